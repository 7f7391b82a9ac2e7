"""A chart on a slide: placed with its workbook and description, set in our type, its numbers written where they have room."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pptx.chart.axis import CategoryAxis, DateAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries, LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.shapes.graphfrm import GraphicFrame

from data.languages import Language
from meeting.exports.pptx import ooxml
from meeting.exports.pptx.canvas import INK_COLOUR, Canvas
from meeting.exports.pptx.charts import chart_workbook
from meeting.exports.pptx.charts.step_series import StepDay
from meeting.exports.pptx.speaker_notes import alternative_text
from meeting.model import Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE

PLOT_WIDTH_SHARE = 0.85
"""The plot's share of a chart's width."""

SERIES_COLOURS = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
    MSO_THEME_COLOR.ACCENT_4,
    MSO_THEME_COLOR.ACCENT_5,
    MSO_THEME_COLOR.ACCENT_6,
)
AXIS_NUMBER_FORMATS: dict[Language, str] = {
    "id": '[>=1000000]0"."000"."000;[>=1000]0"."000;0',
    "en": '[>=1000000]0","000","000;[>=1000]0","000;0',
}
"""Number formats of an axis: digits grouped as in the language of the deck, whatever the reader's computer does."""

Series = BarSeries | LineSeries


def create_chart_data(categories: Iterable[object], series: Iterable[tuple[str, Sequence[float | None]]]) -> Any:
    """Return the data of a chart: categories, and the values of each named series, None for a gap.

    The class of python-pptx is untyped, hence Any.
    """
    make_data: Any = CategoryChartData
    data = make_data(number_format=chart_workbook.COUNT_FORMAT)
    data.categories = categories
    for name, values in series:
        data.add_series(name, values)
    return data


def add_chart(
    canvas: Canvas,
    box: Box,
    chart_type: XL_CHART_TYPE,
    data: CategoryChartData,
    scene: Scene,
    steps: Sequence[list[StepDay]] = (),
) -> Chart:
    """Put a chart into a box of a slide, with its description and the workbook that an office edits."""
    add: Any = canvas.slide.shapes.add_chart  # annotated as if it returned the chart; it returns its frame
    frame: GraphicFrame = add(chart_type, *canvas.emu_rect(box), data)
    frame.name = "Chart"
    ooxml.replace_chart_workbook(frame.chart, chart_workbook.build_workbook(data, steps))
    ooxml.set_description(frame, alternative_text(scene))
    return frame.chart


def has_axis(chart: Chart) -> bool:
    """Return whether a chart has categories: without any there is no axis to format."""
    return len(chart.plots[0].categories) > 0


def style_chart(canvas: Canvas, chart: Chart, unit: str, lang: Language) -> None:
    """Give a chart our type and quiet grid lines, an axis from zero with its unit, and no legend."""
    chart.has_legend, chart.has_title = False, False
    chart.font.size = canvas.to_points(FONT_SIZE)
    chart.font.color.theme_color = INK_COLOUR
    axis = chart.value_axis
    axis.minimum_scale, axis.has_major_gridlines = 0, True
    axis.major_gridlines.format.line.color.theme_color = INK_COLOUR
    axis.major_gridlines.format.line.color.brightness = 0.8
    axis.format.line.fill.background()
    set_number_format(axis, AXIS_NUMBER_FORMATS[lang])
    axis.has_title = True
    frame = axis.axis_title.text_frame
    canvas.add_run(frame.paragraphs[0], unit, FONT_SIZE, False, canvas.muted_colour)


def set_number_format(axis: CategoryAxis | DateAxis | ValueAxis, number_format: str) -> None:
    """Set the format of an axis's labels, independent of that of the workbook."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False


def series_colour(index: int) -> MSO_THEME_COLOR:
    """Return the colour of the theme for one of several series; from the seventh on colours repeat."""
    return SERIES_COLOURS[index % len(SERIES_COLOURS)]


def fill_series(series: BarSeries, index: int) -> None:
    """Give bars their colour of the theme."""
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = series_colour(index)
    series.invert_if_negative = False


def write_labels(
    canvas: Canvas, series: Series, labels: list[str], label_positions: Mapping[int, XL_LABEL_POSITION]
) -> None:
    """Write the numbers of some points of a series as the deck shows them, each at its position."""
    for index, position in label_positions.items():
        data_label = series.points[index].data_label
        canvas.add_run(data_label.text_frame.paragraphs[0], labels[index], FONT_SIZE, True, INK_COLOUR)
        data_label.position = position


def select_spaced_points(
    indexes: list[int], labels: list[str], values: Sequence[float | None], positions: list[float], width: float
) -> list[int]:
    """Return the points whose numbers have room side by side: the last, the first and the largest, then any other.

    ``positions`` are shares of a plot that is ``width`` pixels wide.
    """
    selected_indexes: list[int] = []
    largest_indexes = sorted(indexes, key=lambda index: -(values[index] or 0))[:1]
    for index in dict.fromkeys([*indexes[-1:], *indexes[:1], *largest_indexes, *indexes]):
        half_width = typography.measure_width(labels[index], FONT_SIZE, 700) / 2
        gaps = [
            abs(positions[index] - positions[selected_index]) * width
            - typography.measure_width(labels[selected_index], FONT_SIZE, 700) / 2
            for selected_index in selected_indexes
        ]
        if all(gap >= half_width for gap in gaps):
            selected_indexes.append(index)
    return selected_indexes
