"""Time along a trend: where a day lies, which days are named, and the events that stand as dotted lines."""

from dataclasses import dataclass

from meeting.labels import word
from meeting.model import Event, Point, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis
from meeting.render.surface import LEADING, Sheet

WIDEST, DEEPEST = 22, 0.42
"""A label of an event is at most this many letters wide; all together take at most this share of the height."""

ROWS_LISTED = 2
"""So many rows below a chart name the events that have no label in it."""

Told = list[tuple[Event, Box]]


@dataclass(frozen=True)
class Scale:
    """One panel's plot: where a day and a value lie."""

    box: Box
    first: float
    last: float
    top: float

    def x(self, day: float) -> float:
        """Return where a day lies."""
        return self.box.left + (day - self.first) / (self.last - self.first) * self.box.width

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.box.bottom - value / self.top * self.box.height


def span(picture: TrendPicture) -> tuple[float, float]:
    """Return the first and the last day of the time axis, with room for numbers beside the outer points of a stock."""
    points = [point for line in picture.series for point in line.points]
    first = min(axis.days(point.start or point.end) for point in points)
    last = max(axis.days(point.end) for point in points)
    long = max(last - first, 365)
    before, after = (0.01, 0.01) if picture.kind == "flow" else (0.08, 0.12)
    return first - long * before, last + long * after


def events_of(picture: TrendPicture) -> list[Event]:
    """Return the events that lie in the time that is drawn and say something."""
    first, last = span(picture)
    return [event for event in picture.events if event.label.strip() and first <= axis.days(event.day) <= last]


def dates(sheet: Sheet, scale: Scale, picture: TrendPicture, points: list[Point]) -> None:
    """Draw the time axis and name years or months: at their first day, or below a bar that is a year."""
    letter, look, foot = sheet.least, sheet.look, scale.box.bottom
    if picture.kind == "flow" and all(is_year(point) for point in points):
        marks = [((axis.days(point.start) + axis.days(point.end)) / 2, point.end[:4]) for point in points]
    else:
        marks = axis.calendar(int(scale.first), int(scale.last), sheet.lang)
        for day, _ in marks:
            sheet.line([(scale.x(day), foot), (scale.x(day), foot + letter * 0.25)], look.muted, 1.5)
    for x, label in axis.thinned([(scale.x(day), label) for day, label in marks], letter):
        most = scale.box.right + letter * 0.3 - typography.width(label, letter) / 2
        sheet.text(min(x, most), foot + letter * 1.35, label, letter, colour=look.muted, align="center")
    sheet.line([(scale.box.left, foot), (scale.box.right, foot)], look.muted, 1.5)


def is_year(point: Point) -> bool:
    """Say whether a period is a calendar year."""
    return point.start[5:] == "01-01" and point.end[5:] == "12-31" and point.start[:4] == point.end[:4]


def labelled(sheet: Sheet, marks: list[Event], scale: Scale) -> Told:
    """Return those of events in sight that have room for a label, with it: beside their line, where no label meets another or a line.

    The outermost stand highest: a label reaches inwards, over lines that begin below it.
    """
    found: Told = []
    lowest, step = scale.box.top + scale.box.height * DEEPEST, sheet.least * LEADING
    middle = scale.box.centre[0]
    for event in sorted(marks, key=lambda one: -abs(scale.x(axis.days(one.day)) - middle)):
        box = beside(sheet, event, scale)
        while box.bottom <= lowest and is_crossed(event, box, found, scale):
            box = Box(box.left, box.top + step, box.right, box.bottom + step)
        if box.bottom <= lowest:
            found.append((event, box))
    return found


def is_crossed(event: Event, box: Box, found: Told, scale: Scale) -> bool:
    """Say whether an event's label would meet another label or its line, or its own line another label."""
    line = stem(event, box, scale)
    return any(box.meets(other) or line.meets(other) or stem(one, other, scale).meets(box) for one, other in found)


def stem(event: Event, box: Box, scale: Scale) -> Box:
    """Return the room of an event's line, from the top of its label down to the time axis."""
    x = scale.x(axis.days(event.day))
    return Box(x - 1, box.top, x + 1, scale.box.bottom)


def beside(sheet: Sheet, event: Event, scale: Scale) -> Box:
    """Return the room of an event's label at the top of a plot, on the side of its line where more is free."""
    letter, x, plot = sheet.least, scale.x(axis.days(event.day)), scale.box
    is_left = x > plot.centre[0]
    room = min((x - plot.left if is_left else plot.right - x) - letter * 0.4, letter * WIDEST)
    lines = typography.lines(event.label, room, letter)
    wide = max([typography.width(line, letter) for line in lines], default=0)
    left = x - letter * 0.4 - wide if is_left else x + letter * 0.4
    return Box(left, plot.top, left + wide, plot.top + len(lines) * letter * LEADING)


def listing(sheet: Sheet, room: Box, listed: list[Event]) -> tuple[list[str], int]:
    """Return the rows that name events below a chart, each with its day as the time axis has it, and how many of them they name."""
    told = [f"{axis.day(event.day, sheet.lang, 'd MMM y')}: {event.label}" for event in listed]
    for named in range(len(told), -1, -1):
        more = [word("more", sheet.lang, n=len(told) - named)] if named < len(told) else []
        rows = typography.lines(" · ".join([*told[:named], *more]), room.width, sheet.least)
        if len(rows) <= ROWS_LISTED:
            break
    return rows, named


def above(sheet: Sheet, room: Box, listed: list[Event]) -> Box:
    """Return what is left of a room above the events that are listed at its foot."""
    return room._replace(bottom=room.bottom - len(listing(sheet, room, listed)[0]) * sheet.least * LEADING)


def write(sheet: Sheet, room: Box, listed: list[Event]) -> tuple[Box, list[Event]]:
    """List events at the foot of a room; return what is left above, and those that are named."""
    (rows, named), left = listing(sheet, room, listed), above(sheet, room, listed)
    sheet.paragraph(room.left, left.bottom, rows, sheet.least, colour=sheet.look.event)
    return left, listed[:named]


def events(sheet: Sheet, scale: Scale, told: Told, listed: list[Event]) -> None:
    """Draw each event as a dotted line: from its label down, or through the plot where it is ``listed`` by name below."""
    letter, look = sheet.least, sheet.look
    for event in listed:
        x = scale.x(axis.days(event.day))
        sheet.line([(x, scale.box.top), (x, scale.box.bottom)], look.event, 2, (2, 5))
    for event, box in told:
        x = scale.x(axis.days(event.day))
        is_left = box.right < x
        sheet.line([(x, box.top), (x, scale.box.bottom)], look.event, 2, (2, 5))
        for place, line in enumerate(typography.lines(event.label, box.width + 1, letter)):
            foot = box.top + letter * (1.0 + LEADING * place)
            align = "right" if is_left else "left"
            sheet.text(box.right if is_left else box.left, foot, line, letter, 400, look.event, align, halo=True)
