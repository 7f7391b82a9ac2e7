"""The middle of a page: a picture, headline numbers, or lines of text that continue on the next page."""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from data.languages import Language
from meeting.labels import translate_label
from meeting.model import Figure, Line, Scene, SceneKind
from meeting.render import pictures, typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import format_day
from meeting.render.metrics import LEADING
from meeting.render.page.headline_grid import MAX_HEADLINES, headline_boxes
from meeting.render.surface import Sheet
from meeting.scene_text import headline_label

MIN_HEADLINE_SCALE, MAX_HEADLINE_SCALE = 4.0, 6.0
"""The size of a headline number in font sizes: in a low box, and at most."""

TEXT_SCALE, ROW_GAP = 1.17, 0.9
LINE_FONT_SCALES = (1.5, 1.25, 1.0, 1 / TEXT_SCALE)
"""Sizes of lines to try, in font sizes of the page, so that all lines of a scene are on one page where one allows it."""

PageBlock = Callable[[Sheet, Box, Scene, int], int | None]
"""Draws a scene into a box of a page, from a row of its text on; returns the row of the next page, None at the end."""


class TextRow(NamedTuple):
    """One row of a longer text, ``size`` in pixels: ``line_index`` is the line of the scene that it belongs to."""

    line_index: int
    text: str
    size: float
    is_muted: bool = False


def draw_scene_picture(sheet: Sheet, bounds: Box, scene: Scene, first_row: int) -> int | None:
    """Draw the scene's picture, its figures where it has none."""
    if scene.picture is None:
        return draw_facts(sheet, bounds, scene, first_row)
    pictures.draw_picture(sheet, bounds, scene)
    return None


def draw_facts(sheet: Sheet, bounds: Box, scene: Scene, first_row: int) -> int | None:
    """Write up to six figures as headline numbers with what they count, unit and date; more of them as lines."""
    figures = scene.figures
    if len(figures) > MAX_HEADLINES:
        return draw_rows(
            sheet,
            bounds,
            [row for index, figure in enumerate(figures) for row in wrap_figure(sheet, bounds, index, figure)],
            first_row,
        )
    has_area = len({figure.area for figure in figures}) > 1
    for figure, box in zip(figures, headline_boxes(bounds, len(figures), sheet.min_font_size), strict=True):
        draw_headline(sheet, box, figure, has_area)
    return None


def draw_headline(sheet: Sheet, bounds: Box, figure: Figure, has_area: bool) -> None:
    """Write one figure: its number as large as it fits, then what it counts, unit and date."""
    font_size = sheet.min_font_size
    number_text = typography.sanitize_line(figure.value_text)
    label = headline_label(figure) + (f", {figure.area}" if has_area else "")
    label_lines = typography.wrap_text(label, bounds.width, font_size * TEXT_SCALE)[:2]
    period_lines = typography.wrap_text(figure.period_text, bounds.width, font_size)[:2]
    notes_height = (len(label_lines) + len(period_lines)) * font_size * TEXT_SCALE * LEADING
    max_size = min(MAX_HEADLINE_SCALE * font_size, bounds.height - notes_height - font_size)
    size = max(min(max_size, bounds.width / max(typography.measure_width(number_text, 1, 700), 0.1)), font_size)
    top = bounds.top + max((bounds.height - size * 1.1 - notes_height) * 0.3, 0)
    number_text = typography.truncate_text(number_text, bounds.width, size, 700)
    sheet.draw_text(bounds.left, top + size * 0.95, number_text, size, 700, sheet.theme.accent)
    bottom = sheet.draw_paragraph(bounds.left, top + size * 1.15, label_lines, font_size * TEXT_SCALE)
    sheet.draw_paragraph(bounds.left, bottom, period_lines, font_size, colour=sheet.theme.muted)


def wrap_figure(sheet: Sheet, bounds: Box, line_index: int, figure: Figure) -> list[TextRow]:
    """Return one of many figures as rows of text."""
    text = f"{figure.area}, {figure.label}: {figure.value_text} {figure.unit_label}, {figure.period_text}"
    return [
        TextRow(line_index, line, sheet.min_font_size)
        for line in typography.wrap_text(text, bounds.width - sheet.min_font_size * 2, sheet.min_font_size)
    ]


def draw_lines(sheet: Sheet, bounds: Box, scene: Scene, first_row: int) -> int | None:
    """Write the lines of a scene, each with agency and day due; return the row of the next page, None at the end.

    Few lines are set larger, many as small as their notes.
    """
    for scale in LINE_FONT_SCALES:
        row_groups = [wrap_line(sheet, bounds, line_index, line, scale) for line_index, line in enumerate(scene.lines)]
        rows = [row for members in row_groups for row in members]
        if sum(row.size * LEADING for row in rows) + len(row_groups) * sheet.min_font_size * ROW_GAP <= bounds.height:
            break
    return draw_rows(sheet, bounds, rows, first_row)


def wrap_line(sheet: Sheet, bounds: Box, line_index: int, line: Line, scale: float) -> list[TextRow]:
    """Return one line of a presenter as rows of text and, muted, its agency, day due and status."""
    width = bounds.width - sheet.min_font_size * 2
    font_size, size = sheet.min_font_size * max(scale, 1), sheet.min_font_size * scale * TEXT_SCALE
    text_rows = [TextRow(line_index, row, size) for row in typography.wrap_text(line.text, width, size)]
    notes = typography.wrap_text(describe_task(line, sheet.lang), width, font_size)
    return text_rows + [TextRow(line_index, row, font_size, True) for row in notes]


def describe_task(line: Line, lang: Language) -> str:
    """Return agency, day due and status of a line; "" for one that is no task."""
    due_text = f"{translate_label('due', lang)} {format_day(line.due, lang)}" if line.due else ""
    is_task = line.agency or due_text or line.status != "open"
    return " · ".join(
        part for part in (line.agency, due_text, translate_label(line.status, lang) if is_task else "") if part
    )


def draw_rows(sheet: Sheet, bounds: Box, rows: list[TextRow], first_row: int) -> int | None:
    """Write rows from ``first_row`` on, those of one line beside a bar; return the first without room, None at the end."""
    top, indent = bounds.top, sheet.min_font_size
    for _, members in groupby(enumerate(rows[first_row:], first_row), key=lambda row: row[1].line_index):
        group_top = top
        for row_index, row in members:
            if top + row.size * LEADING > bounds.bottom and row_index > first_row:
                draw_bar(sheet, bounds.left, group_top, top)
                return row_index
            colour = sheet.theme.muted if row.is_muted else sheet.theme.ink
            top = sheet.draw_paragraph(bounds.left + indent, top, [row.text], row.size, colour=colour)
        draw_bar(sheet, bounds.left, group_top, top)
        top += sheet.min_font_size * ROW_GAP
    return None


def draw_bar(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """Draw the bar beside the rows of one line; nothing where it has no height."""
    if bottom > top:
        sheet.draw_line(
            [(x + sheet.min_font_size * 0.2, top + 2), (x + sheet.min_font_size * 0.2, bottom - 2)],
            sheet.theme.accent,
            sheet.min_font_size / 6,
        )


BLOCKS_BY_KIND: dict[SceneKind, PageBlock] = {
    "facts": draw_facts,
    "lines": draw_lines,
    "law": draw_lines,
    "map": draw_scene_picture,
    "trend": draw_scene_picture,
    "bars": draw_scene_picture,
}
