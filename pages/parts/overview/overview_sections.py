"""The overview, block by block: map, trend, and what needs attention, to be read in ten seconds."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data import figures, regions
from meeting.capture import scene_capture
from meeting.capture.deck_changes import describe_changes
from pages.parts.deck import add_to_deck
from pages.parts.map import component
from pages.parts.shell.layout import draw_heading, draw_paragraph
from views import charts
from views.map.query import MapQuery
from views.map.query_resolution import choose_map_measure, default_map_query
from views.overview import overview_sentences
from views.reader import Reader
from views.text.html import list_html
from views.trend import trend_sentences
from views.trend.answers import get_trend
from views.trend.query_resolution import default_trend_query
from views.validation import resolve_area


def resolve_query(reader: Reader) -> tuple[MapQuery, list[str]]:
    """Return the map that the overview shows for the area of the address, and what was not valid in it."""
    notes: list[str] = []
    area = resolve_area(reader, notes)
    return default_map_query(area, choose_map_measure(reader.source, area), reader), notes


def draw_thumbnail(query: MapQuery, container: DeltaGenerator, reader: Reader) -> None:
    """Show the map small; a click goes down into a region, the link to the whole map; it can be taken as it is."""
    i18n = reader.i18n
    with container:
        measure_facts = figures.measure_facts(query.measure)
        unit = figures.unit_label(measure_facts["unit"], i18n.lang)
        label = measure_facts[f"label_{i18n.lang}"]
        draw_paragraph(f"{label} ({unit}), {i18n.gettext('latest known of each region')}")
        component.draw_map(query, reader, is_small=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_map_link(query, reader)
            add_to_deck.offer_chart(
                query.area, lambda reader: scene_capture.capture_map(query, reader), "map", reader, "ringkasan"
            )


def draw_map_link(query: MapQuery, reader: Reader) -> None:
    """Show the way to the whole map of the area."""
    label = reader.i18n.gettext("The whole map of {area}", area=regions.load().display_name(query.area))
    parameters = reader.request.navigation_parameters(area=query.area, measure=query.measure)
    st.page_link("pages/map.py", label=label, query_params=parameters)


def draw_trend(area: str, measure: str, reader: Reader) -> None:
    """Show the longest series of the area or the place around it, small, with its message; it can be taken as it is."""
    i18n, query = reader.i18n, default_trend_query(area, measure, reader)
    query = replace(query, areas=query.areas[:1])
    rows = get_trend(reader.source, query)
    if rows["date"].nunique() < 2:
        return
    first_row, last_row = trend_sentences.series_ends(rows, query)
    title = trend_sentences.trend_title(rows, query, i18n, has_unit=True)
    draw_paragraph(f"{title}. {trend_sentences.sources_of(first_row, last_row, i18n)}.")
    st.plotly_chart(charts.spark(rows, reader), config=charts.CHART_CONFIG, theme=None, key="spark")
    add_to_deck.offer_chart(
        area, lambda reader: scene_capture.capture_trend(query, reader), "trend", reader, "ringkasan"
    )


def draw_warnings(area: str, headlines: pd.DataFrame, reader: Reader) -> None:
    """List what a presenter should know before using these figures: age, conflicts, what ends soon, what has changed."""
    draw_heading(reader.i18n.gettext("Before you use these figures"))
    warnings = overview_sentences.list_warnings(area, headlines, reader)
    st.html(list_html([*warnings, describe_changes(area, reader)]))
