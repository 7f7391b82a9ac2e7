"""The chart of how the rows of the lists fared: one bar a source, made of what is stored, in review and rejected."""

from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go

from views import themes
from views.charts.style import apply_layout, chart_colours, escape_markup
from views.reader import Reader
from views.text.translator import Translator

BAR_PARTS = {"rows_kept": ("accent", ""), "rows_review": ("event", "|"), "rows_rejected": ("muted", "+")}
"""What a bar is made of, in its order: each has a colour of the theme, and a pattern where it is not filled."""

MAX_NAME_CHARS, ROW_HEIGHT, MARGIN_HEIGHT, BAR_THICKNESS = 60, 58, 100, 0.42
"""Letters of a name; pixels of a row and around all rows; the share of a row that its bar takes."""


class SourceRow(Protocol):
    """The counts of one source, as ``itertuples`` gives them."""

    source: str
    rows_read: int
    rows_kept: int
    rows_review: int
    rows_rejected: int


def part_labels(i18n: Translator) -> dict[str, str]:
    """Return the reader's name of each part."""
    return {
        "rows_kept": i18n.gettext("Stored"),
        "rows_review": i18n.gettext("In review"),
        "rows_rejected": i18n.gettext("Rejected"),
    }


def quality(rows: pd.DataFrame, reader: Reader) -> go.Figure:
    """Draw, one bar a source, the rows that are stored, in review and rejected: together those read; the numbers stand above it."""
    rows = rows.iloc[::-1]
    chart = go.Figure([stacked_part(rows, column, reader) for column in BAR_PARTS])
    for index, row in enumerate(rows.itertuples()):
        chart.add_annotation(
            x=0,
            y=index + BAR_THICKNESS / 2,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            align="left",
            text=bar_annotation(row, reader.i18n),
            bgcolor=themes.PAPER_COLOURS[reader.theme],
            borderpad=0,
        )
    return apply_bar_layout(chart, len(rows), reader)


def stacked_part(rows: pd.DataFrame, column: str, reader: Reader) -> go.Bar:
    """Draw one part of every bar, as long as its rows are many."""
    colour_name, pattern = BAR_PARTS[column]
    colour = chart_colours(reader.theme)[colour_name]
    marker: dict[str, Any] = {"color": colour, "line": {"color": colour, "width": 1.5}}
    if pattern:
        marker["pattern"] = {
            "shape": pattern,
            "fgcolor": colour,
            "bgcolor": themes.PAPER_COLOURS[reader.theme],
            "size": 7,
        }
    values = [int(value) for value in rows[column]]
    return go.Bar(
        x=values,
        y=list(range(len(rows))),
        width=BAR_THICKNESS,
        name=part_labels(reader.i18n)[column],
        orientation="h",
        marker=marker,
        hovertext=[
            f"{source_label(row)}<br>{part_labels(reader.i18n)[column]}: {reader.i18n.format_number(value)}"
            for row, value in zip(rows.itertuples(), values, strict=True)
        ],
        hoverinfo="text",
    )


def bar_annotation(row: SourceRow, i18n: Translator) -> str:
    """Return a source with its numbers: those read, then each part."""
    counts = i18n.gettext(
        "{read} read: {kept} stored, {review} in review, {rejected} rejected",
        read=i18n.format_number(row.rows_read),
        kept=i18n.format_number(row.rows_kept),
        review=i18n.format_number(row.rows_review),
        rejected=i18n.format_number(row.rows_rejected),
    )
    return f"<b>{source_label(row)}</b>: {counts}"


def source_label(row: SourceRow) -> str:
    """Return the name of a source as plotly shows it, a long one cut."""
    name = str(row.source)
    return escape_markup(name if len(name) <= MAX_NAME_CHARS else name[: MAX_NAME_CHARS - 1] + "…")


def apply_bar_layout(chart: go.Figure, count: int, reader: Reader) -> go.Figure:
    """Lay bars out: one upon another from zero, their names above, a quiet grid of rows."""
    apply_layout(chart, MARGIN_HEIGHT + ROW_HEIGHT * count, reader)
    chart.update_layout(
        barmode="stack",
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "traceorder": "normal", "y": 1.0, "yanchor": "bottom", "x": 0},
    )
    grid = {
        "gridcolor": chart_colours(reader.theme)["grid"],
        "rangemode": "tozero",
        "tickformat": ",d",
        "nticks": 6,
        "title_font_size": 14,
    }
    chart.update_xaxes(
        title_text=reader.i18n.gettext("rows"),
        automargin=True,
        zerolinecolor=chart_colours(reader.theme)["muted"],
        **grid,
    )
    return chart.update_yaxes(visible=False, range=[-BAR_THICKNESS, count - BAR_THICKNESS / 2])
