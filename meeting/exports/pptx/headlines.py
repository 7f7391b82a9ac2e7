"""Headline numbers on a slide: each as large as its box allows, with what it counts, its unit and its date."""

import re
from collections.abc import Sequence

from meeting.exports.pptx import text_fit
from meeting.exports.pptx.canvas import ACCENT_COLOUR, INK_COLOUR, Canvas, TextLine
from meeting.model import Figure
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, LEADING
from meeting.render.page.headline_grid import headline_boxes
from meeting.scene_text import headline_label

LABEL_SIZE, MAX_HEADLINE_SIZE = 28, 150
"""Font sizes in pixels: of what a number counts, and of the number at most."""

NUMBER_LEADING, FREE_SHARE_ABOVE = 1.3, 0.3
DIGIT_PATTERN = re.compile(r"\d")
"""In many typefaces all digits are as wide as a zero."""


def draw_headlines(canvas: Canvas, bounds: Box, figures: Sequence[Figure]) -> None:
    """Write figures side by side in rows, with their areas where these differ."""
    has_area = len({figure.area for figure in figures}) > 1
    for figure, box in zip(figures, headline_boxes(bounds, len(figures), FONT_SIZE), strict=True):
        draw_headline(canvas, box, figure, has_area)


def draw_headline(canvas: Canvas, bounds: Box, figure: Figure, has_area: bool) -> None:
    """Write one figure: its number as large as it fits, what it counts, unit and date."""
    label = headline_label(figure) + (f", {figure.area}" if has_area else "")
    label_part = text_fit.fit_text(label, bounds.width, 2, [LABEL_SIZE])
    period_part = text_fit.fit_text(figure.period_text, bounds.width, 2, [FONT_SIZE])
    text_height = (label_part.line_count * LABEL_SIZE + period_part.line_count * FONT_SIZE) * LEADING
    size = fit_number_size(canvas, bounds, figure.value_text, text_height)
    top = bounds.top + max(bounds.height - text_height - size * NUMBER_LEADING, 0) * FREE_SHARE_ABOVE
    lines = [
        TextLine(figure.value_text, size, True, ACCENT_COLOUR),
        TextLine(label_part.text, LABEL_SIZE, False, INK_COLOUR),
        TextLine(period_part.text, FONT_SIZE, False, canvas.muted_colour),
    ]
    canvas.add_text(Box(bounds.left, top, bounds.right, bounds.bottom), lines, "Figure")


def fit_number_size(canvas: Canvas, bounds: Box, number_text: str, text_height: float) -> float:
    """Return the font size in pixels of a number above texts of ``text_height`` pixels."""
    unit_width = typography.measure_width(DIGIT_PATTERN.sub("0", number_text), 1, 700) * canvas.width_factor
    size_limit = bounds.width / max(unit_width, 0.1)
    return max(min(MAX_HEADLINE_SIZE, (bounds.height - text_height) / NUMBER_LEADING, size_limit), FONT_SIZE)
