"""The middle of a slide by the kind of its scene: large numbers, a map, a chart, a table of lines, cards of law."""

import re

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from meeting.exports.pptx import charts, text_fit
from meeting.exports.pptx.canvas import ACCENT, EMU_PER_POINT, INK, LETTER, Canvas, describe
from meeting.exports.pptx.slide_layout import WIDER
from meeting.exports.pptx.speaker_notes import alternative
from meeting.labels import word
from meeting.model import BarsPicture, Figure, Line, MapPicture, Scene, StackPicture, TrendPicture
from meeting.render import pictures, typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import day
from meeting.render.page.blocks import ACROSS, MOST_HEADLINES
from meeting.scene_text import headed, what

DOTS_PER_INCH = 220
HEADLINE, MOST_HEADLINE = 96, 150
LEADING = 1.25
LINES, MOST_BELOW = 2, 3
"""Lines that hidden parts take below a chart where they are told alike; texts below a chart at most."""

PADDING, LAWS = 10, (30, 27, LETTER)
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables without fills and lines."""

DIGIT = re.compile(r"\d")
"""In many typefaces all digits are as wide as a zero."""


def picture(canvas: Canvas, room: Box, scene: Scene, lang: str, first: int) -> int | None:
    """Draw a scene's picture: a map and bars of several parts as vectors, others as charts with what they cannot show below."""
    if scene.picture is None:
        return facts(canvas, room, scene, lang, first)
    if isinstance(scene.picture, MapPicture | StackPicture):
        return vectors(canvas, room, scene, lang)
    found = told_below(scene, lang, room)
    box = Box(room.left, room.top, room.right, room.bottom - height_of(found))
    draw = charts.trend if isinstance(scene.picture, TrendPicture) else charts.composition
    if isinstance(scene.picture, TrendPicture) and not charts.readable(scene.picture).series:
        canvas.text(room, [(word("none", lang), LETTER, False, canvas.muted)], "Text")
        return None
    draw(canvas, box, scene, lang)
    if found:
        foot = Box(room.left, box.bottom + 4, room.right, room.bottom)
        canvas.text(foot, [(text, LETTER, False, canvas.muted) for text, _ in found], "Events")
    return None


def told_below(scene: Scene, lang: str, room: Box) -> list[tuple[str, int]]:
    """Return what a chart in a room cannot show, as texts with the lines that each takes below it."""
    wide, picture = room.width / WIDER, scene.picture
    if not isinstance(picture, BarsPicture):
        return [text_fit.fitted(text, wide, 1, [LETTER])[:2] for text in charts.captions(scene, lang)[:MOST_BELOW]]
    found = [text_fit.fitted(text, wide, LINES, [LETTER])[:2] for text in charts.hidden(picture)][:MOST_BELOW]
    if charts.left_out(picture, room.height - height_of(found)):
        rest = charts.left_out(picture, room.height - height_of([("", 1), *found]))
        found.insert(0, (word("more", lang, n=rest), 1))
    return found


def height_of(found: list[tuple[str, int]]) -> float:
    """Return what the texts below a chart take of its room."""
    return sum(lines for _, lines in found) * LETTER * LEADING + 4 * bool(found)


def vectors(canvas: Canvas, room: Box, scene: Scene, lang: str) -> None:
    """Draw a picture as vectors with pixels beside for programs that know none."""
    size = (round(room.width), round(room.height))
    scale = DOTS_PER_INCH * canvas.unit / (EMU_PER_POINT * 72)
    png = pictures.png(scene, size, "light", lang, LETTER, scale)
    svg = pictures.svg(scene, size, "light", lang, LETTER, is_on_paper=True)
    canvas.picture(Box(room.left, room.top, room.left + size[0], room.top + size[1]), png, svg, alternative(scene))


def facts(canvas: Canvas, room: Box, scene: Scene, lang: str, first: int) -> int | None:
    """Write up to six figures as headline numbers; more of them as a table."""
    if len(scene.figures) > MOST_HEADLINES:
        head = [word(name, lang) for name in ("area", "measure", "figure", "when")]
        return table(
            canvas, room, scene, head, [cells(figure) for figure in scene.figures], (0.32, 0.28, 0.2, 0.2), first
        )
    down = -(-len(scene.figures) // ACROSS) or 1
    across = max(-(-len(scene.figures) // down), 1)
    wide, high = room.width / across, room.height / down
    with_area = len({figure.area for figure in scene.figures}) > 1
    for place, figure in enumerate(scene.figures):
        left, top = room.left + place % across * wide, room.top + place // across * high
        headline(canvas, Box(left, top, left + wide - LETTER, top + high), figure, with_area)
    return None


def cells(figure: Figure) -> list[str]:
    """Return one of many figures as the cells of a row."""
    return [figure.area, what(figure), f"{figure.told} {figure.unit_label}", figure.when]


def headline(canvas: Canvas, room: Box, figure: Figure, with_area: bool) -> None:
    """Write one figure: its number as large as it fits, what it counts, unit and date."""
    label = headed(figure) + (f", {figure.area}" if with_area else "")
    (label, first, _), (when, second, _) = (
        text_fit.fitted(text, room.width, 2, [size]) for text, size in ((label, 28), (figure.when, LETTER))
    )
    words = [(label, 28, False, INK), (when, LETTER, False, canvas.muted)]
    below = (first * 28 + second * LETTER) * LEADING
    widest = room.width / max(typography.width(DIGIT.sub("0", figure.told), 1, 700) * canvas.wider, 0.1)
    size = max(min(MOST_HEADLINE, (room.height - below) / 1.3, widest), LETTER)
    top = room.top + max(room.height - below - size * 1.3, 0) * 0.3
    canvas.text(Box(room.left, top, room.right, room.bottom), [(figure.told, size, True, ACCENT), *words], "Figure")


def lines(canvas: Canvas, room: Box, scene: Scene, lang: str, first: int) -> int | None:
    """Write a presenter's lines as a table with agency, day and status."""
    head = [word(name, lang) for name in ("line", "agency", "due", "status")]
    rows = [[line.text, line.agency, day(line.due, lang), word(line.status, lang)] for line in scene.lines]
    return table(canvas, room, scene, head, rows, (0.44, 0.22, 0.17, 0.17), first)


def law(canvas: Canvas, room: Box, scene: Scene, lang: str, first: int) -> int | None:
    """Write cards of law as a table of one column, in letters that let all of them stand on one slide where they can."""
    rows = [[noted_law(line)] for line in scene.lines]
    return table(canvas, room, scene, [], rows, (1.0,), first, LAWS)


def noted_law(line: Line) -> str:
    """Return a card of law with whose it is."""
    return f"{line.text} ({line.agency})" if line.agency else line.text


def table(
    canvas: Canvas,
    room: Box,
    scene: Scene,
    head: list[str],
    rows: list[list[str]],
    shares: tuple[float, ...],
    first: int,
    sizes: tuple[float, ...] = (LETTER,),
) -> int | None:
    """Write rows as a table from ``first`` on, as many as have room; return the first that has none, None at the end.

    Letters are of the first of ``sizes`` at which all rows have room, else of the last. Rows that are higher than a slide
    are parted into several before they are counted.
    """
    widths = [room.width * share for share in shares]
    above = LETTER * LEADING + 2 * PADDING if head else 0.0
    for size in sizes:
        parts = parts_of(rows, [wide / canvas.wider for wide in widths], size, room.height - above)
        heights = [max(lines for _, lines in row) * size * LEADING + 2 * PADDING for row in parts]
        if above + sum(heights) <= room.height:
            break
    top, last = above, first
    while last < len(parts) and (last == first or top + heights[last] <= room.height):
        top += heights[last]
        last += 1
    if parts:
        shown = [[text for text, _ in row] for row in parts[first:last]]
        box = Box(room.left, room.top, room.right, room.top + top)
        draw_table(canvas, box, scene, head, shown, widths, size, heights[first:last])
    return last if last < len(parts) else None


def parts_of(rows: list[list[str]], widths: list[float], size: float, height: float) -> list[list[tuple[str, int]]]:
    """Return rows with the lines of each cell, those higher than ``height`` parted."""
    most = max(int((height - 2 * PADDING) // (size * LEADING)), 1)
    return [part for row in rows for part in split(row, widths, size, most)]


def split(row: list[str], widths: list[float], size: float, most: int) -> list[list[tuple[str, int]]]:
    """Return a row's cells with their number of lines, parted into rows of at most ``most`` lines."""
    cells = [text_fit.parted(text, wide - 2 * PADDING - 6, size, most) for text, wide in zip(row, widths, strict=True)]
    count = max(len(cell) for cell in cells)
    return [[cell[place] if place < len(cell) else ("", 0) for cell in cells] for place in range(count)]


def draw_table(
    canvas: Canvas,
    box: Box,
    scene: Scene,
    head: list[str],
    rows: list[list[str]],
    widths: list[float],
    size: float,
    heights: list[float],
) -> None:
    """Put a table on a slide: a head where there is one, rows at the height of their text."""
    place = (canvas.emu(part) for part in (box.left, box.top, box.width, box.height))
    frame = canvas.slide.shapes.add_table(len(rows) + bool(head), len(widths), *place)
    frame.name = "Table"
    describe(frame, alternative(scene) if scene.figures else scene.title)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    made.first_row, made.horz_banding = bool(head), False
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = canvas.emu(wide)
    everything = ([head] if head else []) + rows
    highs = ([LETTER * LEADING + 2 * PADDING] if head else []) + heights
    for down, (texts, high) in enumerate(zip(everything, highs, strict=True)):
        made.rows[down].height = canvas.emu(high)
        for across, text in enumerate(texts):
            is_head = bool(head) and down == 0
            fill_cell(canvas, made.cell(down, across), text, LETTER if is_head else size, is_head)


def fill_cell(canvas: Canvas, cell, text: str, size: float, is_head: bool) -> None:
    """Write one cell over a line, without a fill: it can be read on the ground of any template."""
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = canvas.emu(PADDING)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    canvas.run(cell.text_frame.paragraphs[0], text, size, is_head, canvas.muted if is_head else INK)
    wide = 19_050 if is_head else 6_350
    line = f'<a:lnB {nsdecls("a")} w="{wide}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().append(parse_xml(line))


BODIES = {"facts": facts, "map": picture, "trend": picture, "bars": picture, "lines": lines, "law": law}
