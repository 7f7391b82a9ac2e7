"""Time along a trend: where a day lies, which days are named, and the events that stand as dotted lines."""

from dataclasses import dataclass

from meeting.labels import translate_label
from meeting.model import Event, Point, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis
from meeting.render.surface import LEADING, Sheet

MAX_LABEL_LETTERS, MAX_LABELS_SHARE = 22, 0.42
"""A label of an event is at most this many letters wide; all together take at most this share of the height."""

MAX_LISTED_ROWS = 2
"""So many rows below a chart name the events that have no label in it."""

LabelledEvents = list[tuple[Event, Box]]


@dataclass(frozen=True)
class Scale:
    """One panel's plot: where a day and a value lie."""

    box: Box
    first_day: float
    last_day: float
    max_value: float

    def x(self, day: float) -> float:
        """Return where a day lies."""
        return self.box.left + (day - self.first_day) / (self.last_day - self.first_day) * self.box.width

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.box.bottom - value / self.max_value * self.box.height


def time_span(picture: TrendPicture) -> tuple[float, float]:
    """Return the first and the last day of the time axis, with room for numbers beside the outer points of a stock."""
    points = [point for line in picture.series for point in line.points]
    first_day = min(axis.to_ordinal(point.start or point.end) for point in points)
    last_day = max(axis.to_ordinal(point.end) for point in points)
    day_count = max(last_day - first_day, 365)
    share_before, share_after = (0.01, 0.01) if picture.kind == "flow" else (0.08, 0.12)
    return first_day - day_count * share_before, last_day + day_count * share_after


def select_events(picture: TrendPicture) -> list[Event]:
    """Return the events that lie in the time that is drawn and say something."""
    first_day, last_day = time_span(picture)
    return [
        event for event in picture.events if event.label.strip() and first_day <= axis.to_ordinal(event.day) <= last_day
    ]


def draw_dates(sheet: Sheet, scale: Scale, picture: TrendPicture, points: list[Point]) -> None:
    """Draw the time axis and name years or months: at their first day, or below a bar that is a year."""
    font_size, theme, axis_y = sheet.min_font_size, sheet.theme, scale.box.bottom
    if picture.kind == "flow" and all(is_year(point) for point in points):
        marks = [((axis.to_ordinal(point.start) + axis.to_ordinal(point.end)) / 2, point.end[:4]) for point in points]
    else:
        marks = axis.list_calendar_marks(int(scale.first_day), int(scale.last_day), sheet.lang)
        for day, _ in marks:
            sheet.draw_line([(scale.x(day), axis_y), (scale.x(day), axis_y + font_size * 0.25)], theme.muted, 1.5)
    for x, label in axis.thin_marks([(scale.x(day), label) for day, label in marks], font_size):
        max_x = scale.box.right + font_size * 0.3 - typography.measure_width(label, font_size) / 2
        sheet.draw_text(min(x, max_x), axis_y + font_size * 1.35, label, font_size, colour=theme.muted, align="center")
    sheet.draw_line([(scale.box.left, axis_y), (scale.box.right, axis_y)], theme.muted, 1.5)


def is_year(point: Point) -> bool:
    """Say whether a period is a calendar year."""
    return point.start[5:] == "01-01" and point.end[5:] == "12-31" and point.start[:4] == point.end[:4]


def place_event_labels(sheet: Sheet, events: list[Event], scale: Scale) -> LabelledEvents:
    """Return those of events in sight that have room for a label, with it: beside their line, where no label meets another or a line.

    The outermost stand highest: a label reaches inwards, over lines that begin below it.
    """
    labelled_events: LabelledEvents = []
    max_bottom, line_height = scale.box.top + scale.box.height * MAX_LABELS_SHARE, sheet.min_font_size * LEADING
    middle = scale.box.centre[0]
    for event in sorted(events, key=lambda candidate: -abs(scale.x(axis.to_ordinal(candidate.day)) - middle)):
        box = place_event_label(sheet, event, scale)
        while box.bottom <= max_bottom and is_crossed(event, box, labelled_events, scale):
            box = Box(box.left, box.top + line_height, box.right, box.bottom + line_height)
        if box.bottom <= max_bottom:
            labelled_events.append((event, box))
    return labelled_events


def is_crossed(event: Event, box: Box, labelled_events: LabelledEvents, scale: Scale) -> bool:
    """Say whether an event's label would meet another label or its line, or its own line another label."""
    line_box = event_line_box(event, box, scale)
    return any(
        box.overlaps(other_box)
        or line_box.overlaps(other_box)
        or event_line_box(other_event, other_box, scale).overlaps(box)
        for other_event, other_box in labelled_events
    )


def event_line_box(event: Event, box: Box, scale: Scale) -> Box:
    """Return the room of an event's line, from the top of its label down to the time axis."""
    x = scale.x(axis.to_ordinal(event.day))
    return Box(x - 1, box.top, x + 1, scale.box.bottom)


def place_event_label(sheet: Sheet, event: Event, scale: Scale) -> Box:
    """Return the room of an event's label at the top of a plot, on the side of its line where more is free."""
    font_size, x, plot = sheet.min_font_size, scale.x(axis.to_ordinal(event.day)), scale.box
    is_left = x > plot.centre[0]
    max_width = min((x - plot.left if is_left else plot.right - x) - font_size * 0.4, font_size * MAX_LABEL_LETTERS)
    lines = typography.wrap_text(event.label, max_width, font_size)
    width = max([typography.measure_width(line, font_size) for line in lines], default=0)
    left = x - font_size * 0.4 - width if is_left else x + font_size * 0.4
    return Box(left, plot.top, left + width, plot.top + len(lines) * font_size * LEADING)


def format_event_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> tuple[list[str], int]:
    """Return the rows that name events below a chart, each with its day as the time axis has it, and how many of them they name."""
    event_texts = [f"{axis.format_day(event.day, sheet.lang, 'd MMM y')}: {event.label}" for event in listed_events]
    for named_count in range(len(event_texts), -1, -1):
        more_texts = (
            [translate_label("more", sheet.lang, n=len(event_texts) - named_count)]
            if named_count < len(event_texts)
            else []
        )
        rows = typography.wrap_text(
            " · ".join([*event_texts[:named_count], *more_texts]), bounds.width, sheet.min_font_size
        )
        if len(rows) <= MAX_LISTED_ROWS:
            break
    return rows, named_count


def box_above_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> Box:
    """Return what is left of a room above the events that are listed at its foot."""
    return bounds._replace(
        bottom=bounds.bottom - len(format_event_list(sheet, bounds, listed_events)[0]) * sheet.min_font_size * LEADING
    )


def draw_event_list(sheet: Sheet, bounds: Box, listed_events: list[Event]) -> tuple[Box, list[Event]]:
    """List events at the foot of a room; return what is left above, and those that are named."""
    (rows, named_count), free_box = (
        format_event_list(sheet, bounds, listed_events),
        box_above_list(sheet, bounds, listed_events),
    )
    sheet.draw_paragraph(bounds.left, free_box.bottom, rows, sheet.min_font_size, colour=sheet.theme.event)
    return free_box, listed_events[:named_count]


def draw_events(sheet: Sheet, scale: Scale, labelled_events: LabelledEvents, listed_events: list[Event]) -> None:
    """Draw each event as a dotted line: from its label down, or through the plot where it is ``listed_events`` by name below."""
    font_size, theme = sheet.min_font_size, sheet.theme
    for event in listed_events:
        x = scale.x(axis.to_ordinal(event.day))
        sheet.draw_line([(x, scale.box.top), (x, scale.box.bottom)], theme.event, 2, (2, 5))
    for event, box in labelled_events:
        x = scale.x(axis.to_ordinal(event.day))
        is_left = box.right < x
        sheet.draw_line([(x, box.top), (x, scale.box.bottom)], theme.event, 2, (2, 5))
        for index, line in enumerate(typography.wrap_text(event.label, box.width + 1, font_size)):
            baseline = box.top + font_size * (1.0 + LEADING * index)
            align = "right" if is_left else "left"
            sheet.draw_text(
                box.right if is_left else box.left, baseline, line, font_size, 400, theme.event, align, has_halo=True
            )
