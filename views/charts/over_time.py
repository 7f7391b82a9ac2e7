"""The chart of a trend: a tidy frame of observations in, a plotly figure out; made for a projector and for no network."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from data import figures, regions
from pages.parts.state.url_state import theme
from views import themes
from views.charts.style import AFTER_DAYS, BEFORE_DAYS, dressed, highest, hover, look, plain, unit_of
from views.map.map_sentences import MOST_SERIES
from views.text.translator import Words

GAP_DAYS = 550
CLOSE, LOW = 0.15, 0.3
"""Shares of the largest value: two numbers closer than this stand on one line; one lower than this stands on the axis."""
LABELS = {1: 16, 2: 7}
"""How many numbers fit side by side in a panel, with one and with two panels a row."""
ROWS_OF_EVENTS = 4
LONG_DAYS = 2600
PANEL_HEIGHT, LOWEST = 230, 420


def trend(
    rows: pd.DataFrame, events: pd.DataFrame, by: str, say: Words, beside: pd.DataFrame | None = None
) -> go.Figure:
    """Draw one measure over time, one small panel per series, all on one scale.

    A stock is points and steps, broken where no figure is known for more than 18 months or one is hidden; a flow is
    bars as wide as their period. ``by`` names the column that parts the series: ``area_code``, ``category`` or ``measure``.
    ``beside`` are published figures of the same series: points of their own, which no line joins.
    """
    rows, other = figures.spread(rows), figures.spread(rows.iloc[:0] if beside is None else beside)
    series = largest_first(rows, by)
    other = other[other[by].isin(series)]
    chart = panels([series_label(rows, by, name, say) for name in series])
    for place, name in enumerate(series):
        for trace in traces(rows, rows[by] == name, other[other[by] == name], columns_for(series), say):
            chart.add_trace(trace, *panel(place, series))
    mark_events(chart, rows, events, panels=len(series))
    chart.update_yaxes(title_text=unit_of(rows, say), col=1)
    # What is told beside has its room on both axes, too.
    return scaled(chart, pd.concat([rows, other], ignore_index=True) if len(other) else rows, series, len(events), say)


def largest_first(rows: pd.DataFrame, by: str) -> list[str]:
    """Return the series that are drawn, those of the largest values first."""
    return list(rows.groupby(by, sort=False)["value"].max().sort_values(ascending=False, kind="stable").index)[
        :MOST_SERIES
    ]


def columns_for(series: list[str]) -> int:
    """Return how many panels stand side by side."""
    return 1 if len(series) == 1 else 2


def lines_for(series: list[str]) -> int:
    """Return how many lines of panels there are."""
    return -(-len(series) // columns_for(series))


def panel(place: int, series: list[str]) -> tuple[int, int]:
    """Return line and column of a series' panel, counted from one."""
    columns = columns_for(series)
    return place // columns + 1, place % columns + 1


def panels(titles: list[str]) -> go.Figure:
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


def traces(rows: pd.DataFrame, own: pd.Series, other: pd.DataFrame, columns: int, say: Words) -> list:
    """Return what one panel shows of all rows: the ``own`` ones as steps or bars, the hidden, and the published beside them."""
    part, apart = rows[own].sort_values("date"), room(rows) / LABELS[columns]
    is_stock = part["kind"].iloc[0] == "stock"
    drawn = steps(part, say, apart, highest(rows)) if is_stock else bars(part, say, apart)
    return [drawn, hidden(part, say), *([published(other, say)] if len(other) else [])]


def scaled(chart: go.Figure, rows: pd.DataFrame, series: list[str], events: int, say: Words) -> go.Figure:
    """Dress the panels, with room above the highest number for the names of events."""
    columns = columns_for(series)
    dressed(chart, rows, max(LOWEST, lines_for(series) * PANEL_HEIGHT), say)
    if columns > 1 and room(rows) > LONG_DAYS:
        chart.update_xaxes(dtick="M24")
    above = 1.5 if columns > 1 else 1.25 + 0.06 * min(events, ROWS_OF_EVENTS)
    return chart.update_yaxes(range=[0, highest(rows) * above])


def series_label(rows: pd.DataFrame, by: str, name: str, say: Words) -> str:
    """Return the reader's name of a series, escaped: plotly reads a little markup."""
    if by == "area_code":
        text = regions.load().get(name).full_name
    elif by == "measure":
        text = figures.about(name)[f"label_{say.lang}"]
    else:
        text = figures.category_label(rows["breakdown"].iloc[0], name, say.lang)
    return plain(text)


def room(rows: pd.DataFrame) -> float:
    """Return the days on the time axis of rows (see :func:`dressed`)."""
    return (rows["date"].max() - rows["date"].min()).days + BEFORE_DAYS + AFTER_DAYS


def told(part: pd.DataFrame, apart: float) -> set[int]:
    """Return the positions whose number is written: first, last and largest, then each that has room.

    The first and the last stand outside the line. Others closer than ``apart`` days would stand on each other; those left out are in the tooltip and in the table.
    """
    days = list((part["date"] - part["date"].min()).dt.days)
    values = part["value"].fillna(0)
    largest = int(values.to_numpy().argmax())
    kept = [0, len(days) - 1]
    if all(abs(values.iloc[place] / (values.max() or 1) - 1) > CLOSE for place in kept):
        kept.append(largest)
    for place in (largest, *range(len(days) - 1, -1, -1)):
        if all(abs(days[place] - days[other]) >= apart for other in kept):
            kept.append(place)
    return set(kept)


def beside(values: list[float], place: int, top: float) -> str:
    """Return where the number of a step stands: outside the first and the last, else clear of the line that falls to it.

    Low on the axis, which ends at ``top``, there is no room below.
    """
    if len(values) > 1 and place in (0, len(values) - 1):
        return "middle right" if place else "middle left"
    is_fall = place > 0 and values[place] < values[place - 1]
    return "bottom center" if is_fall and values[place] > LOW * top else "top center"


def steps(part: pd.DataFrame, say: Words, apart: float, top: float) -> go.Scatter:
    """Draw a stock as points joined by steps; a long silence stays a gap; numbers are ``apart`` days or more from another."""
    xs, ys, texts, labels, places = [], [], [], [], []
    written, values = told(part, apart), list(part["value"].fillna(0))
    for place, row in enumerate(part.itertuples()):
        if xs and (row.date - xs[-1]).days > GAP_DAYS:
            xs.append(xs[-1] + pd.Timedelta(days=1))
            ys.append(None)
            texts.append("")
            labels.append("")
            places.append("top center")
        xs.append(row.date)
        ys.append(row.value if row.disclosure == "shown" else None)
        texts.append(hover(row, say))
        labels.append(say.told(row) if place in written else "")
        places.append(beside(values, place, top))
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines+markers+text",
        line={"shape": "hv", "color": look()["accent"], "width": 2},
        marker={"size": 9, "color": look()["accent"]},
        text=labels,
        textposition=places,
        textfont={"size": 14, "color": look()["ink"]},
        hovertext=texts,
        hoverinfo="text",
        connectgaps=False,
        cliponaxis=False,
        showlegend=False,
    )


def hidden(part: pd.DataFrame, say: Words) -> go.Scatter:
    """Write on the baseline how a stock's hidden values are told: they have no height that could be drawn."""
    rows = part[(part["disclosure"] != "shown") & (part["kind"] == "stock")]
    return go.Scatter(
        x=rows["date"],
        y=[0] * len(rows),
        mode="text",
        text=[say.told(row) for row in rows.itertuples()],
        textposition="top center",
        textfont={"size": 14, "color": look()["ink"]},
        hovertext=[hover(row, say) for row in rows.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def published(part: pd.DataFrame, say: Words) -> go.Scatter:
    """Draw published figures as grey diamonds beside a register's, each with the word for what it is; nothing joins them."""
    return go.Scatter(
        x=part["date"],
        y=part["value"],
        mode="markers+text",
        marker={"size": 11, "symbol": "diamond-open", "color": look()["muted"], "line": {"width": 2}},
        text=[f"{say.told(row)} ({say.t('published')})" for row in part.itertuples()],
        textposition="bottom center",
        textfont={"size": 14, "color": look()["muted"]},
        hovertext=[hover(row, say) for row in part.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def bars(part: pd.DataFrame, say: Words, apart: float) -> go.Bar:
    """Draw a flow as bars that begin at zero and are as wide as their period; numbers as in :func:`steps`."""
    written = told(part, min(apart, 366))
    widths = (part["period_end"] - part["period_start"]).dt.days + 1
    return go.Bar(
        x=part["period_start"] + pd.to_timedelta(widths / 2, unit="D"),
        y=part["value"].fillna(0),
        width=[max(days, 20) * 86_400_000 * 0.86 for days in widths],
        marker={"color": look()["accent"]},
        text=[say.told(row) if place in written else "" for place, row in enumerate(part.itertuples())],
        textposition="outside",
        textfont={"size": 14, "color": look()["ink"]},
        hovertext=[hover(row, say) for row in part.itertuples()],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
    )


def mark_events(chart: go.Figure, rows: pd.DataFrame, events: pd.DataFrame, panels: int) -> None:
    """Mark dated events as vertical lines: labelled, or numbered as in the list below where panels are small."""
    late = rows["date"].min() + (rows["date"].max() - rows["date"].min()) * 0.7
    for number, event in enumerate(events.itertuples(), start=1):
        side = "right" if event.date > late else "left"
        chart.add_vline(
            x=event.date.timestamp() * 1000,
            line={"color": look()["event"], "width": 1.5, "dash": "dot"},
            row="all",
            col="all",
        )
        for panel in range(1, panels + 1):
            axis = "" if panel == 1 else str(panel)
            chart.add_annotation(
                x=event.date,
                y=1,
                xref=f"x{axis}",
                yref=f"y{axis} domain",
                text=str(number) if panels > 1 else f"{number}. {plain(event.label)}",
                showarrow=False,
                xanchor=side,
                yanchor="top",
                yshift=-18 * ((number - 1) % (2 if panels > 1 else ROWS_OF_EVENTS)),
                xshift=-3 if side == "right" else 3,
                font={"size": 14, "color": look()["event"]},
                bgcolor=themes.PAPER[theme()],
                borderpad=0,
            )
