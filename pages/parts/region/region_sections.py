"""The region profile, block by block: facts, composition, trend, neighbours, remarks, conflicts."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data import figures, regions
from pages.parts.map import filters
from pages.parts.region import surroundings
from pages.parts.shell.layout import escape, heading, paragraph
from pages.parts.state import url_validation
from pages.parts.state.url_state import LATEST
from pages.parts.tables import figure_table
from views import charts
from views import source as cached
from views.map.map_sentences import MOST_PARTS, cut_off, source_of
from views.text.translator import Words

MOST_FACTS = 4
BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band", "validity", "rptka", "sktt")
FAR_APART_DAYS = 366


def resolve(say: Words) -> tuple[str, list[str]]:
    """Return the area of the address, any level, or the nearest known one with a note."""
    notes: list[str] = []
    given = url_validation.area_asked()
    if regions.load().has(given):
        return given, notes
    return url_validation.resolve_area(say, notes), notes


def sidebar(say: Words) -> None:
    """Draw the sidebar of the profile: the search box and the choice of data."""
    with st.sidebar:
        filters.search(say)
        filters.data_choice(say)


def facts(known: pd.DataFrame, say: Words) -> None:
    """Show the latest headline figures, each with measure, date and source."""
    items = []
    for row in known.head(MOST_FACTS).itertuples():
        about = figures.about(row.measure)
        source = escape(source_of(row, say)) if row.standing == "register" else figure_table.one_source(row, say)
        items.append(
            f"<div class='peta-fact'><b>{escape(say.told(row))}</b>"
            f"<span>{escape(about[f'short_{say.lang}'])} ({escape(figures.unit_label(about['unit'], say.lang))})</span>"
            f"<small>{escape(say.when(row))}, {escape(age(row.age_days, say))}. {source}</small>{published(row, say)}</div>"
        )
    if items:
        st.html(f'<div class="peta-facts">{"".join(items)}</div>')


def published(row, say: Words) -> str:
    """Return what is published of the same measure, where the reader asked for it beside the register's, as markup."""
    rows = cached.beside(row.measure)
    rows = rows[(rows["area_code"] == row.area_code) & (rows["stop"] == LATEST)]
    told = [f"{say.told(one)}, {say.when(one)}, {one.publisher}" for one in rows.itertuples()]
    return "".join(f"<small>{escape(say.t('Published: {told}', told=line))}</small>" for line in told)


def age(days: int, say: Words) -> str:
    """Say how old a figure is, in days, months or years."""
    if days < 61:
        return say.t("{n} days old", n=max(days, 0))
    if days < 730:
        return say.t("{n} months old", n=days // 30)
    return say.t("{n} years old", n=days // 365)


def compositions(area: str, say: Words, below: Callable[[str], None]) -> None:
    """Draw the latest table by nationality, sector, position and sex; ``below`` draws what stands under each, by its breakdown."""
    rows = cached.figures_of(area)
    found = [latest_table(rows, breakdown) for breakdown in BREAKDOWNS]
    found = [table for table in found if len(table) > 1]
    if not found:
        return
    heading(say.t("Composition"))
    blind = [table for table in found if table["value"].isna().all()]
    if blind:
        names = say.listing([breakdown_label(table["breakdown"].iloc[0], say) for table in blind])
        paragraph(say.t("By {breakdowns} every count is small or hidden, and no chart is drawn.", breakdowns=names))
    found = [table for table in found if table["value"].notna().any()]
    for column, table in zip(st.columns(2) * 5, found, strict=False):
        first = table.iloc[0]
        about = figures.about(first["measure"])
        with column:
            by = breakdown_label(first["breakdown"], say)
            told = f"{say.when(first)}, {source_of(first, say)}"
            paragraph(
                say.t("{measure} by {breakdown}, {told}", measure=about[f"label_{say.lang}"], breakdown=by, told=told)
                + cut_off(len(table), MOST_PARTS, say)
            )
            st.plotly_chart(
                charts.composition(table, say), config=charts.CONFIG, theme=None, key=f"parts-{first['breakdown']}"
            )
            below(first["breakdown"])


def breakdown_label(breakdown: str, say: Words) -> str:
    """Return the reader's word for a breakdown, as it stands within a sentence."""
    return {
        "nationality": say.t("nationality"),
        "purpose": say.t("purpose"),
        "sector": say.t("sector"),
        "position": say.t("position"),
        "sex": say.t("sex"),
        "age_band": say.t("age"),
        "validity": say.t("days of validity left"),
        "rptka": "RPTKA",
        "sktt": "SKTT",
    }[breakdown]


def latest_table(rows: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    """Return the latest published table of one breakdown: one measure, one date, one publisher."""
    parts = rows[(rows["breakdown"] == breakdown) & (rows["status"] != "disputed")]
    if parts.empty:
        return parts
    keys = ["measure", "date", "publisher", "url"]
    sizes = parts.groupby(keys, sort=False).size()
    sizes = sizes[sizes > 1]
    if sizes.empty:
        return parts.iloc[:0]
    latest = max(sizes.index, key=lambda key: (key[1], sizes[key]))
    table = parts[(parts[keys] == list(latest)).all(axis=1)]
    return table.drop_duplicates("category")


def trend(area: str, say: Words, below: Callable[[str], None]) -> None:
    """Draw the measure of the area with the most points in time; ``below`` draws what stands under it, by its measure."""
    rows = cached.figures_of(area)
    table = figures.measures()
    told = table.index[table["is_mappable"]]
    totals = rows[(rows["breakdown"] == "total") & (rows["status"] != "disputed") & rows["measure"].isin(told)]
    points = totals.groupby("measure")["date"].nunique()
    points = points[points > 1]
    if points.empty:
        return
    measure = points.sort_values(ascending=False, kind="stable").index[0]
    series = figures.trend(cached.rows_of(measure), measure, [area])
    heading(say.t("Trend: {measure}", measure=figures.about(measure)[f"label_{say.lang}"]))
    happened = cached.events_during(measure, (area,), series, say.lang)
    beside = cached.trend_beside(measure, (area,))
    st.plotly_chart(
        charts.trend(series, happened, "area_code", say, beside), config=charts.CONFIG, theme=None, key="trend"
    )
    below(measure)


def neighbours(area: str, known: pd.DataFrame, say: Words) -> None:
    """Show one measure for the neighbours and the province: the area's most telling one that any of them has, too."""
    if known.empty or regions.load().get(area).level not in ("province", "regency"):
        return
    register = regions.load()
    others = dict.fromkeys([area, *surroundings.beside(area), *(r.region_code for r in register.path(area)[1:-1])])
    tables_of = {measure: latest_of(measure, list(others)) for measure in known["measure"]}
    measure = next((name for name, rows in tables_of.items() if len(rows) > 1), known.iloc[0]["measure"])
    latest = tables_of[measure]
    heading(say.t("Beside its neighbours and province"))
    label = figures.about(measure)[f"label_{say.lang}"]
    missing = [register.get(code).full_name for code in others if code not in set(latest["area_code"])]
    if len(latest) > 1:
        st.html(figure_table.shown(comparison(latest, say), label, say))
    if missing:
        paragraph(say.t("No data on “{measure}”: {areas}.", measure=label, areas=say.listing(missing)))
    dates = latest["date"]
    if len(dates) > 1 and (dates.max() - dates.min()).days > FAR_APART_DAYS:
        paragraph(say.t("These figures are more than a year apart: compare with care."))


def latest_of(measure: str, areas: list[str]) -> pd.DataFrame:
    """Return the latest known figures of a measure for some areas."""
    rows = cached.ask(measure)
    return rows[(rows["stop"] == "latest") & rows["area_code"].isin(areas)]


def comparison(rows: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Return the columns that matter when regions stand side by side."""
    table = figure_table.numbers(rows.sort_values("value", ascending=False), say)
    return table[
        [
            say.t("Area"),
            say.t("Value"),
            say.t("Unit"),
            say.t("Date or period"),
            say.t("Publisher"),
            say.t("Title"),
            say.t("Address"),
        ]
    ]


def remarks(area: str, say: Words) -> None:
    """Show what the arithmetic of the published tables says."""
    lines = [remark.text(say.lang) for remark in cached.remarks(area)]
    if lines:
        heading(say.t("Remarks"))
        st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def conflicts(area: str, say: Words) -> None:
    """Show conflicting figures side by side, the one chosen for display first."""
    rows = figures.conflicts(cached.figures_of(area))
    if rows.empty:
        return
    heading(say.t("Conflicting figures, side by side"))
    paragraph(
        say.t(
            "Shown first is the figure that the app displays: latest date, then official before press, then most detail."
        )
    )
    st.html(figure_table.shown(comparison_of_conflicts(rows, say), say.t("Conflicting figures"), say))


def comparison_of_conflicts(rows: pd.DataFrame, say: Words) -> pd.DataFrame:
    """Return conflicting figures with measure, value, date and source."""
    table = figure_table.numbers(rows, say)
    return table.drop(
        columns=[
            say.t("Code"),
            say.t("Area"),
            say.t("Per 100,000 residents"),
            say.t("Residents (series)"),
            say.t("Published on"),
            say.t("Figure"),
        ]
    )
