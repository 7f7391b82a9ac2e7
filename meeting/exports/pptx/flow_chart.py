"""A flow as a native chart: a column a period, its number above."""

from babel.dates import format_date
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from meeting.exports.pptx.canvas import Canvas
from meeting.exports.pptx.chart_style import PLOT, dressed, fill, label, placed, with_room
from meeting.model import Point, Scene, Series, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts.axis import to_date
from meeting.render.charts.timeline import is_year
from meeting.sanitize import visible


def flow(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: str):
    """Draw a flow as columns, a period each, and return the chart."""
    data, told = by_period(picture, lang)
    chart = placed(canvas, box, XL_CHART_TYPE.COLUMN_CLUSTERED, data, scene)
    dressed(canvas, chart, picture.unit, lang)
    chart.plots[0].gap_width = 35
    count = len(data.categories)
    places = [place / max(count, 1) for place in range(count)]
    for place, (series, labels) in enumerate(zip(chart.plots[0].series, told, strict=True)):
        fill(series, place)
        known = [at for at, text in enumerate(labels) if text]
        wanted = with_room(known, labels, series.values, places, box.width * PLOT) if len(told) == 1 else known[-1:]
        label(canvas, series, labels, dict.fromkeys(wanted, XL_LABEL_POSITION.OUTSIDE_END))
    return chart


def by_period(picture: TrendPicture, lang: str) -> tuple[CategoryChartData, list[list[str]]]:
    """Return the values of flows by period, and how each is told ("" where it is not)."""
    periods = sorted({(point.start, point.end) for line in picture.series for point in line.points})
    data = CategoryChartData(number_format="#,##0")
    data.categories = [period_label(Point(*period, told=""), lang) for period in periods]
    return filled(
        data, picture.series, [{(p.start, p.end): p for p in line.points} for line in picture.series], periods
    )


def filled(
    data: CategoryChartData, lines: list[Series], points: list[dict], keys: list
) -> tuple[CategoryChartData, list[list[str]]]:
    """Put each series' values into the data, hidden ones empty, and return how each is told."""
    for line, known in zip(lines, points, strict=True):
        data.add_series(visible(line.name), [known[key].value if key in known else None for key in keys])
    shown = [
        [known[key].told if key in known and known[key].value is not None else "" for key in keys] for known in points
    ]
    return data, shown


def period_label(point: Point, lang: str) -> str:
    """Return a period in short: 2024, or its first and last month."""
    if not point.start or is_year(point):
        return point.end[:4]
    locale = "id" if lang == "id" else "en_GB"
    months = [format_date(to_date(end), "MMM y", locale=locale) for end in (point.start, point.end)]
    return "–".join(dict.fromkeys(months))
