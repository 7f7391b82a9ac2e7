"""A trend as a native chart: columns for a flow, points joined by steps for a stock; captions for what it cannot show."""

from pptx.enum.chart import XL_LEGEND_POSITION

from data.languages import Language
from meeting.exports.pptx.canvas import Canvas
from meeting.exports.pptx.charts.flow_chart import draw_flow
from meeting.exports.pptx.charts.stock_chart import draw_stock
from meeting.model import Scene, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts.axis import format_day
from meeting.render.metrics import FONT_SIZE


def draw_trend(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: Language) -> None:
    """Draw a trend of valid days into a box of a slide, with a legend where it has several series."""
    draw_chart = draw_flow if picture.kind == "flow" else draw_stock
    chart = draw_chart(canvas, box, scene, picture, lang)
    if len(picture.series) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = canvas.to_points(FONT_SIZE)


def list_captions(picture: TrendPicture, lang: Language) -> list[str]:
    """Return what the chart of a trend cannot show: hidden numbers, then the events within its days, each with its day."""
    hidden_numbers = list_hidden_numbers(picture, lang)
    days = sorted(point.end for series in picture.series for point in series.points)
    events = [event for event in picture.events if days and first_day(picture) <= event.day <= days[-1]]
    captions = ["; ".join(hidden_numbers)] if hidden_numbers else []
    return captions + [f"{format_day(event.day, lang)}: {event.label}" for event in events]


def list_hidden_numbers(picture: TrendPicture, lang: Language) -> list[str]:
    """Return the band or mask of each hidden number with its day, and its series where there are several."""
    return [
        (f"{series.name}, " if len(picture.series) > 1 else "") + f"{format_day(point.end, lang)}: {point.value_text}"
        for series in picture.series
        for point in series.points
        if point.value is None
    ]


def first_day(picture: TrendPicture) -> str:
    """Return the first day of a trend as ISO text."""
    return min(point.start or point.end for series in picture.series for point in series.points)
