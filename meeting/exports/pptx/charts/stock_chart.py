"""A stock as a native chart: points on days, joined by steps where the gap is short, their numbers clear of the steps."""

from pptx.chart.chart import Chart
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from data.languages import Language
from meeting.exports.pptx import ooxml
from meeting.exports.pptx.canvas import EMU_PER_POINT, Canvas
from meeting.exports.pptx.charts import step_series, stock_labels
from meeting.exports.pptx.charts.chart_style import (
    SERIES_COLOURS,
    add_chart,
    create_chart_data,
    has_axis,
    series_colour,
    set_number_format,
    style_chart,
    write_labels,
)
from meeting.exports.pptx.charts.step_series import StepDay
from meeting.model import Scene, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts.axis import has_year_labels
from meeting.render.charts.trend_data import find_max_value
from meeting.sanitize import sanitize_text

MAX_MONTH_LABELS, MAX_YEAR_LABELS = 8, 11
"""Months, and years, that have room on an axis."""

LABEL_POSITIONS: dict[stock_labels.LabelSide, XL_LABEL_POSITION] = {
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "left": XL_LABEL_POSITION.LEFT,
}
LINE_WIDTH_POINTS, MARKER_SIZE_POINTS = 2.25, 9
MARKER_STYLES = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
    XL_MARKER_STYLE.PLUS,
)
"""Series differ in their marker, not in their colour alone; from the seventh on colours repeat with other markers."""


def draw_stock(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: Language) -> Chart:
    """Draw a stock into a box of a slide as points on days joined by steps, and return the chart."""
    days = step_series.list_axis_days(picture)
    steps = [step_series.build_steps(series, days) for series in picture.series]
    names = [sanitize_text(series.name) for series in picture.series]
    values = [[day.value for day in step_days] for step_days in steps]
    data = create_chart_data(days, zip(names, values, strict=True))
    chart = add_chart(canvas, box, XL_CHART_TYPE.LINE_MARKERS, data, scene, steps)
    style_chart(canvas, chart, picture.unit, lang)
    if has_axis(chart):
        format_day_axis(chart, picture)
    positions = [(day - days[0]).days / max((days[-1] - days[0]).days, 1) for day in days]
    label_points(canvas, box, chart, steps, positions, find_max_value(picture))
    return chart


def label_points(
    canvas: Canvas, box: Box, chart: Chart, steps: list[list[StepDay]], positions: list[float], max_value: float
) -> None:
    """Style the series and write numbers at their points: of one series all that have room, of several the last."""
    label_indexes = (
        [stock_labels.select_labelled_days(steps[0], positions, box)]
        if len(steps) == 1
        else stock_labels.select_last_days(steps, positions, box, max_value)
    )
    for index, (series, step_days) in enumerate(zip(chart.plots[0].series, steps, strict=True)):
        style_series(series, index, [number for number, day in enumerate(step_days) if day.source_index is not None])
        sides = {number: choose_side(step_days, number, max_value) for number in label_indexes[index]}
        write_labels(canvas, series, [day.label for day in step_days], sides)


def choose_side(step_days: list[StepDay], index: int, max_value: float) -> XL_LABEL_POSITION:
    """Return the side of a point that its number is on, as python-pptx names it."""
    return LABEL_POSITIONS[stock_labels.choose_label_side(step_days, index, max_value)]


def format_day_axis(chart: Chart, picture: TrendPicture) -> None:
    """Label the years on an axis of days, or the months of a short time."""
    first_day, last_day = step_series.find_day_range(picture)
    days, has_years = (last_day - first_day).days, has_year_labels(first_day, last_day)
    step = -(-(days // 365 + 2) // MAX_YEAR_LABELS) if has_years else -(-(days // 30 + 2) // MAX_MONTH_LABELS)
    axis = chart.category_axis
    set_number_format(axis, "yyyy" if has_years else "mm/yyyy")
    ooxml.set_day_units(axis, step, "years" if has_years else "months")


def style_series(series: LineSeries, index: int, markerless_indexes: list[int]) -> None:
    """Give a stock its colour and marker; the days in ``markerless_indexes`` repeat an earlier figure and have none."""
    series.smooth = False
    series.format.line.width, series.format.line.color.theme_color = Pt(LINE_WIDTH_POINTS), series_colour(index)
    marker = series.marker
    marker.style = MARKER_STYLES[(index + index // len(MARKER_STYLES)) % len(MARKER_STYLES)]
    marker.size = MARKER_SIZE_POINTS
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = marker.format.line.color.theme_color = series_colour(index)
    line_width, accent = round(LINE_WIDTH_POINTS * EMU_PER_POINT), index % len(SERIES_COLOURS) + 1
    ooxml.hide_markers(series, markerless_indexes, line_width, accent)
