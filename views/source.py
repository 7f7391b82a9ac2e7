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
from pages.parts.deck.edit_lock import Hold, browser_of
from pages.parts.import_wizard.upload_folder import Private
from pages.parts.state import reader_context
from pages.parts.state.reader_context import Reading
from pages.parts.state.url_state import Pick
from views import run_scope
from views.map import dataset, filter_options, payload
from views.map.captions import Screen, compose
from views.text.translator import Words, words

STORE_SECONDS = 2
"""How long the answer of a store to "has anything changed?" is believed."""

PROBLEM_SECONDS = 30
"""How long a store that could be opened, or could not, is taken for so."""

PROBLEM_PATIENCE = 3.0
"""Seconds that a page waits for a store that another process holds, before it says so and shows published figures."""


def today() -> pd.Timestamp:
    """Return today's date; ages of figures count from it."""
    return pd.Timestamp.today().normalize()


def stamp() -> str:
    """Return what changes whenever the data, the reader's choice of them, the mode or the day does: every cache's key."""
    return run_scope.once("stamp", stamped)


def stamped() -> str:
    """Make the stamp; see :func:`stamp`."""
    path = figures.path()
    changed = path.stat().st_mtime_ns if path.exists() else 0
    what = source()
    stored = store_stamp(what.url, turn(STORE_SECONDS)) if what.url else ""
    return f"{path}|{changed}|{today():%Y-%m-%d}|{what}|{stored}"


def source() -> Reading:
    """Return what the reader reads: what the address asks for, or published figures where a store cannot be opened."""
    return run_scope.once("source", read_from)


def read_from() -> Reading:
    """Find out what the reader reads; see :func:`source`."""
    what = reader_context.reading()
    return what if store_problem() is None else replace(what, data=reader_context.PUBLISHED, url="")


def store_problem() -> DataError | None:
    """Return why the store that the address asks for cannot be opened, or None where it can."""
    url = reader_context.reading().url
    return _store_problem(url, store_stamp(url, turn(STORE_SECONDS)), turn(PROBLEM_SECONDS)) if url else None


def turn(seconds: int) -> int:
    """Return a number that changes after so many seconds."""
    return int(time.monotonic() / seconds)


@lru_cache(maxsize=8)
def store_stamp(url: str, now: int) -> str:
    """Return the stamp of a store; a change is seen after two seconds at the latest."""
    try:
        return change_token.stamp(url)
    except DataError as error:
        return str(error)


@lru_cache(maxsize=8)
def _store_problem(url: str, stamp: str, now: int) -> DataError | None:
    try:
        with permit_store.connected(url, PROBLEM_PATIENCE):
            return None
    except DataError as error:
        return error


def notices(lang: str) -> list[str]:
    """Return what the reader has to know first: of the address, of a store, and of the figures file, a sentence each."""
    problem = store_problem()
    told = [problem.text(lang)] if problem else []
    return [*reader_context.notices(words(lang)), *told, *file_notices(lang)]


@lru_cache(maxsize=1)
def settle(key: str) -> None:
    """Load what the next view may need, and set all that is loaded aside from garbage collection.

    Done once, after the first page is on its way, and again after each change of the file.

    Streamlit collects all garbage after every run; with the libraries and tables in the heap that took 150 ms of each
    rerun, and four seconds when twenty viewers changed a filter at once.
    """
    classes.warm()
    gc.collect()
    gc.freeze()


def is_first_run() -> bool:
    """Say whether this is the first run of the server; asked once a run, for the answer is yes once."""
    is_first = begin.cache_info().currsize == 0
    begin()
    return is_first


@lru_cache(maxsize=1)
def begin() -> None:
    """Remember that a run has begun."""


def observations() -> pd.DataFrame:
    """Return every published figure as observations."""
    return loaded(figures_stamp()).observations


def figures_stamp() -> str:
    """Return what changes whenever the figures file does."""
    path = figures.path()
    return f"{path}|{path.stat().st_mtime_ns if path.exists() else 0}"


@lru_cache(maxsize=4)
def loaded(key: str) -> figures.Figures:
    """Read the figures file once."""
    register = regions.load()
    return figures.load(known_areas=register.codes)


def view() -> disclosed_register.View:
    """Return the register as the reader's mode tells it."""
    return _view(stamp())


@lru_cache(maxsize=6)
def _view(key: str) -> disclosed_register.View:
    what = source()
    return disclosed_register.View(what.url, what.mode)


def is_fictitious() -> bool:
    """Say whether any figure on screen may be fictitious."""
    return _is_fictitious(stamp())


@lru_cache(maxsize=8)
def _is_fictitious(key: str) -> bool:
    data = source().data
    published = (
        data in (reader_context.PUBLISHED, reader_context.BOTH) and (observations()["status"] == "fictitious").any()
    )
    return bool(published) or (data != reader_context.PUBLISHED and view().is_fictitious)


def badges(say: Words) -> list[str]:
    """Return what stands on every view and export: what data, whether fictitious, and the mode."""
    return reader_context.badges(source(), is_fictitious(), say)


def published_badges(say: Words) -> list[str]:
    """Return what stands on a view of published figures alone, whatever the reader reads beside them."""
    is_invented = bool((observations()["status"] == "fictitious").any())
    return reader_context.badges(replace(source(), data=reader_context.PUBLISHED), is_invented, say)


def measures() -> tuple[str, ...]:
    """Return the measures that the chosen data have figures of, in the order of the table of measures."""
    known = figures.measures().index
    if source().is_published:
        return tuple(known)
    there = set(view().measures)
    return tuple(measure for measure in known if measure in there)


def rows_of(measure: str, breakdown: str = "total", only_last: bool = False) -> pd.DataFrame:
    """Return the observations of one measure and breakdown in the chosen data; ``only_last`` spares a register's past."""
    data = source().data
    if data == reader_context.PUBLISHED:
        return published_rows(measure, breakdown)
    if breakdown == "total":
        return view().totals(measure, only_last)
    return view().parts(measure, breakdown, only_last)


def published_rows(measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return the published observations of one measure and breakdown."""
    rows = observations()
    return rows[(rows["measure"] == measure) & (rows["breakdown"] == breakdown)]


def breakdowns(measure: str) -> set[str]:
    """Return the breakdowns that the chosen data have of a measure."""
    if not source().is_published:
        return set(disclosed_register.DIMENSIONS) if figures.about(measure)["kind"] == "stock" else set()
    rows = observations()
    return set(rows.loc[rows["measure"] == measure, "breakdown"])


def beside(measure: str) -> pd.DataFrame:
    """Return the published figures that stand beside those of the register, by stop of time; none if not asked for."""
    return _beside(stamp(), measure)


@lru_cache(maxsize=50)
def _beside(key: str, measure: str) -> pd.DataFrame:
    rows = published_rows(measure) if source().data == reader_context.BOTH else observations().iloc[:0]
    return dataset.by_stop(rows, measure, today())


def in_area(area_code: str, only_last: bool = False) -> pd.DataFrame:
    """Return the observations of one area in the chosen data: of a register the totals and the newest parts."""
    data, rows = source().data, observations()
    own = rows[rows["area_code"] == area_code]
    if data == reader_context.PUBLISHED:
        return own
    told = view().of_area(area_code, only_last)
    return pd.concat([told, own], ignore_index=True) if data == reader_context.BOTH else told


def employers(area_code: str) -> pd.DataFrame:
    """Return the employers of an area where enough share a cell: of a register, and only where full numbers are told."""
    return _employers(stamp(), area_code)


@lru_cache(maxsize=300)
def _employers(key: str, area_code: str) -> pd.DataFrame:
    return observations().iloc[:0] if source().is_published else view().employers(area_code)


def file_notices(lang: str) -> list[str]:
    """Return a sentence for each of the first problems of the figures file: file, row, column, found, wanted."""
    return _file_notices(stamp(), lang)


@lru_cache(maxsize=8)
def _file_notices(key: str, lang: str) -> list[str]:
    problems = loaded(figures_stamp()).problems
    say = words(lang)
    lines = [
        say.t(
            "{file}, row {row}, column {column}: found “{found}”, wanted {wanted}.",
            file=problem.file,
            row=problem.row,
            column=problem.column,
            found=str(problem.found)[:80],
            wanted=problem.wanted_text(lang),
        )
        for problem in problems[:5]
    ]
    rest = len(problems) - len(lines)
    return [*lines, say.t("… and {n} more problems in the figures file.", n=rest)] if rest else lines


def headlines(area_code: str) -> pd.DataFrame:
    """Return the latest known totals of an area, the most telling first."""
    return _headlines(stamp(), area_code)


@lru_cache(maxsize=1000)
def _headlines(key: str, area_code: str) -> pd.DataFrame:
    return figures.headlines(in_area(area_code, only_last=True), area_code, today())


def beside_people(area_code: str) -> pd.DataFrame:
    """Return employers, ships and districts of an area in the chosen data, the newest total of each."""
    return _beside_people(stamp(), area_code)


@lru_cache(maxsize=300)
def _beside_people(key: str, area_code: str) -> pd.DataFrame:
    what, rows = source(), observations()
    own = (
        rows[rows["area_code"] == area_code]
        if what.data in (reader_context.PUBLISHED, reader_context.BOTH)
        else rows.iloc[:0]
    )
    listed = [] if what.is_published else [view().companies(area_code), view().districts(area_code)]
    return figures.beside_people(pd.concat([*listed, own], ignore_index=True), area_code, today())


def of_group(area_code: str, group: str) -> pd.DataFrame:
    """Return the newest published totals of one group of measures in an area: actions, outbound cases."""
    return _of_group(stamp(), area_code, group)


@lru_cache(maxsize=300)
def _of_group(key: str, area_code: str, group: str) -> pd.DataFrame:
    return figures.of_group(observations(), area_code, group, today())


def remarks(area_code: str | None) -> list:
    """Return the arithmetic remarks on an area's figures, or on all of them."""
    return _remarks(stamp(), area_code)


@lru_cache(maxsize=1000)
def _remarks(key: str, area_code: str | None) -> list:
    what = source().data
    rows = observations() if what in (reader_context.PUBLISHED, reader_context.BOTH) else observations().iloc[:0]
    return figures.remarks(rows, area_code)


def ask(measure: str) -> pd.DataFrame:
    """Return a measure's chosen figures by stop of time (see :func:`views.map.dataset.by_stop`)."""
    return _by_stop(stamp(), measure)


@lru_cache(maxsize=200)
def _by_stop(key: str, measure: str) -> pd.DataFrame:
    return dataset.by_stop(rows_of(measure), measure, today())


def drawn_rows(pick: Pick) -> dataset.Drawn:
    """Return what the map draws for a pick."""
    return _drawn(stamp(), pick.measure, pick.level, pick.show, pick.method, pick.k, pick.bounds)


@lru_cache(maxsize=200)
def _drawn(key: str, measure: str, level: str, show: str, method: str, k: int, bounds: str) -> dataset.Drawn:
    manual = tuple(float(part) for part in bounds.split("-")) if bounds else None
    return dataset.draw(ask(measure), measure, level, show, method, k, manual)


def screen(pick: Pick) -> Screen:
    """Return the words of the map page for a pick."""
    return _screen(stamp(), pick)


@lru_cache(maxsize=500)
def _screen(key: str, pick: Pick) -> Screen:
    told = drawn_rows(pick), ask(pick.measure), headlines(pick.area), beside(pick.measure)
    return compose(pick, *told, words(pick.lang))


def packed_view(pick: Pick) -> str:
    """Return the packed map view of a pick."""
    return _packed(stamp(), outlines.stamp(), pick)


@lru_cache(maxsize=500)
def _packed(key: str, built: str, pick: Pick) -> str:
    ahead = filter_options.ahead(pick, measures())
    return payload.packed(drawn_rows(pick), ask, beside(pick.measure), pick, words(pick.lang), ahead)


@lru_cache(maxsize=4)
def geometry_errors(built: str) -> list[str]:
    """Return what is wrong with the built boundary files, checked once until they change."""
    return [str(error) for error in outlines.check()]


def trend(pick) -> pd.DataFrame:
    """Return the figures over time of a trend pick."""
    return _trend(stamp(), pick.measure, pick.areas, pick.way)


@lru_cache(maxsize=300)
def _trend(key: str, measure: str, areas: tuple[str, ...], way: str) -> pd.DataFrame:
    if way != "measure":
        by = "total" if way == "area_code" else way
        return figures.trend(rows_of(measure, by), measure, list(areas), by)
    family = [figures.trend(rows_of(member), member, list(areas)) for member in figures.family(measure)]
    return pd.concat([rows for rows in family if len(rows)] or family[:1], ignore_index=True)


def trend_beside(measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
    """Return the published figures over time to draw beside a register's, oldest first; none if not asked for."""
    return _trend_beside(stamp(), measure, areas)


@lru_cache(maxsize=100)
def _trend_beside(key: str, measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
    rows = published_rows(measure) if source().data == reader_context.BOTH else observations().iloc[:0]
    return figures.trend(rows, measure, list(areas))


def events(pick, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the events within the time of a trend's rows that concern its measure and areas."""
    return events_during(pick.measure, pick.areas, rows, pick.lang)


def events_during(measure: str, areas: tuple[str, ...], rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the dated events of a measure and areas between the first and the last figure, oldest first."""
    found = pd.concat([figures.events(measure, area, lang) for area in areas or ("id",)]).drop_duplicates(
        ["date", "label"]
    )
    if rows.empty:
        return found.iloc[:0]
    within = found["date"].between(
        rows["date"].min() - pd.Timedelta(days=366), rows["date"].max() + pd.Timedelta(days=30)
    )
    return found[within].sort_values("date")


def figures_of(area_code: str) -> pd.DataFrame:
    """Return every figure of one area, newest first."""
    return _figures_of(stamp(), area_code)


@lru_cache(maxsize=300)
def _figures_of(key: str, area_code: str) -> pd.DataFrame:
    return in_area(area_code).sort_values(["date", "measure"], ascending=[False, True], kind="stable")


@st.cache_resource(scope="session", show_spinner=False, on_release=Private.remove)
def private() -> Private:
    """Return this reader's own folder for an import; it is removed when the browser leaves."""
    return Private()


@st.cache_resource(scope="session", show_spinner=False, on_release=Hold.release)
def hold() -> Hold:
    """Return what this visit holds of decks; it is let go when the browser leaves."""
    return Hold(browser_of(st.context.cookies.get("_streamlit_xsrf", "")))
