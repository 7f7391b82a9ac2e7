"""The middle of a slide by the kind of its scene: headline numbers, a map, a chart, a table of lines, cards of law."""

from collections.abc import Callable

from data.languages import Language
from meeting.exports.pptx import text_fit
from meeting.exports.pptx.canvas import EMU_PER_POINT, Canvas, TextLine
from meeting.exports.pptx.charts import composition_chart, trend_chart
from meeting.exports.pptx.headlines import draw_headlines
from meeting.exports.pptx.slide_layout import WIDTH_FACTOR
from meeting.exports.pptx.slide_table import TableContent, draw_rows
from meeting.exports.pptx.speaker_notes import alternative_text
from meeting.exports.pptx.text_fit import TextPart
from meeting.labels import translate_label
from meeting.model import BarsPicture, Figure, Line, Scene, SceneKind, TrendPicture
from meeting.render import pictures
from meeting.render.boxes import Box
from meeting.render.charts.axis import format_day
from meeting.render.charts.trend_data import drop_invalid_days
from meeting.render.metrics import FONT_SIZE, LEADING
from meeting.render.page.headline_grid import MAX_HEADLINES
from meeting.scene_text import describe_measure

DOTS_PER_INCH = 220
MAX_HIDDEN_LINES, MAX_TEXTS_BELOW = 2, 3
"""Lines of the hidden parts that share a band below a chart, and texts below a chart, at most."""

TEXT_GAP = 4
"""Pixels between a chart and the texts below it."""

LAW_FONT_SIZES = (30, 27, FONT_SIZE)

Body = Callable[[Canvas, Box, Scene, Language, int], int | None]
"""Draws a scene into a box of a slide, from a row of its text on; returns the row of the next slide, None at the end."""


def draw_picture(canvas: Canvas, bounds: Box, scene: Scene, lang: Language, first_row: int) -> int | None:
    """Draw a scene's picture: trends and bars as charts, others as vectors; its figures where it has none."""
    if scene.picture is None:
        return draw_facts(canvas, bounds, scene, lang, first_row)
    if isinstance(scene.picture, TrendPicture):
        draw_trend(canvas, bounds, scene, drop_invalid_days(scene.picture), lang)
    elif isinstance(scene.picture, BarsPicture):
        draw_bars(canvas, bounds, scene, scene.picture, lang)
    else:
        draw_vectors(canvas, bounds, scene, lang)
    return None


def draw_trend(canvas: Canvas, bounds: Box, scene: Scene, picture: TrendPicture, lang: Language) -> None:
    """Draw a trend as a chart above its captions; "no data" where none of its days is valid."""
    if not picture.series:
        canvas.add_text(
            bounds, [TextLine(translate_label("none", lang), FONT_SIZE, False, canvas.muted_colour)], "Text"
        )
        return
    captions = trend_chart.list_captions(picture, lang)[:MAX_TEXTS_BELOW]
    texts = [text_fit.fit_part(text, bounds.width / WIDTH_FACTOR, 1) for text in captions]
    trend_chart.draw_trend(canvas, box_above(bounds, texts), scene, picture, lang)
    write_texts_below(canvas, bounds, texts)


def draw_bars(canvas: Canvas, bounds: Box, scene: Scene, picture: BarsPicture, lang: Language) -> None:
    """Draw bars as a chart above the hidden ones and the number of those that have no room."""
    hidden_bars = composition_chart.list_hidden_bars(picture)[:MAX_TEXTS_BELOW]
    texts = [text_fit.fit_part(text, bounds.width / WIDTH_FACTOR, MAX_HIDDEN_LINES) for text in hidden_bars]
    if composition_chart.count_omitted_bars(picture, bounds.height - texts_height(texts)):
        chart_height = bounds.height - texts_height([TextPart("", 1), *texts])
        omitted_count = composition_chart.count_omitted_bars(picture, chart_height)
        texts.insert(0, TextPart(translate_label("more", lang, n=omitted_count), 1))
    composition_chart.draw_composition(canvas, box_above(bounds, texts), scene, picture, lang)
    write_texts_below(canvas, bounds, texts)


def texts_height(texts: list[TextPart]) -> float:
    """Return what the texts below a chart take of its height in pixels."""
    return sum(text.line_count for text in texts) * FONT_SIZE * LEADING + (TEXT_GAP if texts else 0)


def box_above(bounds: Box, texts: list[TextPart]) -> Box:
    """Return the box of a chart above its texts."""
    return Box(bounds.left, bounds.top, bounds.right, bounds.bottom - texts_height(texts))


def write_texts_below(canvas: Canvas, bounds: Box, texts: list[TextPart]) -> None:
    """Write what a chart cannot show below it."""
    if texts:
        box = Box(bounds.left, box_above(bounds, texts).bottom + TEXT_GAP, bounds.right, bounds.bottom)
        lines = [TextLine(text.text, FONT_SIZE, False, canvas.muted_colour) for text in texts]
        canvas.add_text(box, lines, "Events")


def draw_vectors(canvas: Canvas, bounds: Box, scene: Scene, lang: Language) -> None:
    """Draw a picture as vectors, with pixels for programs that read none."""
    size = (round(bounds.width), round(bounds.height))
    scale = DOTS_PER_INCH * canvas.emu_per_pixel / (EMU_PER_POINT * 72)
    png = pictures.render_png(scene, size, "light", lang, FONT_SIZE, scale)
    svg = pictures.render_svg(scene, size, "light", lang, FONT_SIZE, is_on_paper=True)
    box = Box(bounds.left, bounds.top, bounds.left + size[0], bounds.top + size[1])
    canvas.add_picture(box, png, svg, alternative_text(scene))


def draw_facts(canvas: Canvas, bounds: Box, scene: Scene, lang: Language, first_row: int) -> int | None:
    """Write up to six figures as headline numbers; more of them as a table."""
    if len(scene.figures) <= MAX_HEADLINES:
        draw_headlines(canvas, bounds, scene.figures)
        return None
    header = [translate_label(name, lang) for name in ("area", "measure", "figure", "when")]
    rows = [figure_cells(figure) for figure in scene.figures]
    return draw_rows(canvas, bounds, scene, TableContent(header, rows, (0.32, 0.28, 0.2, 0.2)), first_row)


def figure_cells(figure: Figure) -> list[str]:
    """Return a figure as the cells of a row."""
    return [figure.area, describe_measure(figure), f"{figure.value_text} {figure.unit_label}", figure.period_text]


def draw_lines(canvas: Canvas, bounds: Box, scene: Scene, lang: Language, first_row: int) -> int | None:
    """Write a presenter's lines as a table with agency, day due and status."""
    header = [translate_label(name, lang) for name in ("line", "agency", "due", "status")]
    rows = [
        [line.text, line.agency, format_day(line.due, lang), translate_label(line.status, lang)] for line in scene.lines
    ]
    return draw_rows(canvas, bounds, scene, TableContent(header, rows, (0.44, 0.22, 0.17, 0.17)), first_row)


def draw_law(canvas: Canvas, bounds: Box, scene: Scene, lang: Language, first_row: int) -> int | None:
    """Write cards of law as a table of one column, at a font size that has room for all on one slide if there is one."""
    rows = [[format_law(line)] for line in scene.lines]
    return draw_rows(canvas, bounds, scene, TableContent([], rows, (1.0,), LAW_FONT_SIZES), first_row)


def format_law(line: Line) -> str:
    """Return a card of law with the agency that is responsible, if any."""
    return f"{line.text} ({line.agency})" if line.agency else line.text


BODIES: dict[SceneKind, Body] = {
    "facts": draw_facts,
    "map": draw_picture,
    "trend": draw_picture,
    "bars": draw_picture,
    "lines": draw_lines,
    "law": draw_law,
}
