"""A flow as a native chart: a column a period, its number above."""

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from data.languages import Language
from meeting.exports.pptx.canvas import Canvas
from meeting.exports.pptx.charts.chart_style import (
    PLOT_WIDTH_SHARE,
    add_chart,
    create_chart_data,
    fill_series,
    select_spaced_points,
    style_chart,
    write_labels,
)
from meeting.model import Point, Scene, Series, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts.axis import format_month
from meeting.render.charts.trend_data import is_year
from meeting.sanitize import sanitize_text

GAP_WIDTH_PERCENT = 35
Period = tuple[str, str]
"""First and last day, as ISO text."""


def draw_flow(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: Language) -> Chart:
    """Draw a flow into a box of a slide as columns, one a period, and return the chart."""
    periods = sorted({(point.start, point.end) for series in picture.series for point in series.points})
    points_by_series = [index_points(series) for series in picture.series]
    categories = [format_period(period, lang) for period in periods]
    values = [[points[period].value if period in points else None for period in periods] for points in points_by_series]
    names = [sanitize_text(series.name) for series in picture.series]
    data = create_chart_data(categories, zip(names, values, strict=True))
    chart = add_chart(canvas, box, XL_CHART_TYPE.COLUMN_CLUSTERED, data, scene)
    style_chart(canvas, chart, picture.unit, lang)
    chart.plots[0].gap_width = GAP_WIDTH_PERCENT
    labels_by_series = [[label_period(points, period) for period in periods] for points in points_by_series]
    label_columns(canvas, box, chart, labels_by_series)
    return chart


def index_points(series: Series) -> dict[Period, Point]:
    """Return the points of a series by their period."""
    return {(point.start, point.end): point for point in series.points}


def label_period(points: dict[Period, Point], period: Period) -> str:
    """Return the number above a column, "" where there is none or it is hidden."""
    return points[period].value_text if period in points and points[period].value is not None else ""


def label_columns(canvas: Canvas, box: Box, chart: Chart, labels_by_series: list[list[str]]) -> None:
    """Fill the columns and write numbers above them: of one series all that have room, of several the last."""
    for index, (series, labels) in enumerate(zip(chart.plots[0].series, labels_by_series, strict=True)):
        fill_series(series, index)
        positions = [position / max(len(labels), 1) for position in range(len(labels))]
        label_indexes = [label_index for label_index, text in enumerate(labels) if text]
        shown_indexes = (
            select_spaced_points(label_indexes, labels, series.values, positions, box.width * PLOT_WIDTH_SHARE)
            if len(labels_by_series) == 1
            else label_indexes[-1:]
        )
        write_labels(canvas, series, labels, dict.fromkeys(shown_indexes, XL_LABEL_POSITION.OUTSIDE_END))


def format_period(period: Period, lang: Language) -> str:
    """Return a period in short: "2024", or its first and last month."""
    start, end = period
    if not start or is_year(start, end):
        return end[:4]
    return "–".join(dict.fromkeys(format_month(day, lang) for day in period))
