"""The region profile, block by block: facts, composition, trend, neighbours, remarks, conflicts."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data import figures
from pages.parts.shell.layout import draw_heading, draw_paragraph
from pages.parts.shell.sidebar import draw_search_and_data
from views import charts
from views.reader import Reader
from views.region import comparison, composition, employers, surroundings
from views.region.facts import facts_html
from views.tables.table_html import table_html
from views.text.html import list_html
from views.trend.answers import select_events_during
from views.trend.query_resolution import count_dates, longest_measure


def draw_sidebar(reader: Reader) -> None:
    """Draw the sidebar of the profile: the search box and the choice of data."""
    with st.sidebar:
        draw_search_and_data(reader)


def draw_facts(headlines: pd.DataFrame, reader: Reader) -> None:
    """Show the latest headline figures, each with measure, date and source."""
    markup = facts_html(headlines, reader)
    if markup:
        st.html(markup)


def draw_surroundings(area: str, reader: Reader) -> None:
    """Say what is known around an area of which nothing is, with the way to each place; nothing where its own figures are."""
    headlines_by_area = surroundings.collect_surrounding_headlines(reader.source, area)
    if not headlines_by_area:
        return
    draw_heading(reader.i18n.gettext("What is known around it"))
    items = [surroundings.place_html(code, headlines, reader) for code, headlines in headlines_by_area.items()]
    st.html(f"<ul class='peta-list'>{''.join(items)}</ul>")


def draw_compositions(area: str, reader: Reader, draw_below: Callable[[str], None]) -> None:
    """Draw the latest table of each breakdown; ``draw_below`` draws what stands under each, by its breakdown."""
    tables = composition.list_tables(reader.source, area)
    if not tables:
        return
    draw_heading(reader.i18n.gettext("Composition"))
    hidden_text = composition.describe_hidden_tables(tables, reader.i18n)
    if hidden_text:
        draw_paragraph(hidden_text)
    shown_tables = [table for table in tables if table["value"].notna().any()]
    for column, table in zip(st.columns(2) * 5, shown_tables, strict=False):
        with column:
            draw_composition(table, reader)
            draw_below(table["breakdown"].iloc[0])


def draw_composition(table: pd.DataFrame, reader: Reader) -> None:
    """Draw one table as bars, with what it counts above it."""
    draw_paragraph(composition.describe_table(table, reader.i18n))
    st.plotly_chart(
        charts.composition(table, reader),
        config=charts.CHART_CONFIG,
        theme=None,
        key=f"parts-{table['breakdown'].iloc[0]}",
    )


def draw_employers(area: str, reader: Reader) -> None:
    """Show the employers of an area as a table, where a register is read in full numbers; else nothing."""
    if reader.source.is_published or not reader.is_internal:
        return
    i18n, rows = reader.i18n, reader.source.employers(area)
    draw_heading(i18n.gettext("Employers"))
    limits = employers.limits_sentence(i18n)
    draw_paragraph(limits if len(rows) else f"{employers.no_shared_cell_sentence(i18n)} {limits}")
    if len(rows):
        caption = i18n.gettext("Employers and the permit holders they employ")
        st.html(table_html(employers.table(rows, i18n), caption, i18n))


def draw_trend(area: str, reader: Reader, draw_below: Callable[[str], None]) -> None:
    """Draw the measure of the area with the most points in time; ``draw_below`` draws what stands under it, by its measure."""
    measure = longest_measure(count_dates(reader.source.figures_of(area)))
    if not measure:
        return
    series = reader.source.trend(measure, (area,), "area_code")
    label = figures.measure_facts(measure)[f"label_{reader.lang}"]
    draw_heading(reader.i18n.gettext("Trend: {measure}", measure=label))
    events = select_events_during(measure, (area,), series, reader.lang)
    published_rows = reader.source.published_trend(measure, (area,))
    chart = charts.trend(series, events, "area_code", reader, published_rows)
    st.plotly_chart(chart, config=charts.CHART_CONFIG, theme=None, key="trend")
    draw_below(measure)


def draw_neighbours(area: str, headlines: pd.DataFrame, reader: Reader) -> None:
    """Show one measure for the neighbours and the province: the area's most telling one that any of them has, too."""
    result, i18n = comparison.compare_with_neighbours(reader.source, area, headlines), reader.i18n
    if result is None:
        return
    draw_heading(i18n.gettext("Beside its neighbours and province"))
    label = figures.measure_facts(result.measure)[f"label_{i18n.lang}"]
    if len(result.rows) > 1:
        st.html(table_html(comparison.comparison_table(result.rows, i18n), label, i18n))
    if result.missing_names:
        names = i18n.format_list(result.missing_names)
        draw_paragraph(i18n.gettext("No data on “{measure}”: {areas}.", measure=label, areas=names))
    if result.is_far_apart:
        draw_paragraph(i18n.gettext("These figures are more than a year apart: compare with care."))


def draw_remarks(area: str, reader: Reader) -> None:
    """Show what the arithmetic of the published tables says."""
    lines = [reader.i18n.translate(remark.message) for remark in reader.source.remarks(area)]
    if lines:
        draw_heading(reader.i18n.gettext("Remarks"))
        st.html(list_html(lines))


def draw_conflicts(area: str, reader: Reader) -> None:
    """Show conflicting figures side by side, the one chosen for display first."""
    i18n, rows = reader.i18n, comparison.list_conflicts(reader.source, area)
    if rows.empty:
        return
    draw_heading(i18n.gettext("Conflicting figures, side by side"))
    draw_paragraph(
        i18n.gettext(
            "Shown first is the figure that the app displays: latest date, then official before press, then most detail."
        )
    )
    st.html(table_html(comparison.conflict_table(rows, i18n), i18n.gettext("Conflicting figures"), i18n))
