"""What a map needs beside itself: a scale bar, the north, whose outlines they are, and what has no place on land."""

from meeting.labels import number, word
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map.projection import View
from meeting.render.surface import Sheet

NARROW = 45
"""A room less wide than so many letters has its strip below the map."""

ROUND = [step * 10**power for power in range(4) for step in (1, 2, 5)]


def scale_km(view: View, most: float) -> float:
    """Return the longest round distance that is no longer than ``most`` pixels."""
    return max([km for km in ROUND if view.pixels(km) <= most], default=ROUND[0])


def scale_text(sheet: Sheet, view: View) -> tuple[float, str]:
    """Return how long the scale bar is in pixels, and what it says."""
    km = scale_km(view, 7 * sheet.least)
    return view.pixels(km), f"{number(km, sheet.lang)} km"


def bar_size(sheet: Sheet, view: View) -> tuple[float, float]:
    """Return what scale bar and north take in pixels: across and down."""
    long, text = scale_text(sheet, view)
    return max(long, typography.width(text, sheet.least)) + sheet.least * 2, sheet.least * 2.2


def scale_bar(sheet: Sheet, view: View, corner: tuple[float, float]) -> None:
    """Draw a scale bar and the north with their foot at the right corner."""
    letter, look = sheet.least, sheet.look
    (long, text), (right, foot) = scale_text(sheet, view), corner
    left = right - max(long, typography.width(text, letter))
    bar = [(right - long, foot - letter * 0.35), (right - long, foot), (right, foot), (right, foot - letter * 0.35)]
    for colour, line in ((look.halo, 6.0), (look.ink, 2.0)):
        sheet.line(bar, colour, line)
    middle = right - max(long, typography.width(text, letter)) / 2
    sheet.text(middle, foot - letter * 0.5, text, letter, align="center", halo=True)
    north(sheet, left - letter * 1.2, foot)


def north(sheet: Sheet, x: float, foot: float) -> None:
    """Draw an arrow to the north on a foot, with its letter."""
    letter, look = sheet.least, sheet.look
    sheet.line([(x, foot), (x, foot - letter * 0.9)], look.halo, 6)
    sheet.line([(x, foot), (x, foot - letter * 0.9)], look.ink, 2)
    tip = [(x - letter * 0.28, foot - letter * 0.55), (x, foot - letter), (x + letter * 0.28, foot - letter * 0.55)]
    sheet.line(tip, look.ink, 2)
    sheet.text(x, foot - letter * 1.15, word("north", sheet.lang), letter, 700, align="center", halo=True)


def attribution(sheet: Sheet, room: Box, text: str) -> Box:
    """Write whose outlines they are along the foot of a room, in two lines of a narrow one; return what is left above."""
    found, _ = typography.fitted(text, room.width, 2, [sheet.least])
    top = room.bottom - len(found) * sheet.least * 1.25
    sheet.paragraph(room.left, top, found, sheet.least, colour=sheet.look.muted)
    return Box(room.left, room.top, room.right, top - sheet.least * 0.3 if found else room.bottom)


def aside(sheet: Sheet, room: Box, texts: list[str]) -> Box:
    """Write what has no place on land in a strip at the right of a room, below the map of a narrow one; return what is left."""
    letter = sheet.least
    if not texts:
        return room
    if room.width < letter * NARROW:
        return below(sheet, room, texts)
    strip = Box(room.right - max(room.width * 0.24, letter * 11), room.top, room.right, room.bottom)
    written(sheet, strip, texts)
    return Box(room.left, room.top, strip.left - letter * 0.6, room.bottom)


def below(sheet: Sheet, room: Box, texts: list[str]) -> Box:
    """Write texts below a room, each in one line; of more than two the first alone, with how many there are besides."""
    letter, wide = sheet.least, room.width - sheet.least * 0.6
    more = word("more", sheet.lang, n=len(texts) - 1)
    first = typography.cut(texts[0], wide - typography.width(f"; {more}", letter), letter)
    lines = [typography.cut(text, wide, letter) for text in texts] if len(texts) <= 2 else [f"{first}; {more}"]
    top = room.bottom - len(lines) * letter * 1.25
    sheet.paragraph(room.left + letter * 0.6, top, lines, letter)
    mark = room.left + letter * 0.1
    sheet.line([(mark, top + 2), (mark, room.bottom - 2)], sheet.look.accent, 3)
    return Box(room.left, room.top, room.right, top - letter * 0.4)


def written(sheet: Sheet, strip: Box, texts: list[str]) -> None:
    """Write texts below each other, each beside a line; those for which there is no room are counted."""
    letter, top = sheet.least, strip.top
    for place, text in enumerate(texts):
        found = typography.lines(text, strip.width - letter * 0.6, letter)
        high, is_last = len(found) * letter * 1.25, place == len(texts) - 1
        if top + high > strip.bottom - (0 if is_last else letter * 1.5) + 1 and place:
            left_out = word("more", sheet.lang, n=len(texts) - place)
            sheet.text(strip.left + letter * 0.6, top + letter, left_out, letter, colour=sheet.look.muted)
            return
        found = found[: int((strip.height + 1) // (letter * 1.25))]
        mark = strip.left + letter * 0.1
        sheet.line([(mark, top + 2), (mark, top + len(found) * letter * 1.25 - 2)], sheet.look.accent, 3)
        top = sheet.paragraph(strip.left + letter * 0.6, top, found, letter) + letter * 0.6
