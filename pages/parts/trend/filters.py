"""The trend page's own pick and filters: areas, measure, and what parts the series."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data import figures, regions
from data.disclosure import UNPLACED
from pages.parts.map import filters
from pages.parts.shell.layout import escape
from pages.parts.state import url_validation
from pages.parts.state.url_state import language, update_url, url_parameter
from views import source as cached
from views.text.translator import Translator

SERIES_DIMENSIONS = (
    "area_code",
    "nationality",
    "purpose",
    "sector",
    "position",
    "sex",
    "age_band",
    "validity",
    "measure",
)
MAX_AREAS = 12


@dataclass(frozen=True)
class TrendQuery:
    """One measure, the areas shown, and the way the series are parted."""

    area: str
    areas: tuple[str, ...]
    measure: str
    way: str
    lang: str

    @property
    def series_column(self) -> str:
        """Return the column that parts the series."""
        return self.way if self.way in ("area_code", "measure") else "category"

    @property
    def breakdown(self) -> str:
        """Return the breakdown asked of the figures."""
        return "total" if self.way in ("area_code", "measure") else self.way


def resolve_query(i18n: Translator) -> tuple[TrendQuery, list[str]]:
    """Read the address into the nearest valid pick, with a sentence for each thing that was not valid."""
    notes: list[str] = []
    register = regions.load()
    area = url_validation.requested_area()
    if not register.has_code(area):
        area = url_validation.resolve_area(i18n, notes)
    measure = resolve_measure(area, i18n, notes)
    dimensions = series_dimensions(measure)
    dimension = url_validation.validate_choice("by", dimensions, i18n, notes)
    requested_codes = [code for code in url_parameter("areas", "").split(",") if code]
    unknown_codes = [code for code in requested_codes if not register.has_code(code)]
    notes.extend(i18n.gettext("The area “{given}” is not known and is left out.", given=code) for code in unknown_codes)
    chosen_codes = [code for code in requested_codes if register.has_code(code)] or default_areas(area, measure)
    if len(chosen_codes) > MAX_AREAS:
        notes.append(i18n.gettext("At most {n} areas are shown side by side; the others are left out.", n=MAX_AREAS))
    chosen_codes = chosen_codes[:MAX_AREAS]
    if area not in chosen_codes and not requested_codes:
        notes.append(substitution_sentence(area, measure, chosen_codes, i18n))
    return TrendQuery(area, tuple(chosen_codes), measure, dimension, language()), notes


def substitution_sentence(area: str, measure: str, chosen_codes: list[str], i18n: Translator) -> str:
    """Say that the area has no figure of the measure, and whose are shown."""
    register = regions.load()
    return i18n.gettext(
        "{area} has no figure on {measure}; shown: {areas}.",
        area=register.get(area).full_name,
        measure=figures.measure_facts(measure)[f"short_{i18n.lang}"],
        areas=i18n.format_list([register.get(code).full_name for code in chosen_codes]),
    )


def resolve_measure(area: str, i18n: Translator, notes: list[str]) -> str:
    """Return the measure of the address; without one, the area's first with more than one point in time."""
    measure, fallback = url_parameter("measure", ""), url_validation.default_measure(area)
    if measure in cached.measures():
        return measure
    if measure:
        notes.append(
            i18n.gettext(
                "The measure “{given}” is not known; shown is “{shown}”.",
                given=measure,
                shown=figures.measure_facts(fallback)[f"label_{i18n.lang}"],
            )
        )
    return fallback


def series_dimensions(measure: str) -> tuple[str, ...]:
    """Return the ways in which a measure's published figures can be parted."""
    breakdowns = cached.breakdowns(measure)
    return tuple(
        dimension
        for dimension in SERIES_DIMENSIONS
        if dimension == "area_code"
        or dimension in breakdowns
        or (dimension == "measure" and len(figures.family(measure)) > 1)
    )


def areas_with_figures(measure: str) -> list[str]:
    """Return the codes of areas with a published total of a measure, most figures first."""
    rows = cached.rows_of(measure)
    figure_counts = rows.loc[rows["status"] != "disputed", "area_code"].value_counts()
    return [code for code in figure_counts.index if not code.endswith(UNPLACED)]


def default_areas(area: str, measure: str) -> list[str]:
    """Return the areas to show for one area: itself, else the offices and islands over it, else its regions, with figures."""
    known_codes = set(areas_with_figures(measure))
    register = regions.load()
    if area in known_codes:
        return [area]
    region_groups = (register.places_in(area), register.children(area), register.path(area)[:-1][::-1])
    for region_group in region_groups:
        codes = [region.region_code for region in region_group if region.region_code in known_codes]
        if codes:
            return codes[:6]
    return areas_with_figures(measure)[:4]


def published_trend(query: TrendQuery) -> pd.DataFrame:
    """Return the published figures to draw beside a register's, where the series are areas; none if not asked for."""
    return cached.published_trend(query.measure, query.areas if query.series_column == "area_code" else ())


def collect_cited_rows(rows: pd.DataFrame, published_rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that a trend draws: its own, then the published ones beside them."""
    return pd.concat([rows, published_rows], ignore_index=True) if len(published_rows) else rows


def draw_area_filter(query: TrendQuery, i18n: Translator) -> None:
    """Draw the choice of areas: those with a figure of the measure."""
    register = regions.load()
    options = list(dict.fromkeys([*query.areas, *areas_with_figures(query.measure)]))
    st.session_state["choose_areas"] = list(query.areas)
    st.multiselect(
        i18n.gettext("Areas"),
        options,
        key="choose_areas",
        format_func=lambda code: register.get(code).full_name,
        select_all=False,
        placeholder=i18n.gettext("Choose areas"),
        on_change=lambda: update_url(areas=",".join(st.session_state["choose_areas"]) or None),
    )


def draw_sidebar(query: TrendQuery, i18n: Translator) -> None:
    """Draw the sidebar of the trend page."""
    with st.sidebar:
        filters.draw_search(i18n)
        filters.draw_data_filter(i18n)
        options = tuple(dict.fromkeys((*cached.measures(), query.measure)))
        filters.draw_selectbox(
            "measure", i18n.gettext("Measure"), options, query.measure, filters.measure_labels(options, i18n)
        )
        draw_area_filter(query, i18n)
        dimensions = series_dimensions(query.measure)
        filters.draw_selectbox(
            "by",
            i18n.gettext("Series by"),
            list(dimensions),
            query.way,
            {
                "area_code": i18n.gettext("Area"),
                "nationality": i18n.gettext("Nationality"),
                "purpose": i18n.gettext("Purpose"),
                "age_band": i18n.gettext("Age"),
                "validity": i18n.gettext("Validity"),
                "sector": i18n.gettext("Sector"),
                "position": i18n.gettext("Position"),
                "sex": i18n.gettext("Sex"),
                "measure": i18n.gettext("Permit type or measure"),
            },
        )


def draw_event_list(events: pd.DataFrame, i18n: Translator) -> None:
    """List the marked events with date, explanation and source."""
    lines = [
        f"<li><b>{escape(i18n.format_date(event.date, event.precision))}: {escape(event.label)}.</b> {escape(event.explanation)} "
        f'<a href="{escape(event.url)}" target="_blank" rel="noopener noreferrer">{escape(i18n.gettext("Source"))}</a></li>'
        for event in events.itertuples()
    ]
    if lines:
        st.html(f'<ol class="peta-events">{"".join(lines)}</ol>')
