"""A trend drawn: small panels on one scale; a stock as points and steps broken at gaps, a flow as bars over its period."""

from msgspec.structs import replace

from meeting.labels import number, word
from meeting.model import Event, Point, Series, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import axis, timeline
from meeting.render.charts.timeline import Scale
from meeting.render.surface import Sheet

GAP_DAYS = 550
"""A stock of which nothing is known for longer is not joined."""

LOWEST_PANEL = 5.5
"""A panel is at least this many letters high."""

ALONE = 1.25
"""Numbers of a single panel are so much larger than other letters."""

Drawn = list[tuple[Point, float, float]]


def draw(sheet: Sheet, room: Box, picture: TrendPicture) -> None:
    """Draw the series of a trend into a room of the sheet, each in a panel of its own where there are several."""
    picture = readable(picture)
    letter, muted = sheet.least, sheet.look.muted
    unit = typography.cut(picture.unit, room.width * 0.6, letter)
    if not picture.series:
        sheet.text(*room.centre, word("none", sheet.lang), letter, colour=muted, align="center")
        return
    sheet.text(room.left, room.top + letter, unit, letter, colour=muted)
    whole = Box(room.left, room.top + letter * 1.5, room.right, room.bottom)
    listed = unlabelled(sheet, whole, picture)
    panels, named = timeline.write(sheet, whole, listed)
    labelled = [event for event in timeline.events_of(picture) if event not in listed]
    columns = columns_for(len(picture.series), room, letter)
    lines = max(min(-(-len(picture.series) // columns), int(panels.height // (LOWEST_PANEL * letter))), 1)
    shown = picture.series[: lines * columns]
    if len(shown) < len(picture.series):
        left_out = word("more", sheet.lang, n=len(picture.series) - len(shown))
        sheet.text(room.right, room.top + letter, left_out, letter, colour=muted, align="right")
    for place, line in enumerate(shown):
        panel(sheet, cell(panels, place, columns, lines, letter), picture, line, labelled, named)


def unlabelled(sheet: Sheet, room: Box, picture: TrendPicture) -> list[Event]:
    """Return the events that have no room for a label in the chart, in order: of several panels all of them.

    What is listed below the chart makes it lower, so that the next label may have no room either.
    """
    marks = timeline.events_of(picture)
    if len(picture.series) > 1:
        return marks
    listed: list[Event] = []
    while True:
        plot = plot_in(sheet, timeline.above(sheet, room, listed), picture)
        left = [event for event in marks if event not in listed]
        named = [event for event, _ in timeline.labelled(sheet, left, Scale(plot, *timeline.span(picture), 1))]
        if len(named) == len(left):
            return listed
        listed = [event for event in marks if event not in named]


def readable(picture: TrendPicture) -> TrendPicture:
    """Return a trend without what has no day of the calendar: it could not be placed."""
    series = [replace(line, points=[point for point in line.points if placed(point)]) for line in picture.series]
    events = sorted((event for event in picture.events if axis.is_day(event.day)), key=lambda event: event.day)
    return replace(picture, series=[line for line in series if line.points], events=events)


def placed(point: Point) -> bool:
    """Say whether a figure has a place in time."""
    return axis.is_day(point.end) and (not point.start or axis.is_day(point.start))


def columns_for(series: int, room: Box, letter: float) -> int:
    """Return how many panels stand side by side."""
    if series < 2:
        return 1
    return 2 if series < 5 or room.width < letter * 45 else 3


def cell(room: Box, place: int, columns: int, lines: int, letter: float) -> Box:
    """Return the room of one panel."""
    wide, high, gap = room.width / columns, room.height / lines, letter * 0.6
    left, top = room.left + place % columns * wide, room.top + place // columns * high
    return Box(left + (gap if place % columns else 0), top, left + wide, top + high - (gap if lines > 1 else 0))


def highest(picture: TrendPicture) -> float:
    """Return the largest value that is shown, at least 1."""
    return max([point.value for line in picture.series for point in line.points if point.value is not None] + [1.0])


def levels(sheet: Sheet, room: Box, picture: TrendPicture) -> list[float]:
    """Return the round numbers of the value axis in a room."""
    return axis.ticks(highest(picture), 4 if room.height > sheet.least * 12 else 2)


def plot_in(sheet: Sheet, room: Box, picture: TrendPicture) -> Box:
    """Return what of a panel's room is left between its axes."""
    letter = sheet.least
    gutter = max(typography.width(number(mark, sheet.lang), letter) for mark in levels(sheet, room, picture))
    return Box(room.left + gutter + letter * 0.5, room.top, room.right - letter * 0.3, room.bottom - letter * 1.6)


def panel(
    sheet: Sheet, room: Box, picture: TrendPicture, line: Series, labelled: list[Event], listed: list[Event]
) -> None:
    """Draw one series: grid and scale, events with a label or listed below, bars or steps, numbers."""
    letter, is_alone, marks = sheet.least, len(picture.series) == 1, levels(sheet, room, picture)
    wide, days = plot_in(sheet, room, picture), timeline.span(picture)
    if not is_alone:
        sheet.text(room.left, room.top + letter, typography.cut(line.name, room.width, letter, 700), letter, 700)
        wide = wide._replace(top=room.top + letter * 1.35)
    told = timeline.labelled(sheet, labelled, Scale(wide, *days, 1))
    foot = max([box.bottom for _, box in told], default=wide.top)
    scale = Scale(wide._replace(top=foot + letter * 1.6), *days, marks[-1])
    grid(sheet, scale, marks if scale.box.height > letter * 3.5 else [marks[0], marks[-1]])
    timeline.events(sheet, scale, told, listed)
    drawn = bars(sheet, scale, line.points) if picture.kind == "flow" else steps(sheet, scale, line.points)
    numbers(sheet, scale, drawn, picture.kind, letter * (ALONE if is_alone else 1))
    timeline.dates(sheet, scale, picture, line.points)


def grid(sheet: Sheet, scale: Scale, marks: list[float]) -> None:
    """Draw level lines at round numbers, each named at the left."""
    letter, look = sheet.least, sheet.look
    for mark in marks:
        y = scale.y(mark)
        sheet.line([(scale.box.left, y), (scale.box.right, y)], look.grid, 1)
        foot = (scale.box.left - letter * 0.5, y + letter * 0.36)
        sheet.text(*foot, number(mark, sheet.lang), letter, colour=look.muted, align="right")


def bars(sheet: Sheet, scale: Scale, points: list[Point]) -> Drawn:
    """Draw each period as a bar from zero, and return where the middle of its top is."""
    found = []
    for point in points:
        left, right = scale.x(axis.days(point.start or point.end)), scale.x(axis.days(point.end) + 1)
        slim = max((right - left) * 0.12, 0.5)
        y = scale.y(point.value or 0)
        if point.value is not None:
            sheet.rect(Box(left + slim, y, right - slim, scale.box.bottom), sheet.look.symbol)
        found.append((point, (left + right) / 2, y))
    return found


def steps(sheet: Sheet, scale: Scale, points: list[Point]) -> Drawn:
    """Draw each day as a point, joined by steps where the next is known soon, and return where it lies."""
    look, radius = sheet.look, sheet.least * 0.28
    found = [(point, scale.x(axis.days(point.end)), scale.y(point.value or 0)) for point in points]
    for one, two in joined(found):
        sheet.line([one[1:], (two[1], one[2]), two[1:]], look.symbol, 2.5)
    for point, x, y in found:
        if point.value is not None:
            sheet.circle(x, y, radius, look.symbol, look.paper, 1.5)
    return found


def joined(drawn: Drawn) -> list[tuple]:
    """Return the pairs of points that a step joins: both are shown, and not too long apart."""
    pairs = zip(drawn, drawn[1:], strict=False)
    shown = [(one, two) for one, two in pairs if None not in (one[0].value, two[0].value)]
    return [(one, two) for one, two in shown if axis.days(two[0].end) - axis.days(one[0].end) <= GAP_DAYS]


def numbers(sheet: Sheet, scale: Scale, drawn: Drawn, kind: str, letter: float) -> None:
    """Write each number as it is told, the last, the first and the largest before the others; one without room is left out."""
    taken: list[Box] = []
    edges = Box(scale.box.left + 2, scale.box.top - letter * 1.6, scale.box.right + letter * 0.3, scale.box.bottom)
    lines = obstacles(drawn, letter) if kind == "stock" else []
    points = [point for point, _, _ in drawn]
    for point, x, y in sorted(drawn, key=lambda one: importance(one[0], points), reverse=True):
        half = typography.width(point.told, letter, 700) / 2
        for left, foot in spots(x, y, half, letter, kind):
            left = min(max(left, edges.left), edges.right - 2 * half)
            box = Box(left, foot - letter * 0.8, left + 2 * half, foot + letter * 0.06)
            if box.is_free(taken) and box.is_free(lines) and edges.holds(box):
                sheet.text(box.left, foot, point.told, letter, 700, halo=True)
                taken.append(box)
                break


def obstacles(drawn: Drawn, letter: float) -> list[Box]:
    """Return the room of points and steps, over which no number stands."""
    r = letter * 0.2
    dots = [Box(x - r, y - r, x + r, y + r) for point, x, y in drawn if point.value is not None]
    pairs = [(one[1], one[2], two[1], two[2]) for one, two in joined(drawn)]
    level = [Box(x1, y1 - 1, x2, y1 + 1) for x1, y1, x2, _ in pairs]
    upright = [Box(x2 - 1, min(y1, y2), x2 + 1, max(y1, y2)) for _, y1, x2, y2 in pairs]
    return dots + level + upright


def spots(x: float, y: float, half: float, letter: float, kind: str) -> list[tuple[float, float]]:
    """Return where a number may begin and stand: above its bar or point; at a point also right, below and left."""
    if kind == "flow":
        return [(x - half, y - letter * 0.3)]
    above, below = y - letter * 0.5, y + letter * 1.2
    right, left = x + letter * 0.45, x - 2 * half - letter * 0.45
    return [(x - half, above), (right, y + letter * 0.36), (x - half, below), (left, y + letter * 0.36), (right, above)]


def importance(point: Point, points: list[Point]) -> tuple[int, float]:
    """Return what orders numbers: the last, the first, the largest, then by size."""
    largest = max([p.value for p in points if p.value is not None], default=None)
    value = point.value if point.value is not None else -1.0
    return 3 if point is points[-1] else 2 if point is points[0] else 1 if value == largest else 0, value
