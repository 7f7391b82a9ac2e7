"""The trend page's own pick and filters: areas, measure, and what parts the series."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data import figures, regions
from data.disclosure import UNPLACED
from pages.parts.map import filters
from pages.parts.shell.layout import escape
from pages.parts.state import url_validation
from pages.parts.state.url_state import address, go, language
from views import source as cached
from views.text.translator import Words

WAYS = ("area_code", "nationality", "purpose", "sector", "position", "sex", "age_band", "validity", "measure")
MOST_AREAS = 12


@dataclass(frozen=True)
class TrendPick:
    """One measure, the areas shown, and the way the series are parted."""

    area: str
    areas: tuple[str, ...]
    measure: str
    way: str
    lang: str

    @property
    def by(self) -> str:
        """Return the column that parts the series."""
        return self.way if self.way in ("area_code", "measure") else "category"

    @property
    def breakdown(self) -> str:
        """Return the breakdown asked of the figures."""
        return "total" if self.way in ("area_code", "measure") else self.way


def resolve(say: Words) -> tuple[TrendPick, list[str]]:
    """Read the address into the nearest valid pick, with a sentence for each thing that was not valid."""
    notes: list[str] = []
    register = regions.load()
    area = url_validation.area_asked()
    if not register.has(area):
        area = url_validation.resolve_area(say, notes)
    measure = resolve_measure(area, say, notes)
    ways = ways_of(measure)
    way = url_validation.valid("by", ways, say, notes)
    given = [code for code in address("areas", "").split(",") if code]
    unknown = [code for code in given if not register.has(code)]
    notes.extend(say.t("The area “{given}” is not known and is left out.", given=code) for code in unknown)
    chosen = [code for code in given if register.has(code)] or around(area, measure)
    if len(chosen) > MOST_AREAS:
        notes.append(say.t("At most {n} areas are shown side by side; the others are left out.", n=MOST_AREAS))
    chosen = chosen[:MOST_AREAS]
    if area not in chosen and not given:
        notes.append(elsewhere(area, measure, chosen, say))
    return TrendPick(area, tuple(chosen), measure, way, language()), notes


def elsewhere(area: str, measure: str, chosen: list[str], say: Words) -> str:
    """Say that the area has no figure of the measure, and whose are shown."""
    register = regions.load()
    return say.t(
        "{area} has no figure on {measure}; shown: {areas}.",
        area=register.get(area).full_name,
        measure=figures.about(measure)[f"short_{say.lang}"],
        areas=say.listing([register.get(code).full_name for code in chosen]),
    )


def resolve_measure(area: str, say: Words, notes: list[str]) -> str:
    """Return the measure of the address; without one, the area's first with more than one point in time."""
    given, usual = address("measure", ""), url_validation.usual_measure(area)
    if given in cached.measures():
        return given
    if given:
        notes.append(
            say.t(
                "The measure “{given}” is not known; shown is “{shown}”.",
                given=given,
                shown=figures.about(usual)[f"label_{say.lang}"],
            )
        )
    return usual


def ways_of(measure: str) -> tuple[str, ...]:
    """Return the ways in which a measure's published figures can be parted."""
    found = cached.breakdowns(measure)
    return tuple(
        w for w in WAYS if w == "area_code" or w in found or (w == "measure" and len(figures.family(measure)) > 1)
    )


def with_figures(measure: str) -> list[str]:
    """Return the codes of areas with a published total of a measure, most figures first."""
    rows = cached.rows_of(measure)
    counted = rows.loc[rows["status"] != "disputed", "area_code"].value_counts()
    return [code for code in counted.index if not code.endswith(UNPLACED)]


def around(area: str, measure: str) -> list[str]:
    """Return the areas to show for one area: itself, else the offices and islands over it, else its regions, with figures."""
    known = set(with_figures(measure))
    register = regions.load()
    if area in known:
        return [area]
    circles = (register.places_in(area), register.children(area), register.path(area)[:-1][::-1])
    for circle in circles:
        found = [region.region_code for region in circle if region.region_code in known]
        if found:
            return found[:6]
    return with_figures(measure)[:4]


def beside(pick: TrendPick) -> pd.DataFrame:
    """Return the published figures to draw beside a register's, where the series are areas; none if not asked for."""
    return cached.trend_beside(pick.measure, pick.areas if pick.by == "area_code" else ())


def cited(rows: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that a trend draws: its own, then the published ones beside them."""
    return pd.concat([rows, beside], ignore_index=True) if len(beside) else rows


def filters_areas(pick: TrendPick, say: Words) -> None:
    """Draw the choice of areas: those with a figure of the measure."""
    register = regions.load()
    options = list(dict.fromkeys([*pick.areas, *with_figures(pick.measure)]))
    st.session_state["choose_areas"] = list(pick.areas)
    st.multiselect(
        say.t("Areas"),
        options,
        key="choose_areas",
        format_func=lambda code: register.get(code).full_name,
        select_all=False,
        placeholder=say.t("Choose areas"),
        on_change=lambda: go(areas=",".join(st.session_state["choose_areas"]) or None),
    )


def sidebar(pick: TrendPick, say: Words) -> None:
    """Draw the sidebar of the trend page."""
    with st.sidebar:
        filters.search(say)
        filters.data_choice(say)
        options = tuple(dict.fromkeys((*cached.measures(), pick.measure)))
        filters.choose("measure", say.t("Measure"), options, pick.measure, filters.labels_of(options, say))
        filters_areas(pick, say)
        ways = ways_of(pick.measure)
        filters.choose(
            "by",
            say.t("Series by"),
            list(ways),
            pick.way,
            {
                "area_code": say.t("Area"),
                "nationality": say.t("Nationality"),
                "purpose": say.t("Purpose"),
                "age_band": say.t("Age"),
                "validity": say.t("Validity"),
                "sector": say.t("Sector"),
                "position": say.t("Position"),
                "sex": say.t("Sex"),
                "measure": say.t("Permit type or measure"),
            },
        )


def event_list(events: pd.DataFrame, say: Words) -> None:
    """List the marked events with date, explanation and source."""
    lines = [
        f"<li><b>{escape(say.date(event.date, event.precision))}: {escape(event.label)}.</b> {escape(event.explanation)} "
        f'<a href="{escape(event.url)}" target="_blank" rel="noopener noreferrer">{escape(say.t("Source"))}</a></li>'
        for event in events.itertuples()
    ]
    if lines:
        st.html(f'<ol class="peta-events">{"".join(lines)}</ol>')
