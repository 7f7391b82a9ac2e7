"""The frame of a slide: title, badges and subtitle above the middle; sentence, source and position below."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from meeting import scene_badges
from meeting.exports.pptx import ooxml
from meeting.exports.pptx.canvas import INK_COLOUR, Canvas, TextLine, remove_margins
from meeting.exports.pptx.templates import find_title_placeholder
from meeting.exports.pptx.text_fit import fit_text
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, LEADING, TITLE_SIZES
from meeting.render.page.title import title_limits
from meeting.sanitize import sanitize_text
from meeting.scene_text import has_compact_text

MARGIN, GAP = 44, 14
MAX_TITLE_SHARE = 0.45
"""A template's title below this share of the slide is no title above the middle."""

TITLE_WIDTH_SHARE = 0.94
"""A template's title is set in this share of its placeholder, for its letters may be wider than ours."""

MIN_WIDTH_SHARE, WIDTH_FACTOR, BOLD_WIDTH_FACTOR = 0.5, 1.08, 1.15
"""The middle's width at least; how much wider than ours a template's letters may be, and its bold ones."""

FIRST_FOOTER_INDEX, MIN_FOOTER_SHARE = 10, 0.7
"""Placeholders of date, footer and number have indexes from here on, and are below this share of the slide."""

BADGE_HEIGHT, BADGE_PADDING, BADGE_GAP, BADGE_PITCH = 34, 28, 10, 42
"""Pixels of a badge: its height, what it has beside its text, the gap to the next, and from row to row."""


def write_own_title(canvas: Canvas, title: str, is_one_line: bool) -> Box:
    """Write the title at the top of a slide of our own, and return the box that is free below."""
    placeholder = keep_only_title(canvas)
    bounds = canvas.box.inset(MARGIN)
    text, line_count, size = fit_text(title, bounds.width, *title_limits(title, bounds.width, is_one_line), 700)
    box = Box(bounds.left, bounds.top - 8, bounds.right, bounds.top - 4 + line_count * size * LEADING)
    canvas.place_shape(placeholder, box)
    frame = placeholder.text_frame
    remove_margins(frame)
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    canvas.add_run(frame.paragraphs[0], text, size, True, INK_COLOUR)
    return Box(bounds.left, box.bottom + 6, bounds.right, bounds.bottom)


def write_template_title(canvas: Canvas, title: str) -> Box:
    """Write the title where a template has it and return the box that is free below; it is smaller where it would not fit."""
    placeholder = keep_only_title(canvas)
    if placeholder is None:
        return write_free_title(canvas, title)
    box = Box(*(side / canvas.emu_per_pixel for side in shape_sides(placeholder)))
    text, line_count, size = fit_text(title, box.width * TITLE_WIDTH_SHARE, 2, TITLE_SIZES, 700)
    placeholder.text_frame.text = text
    size = min(size, max(box.height / max(line_count, 1) / LEADING, FONT_SIZE))
    for run in placeholder.text_frame.paragraphs[0].runs:
        run.font.size = canvas.to_points(size)
    left = min(max(box.left, 0), canvas.box.width * (1 - MIN_WIDTH_SHARE) / 2)
    right = max(min(box.right, canvas.box.width), left + canvas.box.width * MIN_WIDTH_SHARE)
    top = box.bottom if box.bottom < canvas.box.height * MAX_TITLE_SHARE else MARGIN
    return Box(left, top + GAP, right, footer_top(canvas))


def write_free_title(canvas: Canvas, title: str) -> Box:
    """Write the title on a slide whose template has no place for one, and return the box that is free below."""
    bounds = canvas.box.inset(MARGIN)
    text, line_count, size = fit_text(title, bounds.width, 2, TITLE_SIZES, 700)
    box = Box(bounds.left, bounds.top, bounds.right, bounds.top + line_count * size * LEADING)
    canvas.add_text(box, [TextLine(text, size, True, INK_COLOUR)], "Title")
    return Box(bounds.left, box.bottom + GAP, bounds.right, footer_top(canvas))


def shape_sides(shape: Any) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a shape in EMU."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def keep_only_title(canvas: Canvas) -> Any:
    """Remove every other empty placeholder of a slide; return its title, None where it has none.

    The classes of placeholders are partly untyped in python-pptx, hence Any.
    """
    placeholder = find_title_placeholder(canvas.slide)
    for shape in list(canvas.slide.placeholders):
        if placeholder is None or shape.shape_id != placeholder.shape_id:
            ooxml.remove_shape(shape)
    return placeholder


def footer_top(canvas: Canvas) -> float:
    """Return where the footer of a template begins in pixels, or the margin."""
    placeholders: Any = canvas.slide.slide_layout.placeholders
    tops = [
        shape.top / canvas.emu_per_pixel for shape in placeholders if shape.placeholder_format.idx >= FIRST_FOOTER_INDEX
    ]
    footer_tops = [top for top in tops if top > canvas.box.height * MIN_FOOTER_SHARE]
    return float(min([*footer_tops, canvas.box.height - MARGIN])) - 8


def draw_badges(canvas: Canvas, bounds: Box, scene: Scene, deck: Deck) -> Box:
    """Write badges, and the subtitle beside or below them, and return the box that is free below."""
    left, top = bounds.left, bounds.top
    for text in scene_badges.list_scene_badges(scene, deck):
        badge_text = fit_text(text, bounds.width - FONT_SIZE, 1, [FONT_SIZE], 700).text
        width = typography.measure_width(badge_text, FONT_SIZE, 700) + BADGE_PADDING
        if left > bounds.left and left + width > bounds.right:
            left, top = bounds.left, top + BADGE_PITCH
        box = Box(left, top, left + width, top + BADGE_HEIGHT)
        canvas.add_badge(box, badge_text, scene_badges.is_warning(text, deck))
        left += width + BADGE_GAP
    badges_box = Box(bounds.left, top, left, top + BADGE_HEIGHT)
    bottom = draw_subtitle(canvas, bounds, badges_box, scene.subtitle) if scene.subtitle else badges_box.bottom
    return Box(bounds.left, bottom + GAP, bounds.right, bounds.bottom)


def draw_subtitle(canvas: Canvas, bounds: Box, badges_box: Box, subtitle: str) -> float:
    """Write the subtitle beside the last row of badges where it has room, else below; return the lower edge of both."""
    width = typography.measure_width(sanitize_text(subtitle), FONT_SIZE) * WIDTH_FACTOR
    is_beside = width <= bounds.right - badges_box.right - BADGE_GAP
    left, top = (
        (badges_box.right + BADGE_GAP, badges_box.top + 1) if is_beside else (bounds.left, badges_box.bottom + 6)
    )
    text, line_count, _ = fit_text(subtitle, bounds.right - left, 2, [FONT_SIZE])
    box = Box(left, top, bounds.right, top + line_count * FONT_SIZE * LEADING)
    canvas.add_text(box, [TextLine(text, FONT_SIZE, False, canvas.muted_colour)], "Subtitle")
    return max(badges_box.bottom, box.bottom)


def draw_footer(canvas: Canvas, bounds: Box, scene: Scene, position: tuple[int, int]) -> Box:
    """Write sentence, annotation, source and the position in the deck; return the box that is free above."""
    position_text = f"{position[0]}/{position[1]}"
    number_left = bounds.right - typography.measure_width(position_text, FONT_SIZE) - FONT_SIZE
    is_compact = has_compact_text(scene)
    source, line_count, _ = fit_text(scene.source, number_left - bounds.left, 1 if is_compact else 2, [FONT_SIZE])
    top = bounds.bottom - max(line_count, 1) * FONT_SIZE * LEADING
    position_line = TextLine(position_text, FONT_SIZE, False, canvas.muted_colour)
    canvas.add_text(Box(number_left, top, bounds.right, bounds.bottom), [position_line], "Place", PP_ALIGN.RIGHT)
    if source:
        source_line = TextLine(source, FONT_SIZE, False, canvas.muted_colour)
        canvas.add_text(Box(bounds.left, top, number_left, bounds.bottom), [source_line], "Source")
    for name, text, is_bold in (("Sentence", scene.sentence, False), ("Annotation", scene.annotation, True)):
        top = draw_sentence(canvas, bounds._replace(bottom=top), name, text, is_bold, 2 if is_compact else 3)
    return Box(bounds.left, bounds.top, bounds.right, top - GAP)


def draw_sentence(canvas: Canvas, bounds: Box, name: str, text: str, is_bold: bool, max_lines: int) -> float:
    """Write a text at the lower edge of a box, and return its upper edge; nothing for an empty one."""
    fitted_text, line_count, size = fit_text(text, bounds.width, max_lines, [28, FONT_SIZE], 700 if is_bold else 400)
    if not fitted_text:
        return bounds.bottom
    height = line_count * size * LEADING
    top = bounds.bottom - (height + 8)
    box = Box(bounds.left, top, bounds.right, top + height)
    canvas.add_text(box, [TextLine(fitted_text, size, is_bold, INK_COLOUR)], name)
    return top
