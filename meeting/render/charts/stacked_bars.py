"""Bars of several parts drawn: level bars from zero, each part a texture, and all numbers in columns under their names."""

from typing import NamedTuple

from meeting.labels import word
from meeting.model import Stack, StackPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import LEADING, Sheet, outline_of

CLOSEST, THICKEST, HEAD, TWO = 1.4, 2.8, 1.7, 2.5
"""Rows stand so many letters apart, at least and at most, below a head so many letters high; from TWO on a name has two lines."""

NAMES, COLUMN = 0.4, 0.17
"""Names take at most this share of the room beside the numbers, a column of numbers that of the whole width."""

GAP, SWATCH = 0.9, 1.3
"""Letters between columns, and those of a swatch before a name."""

STYLES = (("symbol", ""), ("event", "upright"), ("muted", "grid"))
"""The colour of each part by its use in a look, and its texture: the first is filled."""


class Column(NamedTuple):
    """One column of numbers: its name, how each bar is told in it, where it ends; ``part`` is None for the whole."""

    name: str
    told: list[str]
    right: float
    part: int | None


def draw(sheet: Sheet, room: Box, picture: StackPicture) -> None:
    """Draw the bars into a room of the sheet; those for which it is too low are counted below."""
    letter, look, bars = sheet.least, sheet.look, picture.bars
    plot = Box(room.left, room.top + letter * HEAD, room.right, room.bottom)
    fits = max(int(plot.height // (letter * CLOSEST)), 1)
    shown = bars if len(bars) <= fits else bars[: max(fits - 1, 1)]
    pitch = min(plot.height / (len(shown) + (len(shown) < len(bars))), letter * THICKEST)
    found, right = columns(picture, shown, room, letter)
    head(sheet, room, picture.unit, found)
    rows(sheet, Box(plot.left, plot.top, right, plot.bottom), shown, pitch)
    numbers(sheet, plot.top, found, pitch)
    if len(shown) < len(bars):
        foot = plot.top + pitch * (len(shown) + 0.5) + letter * 0.36
        sheet.text(room.left, foot, word("more", sheet.lang, n=len(bars) - len(shown)), letter, colour=look.muted)


def columns(picture: StackPicture, shown: list[Stack], room: Box, letter: float) -> tuple[list[Column], float]:
    """Return the columns of numbers, set from the right, and where the room for bars ends before them."""
    parts = [[bar.parts[place].told if place < len(bar.parts) else "" for bar in shown] for place in range(3)]
    named = [(picture.whole, [bar.told for bar in shown], None)]
    named += [(name, parts[place], place) for place, name in enumerate(picture.parts)]
    right, found = room.right, []
    for name, told, part in reversed(named):
        found.insert(0, Column(name, told, right, part))
        right -= min(wide(found[0], letter), room.width * COLUMN) + letter * GAP
    return found, right


def wide(column: Column, letter: float) -> float:
    """Return how wide a column is: its name with the swatch, or its longest number."""
    swatch = 0 if column.part is None else letter * SWATCH
    numbers = [typography.width(told, letter, 700) for told in column.told]
    return max([typography.width(column.name, letter) + swatch, *numbers])


def head(sheet: Sheet, room: Box, unit: str, found: list[Column]) -> None:
    """Name the unit at the left, and each column above it beside the swatch of its part."""
    letter, look = sheet.least, sheet.look
    sheet.text(
        room.left, room.top + letter, typography.cut(unit, room.width * COLUMN, letter), letter, colour=look.muted
    )
    for column in found:
        swatch = 0 if column.part is None else letter * SWATCH
        told = typography.cut(column.name, room.width * COLUMN - swatch, letter)
        sheet.text(column.right, room.top + letter, told, letter, colour=look.muted, align="right")
        left = column.right - typography.width(told, letter) - swatch
        if column.part is not None:
            box = Box(left, room.top + letter * 0.2, left + letter, room.top + letter * 1.1)
            segment(sheet, box, column.part)


def rows(sheet: Sheet, room: Box, shown: list[Stack], pitch: float) -> None:
    """Draw one line a bar: its name, then its parts one after another."""
    letter = sheet.least
    names = min(max(typography.width(typography.plain(bar.name), letter) for bar in shown), room.width * NAMES)
    axis = room.left + names + letter * 0.7
    longest = max(sum(sizes(bar)) for bar in shown) or 1
    for place, bar in enumerate(shown):
        middle, left = room.top + pitch * (place + 0.5), axis
        name, _ = typography.fitted(bar.name, names, 2 if pitch >= letter * TWO else 1, [letter])
        top = middle - letter * (0.64 + LEADING * (len(name) - 1) / 2)
        sheet.paragraph(axis - letter * 0.5, top, name, letter, align="right")
        for part, size in enumerate(sizes(bar)):
            right = left + size / longest * max(room.right - axis, 0)
            segment(sheet, Box(left, middle - pitch * 0.33, right, middle + pitch * 0.33), part)
            left = right
    sheet.line([(axis, room.top), (axis, room.top + pitch * len(shown))], sheet.look.muted, 1.5)


def sizes(bar: Stack) -> list[float]:
    """Return how long each part is; one that is hidden has no length."""
    return [max(part.value or 0, 0) for part in bar.parts]


def segment(sheet: Sheet, box: Box, part: int) -> None:
    """Draw one part with its texture and a rim, nothing where it is empty."""
    name, texture = STYLES[part]
    colour = getattr(sheet.look, name)
    if box.width <= 0:
        return
    sheet.rect(box, sheet.look.paper if texture else colour)
    if texture:
        sheet.textured(outline_of(box), texture, box, sheet.least * 0.3, colour)
    sheet.rect(box, "none", colour, 1.5)


def numbers(sheet: Sheet, top: float, found: list[Column], pitch: float) -> None:
    """Write every number under the name of its column, the whole in bold."""
    for column in found:
        weight = 700 if column.part is None else 400
        for place, told in enumerate(column.told):
            foot = top + pitch * (place + 0.5) + sheet.least * 0.36
            sheet.text(column.right, foot, told, sheet.least, weight, align="right")
