"""What stands around the middle of a slide: title, badges, subtitle above; sentence, source and place below."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from meeting import scene_badges
from meeting.exports.pptx.canvas import INK, LETTER, Canvas
from meeting.exports.pptx.templates import title_of
from meeting.exports.pptx.text_fit import fitted
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.sanitize import visible
from meeting.scene_text import is_tight

MARGIN, GAP, LEADING = 44, 14, 1.25
TITLES, ONE_LINE = [44, 38, 32, 28], [44, 38, 34, 32]
HIGH = 0.45
"""A template's title below this share of the slide is no title above the middle."""

NARROWEST, WIDER, BOLDER = 0.5, 1.08, 1.15
"""The middle is at least so wide; a template's letters may be so much wider than ours, its bold ones by more."""

FOOTERS = 10
"""Placeholders of date, footer and number have indexes from here on."""


def headline(title: str, room: float, in_one_line: bool) -> tuple[str, int, float]:
    """Return a title, its lines and size: in one line where it is wanted so and can be, else in two."""
    if in_one_line:
        text, lines, size = fitted(title, room, 1, ONE_LINE, 700)
        if not text.endswith("…"):
            return text, lines, size
    return fitted(title, room, 2, TITLES, 700)


def titled(canvas: Canvas, title: str, in_one_line: bool) -> Box:
    """Write the title at the top of a slide of our own, and return what is free below."""
    holder = alone(canvas)
    room = canvas.box.inset(MARGIN)
    text, lines, size = headline(title, room.width, in_one_line)
    box = Box(room.left, room.top - 8, room.right, room.top - 4 + lines * size * LEADING)
    canvas.place(holder, box)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    canvas.run(frame.paragraphs[0], text, size, True, INK)
    return Box(room.left, box.bottom + 6, room.right, room.bottom)


def headed(canvas: Canvas, title: str) -> Box:
    """Write the title where a template has it, in its type, smaller only where it would not fit; return what is free below."""
    holder, room = alone(canvas), canvas.box.inset(MARGIN)
    if holder is None:
        text, lines, size = fitted(title, room.width, 2, TITLES, 700)
        box = Box(room.left, room.top, room.right, room.top + lines * size * LEADING)
        canvas.text(box, [(text, size, True, INK)], "Title")
        return Box(room.left, box.bottom + GAP, room.right, foot_of(canvas))
    box = Box(*(part / canvas.unit for part in sides(holder)))
    text, lines, size = fitted(title, box.width * 0.94, 2, TITLES, 700)
    holder.text_frame.text = text
    size = min(size, max(box.height / max(lines, 1) / LEADING, LETTER))
    for run in holder.text_frame.paragraphs[0].runs:
        run.font.size = canvas.points(size)
    left = min(max(box.left, 0), canvas.box.width * (1 - NARROWEST) / 2)
    right = max(min(box.right, canvas.box.width), left + canvas.box.width * NARROWEST)
    top = box.bottom if box.bottom < canvas.box.height * HIGH else MARGIN
    return Box(left, top + GAP, right, foot_of(canvas))


def sides(shape) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a shape in EMU."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def alone(canvas: Canvas):
    """Return the title of a slide after every other empty placeholder is gone, None where it has no title."""
    holder = title_of(canvas.slide)
    for shape in list(canvas.slide.placeholders):
        if holder is None or shape.shape_id != holder.shape_id:
            shape.element.getparent().remove(shape.element)
    return holder


def foot_of(canvas: Canvas) -> float:
    """Return where the footer of a template begins, or the margin."""
    holders = canvas.slide.slide_layout.placeholders
    tops = [shape.top / canvas.unit for shape in holders if shape.placeholder_format.idx >= FOOTERS]
    low = [top for top in tops if top > canvas.box.height * 0.7]
    return min([*low, canvas.box.height - MARGIN]) - 8


def below_badges(canvas: Canvas, room: Box, scene: Scene, deck: Deck) -> Box:
    """Write badges, and the subtitle beside or below them, and return what is free below."""
    left, top = room.left, room.top
    for text in scene_badges.badges(scene, deck):
        told, _, _ = fitted(text, room.width - 24, 1, [LETTER], 700)
        wide = typography.width(told, LETTER, 700) + 28
        if left > room.left and left + wide > room.right:
            left, top = room.left, top + 42
        canvas.badge(Box(left, top, left + wide, top + 34), told, scene_badges.is_loud(text, deck))
        left += wide + 10
    foot = top + 34
    if scene.subtitle:
        is_beside = typography.width(visible(scene.subtitle), LETTER) * WIDER <= room.right - left - 10
        begin, top = (left + 10, top + 1) if is_beside else (room.left, foot + 6)
        text, lines, _ = fitted(scene.subtitle, room.right - begin, 2, [LETTER])
        box = Box(begin, top, room.right, top + lines * LETTER * LEADING)
        canvas.text(box, [(text, LETTER, False, canvas.muted)], "Subtitle")
        foot = max(foot, box.bottom)
    return Box(room.left, foot + GAP, room.right, room.bottom)


def above_foot(canvas: Canvas, room: Box, scene: Scene, place: tuple[int, int]) -> Box:
    """Write sentence, source and the place in the deck, and return what is free above."""
    number = f"{place[0]}/{place[1]}"
    beside = room.right - typography.width(number, LETTER) - LETTER
    tight = is_tight(scene)
    source, lines, _ = fitted(scene.source, beside - room.left, 1 if tight else 2, [LETTER])
    top = room.bottom - max(lines, 1) * LETTER * LEADING
    quiet = (LETTER, False, canvas.muted)
    canvas.text(Box(beside, top, room.right, room.bottom), [(number, *quiet)], "Place", PP_ALIGN.RIGHT)
    if source:
        canvas.text(Box(room.left, top, beside, room.bottom), [(source, *quiet)], "Source")
    for name, text, is_bold in (("Sentence", scene.sentence, False), ("Annotation", scene.annotation, True)):
        told, lines, size = fitted(text, room.width, 2 if tight else 3, [28, LETTER], 700 if is_bold else 400)
        if told:
            high = lines * size * LEADING
            top -= high + 8
            canvas.text(Box(room.left, top, room.right, top + high), [(told, size, is_bold, INK)], name)
    return Box(room.left, room.top, room.right, top - GAP)
