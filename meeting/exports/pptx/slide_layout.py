"""What stands around the middle of a slide: title, badges, subtitle above; sentence, source and place below."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from meeting import scene_badges
from meeting.exports.pptx.canvas import FONT_SIZE, INK_COLOUR, Canvas
from meeting.exports.pptx.templates import find_title_placeholder
from meeting.exports.pptx.text_fit import fit_text
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.sanitize import sanitize_text
from meeting.scene_text import has_compact_text

MARGIN, GAP, LEADING = 44, 14, 1.25
TITLE_SIZES, ONE_LINE_TITLE_SIZES = [44, 38, 32, 28], [44, 38, 34, 32]
MAX_TITLE_SHARE = 0.45
"""A template's title below this share of the slide is no title above the middle."""

MIN_WIDTH_SHARE, WIDTH_FACTOR, BOLD_WIDTH_FACTOR = 0.5, 1.08, 1.15
"""The middle is at least so wide; a template's letters may be so much wider than ours, its bold ones by more."""

FIRST_FOOTER_INDEX = 10
"""Placeholders of date, footer and number have indexes from here on."""


def fit_title(title: str, max_width: float, is_one_line: bool) -> tuple[str, int, float]:
    """Return a title, its lines and size: in one line where it is wanted so and can be, else in two."""
    if is_one_line:
        text, lines, size = fit_text(title, max_width, 1, ONE_LINE_TITLE_SIZES, 700)
        if not text.endswith("…"):
            return text, lines, size
    return fit_text(title, max_width, 2, TITLE_SIZES, 700)


def write_own_title(canvas: Canvas, title: str, is_one_line: bool) -> Box:
    """Write the title at the top of a slide of our own, and return what is free below."""
    placeholder = keep_only_title(canvas)
    bounds = canvas.box.inset(MARGIN)
    text, lines, size = fit_title(title, bounds.width, is_one_line)
    box = Box(bounds.left, bounds.top - 8, bounds.right, bounds.top - 4 + lines * size * LEADING)
    canvas.place_shape(placeholder, box)
    frame = placeholder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    canvas.add_run(frame.paragraphs[0], text, size, True, INK_COLOUR)
    return Box(bounds.left, box.bottom + 6, bounds.right, bounds.bottom)


def write_template_title(canvas: Canvas, title: str) -> Box:
    """Write the title where a template has it, in its type, smaller only where it would not fit; return what is free below."""
    placeholder, bounds = keep_only_title(canvas), canvas.box.inset(MARGIN)
    if placeholder is None:
        text, lines, size = fit_text(title, bounds.width, 2, TITLE_SIZES, 700)
        box = Box(bounds.left, bounds.top, bounds.right, bounds.top + lines * size * LEADING)
        canvas.add_text(box, [(text, size, True, INK_COLOUR)], "Title")
        return Box(bounds.left, box.bottom + GAP, bounds.right, footer_top(canvas))
    box = Box(*(side / canvas.emu_per_pixel for side in shape_sides(placeholder)))
    text, lines, size = fit_text(title, box.width * 0.94, 2, TITLE_SIZES, 700)
    placeholder.text_frame.text = text
    size = min(size, max(box.height / max(lines, 1) / LEADING, FONT_SIZE))
    for run in placeholder.text_frame.paragraphs[0].runs:
        run.font.size = canvas.to_points(size)
    left = min(max(box.left, 0), canvas.box.width * (1 - MIN_WIDTH_SHARE) / 2)
    right = max(min(box.right, canvas.box.width), left + canvas.box.width * MIN_WIDTH_SHARE)
    top = box.bottom if box.bottom < canvas.box.height * MAX_TITLE_SHARE else MARGIN
    return Box(left, top + GAP, right, footer_top(canvas))


def shape_sides(shape) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a shape in EMU."""
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def keep_only_title(canvas: Canvas):
    """Return the title of a slide after every other empty placeholder is gone, None where it has no title."""
    placeholder = find_title_placeholder(canvas.slide)
    for shape in list(canvas.slide.placeholders):
        if placeholder is None or shape.shape_id != placeholder.shape_id:
            shape.element.getparent().remove(shape.element)
    return placeholder


def footer_top(canvas: Canvas) -> float:
    """Return where the footer of a template begins, or the margin."""
    placeholders = canvas.slide.slide_layout.placeholders
    tops = [
        shape.top / canvas.emu_per_pixel for shape in placeholders if shape.placeholder_format.idx >= FIRST_FOOTER_INDEX
    ]
    footer_tops = [top for top in tops if top > canvas.box.height * 0.7]
    return min([*footer_tops, canvas.box.height - MARGIN]) - 8


def draw_badges(canvas: Canvas, bounds: Box, scene: Scene, deck: Deck) -> Box:
    """Write badges, and the subtitle beside or below them, and return what is free below."""
    left, top = bounds.left, bounds.top
    for text in scene_badges.list_scene_badges(scene, deck):
        badge_text, _, _ = fit_text(text, bounds.width - 24, 1, [FONT_SIZE], 700)
        width = typography.measure_width(badge_text, FONT_SIZE, 700) + 28
        if left > bounds.left and left + width > bounds.right:
            left, top = bounds.left, top + 42
        canvas.add_badge(Box(left, top, left + width, top + 34), badge_text, scene_badges.is_warning(text, deck))
        left += width + 10
    bottom = top + 34
    if scene.subtitle:
        is_beside = (
            typography.measure_width(sanitize_text(scene.subtitle), FONT_SIZE) * WIDTH_FACTOR
            <= bounds.right - left - 10
        )
        subtitle_left, top = (left + 10, top + 1) if is_beside else (bounds.left, bottom + 6)
        text, lines, _ = fit_text(scene.subtitle, bounds.right - subtitle_left, 2, [FONT_SIZE])
        box = Box(subtitle_left, top, bounds.right, top + lines * FONT_SIZE * LEADING)
        canvas.add_text(box, [(text, FONT_SIZE, False, canvas.muted_colour)], "Subtitle")
        bottom = max(bottom, box.bottom)
    return Box(bounds.left, bottom + GAP, bounds.right, bounds.bottom)


def draw_footer(canvas: Canvas, bounds: Box, scene: Scene, position: tuple[int, int]) -> Box:
    """Write sentence, source and the place in the deck, and return what is free above."""
    position_text = f"{position[0]}/{position[1]}"
    number_left = bounds.right - typography.measure_width(position_text, FONT_SIZE) - FONT_SIZE
    is_compact = has_compact_text(scene)
    source, lines, _ = fit_text(scene.source, number_left - bounds.left, 1 if is_compact else 2, [FONT_SIZE])
    top = bounds.bottom - max(lines, 1) * FONT_SIZE * LEADING
    muted_style = (FONT_SIZE, False, canvas.muted_colour)
    canvas.add_text(
        Box(number_left, top, bounds.right, bounds.bottom), [(position_text, *muted_style)], "Place", PP_ALIGN.RIGHT
    )
    if source:
        canvas.add_text(Box(bounds.left, top, number_left, bounds.bottom), [(source, *muted_style)], "Source")
    for name, text, is_bold in (("Sentence", scene.sentence, False), ("Annotation", scene.annotation, True)):
        fitted_text, lines, size = fit_text(
            text, bounds.width, 2 if is_compact else 3, [28, FONT_SIZE], 700 if is_bold else 400
        )
        if fitted_text:
            height = lines * size * LEADING
            top -= height + 8
            canvas.add_text(
                Box(bounds.left, top, bounds.right, top + height), [(fitted_text, size, is_bold, INK_COLOUR)], name
            )
    return Box(bounds.left, bounds.top, bounds.right, top - GAP)
