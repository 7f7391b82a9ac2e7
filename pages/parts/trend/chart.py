"""The chart of a trend, and the list of what happened meanwhile."""

import pandas as pd
import streamlit as st

from views import charts
from views.reader import Reader
from views.trend.event_list import event_list_html
from views.trend.query import TrendQuery


def draw_chart(
    rows: pd.DataFrame, published_rows: pd.DataFrame, events: pd.DataFrame, query: TrendQuery, reader: Reader
) -> None:
    """Draw the series of a trend; nothing where there is no figure."""
    if len(rows):
        chart = charts.trend(rows, events, query.series_column, reader, published_rows)
        st.plotly_chart(chart, config=charts.CHART_CONFIG, theme=None, key="trend")


def draw_event_list(events: pd.DataFrame, reader: Reader) -> None:
    """List the marked events with date, explanation and source."""
    if len(events):
        st.html(f'<ol class="peta-events">{event_list_html(events, reader.i18n)}</ol>')
