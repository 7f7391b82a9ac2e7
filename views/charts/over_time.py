"""The chart of a trend: a tidy frame of observations in, a plotly figure out; made for a projector and for no network."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data import figures
from views import themes
from views.charts.style import (
    AXIS_DAYS_AFTER,
    AXIS_DAYS_BEFORE,
    apply_style,
    chart_colours,
    escape_markup,
    largest_value,
    unit_of,
)
from views.charts.traces import bars, hidden_labels, published_markers, steps
from views.reader import Reader
from views.text.figure_phrases import MAX_SERIES
from views.text.trend_series import series_keys, series_names

LABELS_PER_PANEL = {1: 16, 2: 7}
"""How many numbers fit side by side in a panel, with one and with two panels a row."""
MAX_EVENT_ROWS = 4
BIENNIAL_TICK_DAYS = 2600
PANEL_HEIGHT, MIN_CHART_HEIGHT = 230, 420


def trend(
    rows: pd.DataFrame,
    events: pd.DataFrame,
    series_column: str,
    reader: Reader,
    published_rows: pd.DataFrame | None = None,
) -> go.Figure:
    """Draw one measure over time, one small panel for each area and category, all on one scale.

    A stock is points and steps, broken where no figure is known for more than 18 months or one is hidden; a flow is
    bars as wide as their period. ``series_column`` names the column that parts the series: ``area_code``, ``category`` or
    ``measure``. ``published_rows`` are published figures of the same series: points of their own, which no line joins.
    """
    rows, published_points = (
        figures.centre_coarse_dates(rows),
        figures.centre_coarse_dates(rows.iloc[:0] if published_rows is None else published_rows),
    )
    names = dict(list(series_names(rows, series_column, reader.i18n).items())[:MAX_SERIES])
    series = list(names)
    row_keys, published_keys = series_keys(rows, series_column), series_keys(published_points, series_column)
    chart = make_panels([escape_markup(name) for name in names.values()])
    for index, key in enumerate(series):
        panel_points = published_points[published_keys == key]
        for trace in traces(rows, row_keys == key, panel_points, columns_for(series), reader):
            chart.add_trace(trace, *panel_position(index, series))
    published_points = published_points[published_keys.isin(series)]
    mark_events(chart, rows, events, panel_count=len(series), reader=reader)
    chart.update_yaxes(title_text=unit_of(rows, reader.i18n), col=1)
    # What is told beside has its room on both axes, too.
    return scale_panels(
        chart,
        pd.concat([rows, published_points], ignore_index=True) if len(published_points) else rows,
        series,
        len(events),
        reader,
    )


def columns_for(series: list[str]) -> int:
    """Return how many panels stand side by side."""
    return 1 if len(series) == 1 else 2


def lines_for(series: list[str]) -> int:
    """Return how many lines of panels there are."""
    return -(-len(series) // columns_for(series))


def panel_position(index: int, series: list[str]) -> tuple[int, int]:
    """Return line and column of a series' panel, counted from one."""
    columns = columns_for(series)
    return index // columns + 1, index % columns + 1


def make_panels(titles: list[str]) -> go.Figure:
    """Return empty panels on one scale, each with its title."""
    lines = lines_for(titles)
    return make_subplots(
        rows=lines,
        cols=columns_for(titles),
        shared_xaxes="all",
        shared_yaxes="all",
        subplot_titles=titles,
        vertical_spacing=0.36 / max(lines, 2),
        horizontal_spacing=0.05,
    )


def traces(
    rows: pd.DataFrame, is_in_panel: pd.Series, published_points: pd.DataFrame, columns: int, reader: Reader
) -> list[go.Scatter | go.Bar]:
    """Return what one panel shows of all rows: the ``is_in_panel`` ones as steps or bars, the hidden, and the published beside them."""
    series_rows, min_gap_days = rows[is_in_panel].sort_values("date"), axis_days(rows) / LABELS_PER_PANEL[columns]
    is_stock = series_rows["kind"].iloc[0] == "stock"
    trace = (
        steps(series_rows, reader, min_gap_days, largest_value(rows))
        if is_stock
        else bars(series_rows, reader, min_gap_days)
    )
    return [
        trace,
        hidden_labels(series_rows, reader),
        *([published_markers(published_points, reader)] if len(published_points) else []),
    ]


def scale_panels(
    chart: go.Figure, rows: pd.DataFrame, series: list[str], event_count: int, reader: Reader
) -> go.Figure:
    """Dress the panels, with room above the highest number for the names of events."""
    columns = columns_for(series)
    apply_style(chart, rows, max(MIN_CHART_HEIGHT, lines_for(series) * PANEL_HEIGHT), reader)
    if columns > 1 and axis_days(rows) > BIENNIAL_TICK_DAYS:
        chart.update_xaxes(dtick="M24")
    headroom = 1.5 if columns > 1 else 1.25 + 0.06 * min(event_count, MAX_EVENT_ROWS)
    return chart.update_yaxes(range=[0, largest_value(rows) * headroom])


def axis_days(rows: pd.DataFrame) -> float:
    """Return the days on the time axis of rows (see :func:`views.charts.style.apply_style`)."""
    days: float = (rows["date"].max() - rows["date"].min()).days
    return days + AXIS_DAYS_BEFORE + AXIS_DAYS_AFTER


def mark_events(chart: go.Figure, rows: pd.DataFrame, events: pd.DataFrame, panel_count: int, reader: Reader) -> None:
    """Mark dated events as vertical lines: labelled, or numbered as in the list below where panels are small."""
    late_date = rows["date"].min() + (rows["date"].max() - rows["date"].min()) * 0.7
    for number, event in enumerate(events.itertuples(), start=1):
        side = "right" if event.date > late_date else "left"
        chart.add_vline(
            x=event.date.timestamp() * 1000,
            line={"color": chart_colours(reader.theme)["event"], "width": 1.5, "dash": "dot"},
            row="all",
            col="all",
        )
        for panel_number in range(1, panel_count + 1):
            axis = "" if panel_number == 1 else str(panel_number)
            chart.add_annotation(
                x=event.date,
                y=1,
                xref=f"x{axis}",
                yref=f"y{axis} domain",
                text=str(number) if panel_count > 1 else f"{number}. {escape_markup(event.label)}",
                showarrow=False,
                xanchor=side,
                yanchor="top",
                yshift=-18 * ((number - 1) % (2 if panel_count > 1 else MAX_EVENT_ROWS)),
                xshift=-3 if side == "right" else 3,
                font={"size": 14, "color": chart_colours(reader.theme)["event"]},
                bgcolor=themes.PAPER_COLOURS[reader.theme],
                borderpad=0,
            )
