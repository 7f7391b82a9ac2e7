"""Names and numbers on a map: the largest value first, dropped rather than over another name."""

import math
from dataclasses import dataclass

from geo import clipped_outlines
from meeting.model import MapPicture, Mark
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map import legend
from meeting.render.map.projection import View
from meeting.render.surface import Sheet

FEW = 60
"""Up to so many regions, those without a number are named too."""

MOST, MOST_OF_MANY = 40, 12

BESIDE = 6.0
"""Pixels beside a symbol that are its own."""

CLEAR = 0.24
"""How far names stand off the legend and the scale bar, in heights of a letter; half as far off each other."""


@dataclass(frozen=True)
class Name:
    """What is written at a region: its name and its number, around a point."""

    mark: Mark
    text: str
    x: float
    y: float
    radius: float


def wanted(sheet: Sheet, picture: MapPicture, view: View) -> list[Name]:
    """Return the names that would be written if there were room: the chosen area first, then the largest value."""
    anchors = clipped_outlines.anchors(picture.layer, picture.province or None)
    many = len(picture.marks) > FEW
    marks = [m for m in picture.marks if m.code in anchors and not (many and m.kind in ("none", "zero"))]
    order = sorted(marks, key=lambda mark: (mark.code != picture.area, -rank(mark), mark.code))
    found = [named(sheet, picture, mark, anchors[mark.code], view) for mark in order]
    return [name for name in found if view.box.holds(Box(name.x, name.y, name.x, name.y))]


def rank(mark: Mark) -> float:
    """Return where a region stands among the others: hidden numbers together, below all that are shown but no data."""
    return mark.value if mark.value is not None else {"band": -0.5, "masked": -0.7}.get(mark.kind, -1.0)


def named(sheet: Sheet, picture: MapPicture, mark: Mark, anchor: tuple[str, float, float], view: View) -> Name:
    """Return a region's name where its label point is, with the radius of its symbol."""
    size = legend.radius(mark.value or 0, picture, sheet.least) if mark.kind == "symbol" else 0.0
    return Name(mark, anchor[0] or mark.name, *view.place(*anchor[1:]), size)


def draw(sheet: Sheet, picture: MapPicture, view: View, taken: list[Box]) -> None:
    """Write as many names as have room, each with a halo and a little off what is taken."""
    names, taken = wanted(sheet, picture, view), [box.inset(-sheet.least * CLEAR) for box in taken]
    symbols = [name for name in names if name.radius]
    room, first = view.box.inset(sheet.least * 0.25), len(taken)
    for name in names:
        spot = place(sheet, name, room, taken, [other for other in symbols if other is not name])
        if spot:
            write(sheet, name, spot, spot.height > sheet.least * 1.6)
            taken.append(spot.inset(-sheet.least * CLEAR / 2))
        if len(taken) - first >= (MOST_OF_MANY if len(picture.marks) > FEW else MOST):
            return


def place(sheet: Sheet, name: Name, room: Box, taken: list[Box], symbols: list[Name]) -> Box | None:
    """Return where a name stands, None where it has no room.

    It stands clear of the symbols of others, for beside or over one its number would be read as that one's; on a symbol of
    its own, which is larger than those, it may cover them.
    """
    larger = [other for other in symbols if other.radius > name.radius]
    for box in two_lines(sheet, name) + one_line(sheet, name):
        is_on_own = name.radius > 0 and abs(box.centre[0] - name.x) + abs(box.centre[1] - name.y) < 1
        others, near = (larger, 0.7) if is_on_own else (symbols, 1.0)
        if room.holds(box) and box.is_free(taken) and not any(touches(box, other, near) for other in others):
            return box
    return None


def touches(box: Box, name: Name, near: float) -> bool:
    """Say whether a box lies on a symbol, or so near that it would be read as its name; ``near`` is the share of it that counts."""
    right = max(box.left - name.x, name.x - box.right, 0)
    down = max(box.top - name.y, name.y - box.bottom, 0)
    return math.hypot(right, down) < near * (name.radius + BESIDE)


def two_lines(sheet: Sheet, name: Name) -> list[Box]:
    """Return where name over number may stand: on the point, or around the symbol."""
    wide = max(typography.width(name.text, sheet.least), typography.width(name.mark.told, sheet.least, 700))
    return around(name, wide, sheet.least * (2.4 if name.mark.told else 1.2))


def one_line(sheet: Sheet, name: Name) -> list[Box]:
    """Return where name and number may stand side by side."""
    told = f" {name.mark.told}" if name.mark.told else ""
    wide = typography.width(name.text, sheet.least) + typography.width(told, sheet.least, 700)
    return around(name, wide, sheet.least * 1.2)


def around(name: Name, wide: float, high: float) -> list[Box]:
    """Return a box on the point of a name, then right, left, below and above it, and at its corners."""
    gap = name.radius + 4 if name.radius else 0.3 * high
    middles = [(gap + wide / 2, 0), (-gap - wide / 2, 0), (0, gap + high / 2), (0, -gap - high / 2)]
    aside, over = 0.7 * gap + wide / 2, 0.7 * gap + high / 2
    middles += [(right * aside, down * over) for right in (1, -1) for down in (1, -1)]
    fits = name.radius == 0 or name.radius > 0.6 * wide
    shifts = [(0, 0), *middles] if fits else middles
    return [
        Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        for x, y in ((name.x + a, name.y + b) for a, b in shifts)
    ]


def write(sheet: Sheet, name: Name, box: Box, is_tall: bool) -> None:
    """Write a name in its box, the number below it or beside."""
    letter, look, told = sheet.least, sheet.look, name.mark.told
    colour = look.ink if name.mark.kind != "none" else look.muted
    if is_tall:
        sheet.text(box.centre[0], box.top + letter, name.text, letter, 400, colour, "center", halo=True)
        sheet.text(box.centre[0], box.top + letter * 2.2, told, letter, 700, look.ink, "center", halo=True)
        return
    sheet.text(box.left, box.top + letter, name.text, letter, 400, colour, halo=True)
    if told:
        sheet.text(box.right, box.top + letter, told, letter, 700, look.ink, "right", halo=True)
