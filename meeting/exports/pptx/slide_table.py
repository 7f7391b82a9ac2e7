"""Rows of text on a slide as a table that can be edited, continued on the next slide where they have no room."""

from typing import NamedTuple

from pptx.enum.text import MSO_ANCHOR
from pptx.table import Table

from meeting.exports.pptx import ooxml, text_fit
from meeting.exports.pptx.canvas import INK_COLOUR, Canvas
from meeting.exports.pptx.speaker_notes import alternative_text
from meeting.model import Scene
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, LEADING
from meeting.sanitize import sanitize_text

CELL_PADDING, CELL_SLACK = 10, 6
"""Pixels inside a cell on each side, and those by which an office program may break its lines earlier."""

HEADER_LINE_EMU, ROW_LINE_EMU = 19_050, 6_350

Row = list[text_fit.TextPart]
"""The text of each cell with the lines that it takes."""


class TableContent(NamedTuple):
    """What a table shows: its header (empty for none), its rows, and each column's share of the width."""

    header: list[str]
    rows: list[list[str]]
    shares: tuple[float, ...]
    sizes: tuple[float, ...] = (FONT_SIZE,)
    """Font sizes to try in pixels, the largest first."""


class TableLayout(NamedTuple):
    """The rows of a table as they fit: their cells, font size and heights in pixels."""

    rows: list[Row]
    size: float
    heights: list[float]


def draw_rows(canvas: Canvas, bounds: Box, scene: Scene, content: TableContent, first_row: int) -> int | None:
    """Write rows as a table from ``first_row`` on, as many as have room; return the first that has none, None at the end.

    The font size is the first at which all rows have room, else the last. Rows that are higher than a slide are divided
    into several before they are counted.
    """
    header_height = row_height(1, FONT_SIZE) if content.header else 0.0
    layout = fit_rows(canvas, bounds, content, header_height)
    end_row = find_end_row(layout.heights, header_height, bounds.height, first_row)
    if layout.rows:
        page = TableLayout(layout.rows[first_row:end_row], layout.size, layout.heights[first_row:end_row])
        box = Box(bounds.left, bounds.top, bounds.right, bounds.top + sum(page.heights, start=header_height))
        draw_table(canvas, box, scene, content, page)
    return end_row if end_row < len(layout.rows) else None


def row_height(line_count: int, size: float) -> float:
    """Return the height of a row of ``line_count`` lines in pixels."""
    return line_count * size * LEADING + 2 * CELL_PADDING


def fit_rows(canvas: Canvas, bounds: Box, content: TableContent, header_height: float) -> TableLayout:
    """Return all rows at the first font size at which they fit below the header, else at the last."""
    widths = [bounds.width * share / canvas.width_factor for share in content.shares]
    for size in content.sizes:
        rows = split_rows(content.rows, widths, size, bounds.height - header_height)
        heights = [row_height(max(cell.line_count for cell in row), size) for row in rows]
        if header_height + sum(heights) <= bounds.height:
            break
    return TableLayout(rows, size, heights)


def find_end_row(heights: list[float], header_height: float, max_height: float, first_row: int) -> int:
    """Return the row after the last that fits into ``max_height`` pixels below a header, at least one after ``first_row``."""
    height, end_row = header_height, first_row
    while end_row < len(heights) and (end_row == first_row or height + heights[end_row] <= max_height):
        height += heights[end_row]
        end_row += 1
    return end_row


def split_rows(rows: list[list[str]], widths: list[float], size: float, height: float) -> list[Row]:
    """Return rows with the lines of each cell, those higher than ``height`` pixels divided."""
    max_lines = max(int((height - 2 * CELL_PADDING) // (size * LEADING)), 1)
    return [part for row in rows for part in split_row(row, widths, size, max_lines)]


def split_row(row: list[str], widths: list[float], size: float, max_lines: int) -> list[Row]:
    """Return the cells of a row, divided into rows of at most ``max_lines`` lines."""
    cells = [
        text_fit.split_text(text, width - 2 * CELL_PADDING - CELL_SLACK, size, max_lines)
        for text, width in zip(row, widths, strict=True)
    ]
    count = max(len(cell) for cell in cells)
    return [
        [cell[index] if index < len(cell) else text_fit.TextPart("", 0) for cell in cells] for index in range(count)
    ]


def draw_table(canvas: Canvas, box: Box, scene: Scene, content: TableContent, page: TableLayout) -> None:
    """Put a table into a box of a slide: a header where there is one, rows at the height of their text."""
    header_rows = 1 if content.header else 0
    frame = canvas.slide.shapes.add_table(len(page.rows) + header_rows, len(content.shares), *canvas.emu_rect(box))
    frame.name = "Table"
    ooxml.set_description(frame, alternative_text(scene) if scene.figures else sanitize_text(scene.title))
    table = frame.table
    ooxml.remove_table_style(table)
    table.first_row, table.horz_banding = bool(content.header), False
    for index, share in enumerate(content.shares):
        table.columns[index].width = canvas.to_emu(box.width * share)
    if content.header:
        fill_row(canvas, table, 0, content.header, row_height(1, FONT_SIZE), FONT_SIZE, is_header=True)
    for index, (cells, height) in enumerate(zip(page.rows, page.heights, strict=True), header_rows):
        fill_row(canvas, table, index, [cell.text for cell in cells], height, page.size, is_header=False)


def fill_row(
    canvas: Canvas, table: Table, index: int, texts: list[str], height: float, size: float, is_header: bool
) -> None:
    """Write the cells of one row, ``height`` pixels high."""
    table.rows[index].height = canvas.to_emu(height)
    for column, text in enumerate(texts):
        fill_cell(canvas, table.cell(index, column), text, size, is_header)


def fill_cell(canvas: Canvas, cell: ooxml.Cell, text: str, size: float, is_header: bool) -> None:
    """Write one cell with a line below and no fill: it can be read on the background of any template."""
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = canvas.to_emu(CELL_PADDING)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    colour = canvas.muted_colour if is_header else INK_COLOUR
    canvas.add_run(cell.text_frame.paragraphs[0], text, size, is_header, colour)
    ooxml.draw_bottom_border(cell, HEADER_LINE_EMU if is_header else ROW_LINE_EMU)
