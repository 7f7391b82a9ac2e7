"""The chart of a trend: a tidy frame of observations in, a plotly figure out; made for a projector and for no network."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data import figures, regions
from views import themes
from views.charts.style import (
    AXIS_DAYS_AFTER,
    AXIS_DAYS_BEFORE,
    apply_style,
    chart_colours,
    escape_markup,
    hover_text,
    largest_value,
    unit_of,
)
from views.reader import Reader
from views.text.figure_phrases import MAX_SERIES
from views.text.translator import Translator

GAP_DAYS = 550
CLOSE_SHARE, LOW_SHARE = 0.15, 0.3
"""Shares of the largest value: two numbers closer than this stand on one line; one lower than this stands on the axis."""
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
    """Draw one measure over time, one small panel per series, all on one scale.

    A stock is points and steps, broken where no figure is known for more than 18 months or one is hidden; a flow is
    bars as wide as their period. ``series_column`` names the column that parts the series: ``area_code``, ``category`` or ``measure``.
    ``beside`` are published figures of the same series: points of their own, which no line joins.
    """
    rows, published_points = (
        figures.centre_coarse_dates(rows),
        figures.centre_coarse_dates(rows.iloc[:0] if published_rows is None else published_rows),
    )
    series = order_series(rows, series_column)
    published_points = published_points[published_points[series_column].isin(series)]
    chart = make_panels([series_label(rows, series_column, name, reader.i18n) for name in series])
    for index, name in enumerate(series):
        for trace in traces(
            rows,
            rows[series_column] == name,
            published_points[published_points[series_column] == name],
            columns_for(series),
            reader,
        ):
            chart.add_trace(trace, *panel_position(index, series))
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


def order_series(rows: pd.DataFrame, series_column: str) -> list[str]:
    """Return the series that are drawn, those of the largest values first."""
    return list(
        rows.groupby(series_column, sort=False)["value"].max().sort_values(ascending=False, kind="stable").index
    )[:MAX_SERIES]


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


def series_label(rows: pd.DataFrame, series_column: str, name: str, i18n: Translator) -> str:
    """Return the reader's name of a series, escaped: plotly reads a little markup."""
    if series_column == "area_code":
        text = regions.load().get(name).full_name
    elif series_column == "measure":
        text = figures.measure_facts(name)[f"label_{i18n.lang}"]
    else:
        text = figures.category_label(rows["breakdown"].iloc[0], name, i18n.lang)
    return escape_markup(text)


def axis_days(rows: pd.DataFrame) -> float:
    """Return the days on the time axis of rows (see :func:`dressed`)."""
    days: float = (rows["date"].max() - rows["date"].min()).days
    return days + AXIS_DAYS_BEFORE + AXIS_DAYS_AFTER


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
        textfont={"size": 14, "color": chart_colours(reader.theme)["ink"]},
        hovertext=hover_texts,
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
        showlegend=False,
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
        textfont={"size": 14, "color": chart_colours(reader.theme)["ink"]},
        hovertext=[hover_text(row, reader.i18n) for row in rows.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
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
        textfont={"size": 14, "color": chart_colours(reader.theme)["muted"]},
        hovertext=[hover_text(row, reader.i18n) for row in published_points.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
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
        textfont={"size": 14, "color": chart_colours(reader.theme)["ink"]},
        hovertext=[hover_text(row, reader.i18n) for row in series_rows.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


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
