"""The region profile, block by block: facts, composition, trend, neighbours, remarks, conflicts."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data import figures, regions
from pages.parts.map import filters
from pages.parts.region import surroundings
from pages.parts.shell.layout import draw_heading, draw_paragraph, escape
from pages.parts.state import url_validation
from pages.parts.state.url_state import LATEST_STOP
from pages.parts.tables import figure_table
from views import charts
from views import source as cached
from views.map.map_sentences import MAX_PARTS, source_of, truncation_phrase
from views.text.translator import Translator

MAX_FACTS = 4
BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band", "validity", "rptka", "sktt")
MAX_DATE_GAP_DAYS = 366


def resolve_area(i18n: Translator) -> tuple[str, list[str]]:
    """Return the area of the address, any level, or the nearest known one with a note."""
    notes: list[str] = []
    code = url_validation.requested_area()
    if regions.load().has_code(code):
        return code, notes
    return url_validation.resolve_area(i18n, notes), notes


def draw_sidebar(i18n: Translator) -> None:
    """Draw the sidebar of the profile: the search box and the choice of data."""
    with st.sidebar:
        filters.draw_search(i18n)
        filters.draw_data_filter(i18n)


def draw_facts(headlines: pd.DataFrame, i18n: Translator) -> None:
    """Show the latest headline figures, each with measure, date and source."""
    items = []
    for row in headlines.head(MAX_FACTS).itertuples():
        measure_facts = figures.measure_facts(row.measure)
        source = escape(source_of(row, i18n)) if row.standing == "register" else figure_table.source_link(row, i18n)
        items.append(
            f"<div class='peta-fact'><b>{escape(i18n.format_value(row))}</b>"
            f"<span>{escape(measure_facts[f'short_{i18n.lang}'])} ({escape(figures.unit_label(measure_facts['unit'], i18n.lang))})</span>"
            f"<small>{escape(i18n.format_reference_period(row))}, {escape(age_phrase(row.age_days, i18n))}. {source}</small>{published_html(row, i18n)}</div>"
        )
    if items:
        st.html(f'<div class="peta-facts">{"".join(items)}</div>')


def published_html(row, i18n: Translator) -> str:
    """Return what is published of the same measure, where the reader asked for it beside the register's, as markup."""
    rows = cached.published_alongside(row.measure)
    rows = rows[(rows["area_code"] == row.area_code) & (rows["stop"] == LATEST_STOP)]
    texts = [
        f"{i18n.format_value(published_row)}, {i18n.format_reference_period(published_row)}, {published_row.publisher}"
        for published_row in rows.itertuples()
    ]
    return "".join(f"<small>{escape(i18n.gettext('Published: {told}', told=line))}</small>" for line in texts)


def age_phrase(days: int, i18n: Translator) -> str:
    """Say how old a figure is, in days, months or years."""
    if days < 61:
        return i18n.ngettext("{n} day old", "{n} days old", max(days, 0))
    if days < 730:
        return i18n.ngettext("{n} month old", "{n} months old", days // 30)
    return i18n.ngettext("{n} year old", "{n} years old", days // 365)


def draw_compositions(area: str, i18n: Translator, draw_below: Callable[[str], None]) -> None:
    """Draw the latest table by nationality, sector, position and sex; ``draw_below`` draws what stands under each, by its breakdown."""
    rows = cached.figures_of(area)
    breakdown_tables = [latest_table(rows, breakdown) for breakdown in BREAKDOWNS]
    breakdown_tables = [table for table in breakdown_tables if len(table) > 1]
    if not breakdown_tables:
        return
    draw_heading(i18n.gettext("Composition"))
    hidden_tables = [table for table in breakdown_tables if table["value"].isna().all()]
    if hidden_tables:
        names = i18n.format_list([breakdown_label(table["breakdown"].iloc[0], i18n) for table in hidden_tables])
        draw_paragraph(
            i18n.gettext("By {breakdowns} every count is small or hidden, and no chart is drawn.", breakdowns=names)
        )
    breakdown_tables = [table for table in breakdown_tables if table["value"].notna().any()]
    for column, table in zip(st.columns(2) * 5, breakdown_tables, strict=False):
        first_row = table.iloc[0]
        measure_facts = figures.measure_facts(first_row["measure"])
        with column:
            breakdown_name = breakdown_label(first_row["breakdown"], i18n)
            source_text = f"{i18n.format_reference_period(first_row)}, {source_of(first_row, i18n)}"
            draw_paragraph(
                i18n.gettext(
                    "{measure} by {breakdown}, {told}",
                    measure=measure_facts[f"label_{i18n.lang}"],
                    breakdown=breakdown_name,
                    told=source_text,
                )
                + truncation_phrase(len(table), MAX_PARTS, i18n)
            )
            st.plotly_chart(
                charts.composition(table, i18n),
                config=charts.CHART_CONFIG,
                theme=None,
                key=f"parts-{first_row['breakdown']}",
            )
            draw_below(first_row["breakdown"])


def breakdown_label(breakdown: str, i18n: Translator) -> str:
    """Return the reader's word for a breakdown, as it stands within a sentence."""
    return {
        "nationality": i18n.gettext("nationality"),
        "purpose": i18n.gettext("purpose"),
        "sector": i18n.gettext("sector"),
        "position": i18n.gettext("position"),
        "sex": i18n.gettext("sex"),
        "age_band": i18n.gettext("age"),
        "validity": i18n.gettext("days of validity left"),
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
    latest_key = max(sizes.index, key=lambda key: (key[1], sizes[key]))
    table = parts[(parts[keys] == list(latest_key)).all(axis=1)]
    return table.drop_duplicates("category")


def draw_trend(area: str, i18n: Translator, draw_below: Callable[[str], None]) -> None:
    """Draw the measure of the area with the most points in time; ``draw_below`` draws what stands under it, by its measure."""
    rows = cached.figures_of(area)
    table = figures.measures()
    mappable_measures = table.index[table["is_mappable"]]
    totals = rows[
        (rows["breakdown"] == "total") & (rows["status"] != "disputed") & rows["measure"].isin(mappable_measures)
    ]
    point_counts = totals.groupby("measure")["date"].nunique()
    point_counts = point_counts[point_counts > 1]
    if point_counts.empty:
        return
    measure = point_counts.sort_values(ascending=False, kind="stable").index[0]
    series = figures.trend(cached.rows_of(measure), measure, [area])
    draw_heading(i18n.gettext("Trend: {measure}", measure=figures.measure_facts(measure)[f"label_{i18n.lang}"]))
    events = cached.events_during(measure, (area,), series, i18n.lang)
    published_rows = cached.published_trend(measure, (area,))
    st.plotly_chart(
        charts.trend(series, events, "area_code", i18n, published_rows),
        config=charts.CHART_CONFIG,
        theme=None,
        key="trend",
    )
    draw_below(measure)


def draw_neighbours(area: str, headlines: pd.DataFrame, i18n: Translator) -> None:
    """Show one measure for the neighbours and the province: the area's most telling one that any of them has, too."""
    if headlines.empty or regions.load().get(area).level not in ("province", "regency"):
        return
    register = regions.load()
    area_codes = dict.fromkeys(
        [area, *surroundings.neighbours(area), *(region.region_code for region in register.path(area)[1:-1])]
    )
    rows_by_measure = {measure: latest_figures(measure, list(area_codes)) for measure in headlines["measure"]}
    measure = next((name for name, rows in rows_by_measure.items() if len(rows) > 1), headlines.iloc[0]["measure"])
    latest_rows = rows_by_measure[measure]
    draw_heading(i18n.gettext("Beside its neighbours and province"))
    label = figures.measure_facts(measure)[f"label_{i18n.lang}"]
    missing_names = [register.get(code).full_name for code in area_codes if code not in set(latest_rows["area_code"])]
    if len(latest_rows) > 1:
        st.html(figure_table.table_html(comparison_table(latest_rows, i18n), label, i18n))
    if missing_names:
        draw_paragraph(
            i18n.gettext("No data on “{measure}”: {areas}.", measure=label, areas=i18n.format_list(missing_names))
        )
    dates = latest_rows["date"]
    if len(dates) > 1 and (dates.max() - dates.min()).days > MAX_DATE_GAP_DAYS:
        draw_paragraph(i18n.gettext("These figures are more than a year apart: compare with care."))


def latest_figures(measure: str, areas: list[str]) -> pd.DataFrame:
    """Return the latest known figures of a measure for some areas."""
    rows = cached.rows_by_stop(measure)
    return rows[(rows["stop"] == "latest") & rows["area_code"].isin(areas)]


def comparison_table(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return the columns that matter when regions stand side by side."""
    table = figure_table.numbers(rows.sort_values("value", ascending=False), i18n)
    return table[
        [
            i18n.gettext("Area"),
            i18n.gettext("Value"),
            i18n.gettext("Unit"),
            i18n.gettext("Date or period"),
            i18n.gettext("Publisher"),
            i18n.gettext("Title"),
            i18n.gettext("Address"),
        ]
    ]


def draw_remarks(area: str, i18n: Translator) -> None:
    """Show what the arithmetic of the published tables says."""
    lines = [remark.text(i18n.lang) for remark in cached.remarks(area)]
    if lines:
        draw_heading(i18n.gettext("Remarks"))
        st.html("<ul class='peta-list'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def draw_conflicts(area: str, i18n: Translator) -> None:
    """Show conflicting figures side by side, the one chosen for display first."""
    rows = figures.conflicts(cached.figures_of(area))
    if rows.empty:
        return
    draw_heading(i18n.gettext("Conflicting figures, side by side"))
    draw_paragraph(
        i18n.gettext(
            "Shown first is the figure that the app displays: latest date, then official before press, then most detail."
        )
    )
    st.html(figure_table.table_html(conflict_table(rows, i18n), i18n.gettext("Conflicting figures"), i18n))


def conflict_table(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return conflicting figures with measure, value, date and source."""
    table = figure_table.numbers(rows, i18n)
    return table.drop(
        columns=[
            i18n.gettext("Code"),
            i18n.gettext("Area"),
            i18n.gettext("Per 100,000 residents"),
            i18n.gettext("Residents (series)"),
            i18n.gettext("Published on"),
            i18n.gettext("Figure"),
        ]
    )
