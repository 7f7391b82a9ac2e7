"""One panel of a trend: grid and scale, bars of a flow over their period, or points of a stock joined by steps."""

from typing import NamedTuple

from meeting.labels import format_number
from meeting.model import Event, Point, Series, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis, event_labels, timeline
from meeting.render.charts.number_labels import PlottedPoint, draw_numbers, pair_joined_points
from meeting.render.charts.timeline import Scale
from meeting.render.charts.trend_data import find_max_value
from meeting.render.surface import Sheet

SINGLE_PANEL_FONT_SCALE = 1.25
"""Numbers of a single panel are larger than other text by this factor."""

MAX_TICK_STEPS, MAX_LOW_TICK_STEPS, HIGH_PANEL = 4, 2, 12
"""Steps of the value axis at most: in a panel this many font sizes high, and in a lower one."""

MIN_GRID_HEIGHT = 3.5
"""A plot less high in font sizes has grid lines at its lowest and highest level alone."""


class PanelEvents(NamedTuple):
    """The events of a panel: those with a label in it, and those that are listed by name below the chart."""

    labelled: list[Event]
    listed: list[Event]


def axis_levels(sheet: Sheet, bounds: Box, picture: TrendPicture) -> list[float]:
    """Return the round numbers of the value axis of a panel in a box."""
    is_high = bounds.height > sheet.min_font_size * HIGH_PANEL
    max_steps = MAX_TICK_STEPS if is_high else MAX_LOW_TICK_STEPS
    return axis.compute_ticks(find_max_value(picture), max_steps)


def plot_box(sheet: Sheet, bounds: Box, picture: TrendPicture) -> Box:
    """Return the box between the axes of a panel."""
    font_size = sheet.min_font_size
    gutter_width = max(
        typography.measure_width(format_number(level, sheet.lang), font_size)
        for level in axis_levels(sheet, bounds, picture)
    )
    return Box(
        bounds.left + gutter_width + font_size * 0.5,
        bounds.top,
        bounds.right - font_size * 0.3,
        bounds.bottom - font_size * 1.6,
    )


def draw_panel(sheet: Sheet, bounds: Box, picture: TrendPicture, series: Series, events: PanelEvents) -> None:
    """Draw one series into a box: grid and scale, events with a label or listed below, bars or steps, numbers."""
    font_size, is_single, levels = sheet.min_font_size, len(picture.series) == 1, axis_levels(sheet, bounds, picture)
    plot, day_range = plot_box(sheet, bounds, picture), timeline.time_span(picture)
    if not is_single:
        sheet.draw_text(
            bounds.left,
            bounds.top + font_size,
            typography.truncate_text(series.name, bounds.width, font_size, 700),
            font_size,
            700,
        )
        plot = plot._replace(top=bounds.top + font_size * 1.35)
    labelled_events = event_labels.place_event_labels(sheet, events.labelled, Scale(plot, *day_range, 1))
    labels_bottom = max([box.bottom for _, box in labelled_events], default=plot.top)
    scale = Scale(plot._replace(top=labels_bottom + font_size * 1.6), *day_range, levels[-1])
    draw_grid(sheet, scale, levels if scale.box.height > font_size * MIN_GRID_HEIGHT else [levels[0], levels[-1]])
    event_labels.draw_events(sheet, scale, labelled_events, events.listed)
    plotted_points = (
        draw_flow_bars(sheet, scale, series.points)
        if picture.kind == "flow"
        else draw_steps(sheet, scale, series.points)
    )
    draw_numbers(sheet, scale, plotted_points, picture.kind, font_size * (SINGLE_PANEL_FONT_SCALE if is_single else 1))
    timeline.draw_dates(sheet, scale, picture, series.points)


def draw_grid(sheet: Sheet, scale: Scale, levels: list[float]) -> None:
    """Draw level lines at round numbers, each with its number at the left."""
    font_size, theme = sheet.min_font_size, sheet.theme
    for level in levels:
        y = scale.y(level)
        sheet.draw_line([(scale.box.left, y), (scale.box.right, y)], theme.grid, 1)
        label_point = (scale.box.left - font_size * 0.5, y + font_size * 0.36)
        sheet.draw_text(*label_point, format_number(level, sheet.lang), font_size, colour=theme.muted, align="right")


def draw_flow_bars(sheet: Sheet, scale: Scale, points: list[Point]) -> list[PlottedPoint]:
    """Draw each period as a bar from zero; return its points with the middle of their bar's upper edge."""
    plotted_points = []
    for point in points:
        left, right = scale.x(axis.to_ordinal(point.start or point.end)), scale.x(axis.to_ordinal(point.end) + 1)
        gap = max((right - left) * 0.12, 0.5)
        y = scale.y(point.value or 0)
        if point.value is not None:
            sheet.draw_rect(Box(left + gap, y, right - gap, scale.box.bottom), sheet.theme.symbol)
        plotted_points.append(PlottedPoint(point, (left + right) / 2, y))
    return plotted_points


def draw_steps(sheet: Sheet, scale: Scale, points: list[Point]) -> list[PlottedPoint]:
    """Draw each day as a point, joined by steps where the gap is short; return the points with their pixels."""
    theme, radius = sheet.theme, sheet.min_font_size * 0.28
    plotted_points = [
        PlottedPoint(point, scale.x(axis.to_ordinal(point.end)), scale.y(point.value or 0)) for point in points
    ]
    for start, end in pair_joined_points(plotted_points):
        sheet.draw_line([(start.x, start.y), (end.x, start.y), (end.x, end.y)], theme.symbol, 2.5)
    for point, x, y in plotted_points:
        if point.value is not None:
            sheet.draw_circle(x, y, radius, theme.symbol, theme.paper, 1.5)
    return plotted_points
