"""A trend drawn: small panels on one scale; a stock as points and steps broken at gaps, a flow as bars over its period."""

from msgspec.structs import replace

from meeting.labels import format_number, translate_label
from meeting.model import Event, Point, Series, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis, timeline
from meeting.render.charts.timeline import Scale
from meeting.render.surface import Sheet

MAX_GAP_DAYS = 550
"""A stock of which nothing is known for longer is not joined."""

MIN_PANEL_HEIGHT = 5.5
"""A panel is at least this many letters high."""

SINGLE_PANEL_FONT_SCALE = 1.25
"""Numbers of a single panel are so much larger than other letters."""

PlottedPoints = list[tuple[Point, float, float]]


def draw_trend(sheet: Sheet, bounds: Box, picture: TrendPicture) -> None:
    """Draw the series of a trend into a room of the sheet, each in a panel of its own where there are several."""
    picture = drop_invalid_days(picture)
    font_size, muted_colour = sheet.min_font_size, sheet.theme.muted
    unit = typography.truncate_text(picture.unit, bounds.width * 0.6, font_size)
    if not picture.series:
        sheet.draw_text(
            *bounds.centre, translate_label("none", sheet.lang), font_size, colour=muted_colour, align="center"
        )
        return
    sheet.draw_text(bounds.left, bounds.top + font_size, unit, font_size, colour=muted_colour)
    chart_box = Box(bounds.left, bounds.top + font_size * 1.5, bounds.right, bounds.bottom)
    listed_events = find_unlabelled_events(sheet, chart_box, picture)
    panels_box, named_events = timeline.draw_event_list(sheet, chart_box, listed_events)
    events_to_label = [event for event in timeline.select_events(picture) if event not in listed_events]
    column_count = count_columns(len(picture.series), bounds, font_size)
    row_count = max(
        min(-(-len(picture.series) // column_count), int(panels_box.height // (MIN_PANEL_HEIGHT * font_size))), 1
    )
    shown_series = picture.series[: row_count * column_count]
    if len(shown_series) < len(picture.series):
        omitted_text = translate_label("more", sheet.lang, n=len(picture.series) - len(shown_series))
        sheet.draw_text(
            bounds.right, bounds.top + font_size, omitted_text, font_size, colour=muted_colour, align="right"
        )
    for index, series in enumerate(shown_series):
        draw_panel(
            sheet,
            panel_box(panels_box, index, column_count, row_count, font_size),
            picture,
            series,
            events_to_label,
            named_events,
        )


def find_unlabelled_events(sheet: Sheet, bounds: Box, picture: TrendPicture) -> list[Event]:
    """Return the events that have no room for a label in the chart, in order: of several panels all of them.

    What is listed below the chart makes it lower, so that the next label may have no room either.
    """
    events = timeline.select_events(picture)
    if len(picture.series) > 1:
        return events
    listed_events: list[Event] = []
    while True:
        plot = plot_box(sheet, timeline.box_above_list(sheet, bounds, listed_events), picture)
        unlisted_events = [event for event in events if event not in listed_events]
        labelled_events = [
            event
            for event, _ in timeline.place_event_labels(
                sheet, unlisted_events, Scale(plot, *timeline.time_span(picture), 1)
            )
        ]
        if len(labelled_events) == len(unlisted_events):
            return listed_events
        listed_events = [event for event in events if event not in labelled_events]


def drop_invalid_days(picture: TrendPicture) -> TrendPicture:
    """Return a trend without what has no day of the calendar: it could not be placed."""
    series = [
        replace(source_series, points=[point for point in source_series.points if has_valid_days(point)])
        for source_series in picture.series
    ]
    events = sorted((event for event in picture.events if axis.is_day(event.day)), key=lambda event: event.day)
    return replace(picture, series=[source_series for source_series in series if source_series.points], events=events)


def has_valid_days(point: Point) -> bool:
    """Say whether a figure has a place in time."""
    return axis.is_day(point.end) and (not point.start or axis.is_day(point.start))


def count_columns(series_count: int, bounds: Box, font_size: float) -> int:
    """Return how many panels stand side by side."""
    if series_count < 2:
        return 1
    return 2 if series_count < 5 or bounds.width < font_size * 45 else 3


def panel_box(bounds: Box, index: int, column_count: int, row_count: int, font_size: float) -> Box:
    """Return the room of one panel."""
    width, height, gap = bounds.width / column_count, bounds.height / row_count, font_size * 0.6
    left, top = bounds.left + index % column_count * width, bounds.top + index // column_count * height
    return Box(
        left + (gap if index % column_count else 0), top, left + width, top + height - (gap if row_count > 1 else 0)
    )


def find_max_value(picture: TrendPicture) -> float:
    """Return the largest value that is shown, at least 1."""
    return max([point.value for series in picture.series for point in series.points if point.value is not None] + [1.0])


def axis_levels(sheet: Sheet, bounds: Box, picture: TrendPicture) -> list[float]:
    """Return the round numbers of the value axis in a room."""
    return axis.compute_ticks(find_max_value(picture), 4 if bounds.height > sheet.min_font_size * 12 else 2)


def plot_box(sheet: Sheet, bounds: Box, picture: TrendPicture) -> Box:
    """Return what of a panel's room is left between its axes."""
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


def draw_panel(
    sheet: Sheet,
    bounds: Box,
    picture: TrendPicture,
    series: Series,
    events_to_label: list[Event],
    listed_events: list[Event],
) -> None:
    """Draw one series: grid and scale, events with a label or listed below, bars or steps, numbers."""
    font_size, is_alone, levels = sheet.min_font_size, len(picture.series) == 1, axis_levels(sheet, bounds, picture)
    plot, day_range = plot_box(sheet, bounds, picture), timeline.time_span(picture)
    if not is_alone:
        sheet.draw_text(
            bounds.left,
            bounds.top + font_size,
            typography.truncate_text(series.name, bounds.width, font_size, 700),
            font_size,
            700,
        )
        plot = plot._replace(top=bounds.top + font_size * 1.35)
    labelled_events = timeline.place_event_labels(sheet, events_to_label, Scale(plot, *day_range, 1))
    labels_bottom = max([box.bottom for _, box in labelled_events], default=plot.top)
    scale = Scale(plot._replace(top=labels_bottom + font_size * 1.6), *day_range, levels[-1])
    draw_grid(sheet, scale, levels if scale.box.height > font_size * 3.5 else [levels[0], levels[-1]])
    timeline.draw_events(sheet, scale, labelled_events, listed_events)
    plotted_points = (
        draw_flow_bars(sheet, scale, series.points)
        if picture.kind == "flow"
        else draw_steps(sheet, scale, series.points)
    )
    draw_numbers(sheet, scale, plotted_points, picture.kind, font_size * (SINGLE_PANEL_FONT_SCALE if is_alone else 1))
    timeline.draw_dates(sheet, scale, picture, series.points)


def draw_grid(sheet: Sheet, scale: Scale, levels: list[float]) -> None:
    """Draw level lines at round numbers, each named at the left."""
    font_size, theme = sheet.min_font_size, sheet.theme
    for level in levels:
        y = scale.y(level)
        sheet.draw_line([(scale.box.left, y), (scale.box.right, y)], theme.grid, 1)
        label_point = (scale.box.left - font_size * 0.5, y + font_size * 0.36)
        sheet.draw_text(*label_point, format_number(level, sheet.lang), font_size, colour=theme.muted, align="right")


def draw_flow_bars(sheet: Sheet, scale: Scale, points: list[Point]) -> PlottedPoints:
    """Draw each period as a bar from zero, and return where the middle of its top is."""
    plotted_points = []
    for point in points:
        left, right = scale.x(axis.to_ordinal(point.start or point.end)), scale.x(axis.to_ordinal(point.end) + 1)
        gap = max((right - left) * 0.12, 0.5)
        y = scale.y(point.value or 0)
        if point.value is not None:
            sheet.draw_rect(Box(left + gap, y, right - gap, scale.box.bottom), sheet.theme.symbol)
        plotted_points.append((point, (left + right) / 2, y))
    return plotted_points


def draw_steps(sheet: Sheet, scale: Scale, points: list[Point]) -> PlottedPoints:
    """Draw each day as a point, joined by steps where the next is known soon, and return where it lies."""
    theme, radius = sheet.theme, sheet.min_font_size * 0.28
    plotted_points = [(point, scale.x(axis.to_ordinal(point.end)), scale.y(point.value or 0)) for point in points]
    for start, end in pair_joined_points(plotted_points):
        sheet.draw_line([start[1:], (end[1], start[2]), end[1:]], theme.symbol, 2.5)
    for point, x, y in plotted_points:
        if point.value is not None:
            sheet.draw_circle(x, y, radius, theme.symbol, theme.paper, 1.5)
    return plotted_points


def pair_joined_points(plotted_points: PlottedPoints) -> list[tuple]:
    """Return the pairs of points that a step joins: both are shown, and not too long apart."""
    pairs = zip(plotted_points, plotted_points[1:], strict=False)
    shown_pairs = [(start, end) for start, end in pairs if None not in (start[0].value, end[0].value)]
    return [
        (start, end)
        for start, end in shown_pairs
        if axis.to_ordinal(end[0].end) - axis.to_ordinal(start[0].end) <= MAX_GAP_DAYS
    ]


def draw_numbers(sheet: Sheet, scale: Scale, plotted_points: PlottedPoints, kind: str, font_size: float) -> None:
    """Write each number as it is told, the last, the first and the largest before the others; one without room is left out."""
    taken_boxes: list[Box] = []
    edges = Box(
        scale.box.left + 2, scale.box.top - font_size * 1.6, scale.box.right + font_size * 0.3, scale.box.bottom
    )
    step_boxes = obstacle_boxes(plotted_points, font_size) if kind == "stock" else []
    points = [point for point, _, _ in plotted_points]
    for point, x, y in sorted(
        plotted_points, key=lambda plotted_point: number_priority(plotted_point[0], points), reverse=True
    ):
        half_width = typography.measure_width(point.value_text, font_size, 700) / 2
        for left, baseline in label_positions(x, y, half_width, font_size, kind):
            left = min(max(left, edges.left), edges.right - 2 * half_width)
            box = Box(left, baseline - font_size * 0.8, left + 2 * half_width, baseline + font_size * 0.06)
            if box.is_free(taken_boxes) and box.is_free(step_boxes) and edges.contains(box):
                sheet.draw_text(box.left, baseline, point.value_text, font_size, 700, has_halo=True)
                taken_boxes.append(box)
                break


def obstacle_boxes(plotted_points: PlottedPoints, font_size: float) -> list[Box]:
    """Return the room of points and steps, over which no number stands."""
    radius = font_size * 0.2
    dots = [
        Box(x - radius, y - radius, x + radius, y + radius) for point, x, y in plotted_points if point.value is not None
    ]
    pairs = [(start[1], start[2], end[1], end[2]) for start, end in pair_joined_points(plotted_points)]
    level_boxes = [Box(x1, y1 - 1, x2, y1 + 1) for x1, y1, x2, _ in pairs]
    upright_boxes = [Box(x2 - 1, min(y1, y2), x2 + 1, max(y1, y2)) for _, y1, x2, y2 in pairs]
    return dots + level_boxes + upright_boxes


def label_positions(x: float, y: float, half_width: float, font_size: float, kind: str) -> list[tuple[float, float]]:
    """Return where a number may begin and stand: above its bar or point; at a point also right, below and left."""
    if kind == "flow":
        return [(x - half_width, y - font_size * 0.3)]
    above_y, below_y = y - font_size * 0.5, y + font_size * 1.2
    right_x, left_x = x + font_size * 0.45, x - 2 * half_width - font_size * 0.45
    return [
        (x - half_width, above_y),
        (right_x, y + font_size * 0.36),
        (x - half_width, below_y),
        (left_x, y + font_size * 0.36),
        (right_x, above_y),
    ]


def number_priority(point: Point, points: list[Point]) -> tuple[int, float]:
    """Return what orders numbers: the last, the first, the largest, then by size."""
    max_value = max([candidate.value for candidate in points if candidate.value is not None], default=None)
    value = point.value if point.value is not None else -1.0
    return 3 if point is points[-1] else 2 if point is points[0] else 1 if value == max_value else 0, value
