"""The annex of a printed deck: every figure of its scenes with date and source, as a table that can be read and searched."""

from collections.abc import Callable, Iterator

from meeting import marking
from meeting.drawing import lettering
from meeting.drawing.boxes import Box
from meeting.drawing.sheet import Sheet
from meeting.scenes import Deck, Figure, Scene
from meeting.telling import what
from meeting.words import word

COLUMNS = (("area", 0.24), ("measure", 0.26), ("figure", 0.15), ("when", 0.16), ("publisher", 0.19))
MOST = 600
"""Of a scene with more figures than this the others stand in the XLSX alone."""

SMALL, PITCH, MARGIN = 0.62, 1.5, 1.7

Entry = Scene | Figure | str
"""A scene is a heading, text a remark."""


def annex(deck: Deck, begin: Callable[[], Sheet]) -> Iterator[Sheet]:
    """Return pages with the figures of every shown scene; ``begin`` makes an empty page."""
    listed = [entry for scene in deck.shown if scene.figures for entry in entries(scene, deck.lang)]
    per_page = rows_on(begin()) if listed else 1
    for first in range(0, len(listed), per_page):
        yield table(begin(), listed[first : first + per_page], " · ".join(marking.all_badges(deck)))


def entries(scene: Scene, lang: str) -> list[Entry]:
    """Return a scene's heading, its figures, and how many are left out."""
    over = len(scene.figures) - MOST
    return [scene, *scene.figures[:MOST], *([word("left_out", lang, n=over)] if over > 0 else [])]


def rows_on(sheet: Sheet) -> int:
    """Return how many rows a page has room for."""
    return int((sheet.box.height - sheet.least * (2 * MARGIN + 1.5)) / (sheet.least * SMALL * PITCH)) - 1


def table(sheet: Sheet, listed: list[Entry], marks: str) -> Sheet:
    """Draw one page of entries below the badges of the deck and the names of the columns."""
    sheet.rect(sheet.box, sheet.look.paper)
    room, letter = sheet.box.inset(sheet.least * MARGIN), sheet.least * SMALL
    sheet.text(room.left, room.top + sheet.least, word("annex", sheet.lang), sheet.least, 700)
    marks = lettering.cut(marks, room.width * 0.6, sheet.least, 700)
    sheet.text(room.right, room.top + sheet.least, marks, sheet.least, 700, sheet.look.event, "right")
    top = room.top + sheet.least * 1.5
    row(sheet, room, top, tuple(word(name, sheet.lang) for name, _ in COLUMNS), sheet.look.muted)
    for place, entry in enumerate(listed, 1):
        foot = top + (place + 0.95) * letter * PITCH
        sheet.line([(room.left, foot), (room.right, foot)], sheet.look.grid, 0.7)
        write(sheet, room, top + place * letter * PITCH, entry)
    return sheet


def write(sheet: Sheet, room: Box, top: float, entry: Entry) -> None:
    """Write one entry: a heading and a remark over the whole width, a figure in its columns."""
    letter = sheet.least * SMALL
    if isinstance(entry, Figure):
        row(sheet, room, top, cells(entry), sheet.look.ink)
        return
    text, weight = (entry.title, 700) if isinstance(entry, Scene) else (entry, 400)
    sheet.text(room.left, top + letter * 1.1, lettering.cut(text, room.width, letter, weight), letter, weight)


def cells(figure: Figure) -> tuple[str, ...]:
    """Return a figure as the cells of its row."""
    return figure.area, what(figure), f"{figure.told} {figure.unit_label}", figure.when, figure.publisher


def row(sheet: Sheet, room: Box, top: float, texts: tuple[str, ...], colour: str) -> None:
    """Write the cells of one row, each cut to its column; the number stands bold at the right of its own."""
    letter, left = sheet.least * SMALL, room.left
    for (name, share), text in zip(COLUMNS, texts, strict=True):
        wide, is_figure = room.width * share - letter, name == "figure"
        weight, align = (700, "right") if is_figure else (400, "left")
        told = lettering.cut(text, wide, letter, weight)
        sheet.text(left + wide if is_figure else left, top + letter * 1.1, told, letter, weight, colour, align)
        left += room.width * share
