"""The annex of a printed deck: every figure of its scenes with date and source, as a table that can be read and searched."""

from collections.abc import Callable, Iterator

from meeting import scene_badges
from meeting.labels import word
from meeting.model import Deck, Figure, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import Sheet
from meeting.scene_text import what

COLUMNS = (("area", 0.24), ("measure", 0.26), ("figure", 0.15), ("when", 0.16), ("publisher", 0.19))
MOST = 600
"""Of a scene with more figures than this the others stand in the XLSX alone."""

SMALL, PITCH, MARGIN = 0.62, 1.5, 1.7
LEADING, MOST_LINES = 1.25, 4
"""Letters from one line of a cell to the next; a longer cell is cut."""

Entry = Scene | Figure | str
"""A scene is a heading, text a remark."""

Laid = list[list[str]]
"""The lines of each cell of a row; a heading and a remark are one cell over the whole width."""


def annex(deck: Deck, begin: Callable[[], Sheet]) -> Iterator[Sheet]:
    """Return pages with the figures of every shown scene; ``begin`` makes an empty page."""
    listed = [entry for scene in deck.shown if scene.figures for entry in entries(scene, deck.lang)]
    while listed:
        sheet = begin()
        rows = fitting(sheet, listed)
        yield table(sheet, listed[: len(rows)], rows, " · ".join(scene_badges.all_badges(deck)))
        listed = listed[len(rows) :]


def entries(scene: Scene, lang: str) -> list[Entry]:
    """Return a scene's heading, its figures, and how many are left out."""
    over = len(scene.figures) - MOST
    return [scene, *scene.figures[:MOST], *([word("left_out", lang, n=over)] if over > 0 else [])]


def fitting(sheet: Sheet, listed: list[Entry]) -> list[Laid]:
    """Return the first entries, laid out, as many as a page has room for below its head and the names of the columns."""
    left = sheet.box.height - sheet.least * (2 * MARGIN + 1.5) - high(sheet, [[""]])
    rows: list[Laid] = []
    for entry in listed:
        laid = lines_of(sheet, entry)
        left -= high(sheet, laid)
        if left < 0 and rows:
            break
        rows.append(laid)
    return rows


def lines_of(sheet: Sheet, entry: Entry) -> Laid:
    """Return the lines of an entry's cells."""
    wide, letter = sheet.box.inset(sheet.least * MARGIN).width, sheet.least * SMALL
    if not isinstance(entry, Figure):
        text, weight = (entry.title, 700) if isinstance(entry, Scene) else (entry, 400)
        return [[typography.cut(text, wide, letter, weight)]]
    return [
        typography.fitted(text, wide * share - letter, MOST_LINES, [letter], weight_of(name))[0]
        for (name, share), text in zip(COLUMNS, cells(entry), strict=True)
    ]


def weight_of(name: str) -> int:
    """Return how bold a column is: numbers are."""
    return 700 if name == "figure" else 400


def high(sheet: Sheet, laid: Laid) -> float:
    """Return how high a row is."""
    return sheet.least * SMALL * (PITCH + (max(map(len, laid)) - 1) * LEADING)


def table(sheet: Sheet, listed: list[Entry], rows: list[Laid], marks: str) -> Sheet:
    """Draw one page of entries below the badges of the deck and the names of the columns."""
    sheet.rect(sheet.box, sheet.look.paper)
    room, letter = sheet.box.inset(sheet.least * MARGIN), sheet.least * SMALL
    sheet.text(room.left, room.top + sheet.least, word("annex", sheet.lang), sheet.least, 700)
    marks = typography.cut(marks, room.width * 0.6, sheet.least, 700)
    sheet.text(room.right, room.top + sheet.least, marks, sheet.least, 700, sheet.look.event, "right")
    top = room.top + sheet.least * 1.5
    row(sheet, room, top, [[word(name, sheet.lang)] for name, _ in COLUMNS], sheet.look.muted)
    top += letter * PITCH
    for entry, laid in zip(listed, rows, strict=True):
        write(sheet, room, top, entry, laid)
        top += high(sheet, laid)
        sheet.line([(room.left, top - 0.05 * letter), (room.right, top - 0.05 * letter)], sheet.look.grid, 0.7)
    return sheet


def write(sheet: Sheet, room: Box, top: float, entry: Entry, laid: Laid) -> None:
    """Write one entry: a heading and a remark over the whole width, a figure in its columns."""
    letter = sheet.least * SMALL
    if isinstance(entry, Figure):
        row(sheet, room, top, laid, sheet.look.ink)
        return
    sheet.text(room.left, top + letter * 1.1, laid[0][0], letter, 700 if isinstance(entry, Scene) else 400)


def cells(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the cells of its row."""
    return figure.area, what(figure), f"{figure.told} {figure.unit_label}", figure.when, figure.publisher


def row(sheet: Sheet, room: Box, top: float, laid: Laid, colour: str) -> None:
    """Write the cells of one row; the number stands bold at the right of its own."""
    letter, left = sheet.least * SMALL, room.left
    for (name, share), lines in zip(COLUMNS, laid, strict=True):
        wide, is_figure = room.width * share, name == "figure"
        at, align = (left + wide - letter, "right") if is_figure else (left, "left")
        for place, told in enumerate(lines):
            foot = top + letter * (1.1 + place * LEADING)
            sheet.text(at, foot, told, letter, weight_of(name), colour, align)
        left += wide
