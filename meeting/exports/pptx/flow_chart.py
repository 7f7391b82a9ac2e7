"""A flow as a native chart: a column a period, its number above."""

from babel.dates import format_date
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from meeting.exports.pptx.canvas import Canvas
from meeting.exports.pptx.chart_style import (
    PLOT_WIDTH_SHARE,
    add_chart,
    fill_series,
    select_spaced_points,
    style_chart,
    write_labels,
)
from meeting.model import Point, Scene, Series, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts.axis import parse_day
from meeting.render.charts.timeline import is_year
from meeting.sanitize import sanitize_text


def draw_flow(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: str):
    """Draw a flow as columns, a period each, and return the chart."""
    data, labels_by_series = build_period_data(picture, lang)
    chart = add_chart(canvas, box, XL_CHART_TYPE.COLUMN_CLUSTERED, data, scene)
    style_chart(canvas, chart, picture.unit, lang)
    chart.plots[0].gap_width = 35
    count = len(data.categories)
    positions = [index / max(count, 1) for index in range(count)]
    for index, (series, labels) in enumerate(zip(chart.plots[0].series, labels_by_series, strict=True)):
        fill_series(series, index)
        label_indexes = [label_index for label_index, text in enumerate(labels) if text]
        shown_indexes = (
            select_spaced_points(label_indexes, labels, series.values, positions, box.width * PLOT_WIDTH_SHARE)
            if len(labels_by_series) == 1
            else label_indexes[-1:]
        )
        write_labels(canvas, series, labels, dict.fromkeys(shown_indexes, XL_LABEL_POSITION.OUTSIDE_END))
    return chart


def build_period_data(picture: TrendPicture, lang: str) -> tuple[CategoryChartData, list[list[str]]]:
    """Return the values of flows by period, and how each is told ("" where it is not)."""
    periods = sorted({(point.start, point.end) for series in picture.series for point in series.points})
    data = CategoryChartData(number_format="#,##0")
    data.categories = [format_period(Point(*period, value_text=""), lang) for period in periods]
    return add_series_values(
        data,
        picture.series,
        [{(flow_point.start, flow_point.end): flow_point for flow_point in series.points} for series in picture.series],
        periods,
    )


def add_series_values(
    data: CategoryChartData, series_list: list[Series], points_by_series: list[dict], keys: list
) -> tuple[CategoryChartData, list[list[str]]]:
    """Put each series' values into the data, hidden ones empty, and return how each is told."""
    for series, points_by_key in zip(series_list, points_by_series, strict=True):
        data.add_series(
            sanitize_text(series.name), [points_by_key[key].value if key in points_by_key else None for key in keys]
        )
    labels = [
        [
            points_by_key[key].value_text if key in points_by_key and points_by_key[key].value is not None else ""
            for key in keys
        ]
        for points_by_key in points_by_series
    ]
    return data, labels


def format_period(point: Point, lang: str) -> str:
    """Return a period in short: 2024, or its first and last month."""
    if not point.start or is_year(point):
        return point.end[:4]
    locale = "id" if lang == "id" else "en_GB"
    months = [format_date(parse_day(day), "MMM y", locale=locale) for day in (point.start, point.end)]
    return "–".join(dict.fromkeys(months))
