"""A composition as a native chart: level bars, the largest on top; hidden parts are texts below the chart."""

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION

from data.languages import Language
from meeting.exports.pptx import ooxml
from meeting.exports.pptx.canvas import Canvas
from meeting.exports.pptx.charts.chart_style import (
    add_chart,
    create_chart_data,
    fill_series,
    has_axis,
    style_chart,
    write_labels,
)
from meeting.model import Bar, BarsPicture, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import bars
from meeting.render.metrics import FONT_SIZE
from meeting.sanitize import sanitize_text

MAX_NAME_WIDTH = 9.8
"""The width of a name at most, in font sizes: LibreOffice wraps wider ones, and leaves out others for them."""

MAX_BARS = 14
MIN_BAR_PITCH, CHART_MARGIN = 1.4, 3.0
"""The distance of two bars at least, and what the unit and the edges take of the height, in font sizes."""

GAP_WIDTH_PERCENT = 45


def draw_composition(canvas: Canvas, box: Box, scene: Scene, picture: BarsPicture, lang: Language) -> None:
    """Draw the parts that have a bar and room into a box of a slide, the largest on top."""
    parts = select_charted_bars(picture)[: count_fitting_bars(box.height)]
    names = [typography.truncate_text(bar_name(part), FONT_SIZE * MAX_NAME_WIDTH, FONT_SIZE) for part in parts]
    data = create_chart_data(names, [(sanitize_text(picture.unit), [part.value for part in parts])])
    chart = add_chart(canvas, box, XL_CHART_TYPE.BAR_CLUSTERED, data, scene)
    style_chart(canvas, chart, picture.unit, lang)
    if has_axis(chart):
        format_axes(chart)
    chart.plots[0].gap_width = GAP_WIDTH_PERCENT
    series = chart.plots[0].series[0]
    fill_series(series, 0)
    shown_indexes = [index for index, part in enumerate(parts) if part.value is not None]
    labels = [part.value_text for part in parts]
    write_labels(canvas, series, labels, dict.fromkeys(shown_indexes, XL_LABEL_POSITION.OUTSIDE_END))


def format_axes(chart: Chart) -> None:
    """Label every bar from the top down; the numbers at the bars replace the axis of values."""
    chart.category_axis.reverse_order = True
    ooxml.label_every_category(chart)
    chart.value_axis.tick_label_position, chart.value_axis.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False


def bar_name(part: Bar) -> str:
    """Return the label of a bar: its name, of a hidden one with its band or "masked"."""
    return sanitize_text(part.name if part.value is not None else f"{part.name}: {part.value_text}")


def select_charted_bars(picture: BarsPicture) -> list[Bar]:
    """Return the parts that have a bar in the chart, the largest first: those with a number, all where none has one."""
    parts = bars.sort_bars(picture)
    return [part for part in parts if part.value is not None] or parts


def list_hidden_bars(picture: BarsPicture) -> list[str]:
    """Return the hidden parts that have no bar in the chart, those with the same band together."""
    names_by_label: dict[str, list[str]] = {}
    for part in bars.sort_bars(picture):
        if part not in select_charted_bars(picture):
            names_by_label.setdefault(sanitize_text(part.value_text), []).append(sanitize_text(part.name))
    return [f"{label}: {', '.join(names)}" for label, names in names_by_label.items()]


def count_omitted_bars(picture: BarsPicture, height: float) -> int:
    """Return how many parts have no room for their bar in a chart ``height`` pixels high."""
    return max(len(select_charted_bars(picture)) - count_fitting_bars(height), 0)


def count_fitting_bars(height: float) -> int:
    """Return how many bars have room for their names in a chart ``height`` pixels high, at least one."""
    return min(max(int((round(height) / FONT_SIZE - CHART_MARGIN) / MIN_BAR_PITCH), 1), MAX_BARS)
