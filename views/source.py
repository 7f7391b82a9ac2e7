"""Cached doors to ``data`` and ``geo``: every cache decorator of the project is here.

What is cached is shared by all readers and never changed by them. The caches are functools' and not Streamlit's: keys
are frozen picks, which hash in a microsecond, where Streamlit's hashing took a fifth of a rerun. The one exception is a
reader's own folder of an import, which only Streamlit can remove when the reader leaves.
"""

import gc
import time
from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from data import figures, regions
from data.errors import DataError
from data.register.queries import disclosed_register
from data.register.store import change_token, permit_store
from geo import classes, outlines
from geo.errors import GeoError
from pages.parts.deck.edit_lock import EditLock, identify_browser
from pages.parts.import_wizard.upload_folder import UploadFolder
from pages.parts.state import reader_context
from pages.parts.state.reader_context import SourceChoice
from pages.parts.state.url_state import MapQuery
from views import run_scope
from views.map import dataset, filter_options, payload
from views.map.captions import MapCaptions, compose_captions
from views.text.translator import Translator, translator

STORE_SECONDS = 2
"""How long the answer of a store to "has anything changed?" is believed."""

PROBLEM_SECONDS = 30
"""How long a store that could be opened, or could not, is taken for so."""

STORE_TIMEOUT_SECONDS = 3.0
"""Seconds that a page waits for a store that another process holds, before it says so and shows published figures."""


def today() -> pd.Timestamp:
    """Return today's date; ages of figures count from it."""
    return pd.Timestamp.today().normalize()


def cache_key() -> str:
    """Return what changes whenever the data, the reader's choice of them, the mode or the day does: every cache's key."""
    return run_scope.memoize("stamp", compute_cache_key)


def compute_cache_key() -> str:
    """Make the stamp; see :func:`stamp`."""
    path = figures.path()
    modified_ns = path.stat().st_mtime_ns if path.exists() else 0
    choice = source()
    store_token = store_change_token(choice.url, time_bucket(STORE_SECONDS)) if choice.url else ""
    return f"{path}|{modified_ns}|{today():%Y-%m-%d}|{choice}|{store_token}"


def source() -> SourceChoice:
    """Return what the reader reads: what the address asks for, or published figures where a store cannot be opened."""
    return run_scope.memoize("source", resolve_source)


def resolve_source() -> SourceChoice:
    """Find out what the reader reads; see :func:`source`."""
    choice = reader_context.requested_source()
    return choice if store_problem() is None else replace(choice, data=reader_context.PUBLISHED_FIGURES, url="")


def store_problem() -> DataError | None:
    """Return why the store that the address asks for cannot be opened, or None where it can."""
    url = reader_context.requested_source().url
    return (
        _store_problem(url, store_change_token(url, time_bucket(STORE_SECONDS)), time_bucket(PROBLEM_SECONDS))
        if url
        else None
    )


def time_bucket(seconds: int) -> int:
    """Return a number that changes after so many seconds."""
    return int(time.monotonic() / seconds)


@lru_cache(maxsize=8)
def store_change_token(url: str, bucket: int) -> str:
    """Return the stamp of a store; a change is seen after two seconds at the latest."""
    try:
        return change_token.change_token(url)
    except DataError as error:
        return str(error)


@lru_cache(maxsize=8)
def _store_problem(url: str, change_token: str, bucket: int) -> DataError | None:
    try:
        with permit_store.open_store(url, STORE_TIMEOUT_SECONDS):
            return None
    except DataError as error:
        return error


def notices(lang: str) -> list[str]:
    """Return what the reader has to know first: of the address, of a store, and of the figures file, a sentence each."""
    problem = store_problem()
    problem_texts = [translator(lang).translate(problem)] if problem else []
    return [*reader_context.notices(translator(lang)), *problem_texts, *file_notices(lang)]


@lru_cache(maxsize=1)
def freeze_heap_once(key: str) -> None:
    """Load what the next view may need, and set all that is loaded aside from garbage collection.

    Done once, after the first page is on its way, and again after each change of the file.

    Streamlit collects all garbage after every run; with the libraries and tables in the heap that took 150 ms of each
    rerun, and four seconds when twenty viewers changed a filter at once.
    """
    classes.preload_mapclassify()
    gc.collect()
    gc.freeze()


def is_first_run() -> bool:
    """Say whether this is the first run of the server; asked once a run, for the answer is yes once."""
    is_first = mark_first_run.cache_info().currsize == 0
    mark_first_run()
    return is_first


@lru_cache(maxsize=1)
def mark_first_run() -> None:
    """Remember that a run has begun."""


def observations() -> pd.DataFrame:
    """Return every published figure as observations."""
    return load_figures(figures_change_token()).observations


def figures_change_token() -> str:
    """Return what changes whenever the figures file does."""
    path = figures.path()
    return f"{path}|{path.stat().st_mtime_ns if path.exists() else 0}"


@lru_cache(maxsize=4)
def load_figures(key: str) -> figures.Figures:
    """Read the figures file once."""
    register = regions.load()
    return figures.load(known_areas=register.codes)


def protected_register() -> disclosed_register.DisclosedRegister:
    """Return the register as the reader's mode tells it."""
    return _protected_register(cache_key())


@lru_cache(maxsize=6)
def _protected_register(key: str) -> disclosed_register.DisclosedRegister:
    choice = source()
    return disclosed_register.DisclosedRegister(choice.url, choice.mode)


def is_fictitious() -> bool:
    """Say whether any figure on screen may be fictitious."""
    return _is_fictitious(cache_key())


@lru_cache(maxsize=8)
def _is_fictitious(key: str) -> bool:
    data = source().data
    has_fictitious = (
        data in (reader_context.PUBLISHED_FIGURES, reader_context.REGISTER_AND_FIGURES)
        and (observations()["status"] == "fictitious").any()
    )
    return bool(has_fictitious) or (data != reader_context.PUBLISHED_FIGURES and protected_register().is_fictitious)


def badges(i18n: Translator) -> list[str]:
    """Return what stands on every view and export: what data, whether fictitious, and the mode."""
    return reader_context.badges(source(), is_fictitious(), i18n)


def published_badges(i18n: Translator) -> list[str]:
    """Return what stands on a view of published figures alone, whatever the reader reads beside them."""
    has_fictitious = bool((observations()["status"] == "fictitious").any())
    return reader_context.badges(replace(source(), data=reader_context.PUBLISHED_FIGURES), has_fictitious, i18n)


def measures() -> tuple[str, ...]:
    """Return the measures that the chosen data have figures of, in the order of the table of measures."""
    known_measures = figures.measures().index
    if source().is_published:
        return tuple(known_measures)
    register_measures = set(protected_register().measures)
    return tuple(measure for measure in known_measures if measure in register_measures)


def rows_of(measure: str, breakdown: str = "total", only_last: bool = False) -> pd.DataFrame:
    """Return the observations of one measure and breakdown in the chosen data; ``only_last`` spares a register's past."""
    data = source().data
    if data == reader_context.PUBLISHED_FIGURES:
        return published_rows(measure, breakdown)
    if breakdown == "total":
        return protected_register().totals(measure, only_last)
    return protected_register().parts(measure, breakdown, only_last)


def published_rows(measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return the published observations of one measure and breakdown."""
    rows = observations()
    return rows[(rows["measure"] == measure) & (rows["breakdown"] == breakdown)]


def breakdowns(measure: str) -> set[str]:
    """Return the breakdowns that the chosen data have of a measure."""
    if not source().is_published:
        return set(disclosed_register.DIMENSIONS) if figures.measure_facts(measure)["kind"] == "stock" else set()
    rows = observations()
    return set(rows.loc[rows["measure"] == measure, "breakdown"])


def published_alongside(measure: str) -> pd.DataFrame:
    """Return the published figures that stand beside those of the register, by stop of time; none if not asked for."""
    return _published_alongside(cache_key(), measure)


@lru_cache(maxsize=50)
def _published_alongside(key: str, measure: str) -> pd.DataFrame:
    rows = published_rows(measure) if source().data == reader_context.REGISTER_AND_FIGURES else observations().iloc[:0]
    return dataset.select_by_stop(rows, measure, today())


def area_observations(area_code: str, only_last: bool = False) -> pd.DataFrame:
    """Return the observations of one area in the chosen data: of a register the totals and the newest parts."""
    data, rows = source().data, observations()
    area_rows = rows[rows["area_code"] == area_code]
    if data == reader_context.PUBLISHED_FIGURES:
        return area_rows
    register_rows = protected_register().of_area(area_code, only_last)
    return (
        pd.concat([register_rows, area_rows], ignore_index=True)
        if data == reader_context.REGISTER_AND_FIGURES
        else register_rows
    )


def employers(area_code: str) -> pd.DataFrame:
    """Return the employers of an area where enough share a cell: of a register, and only where full numbers are told."""
    return _employers(cache_key(), area_code)


@lru_cache(maxsize=300)
def _employers(key: str, area_code: str) -> pd.DataFrame:
    return observations().iloc[:0] if source().is_published else protected_register().employers(area_code)


def file_notices(lang: str) -> list[str]:
    """Return a sentence for each of the first problems of the figures file: file, row, column, found, wanted."""
    return _file_notices(cache_key(), lang)


@lru_cache(maxsize=8)
def _file_notices(key: str, lang: str) -> list[str]:
    problems = load_figures(figures_change_token()).problems
    i18n = translator(lang)
    lines = [
        i18n.gettext(
            "{file}, row {row}, column {column}: found “{found}”, wanted {wanted}.",
            file=problem.file,
            row=problem.row,
            column=problem.column,
            found=str(problem.found_text)[:80],
            wanted=i18n.translate(problem.expectation),
        )
        for problem in problems[:5]
    ]
    remaining_count = len(problems) - len(lines)
    return (
        [
            *lines,
            i18n.ngettext(
                "… and {n} more problem in the figures file.",
                "… and {n} more problems in the figures file.",
                remaining_count,
            ),
        ]
        if remaining_count
        else lines
    )


def headlines(area_code: str) -> pd.DataFrame:
    """Return the latest known totals of an area, the most telling first."""
    return _headlines(cache_key(), area_code)


@lru_cache(maxsize=1000)
def _headlines(key: str, area_code: str) -> pd.DataFrame:
    return figures.headlines(area_observations(area_code, only_last=True), area_code, today())


def headline_companions(area_code: str) -> pd.DataFrame:
    """Return employers, ships and districts of an area in the chosen data, the newest total of each."""
    return _headline_companions(cache_key(), area_code)


@lru_cache(maxsize=300)
def _headline_companions(key: str, area_code: str) -> pd.DataFrame:
    choice, rows = source(), observations()
    area_rows = (
        rows[rows["area_code"] == area_code]
        if choice.data in (reader_context.PUBLISHED_FIGURES, reader_context.REGISTER_AND_FIGURES)
        else rows.iloc[:0]
    )
    register_rows = (
        []
        if choice.is_published
        else [protected_register().companies(area_code), protected_register().districts(area_code)]
    )
    return figures.headline_companions(pd.concat([*register_rows, area_rows], ignore_index=True), area_code, today())


def group_headlines(area_code: str, group: str) -> pd.DataFrame:
    """Return the newest published totals of one group of measures in an area: actions, outbound cases."""
    return _group_headlines(cache_key(), area_code, group)


@lru_cache(maxsize=300)
def _group_headlines(key: str, area_code: str, group: str) -> pd.DataFrame:
    return figures.newest_group_totals(observations(), area_code, group, today())


def remarks(area_code: str | None) -> list:
    """Return the arithmetic remarks on an area's figures, or on all of them."""
    return _remarks(cache_key(), area_code)


@lru_cache(maxsize=1000)
def _remarks(key: str, area_code: str | None) -> list:
    data = source().data
    rows = (
        observations()
        if data in (reader_context.PUBLISHED_FIGURES, reader_context.REGISTER_AND_FIGURES)
        else observations().iloc[:0]
    )
    return figures.remarks(rows, area_code)


def rows_by_stop(measure: str) -> pd.DataFrame:
    """Return a measure's chosen figures by stop of time (see :func:`views.map.dataset.select_by_stop`)."""
    return _rows_by_stop(cache_key(), measure)


@lru_cache(maxsize=200)
def _rows_by_stop(key: str, measure: str) -> pd.DataFrame:
    return dataset.select_by_stop(rows_of(measure), measure, today())


def map_dataset(query: MapQuery) -> dataset.MapDataset:
    """Return what the map draws for a pick."""
    return _map_dataset(cache_key(), query.measure, query.level, query.show, query.method, query.k, query.bounds)


@lru_cache(maxsize=200)
def _map_dataset(key: str, measure: str, level: str, show: str, method: str, k: int, bounds: str) -> dataset.MapDataset:
    manual_bounds = tuple(float(part) for part in bounds.split("-")) if bounds else None
    return dataset.build_dataset(rows_by_stop(measure), measure, level, show, method, k, manual_bounds)


def map_captions(query: MapQuery) -> MapCaptions:
    """Return the words of the map page for a pick."""
    return _map_captions(cache_key(), query)


@lru_cache(maxsize=500)
def _map_captions(key: str, query: MapQuery) -> MapCaptions:
    inputs = map_dataset(query), rows_by_stop(query.measure), headlines(query.area), published_alongside(query.measure)
    return compose_captions(query, *inputs, translator(query.lang))


def packed_view(query: MapQuery) -> str:
    """Return the packed map view of a pick."""
    return _packed_view(cache_key(), outlines.change_token(), query)


@lru_cache(maxsize=500)
def _packed_view(key: str, outlines_token: str, query: MapQuery) -> str:
    preview = filter_options.preview_payload(query, measures())
    return payload.pack_view(
        map_dataset(query), rows_by_stop, published_alongside(query.measure), query, translator(query.lang), preview
    )


@lru_cache(maxsize=4)
def geometry_errors(outlines_token: str) -> list[GeoError]:
    """Return what is wrong with the built boundary files, checked once until they change."""
    return outlines.check()


def trend(query) -> pd.DataFrame:
    """Return the figures over time of a trend pick."""
    return _trend(cache_key(), query.measure, query.areas, query.way)


@lru_cache(maxsize=300)
def _trend(key: str, measure: str, areas: tuple[str, ...], dimension: str) -> pd.DataFrame:
    if dimension != "measure":
        breakdown = "total" if dimension == "area_code" else dimension
        return figures.trend(rows_of(measure, breakdown), measure, list(areas), breakdown)
    family = [figures.trend(rows_of(member), member, list(areas)) for member in figures.family(measure)]
    return pd.concat([rows for rows in family if len(rows)] or family[:1], ignore_index=True)


def published_trend(measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
    """Return the published figures over time to draw beside a register's, oldest first; none if not asked for."""
    return _published_trend(cache_key(), measure, areas)


@lru_cache(maxsize=100)
def _published_trend(key: str, measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
    rows = published_rows(measure) if source().data == reader_context.REGISTER_AND_FIGURES else observations().iloc[:0]
    return figures.trend(rows, measure, list(areas))


def events(query, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the events within the time of a trend's rows that concern its measure and areas."""
    return events_during(query.measure, query.areas, rows, query.lang)


def events_during(measure: str, areas: tuple[str, ...], rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the dated events of a measure and areas between the first and the last figure, oldest first."""
    event_rows = pd.concat([figures.events(measure, area, lang) for area in areas or ("id",)]).drop_duplicates(
        ["date", "label"]
    )
    if rows.empty:
        return event_rows.iloc[:0]
    is_within = event_rows["date"].between(
        rows["date"].min() - pd.Timedelta(days=366), rows["date"].max() + pd.Timedelta(days=30)
    )
    return event_rows[is_within].sort_values("date")


def figures_of(area_code: str) -> pd.DataFrame:
    """Return every figure of one area, newest first."""
    return _figures_of(cache_key(), area_code)


@lru_cache(maxsize=300)
def _figures_of(key: str, area_code: str) -> pd.DataFrame:
    return area_observations(area_code).sort_values(["date", "measure"], ascending=[False, True], kind="stable")


@st.cache_resource(scope="session", show_spinner=False, on_release=UploadFolder.remove)
def upload_folder() -> UploadFolder:
    """Return this reader's own folder for an import; it is removed when the browser leaves."""
    return UploadFolder()


@st.cache_resource(scope="session", show_spinner=False, on_release=EditLock.release)
def edit_lock() -> EditLock:
    """Return what this visit holds of decks; it is let go when the browser leaves."""
    return EditLock(identify_browser(st.context.cookies.get("_streamlit_xsrf", "")))
