"""What stands in the middle of a page: a picture, large numbers, or lines of text that go on on the next page."""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from meeting.labels import word
from meeting.model import Figure, Line, Scene
from meeting.render import pictures, typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import day
from meeting.render.surface import LEADING, Sheet
from meeting.scene_text import headed

HEADLINE, LARGEST = 4.0, 6.0
"""Letters that a headline number is high: at least, and where there is much room."""

MOST_HEADLINES, ACROSS = 6, 3
TEXT, BETWEEN = 1.17, 0.9
GROWTH = (1.5, 1.25, 1.0, 1 / TEXT)
"""What the letters of lines may be of those of a page, in turn: all of a scene stands on one page where one of them allows it."""

Pane = Callable[[Sheet, Box, Scene, int], int | None]


class Row(NamedTuple):
    """One line of letters of a longer text: ``part`` is which line of the scene it belongs to."""

    part: int
    text: str
    size: float
    is_muted: bool = False


def picture(sheet: Sheet, room: Box, scene: Scene, first: int) -> None:
    """Draw the scene's picture, its numbers where it has none."""
    if scene.picture is None:
        return facts(sheet, room, scene, first)
    pictures.draw(sheet, room, scene)
    return None


def facts(sheet: Sheet, room: Box, scene: Scene, first: int) -> int | None:
    """Write up to six figures as headline numbers with what they count, unit and date; more of them as lines."""
    figures = scene.figures
    if len(figures) > MOST_HEADLINES:
        return rows(
            sheet,
            room,
            [row for place, figure in enumerate(figures) for row in figure_rows(sheet, room, place, figure)],
            first,
        )
    down = -(-len(figures) // ACROSS) or 1
    across = max(-(-len(figures) // down), 1)
    wide, high = room.width / across, room.height / down
    areas = {figure.area for figure in figures}
    for place, figure in enumerate(figures):
        left, top = room.left + place % across * wide, room.top + place // across * high
        headline(sheet, Box(left, top, left + wide - sheet.least, top + high), figure, len(areas) > 1)
    return None


def headline(sheet: Sheet, room: Box, figure: Figure, with_area: bool) -> None:
    """Write one figure: its number as large as it fits, then what it counts, unit and date."""
    letter = sheet.least
    told = typography.plain(figure.told)
    label = headed(figure) + (f", {figure.area}" if with_area else "")
    notes = [
        *typography.lines(label, room.width, letter * TEXT)[:2],
        *typography.lines(figure.when, room.width, letter)[:2],
    ]
    below = len(notes) * letter * TEXT * LEADING
    most = min(LARGEST * letter, room.height - below - letter)
    size = max(min(most, room.width / max(typography.width(told, 1, 700), 0.1)), letter)
    top = room.top + max((room.height - size * 1.1 - below) * 0.3, 0)
    sheet.text(room.left, top + size * 0.95, typography.cut(told, room.width, size, 700), size, 700, sheet.look.accent)
    foot = sheet.paragraph(
        room.left, top + size * 1.15, typography.lines(label, room.width, letter * TEXT)[:2], letter * TEXT
    )
    sheet.paragraph(
        room.left, foot, typography.lines(figure.when, room.width, letter)[:2], letter, colour=sheet.look.muted
    )


def figure_rows(sheet: Sheet, room: Box, place: int, figure: Figure) -> list[Row]:
    """Return one of many figures as a line of text."""
    text = f"{figure.area}, {figure.label}: {figure.told} {figure.unit_label}, {figure.when}"
    return [Row(place, line, sheet.least) for line in typography.lines(text, room.width - sheet.least * 2, sheet.least)]


def lines(sheet: Sheet, room: Box, scene: Scene, first: int) -> int | None:
    """Write the lines of a scene, each with its agency and its day; return the row that the next page begins with.

    Where they are few, they are written larger; where they are many, the text as small as what stands below it.
    """
    for scale in GROWTH:
        laid = [line_rows(sheet, room, place, line, scale) for place, line in enumerate(scene.lines)]
        found = [row for members in laid for row in members]
        if sum(row.size * LEADING for row in found) + len(laid) * sheet.least * BETWEEN <= room.height:
            break
    return rows(sheet, room, found, first)


def line_rows(sheet: Sheet, room: Box, part: int, line: Line, scale: float) -> list[Row]:
    """Return one line of a presenter as rows of letters."""
    wide, letter, size = room.width - sheet.least * 2, sheet.least * max(scale, 1), sheet.least * scale * TEXT
    text = [Row(part, row, size) for row in typography.lines(line.text, wide, size)]
    notes = typography.lines(noted(line, sheet.lang), wide, letter)
    return text + [Row(part, row, letter, True) for row in notes]


def noted(line: Line, lang: str) -> str:
    """Return who owns a line, until when, and how it stands; nothing of a line that nobody has to do."""
    due = f"{word('due', lang)} {day(line.due, lang)}" if line.due else ""
    is_task = line.agency or due or line.status != "open"
    return " · ".join(part for part in (line.agency, due, word(line.status, lang) if is_task else "") if part)


def rows(sheet: Sheet, room: Box, found: list[Row], first: int) -> int | None:
    """Write rows from ``first`` on, those of one line beside a bar; return the first that has no room, None at the end."""
    top, indent = room.top, sheet.least
    for _, members in groupby(enumerate(found[first:], first), key=lambda row: row[1].part):
        begun = top
        for place, row in members:
            if top + row.size * LEADING > room.bottom and place > first:
                bar(sheet, room.left, begun, top)
                return place
            colour = sheet.look.muted if row.is_muted else sheet.look.ink
            top = sheet.paragraph(room.left + indent, top, [row.text], row.size, colour=colour)
        bar(sheet, room.left, begun, top)
        top += sheet.least * BETWEEN
    return None


def bar(sheet: Sheet, x: float, top: float, foot: float) -> None:
    """Draw the bar that holds the rows of one line together."""
    if foot > top:
        sheet.line(
            [(x + sheet.least * 0.2, top + 2), (x + sheet.least * 0.2, foot - 2)], sheet.look.accent, sheet.least / 6
        )


PANES: dict[str, Pane] = {
    "facts": facts,
    "lines": lines,
    "law": lines,
    "map": picture,
    "trend": picture,
    "bars": picture,
}
