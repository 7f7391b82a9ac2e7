"""A scene as a whole page: title, badges, picture, numbers or lines, the sentence, the source; for paper and pictures."""

from collections.abc import Callable

from meeting import scene_badges
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.page.blocks import PANES
from meeting.render.surface import LEADING, Sheet
from meeting.scene_text import is_tight, title_of

HEIGHT = 768
"""A page is laid out as one of so many pixels of height, and scaled."""

MARGIN, LETTER = 40, 24
TITLES, ONE_LINE = (44, 38, 32, 28), (44, 38, 34, 32)

SMALLER = (0.8, 0.65, 0.55)
"""What sentence and source of a picture that goes alone may be of its letters: it is read in the hand."""

Place = tuple[int, int] | None


def blank(
    size: tuple[float, float],
    look: str,
    lang: str,
    points: float = 1.0,
    is_vector: bool = False,
    letter: float = LETTER,
) -> Sheet:
    """Return an empty page of ``size`` pixels; ``points`` is how many points of paper a pixel is.

    ``letter`` is the smallest type in pixels of a page HEIGHT high: that of a screen, or smaller to be read in the hand.
    """
    return Sheet(size, look, lang, letter * size[1] / HEIGHT, points, is_vector)


def pages(
    scene: Scene, deck: Deck, begin: Callable[[], Sheet], place: Place = None, is_alone: bool = False
) -> list[Sheet]:
    """Return a scene as one page, or as several where its lines have no room on one.

    ``begin`` makes an empty page (see :func:`blank`); ``place`` is the scene's number among how many. A picture that
    goes alone has no notes and no annex: sentence and source grow smaller on it before they are cut.
    """
    found, first = [], 0
    while first is not None:
        found.append(begin())
        first = page(found[-1], scene, deck, place, first, len(found), is_alone)
    return found


def page(
    sheet: Sheet, scene: Scene, deck: Deck, place: Place, first: int, turn: int, is_alone: bool = False
) -> int | None:
    """Draw one page, from row ``first`` of the scene's text on, and return the row that the next page begins with."""
    unit = sheet.least / LETTER
    sheet.rect(sheet.box, sheet.look.paper)
    title = title_of(scene, turn, deck.lang)
    room = head(sheet, sheet.box.inset(MARGIN * unit), title, scene, deck, unit)
    room = foot(sheet, room, scene, place, unit, SMALLER if is_alone else ())
    return PANES[scene.kind](sheet, room, scene, first)


def head(sheet: Sheet, room: Box, title: str, scene: Scene, deck: Deck, unit: float) -> Box:
    """Write title, badges and subtitle, and return what is left below."""
    found, size = headline(title, room.width, unit, is_tight(scene))
    top = sheet.paragraph(room.left, room.top, found, size, 700) + 10 * unit
    end = badges(
        sheet, Box(room.left, top, room.right, top + sheet.least * 1.5), scene_badges.badges(scene, deck), deck
    )
    if scene.subtitle:
        beside = room.right - end.right - sheet.least * 0.6
        wide = typography.width(typography.plain(scene.subtitle), sheet.least)
        left, below = (end.right + sheet.least * 0.6, end.top) if wide <= beside else (room.left, end.bottom + 4 * unit)
        lines, _ = typography.fitted(scene.subtitle, room.right - left, 2, [sheet.least])
        foot = sheet.paragraph(left, below + sheet.least * 0.15, lines, sheet.least, colour=sheet.look.muted)
        end = Box(end.left, end.top, end.right, max(foot, end.bottom))
    return Box(room.left, end.bottom + 14 * unit, room.right, room.bottom)


def headline(title: str, room: float, unit: float, in_one_line: bool) -> tuple[list[str], float]:
    """Return a title in lines and its size: in one line where it is wanted so and can be, else in two."""
    if in_one_line:
        found, size = typography.fitted(title, room, 1, [size * unit for size in ONE_LINE], 700)
        if not found or not found[-1].endswith("…"):
            return found, size
    return typography.fitted(title, room, 2, [size * unit for size in TITLES], 700)


def badges(sheet: Sheet, room: Box, texts: list[str], deck: Deck) -> Box:
    """Draw badges side by side, in further rows where one is full, and return the room that the last row takes."""
    letter, look = sheet.least, sheet.look
    left, top = room.left, room.top
    for text in texts:
        told = typography.cut(text, room.width - letter, letter, 700)
        wide = typography.width(told, letter, 700) + letter * 0.8
        if left > room.left and left + wide > room.right:
            left, top = room.left, top + letter * 1.65
        fill, ink = (look.warn, look.on_warn) if scene_badges.is_loud(text, deck) else (look.blank, look.muted)
        sheet.panel(
            Box(left, top, left + wide, top + letter * 1.4), fill, look.warn if fill == look.warn else look.muted
        )
        sheet.text(left + letter * 0.4, top + letter * 1.06, told, letter, 700, ink)
        left += wide + letter * 0.4
    return Box(room.left, top, left, top + letter * 1.4)


def foot(sheet: Sheet, room: Box, scene: Scene, place: Place, unit: float, smaller: tuple[float, ...] = ()) -> Box:
    """Write sentence and source with the place in the deck, in a ``smaller`` share of the letters rather than cut; return
    what is left above."""
    number = f"{place[0]}/{place[1]}" if place else ""
    aside = typography.width(number, sheet.least) + sheet.least if place else 0
    tight = is_tight(scene)
    sizes = [sheet.least, *(sheet.least * part for part in smaller)]
    source, size = typography.fitted(scene.source, room.width - aside, 1 if tight and not smaller else 2, sizes)
    top = room.bottom - max(len(source), 1 if number else 0) * size * LEADING
    sheet.paragraph(room.left, top, source, size, colour=sheet.look.muted)
    sheet.text(room.right, room.bottom - size * 0.25, number, size, colour=sheet.look.muted, align="right")
    for text, weight in ((scene.sentence, 400), (scene.annotation, 700)):
        lines, size = typography.fitted(text, room.width, 2 if tight else 3, [28 * unit, *sizes], weight)
        top -= len(lines) * size * LEADING + (10 * unit if lines else 0)
        sheet.paragraph(room.left, top, lines, size, weight)
    return Box(room.left, room.top, room.right, top - 12 * unit)


def png(scene: Scene, deck: Deck, size: tuple[int, int], look: str = "light", scale: float = 1.0) -> bytes:
    """Return the page of a scene as PNG of ``size`` pixels, ``scale`` dots each; of several pages the first."""
    return pages(scene, deck, lambda: blank(size, look, deck.lang), is_alone=True)[0].png(scale)


def svg(scene: Scene, deck: Deck, size: tuple[int, int], look: str = "light") -> bytes:
    """Return the page of a scene as SVG; of several pages the first."""
    return pages(scene, deck, lambda: blank(size, look, deck.lang, is_vector=True), is_alone=True)[0].svg()
