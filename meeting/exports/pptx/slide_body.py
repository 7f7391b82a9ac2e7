"""The middle of a slide by the kind of its scene: large numbers, a map, a chart, a table of lines, cards of law."""

import re

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from meeting.exports.pptx import charts, text_fit
from meeting.exports.pptx.canvas import ACCENT_COLOUR, EMU_PER_POINT, FONT_SIZE, INK_COLOUR, Canvas, set_description
from meeting.exports.pptx.slide_layout import WIDTH_FACTOR
from meeting.exports.pptx.speaker_notes import alternative_text
from meeting.labels import translate_label
from meeting.model import BarsPicture, Figure, Line, MapPicture, Scene, StackPicture, TrendPicture
from meeting.render import pictures, typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import format_day
from meeting.render.page.blocks import HEADLINES_PER_ROW, MAX_HEADLINES
from meeting.scene_text import describe_measure, headline_label

DOTS_PER_INCH = 220
HEADLINE_SIZE, MAX_HEADLINE_SIZE = 96, 150
LEADING = 1.25
MAX_HIDDEN_LINES, MAX_TEXTS_BELOW = 2, 3
"""Lines that hidden parts take below a chart where they are told alike; texts below a chart at most."""

CELL_PADDING, LAW_FONT_SIZES = 10, (30, 27, FONT_SIZE)
PLAIN_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without fills and lines."""

DIGIT_PATTERN = re.compile(r"\d")
"""In many typefaces all digits are as wide as a zero."""


def draw_picture(canvas: Canvas, bounds: Box, scene: Scene, lang: str, first_row: int) -> int | None:
    """Draw a scene's picture: a map and bars of several parts as vectors, others as charts with what they cannot show below."""
    if scene.picture is None:
        return draw_facts(canvas, bounds, scene, lang, first_row)
    if isinstance(scene.picture, MapPicture | StackPicture):
        return draw_vectors(canvas, bounds, scene, lang)
    texts_below = list_texts_below(scene, lang, bounds)
    box = Box(bounds.left, bounds.top, bounds.right, bounds.bottom - texts_height(texts_below))
    draw_chart = charts.draw_trend if isinstance(scene.picture, TrendPicture) else charts.draw_composition
    if isinstance(scene.picture, TrendPicture) and not charts.drop_invalid_days(scene.picture).series:
        canvas.add_text(bounds, [(translate_label("none", lang), FONT_SIZE, False, canvas.muted_colour)], "Text")
        return None
    draw_chart(canvas, box, scene, lang)
    if texts_below:
        foot_box = Box(bounds.left, box.bottom + 4, bounds.right, bounds.bottom)
        canvas.add_text(foot_box, [(text, FONT_SIZE, False, canvas.muted_colour) for text, _ in texts_below], "Events")
    return None


def list_texts_below(scene: Scene, lang: str, bounds: Box) -> list[tuple[str, int]]:
    """Return what a chart in a room cannot show, as texts with the lines that each takes below it."""
    max_width, picture = bounds.width / WIDTH_FACTOR, scene.picture
    if not isinstance(picture, BarsPicture):
        return [
            text_fit.fit_text(text, max_width, 1, [FONT_SIZE])[:2]
            for text in charts.list_captions(scene, lang)[:MAX_TEXTS_BELOW]
        ]
    texts = [
        text_fit.fit_text(text, max_width, MAX_HIDDEN_LINES, [FONT_SIZE])[:2]
        for text in charts.list_hidden_bars(picture)
    ][:MAX_TEXTS_BELOW]
    if charts.count_omitted_bars(picture, bounds.height - texts_height(texts)):
        omitted_count = charts.count_omitted_bars(picture, bounds.height - texts_height([("", 1), *texts]))
        texts.insert(0, (translate_label("more", lang, n=omitted_count), 1))
    return texts


def texts_height(texts: list[tuple[str, int]]) -> float:
    """Return what the texts below a chart take of its room."""
    return sum(lines for _, lines in texts) * FONT_SIZE * LEADING + 4 * bool(texts)


def draw_vectors(canvas: Canvas, bounds: Box, scene: Scene, lang: str) -> None:
    """Draw a picture as vectors with pixels beside for programs that know none."""
    size = (round(bounds.width), round(bounds.height))
    scale = DOTS_PER_INCH * canvas.emu_per_pixel / (EMU_PER_POINT * 72)
    png = pictures.render_png(scene, size, "light", lang, FONT_SIZE, scale)
    svg = pictures.render_svg(scene, size, "light", lang, FONT_SIZE, is_on_paper=True)
    canvas.add_picture(
        Box(bounds.left, bounds.top, bounds.left + size[0], bounds.top + size[1]), png, svg, alternative_text(scene)
    )


def draw_facts(canvas: Canvas, bounds: Box, scene: Scene, lang: str, first_row: int) -> int | None:
    """Write up to six figures as headline numbers; more of them as a table."""
    if len(scene.figures) > MAX_HEADLINES:
        header = [translate_label(name, lang) for name in ("area", "measure", "figure", "when")]
        return draw_rows(
            canvas,
            bounds,
            scene,
            header,
            [figure_cells(figure) for figure in scene.figures],
            (0.32, 0.28, 0.2, 0.2),
            first_row,
        )
    row_count = -(-len(scene.figures) // HEADLINES_PER_ROW) or 1
    column_count = max(-(-len(scene.figures) // row_count), 1)
    width, height = bounds.width / column_count, bounds.height / row_count
    has_area = len({figure.area for figure in scene.figures}) > 1
    for index, figure in enumerate(scene.figures):
        left, top = bounds.left + index % column_count * width, bounds.top + index // column_count * height
        draw_headline(canvas, Box(left, top, left + width - FONT_SIZE, top + height), figure, has_area)
    return None


def figure_cells(figure: Figure) -> list[str]:
    """Return one of many figures as the cells of a row."""
    return [figure.area, describe_measure(figure), f"{figure.value_text} {figure.unit_label}", figure.period_text]


def draw_headline(canvas: Canvas, bounds: Box, figure: Figure, has_area: bool) -> None:
    """Write one figure: its number as large as it fits, what it counts, unit and date."""
    label = headline_label(figure) + (f", {figure.area}" if has_area else "")
    (label, label_lines, _), (when_text, when_lines, _) = (
        text_fit.fit_text(text, bounds.width, 2, [size])
        for text, size in ((label, 28), (figure.period_text, FONT_SIZE))
    )
    paragraphs = [(label, 28, False, INK_COLOUR), (when_text, FONT_SIZE, False, canvas.muted_colour)]
    text_height = (label_lines * 28 + when_lines * FONT_SIZE) * LEADING
    size_limit = bounds.width / max(
        typography.measure_width(DIGIT_PATTERN.sub("0", figure.value_text), 1, 700) * canvas.width_factor, 0.1
    )
    size = max(min(MAX_HEADLINE_SIZE, (bounds.height - text_height) / 1.3, size_limit), FONT_SIZE)
    top = bounds.top + max(bounds.height - text_height - size * 1.3, 0) * 0.3
    canvas.add_text(
        Box(bounds.left, top, bounds.right, bounds.bottom),
        [(figure.value_text, size, True, ACCENT_COLOUR), *paragraphs],
        "Figure",
    )


def draw_lines(canvas: Canvas, bounds: Box, scene: Scene, lang: str, first_row: int) -> int | None:
    """Write a presenter's lines as a table with agency, day and status."""
    header = [translate_label(name, lang) for name in ("line", "agency", "due", "status")]
    rows = [
        [line.text, line.agency, format_day(line.due, lang), translate_label(line.status, lang)] for line in scene.lines
    ]
    return draw_rows(canvas, bounds, scene, header, rows, (0.44, 0.22, 0.17, 0.17), first_row)


def draw_law(canvas: Canvas, bounds: Box, scene: Scene, lang: str, first_row: int) -> int | None:
    """Write cards of law as a table of one column, in letters that let all of them stand on one slide where they can."""
    rows = [[format_law(line)] for line in scene.lines]
    return draw_rows(canvas, bounds, scene, [], rows, (1.0,), first_row, LAW_FONT_SIZES)


def format_law(line: Line) -> str:
    """Return a card of law with whose it is."""
    return f"{line.text} ({line.agency})" if line.agency else line.text


def draw_rows(
    canvas: Canvas,
    bounds: Box,
    scene: Scene,
    header: list[str],
    rows: list[list[str]],
    shares: tuple[float, ...],
    first_row: int,
    sizes: tuple[float, ...] = (FONT_SIZE,),
) -> int | None:
    """Write rows as a table from ``first`` on, as many as have room; return the first that has none, None at the end.

    Letters are of the first of ``sizes`` at which all rows have room, else of the last. Rows that are higher than a slide
    are parted into several before they are counted.
    """
    widths = [bounds.width * share for share in shares]
    header_height = FONT_SIZE * LEADING + 2 * CELL_PADDING if header else 0.0
    for size in sizes:
        row_parts = split_rows(
            rows, [width / canvas.width_factor for width in widths], size, bounds.height - header_height
        )
        heights = [max(lines for _, lines in row) * size * LEADING + 2 * CELL_PADDING for row in row_parts]
        if header_height + sum(heights) <= bounds.height:
            break
    top, end_row = header_height, first_row
    while end_row < len(row_parts) and (end_row == first_row or top + heights[end_row] <= bounds.height):
        top += heights[end_row]
        end_row += 1
    if row_parts:
        cell_texts = [[text for text, _ in row] for row in row_parts[first_row:end_row]]
        box = Box(bounds.left, bounds.top, bounds.right, bounds.top + top)
        draw_table(canvas, box, scene, header, cell_texts, widths, size, heights[first_row:end_row])
    return end_row if end_row < len(row_parts) else None


def split_rows(rows: list[list[str]], widths: list[float], size: float, height: float) -> list[list[tuple[str, int]]]:
    """Return rows with the lines of each cell, those higher than ``height`` parted."""
    max_lines = max(int((height - 2 * CELL_PADDING) // (size * LEADING)), 1)
    return [part for row in rows for part in split_row(row, widths, size, max_lines)]


def split_row(row: list[str], widths: list[float], size: float, max_lines: int) -> list[list[tuple[str, int]]]:
    """Return a row's cells with their number of lines, parted into rows of at most ``max_lines`` lines."""
    cells = [
        text_fit.split_text(text, width - 2 * CELL_PADDING - 6, size, max_lines)
        for text, width in zip(row, widths, strict=True)
    ]
    count = max(len(cell) for cell in cells)
    return [[cell[index] if index < len(cell) else ("", 0) for cell in cells] for index in range(count)]


def draw_table(
    canvas: Canvas,
    box: Box,
    scene: Scene,
    header: list[str],
    rows: list[list[str]],
    widths: list[float],
    size: float,
    heights: list[float],
) -> None:
    """Put a table on a slide: a head where there is one, rows at the height of their text."""
    emu_box = (canvas.to_emu(length) for length in (box.left, box.top, box.width, box.height))
    frame = canvas.slide.shapes.add_table(len(rows) + bool(header), len(widths), *emu_box)
    frame.name = "Table"
    set_description(frame, alternative_text(scene) if scene.figures else scene.title)
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE_STYLE
    table.first_row, table.horz_banding = bool(header), False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = canvas.to_emu(width)
    all_rows = ([header] if header else []) + rows
    row_heights = ([FONT_SIZE * LEADING + 2 * CELL_PADDING] if header else []) + heights
    for row_index, (texts, height) in enumerate(zip(all_rows, row_heights, strict=True)):
        table.rows[row_index].height = canvas.to_emu(height)
        for column_index, text in enumerate(texts):
            is_header = bool(header) and row_index == 0
            fill_cell(canvas, table.cell(row_index, column_index), text, FONT_SIZE if is_header else size, is_header)


def fill_cell(canvas: Canvas, cell, text: str, size: float, is_header: bool) -> None:
    """Write one cell over a line, without a fill: it can be read on the ground of any template."""
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = canvas.to_emu(CELL_PADDING)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    canvas.add_run(
        cell.text_frame.paragraphs[0], text, size, is_header, canvas.muted_colour if is_header else INK_COLOUR
    )
    line_width = 19_050 if is_header else 6_350
    border_xml = f'<a:lnB {nsdecls("a")} w="{line_width}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().append(parse_xml(border_xml))


BODIES = {
    "facts": draw_facts,
    "map": draw_picture,
    "trend": draw_picture,
    "bars": draw_picture,
    "lines": draw_lines,
    "law": draw_law,
}
