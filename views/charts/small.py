"""The small charts: the parts of a table, and one series without an axis."""

import math

import pandas as pd
import plotly.graph_objects as go

from data import figures
from views.charts.style import apply_style, chart_colours, escape_markup, hover_text, largest_value, unit_of
from views.charts.traces import bars, steps
from views.reader import Reader
from views.text.figure_phrases import MAX_PARTS
from views.text.translator import Translator


def composition(rows: pd.DataFrame, reader: Reader) -> go.Figure:
    """Draw the parts of one published table as horizontal bars from zero, values beside them: ages and validity in their order, else the largest on top."""
    parts = figures.sort_parts(rows).head(MAX_PARTS)[::-1]
    names = [
        escape_markup(figures.category_label(row.breakdown, row.category, reader.i18n.lang))
        for row in parts.itertuples()
    ]
    chart = go.Figure(
        go.Bar(
            x=parts["value"].fillna(0),
            y=names,
            orientation="h",
            marker={"color": chart_colours(reader.theme)["accent"]},
            text=[reader.i18n.format_value(row) for row in parts.itertuples()],
            textposition="outside",
            hovertext=[hover_text(row, reader.i18n) for row in parts.itertuples()],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    chart = apply_style(chart, rows, 90 + 30 * len(parts), reader)
    chart.update_layout(margin_t=8)
    chart.update_yaxes(
        range=None, autorange=True, title_text=None, tickformat=None, nticks=None, type="category", showgrid=False
    )
    chart.update_xaxes(
        range=[0, largest_value(parts) * 1.15],
        dtick=None,
        nticks=5,
        tickformat=",d",
        title_text=unit_of(rows, reader.i18n),
    )
    return chart


def spark(rows: pd.DataFrame, reader: Reader) -> go.Figure:
    """Draw one series small, without an axis of values: a stock as steps, a flow as bars, the first and the last in words.

    A hidden value is a gap, as is a long silence. The dates stand below, for a line without them says nothing.
    """
    series_rows = figures.centre_coarse_dates(rows)
    trace = (
        small_bars(series_rows, reader) if series_rows["kind"].iloc[0] == "flow" else small_steps(series_rows, reader)
    )
    chart = apply_style(go.Figure(trace), series_rows, 130, reader)
    chart.update_layout(margin={"l": 72, "r": 72, "t": 8, "b": 8})
    chart.update_yaxes(visible=False, range=[0, largest_value(series_rows) * 1.45])
    end_rows = [series_rows.iloc[0], series_rows.iloc[-1]]
    return chart.update_xaxes(
        tickvals=[row["date"] for row in end_rows],
        ticktext=[axis_date_label(row, reader.i18n) for row in end_rows],
        range=None,
        autorange=True,
        dtick=None,
    )


def small_bars(series_rows: pd.DataFrame, reader: Reader) -> go.Bar:
    """Draw a flow as bars of one width."""
    trace = bars(series_rows, reader, min_gap_days=math.inf)
    return trace.update(
        x=series_rows["date"], width=200 * 86_400_000, text=keep_end_texts(trace.text), textfont_size=16
    )


def small_steps(series_rows: pd.DataFrame, reader: Reader) -> go.Scatter:
    """Draw a stock as points joined by steps."""
    trace = steps(series_rows, reader, min_gap_days=math.inf, axis_top=largest_value(series_rows))
    return trace.update(text=keep_end_texts(trace.text), textfont_size=16, marker_size=8)


def keep_end_texts(texts: tuple[str, ...]) -> list[str]:
    """Return the first and the last of texts, the others empty."""
    return [text if index in (0, len(texts) - 1) else "" for index, text in enumerate(texts)]


def axis_date_label(row: pd.Series, i18n: Translator) -> str:
    """Return when a figure holds as short as an axis needs it: the year of a flow, the month of a stock or its year."""
    if row["kind"] == "flow":
        return f"{row['period_end'].year}"
    return i18n.format_date(row["as_of"], "year" if row["as_of_precision"] == "year" else "month")
