"""The marks of a trend's chart: a stock as steps, a flow as bars, hidden and published values, and where their numbers stand."""

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from views.charts.style import chart_colours, hover_text
from views.reader import Reader

GAP_DAYS = 550
CLOSE_SHARE, LOW_SHARE = 0.15, 0.3
"""Shares of the largest value: two numbers closer than this stand on one line; one lower than this stands on the axis."""


def text_style(reader: Reader, colour_name: Literal["ink", "muted"]) -> dict[str, Any]:  # keywords of plotly's traces
    """Return how a trace writes its numbers, and that a tooltip tells its text alone."""
    return {
        "textfont": {"size": 14, "color": chart_colours(reader.theme)[colour_name]},
        "hoverinfo": "text",
        "cliponaxis": False,
        "showlegend": False,
    }


def labelled_points(series_rows: pd.DataFrame, min_gap_days: float) -> set[int]:
    """Return the positions whose number is written: first, last and largest, then each that has room.

    The first and the last stand outside the line. Others closer than ``min_gap_days`` days would stand on each other; those left out are in the tooltip and in the table.
    """
    days = list((series_rows["date"] - series_rows["date"].min()).dt.days)
    values = series_rows["value"].fillna(0)
    largest_position = int(values.to_numpy().argmax())
    positions = [0, len(days) - 1]
    if all(abs(values.iloc[position] / (values.max() or 1) - 1) > CLOSE_SHARE for position in positions):
        positions.append(largest_position)
    for position in (largest_position, *range(len(days) - 1, -1, -1)):
        if all(abs(days[position] - days[other_position]) >= min_gap_days for other_position in positions):
            positions.append(position)
    return set(positions)


def label_position(values: list[float], position: int, axis_top: float) -> str:
    """Return where the number of a step stands: outside the first and the last, else clear of the line that falls to it.

    Low on the axis, which ends at ``axis_top``, there is no room below.
    """
    if len(values) > 1 and position in (0, len(values) - 1):
        return "middle right" if position else "middle left"
    is_fall = position > 0 and values[position] < values[position - 1]
    return "bottom center" if is_fall and values[position] > LOW_SHARE * axis_top else "top center"


def steps(series_rows: pd.DataFrame, reader: Reader, min_gap_days: float, axis_top: float) -> go.Scatter:
    """Draw a stock as points joined by steps; a long silence stays a gap; numbers are ``min_gap_days`` days or more from another."""
    xs: list[pd.Timestamp] = []
    ys: list[float | None] = []
    hover_texts, labels, text_positions = [], [], []
    labelled_positions, values = labelled_points(series_rows, min_gap_days), list(series_rows["value"].fillna(0))
    for position, row in enumerate(series_rows.itertuples()):
        if xs and (row.date - xs[-1]).days > GAP_DAYS:
            xs.append(xs[-1] + pd.Timedelta(days=1))
            ys.append(None)
            hover_texts.append("")
            labels.append("")
            text_positions.append("top center")
        xs.append(row.date)
        ys.append(row.value if row.disclosure == "shown" else None)
        hover_texts.append(hover_text(row, reader.i18n))
        labels.append(reader.i18n.format_value(row) if position in labelled_positions else "")
        text_positions.append(label_position(values, position, axis_top))
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines+markers+text",
        line={"shape": "hv", "color": chart_colours(reader.theme)["accent"], "width": 2},
        marker={"size": 9, "color": chart_colours(reader.theme)["accent"]},
        text=labels,
        textposition=text_positions,
        hovertext=hover_texts,
        connectgaps=False,
        **text_style(reader, "ink"),
    )


def hidden_labels(series_rows: pd.DataFrame, reader: Reader) -> go.Scatter:
    """Write on the baseline how a stock's hidden values are told: they have no height that could be drawn."""
    rows = series_rows[(series_rows["disclosure"] != "shown") & (series_rows["kind"] == "stock")]
    return go.Scatter(
        x=rows["date"],
        y=[0] * len(rows),
        mode="text",
        text=[reader.i18n.format_value(row) for row in rows.itertuples()],
        textposition="top center",
        hovertext=[hover_text(row, reader.i18n) for row in rows.itertuples()],
        **text_style(reader, "ink"),
    )


def published_markers(published_points: pd.DataFrame, reader: Reader) -> go.Scatter:
    """Draw published figures as grey diamonds beside a register's, each with the word for what it is; nothing joins them."""
    return go.Scatter(
        x=published_points["date"],
        y=published_points["value"],
        mode="markers+text",
        marker={
            "size": 11,
            "symbol": "diamond-open",
            "color": chart_colours(reader.theme)["muted"],
            "line": {"width": 2},
        },
        text=[
            f"{reader.i18n.format_value(row)} ({reader.i18n.gettext('published')})"
            for row in published_points.itertuples()
        ],
        textposition="bottom center",
        hovertext=[hover_text(row, reader.i18n) for row in published_points.itertuples()],
        **text_style(reader, "muted"),
    )


def bars(series_rows: pd.DataFrame, reader: Reader, min_gap_days: float) -> go.Bar:
    """Draw a flow as bars that begin at zero and are as wide as their period; numbers as in :func:`steps`."""
    labelled_positions = labelled_points(series_rows, min(min_gap_days, 366))
    widths = (series_rows["period_end"] - series_rows["period_start"]).dt.days + 1
    return go.Bar(
        x=series_rows["period_start"] + pd.to_timedelta(widths / 2, unit="D"),
        y=series_rows["value"].fillna(0),
        width=[max(days, 20) * 86_400_000 * 0.86 for days in widths],
        marker={"color": chart_colours(reader.theme)["accent"]},
        text=[
            reader.i18n.format_value(row) if position in labelled_positions else ""
            for position, row in enumerate(series_rows.itertuples())
        ],
        textposition="outside",
        hovertext=[hover_text(row, reader.i18n) for row in series_rows.itertuples()],
        **text_style(reader, "ink"),
    )
