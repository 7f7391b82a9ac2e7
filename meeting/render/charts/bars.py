"""A composition drawn: level bars from zero, the largest on top, each with its number beside; hidden ones have no bar."""

from meeting.labels import word
from meeting.model import Bar, BarsPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.surface import Sheet

NAMES = 0.4
"""Names take at most this share of the width."""

CLOSEST, THICKEST = 1.4, 2.8
LARGEST = 1.4
"""Rows stand so many letters apart; where there are few, the letters grow by so much."""

HIDDEN_RANK = 0.5
"""A hidden small count stands below every number that is shown, and above zero."""


def ordered(picture: BarsPicture) -> list[Bar]:
    """Return the parts, the largest first."""
    return sorted(picture.bars, key=lambda bar: HIDDEN_RANK if bar.value is None else bar.value, reverse=True)


def draw(sheet: Sheet, room: Box, picture: BarsPicture) -> None:
    """Draw the parts into a room of the sheet; those for which it is too low are counted below."""
    least, look, parts = sheet.least, sheet.look, ordered(picture)
    sheet.text(room.left, room.top + least, typography.cut(picture.unit, room.width, least), least, colour=look.muted)
    plot = Box(room.left, room.top + least * 1.7, room.right, room.bottom)
    fits = max(int(plot.height // (least * CLOSEST)), 1)
    shown = parts if len(parts) <= fits else parts[: max(fits - 1, 1)]
    letter = min(max(plot.height / max(len(shown), 1) / THICKEST, least), least * LARGEST)
    pitch = min(plot.height / max(len(shown) + (len(shown) < len(parts)), 1), letter * THICKEST)
    axis = rows(sheet, plot, shown, pitch, letter)
    if len(shown) < len(parts):
        left_out = word("more", sheet.lang, n=len(parts) - len(shown))
        foot = plot.top + pitch * (len(shown) + 0.5) + least * 0.36
        sheet.text(axis + letter * 0.4, foot, left_out, least, colour=look.muted)


def rows(sheet: Sheet, plot: Box, shown: list[Bar], pitch: float, letter: float) -> float:
    """Draw one line a part: its name, its bar and its number; return where the bars begin."""
    names = min(max([typography.width(bar.name, letter) for bar in shown] or [0]), plot.width * NAMES)
    told = max([typography.width(bar.told, letter, 700) for bar in shown] or [0])
    axis = plot.left + names + letter * 0.7
    long = (plot.right - axis - told - letter * 0.6) / max([bar.value or 0 for bar in shown] + [1])
    for place, bar in enumerate(shown):
        middle = plot.top + pitch * (place + 0.5)
        end, foot = axis + max(bar.value or 0, 0) * long, middle + letter * 0.36
        sheet.text(axis - letter * 0.5, foot, typography.cut(bar.name, names, letter), letter, align="right")
        sheet.rect(Box(axis, middle - pitch * 0.33, end, middle + pitch * 0.33), sheet.look.symbol)
        sheet.text(end + letter * 0.4, foot, bar.told, letter, 700)
    sheet.line([(axis, plot.top), (axis, plot.top + pitch * len(shown))], sheet.look.muted, 1.5)
    return axis
