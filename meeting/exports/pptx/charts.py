"""Trends and compositions as charts that the office can edit: the values in the sheet, the labels as they are told."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from meeting.exports.pptx.canvas import LETTER, Canvas
from meeting.exports.pptx.chart_style import dressed, fill, has_axis, label, placed
from meeting.exports.pptx.flow_chart import flow
from meeting.exports.pptx.stock_chart import stock
from meeting.model import Bar, BarsPicture, Scene, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import bars
from meeting.render.charts.axis import day
from meeting.render.charts.trend import readable
from meeting.sanitize import visible

NAMED = 9.8
"""Letters that a name is wide at most: LibreOffice wraps wider ones, and leaves out others for them."""

MOST_BARS, CLOSEST, AROUND = 14, 1.4, 3.0
"""Bars of one chart: at most so many, so many letters apart, with so many letters for the unit and the edges."""


def trend(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw a trend: columns for a flow; for a stock points on days, joined by steps where no gap parts them."""
    picture = readable(scene.picture)
    draw = flow if picture.kind == "flow" else stock
    chart = draw(canvas, box, scene, picture, lang)
    if len(picture.series) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = canvas.points(LETTER)


def composition(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw the parts of a table as level bars, the largest on top; hidden ones are told below the chart."""
    parts = at_bars(scene.picture)[: fitting(box.height)]
    data = CategoryChartData(number_format="#,##0")
    data.categories = [typography.cut(named(part), LETTER * NAMED, LETTER) for part in parts]
    data.add_series(visible(scene.picture.unit), [part.value for part in parts])
    chart = placed(canvas, box, XL_CHART_TYPE.BAR_CLUSTERED, data, scene)
    dressed(canvas, chart, scene.picture.unit, lang)
    if has_axis(chart):
        chart.category_axis.reverse_order = True
        every(chart)
        chart.value_axis.tick_label_position, chart.value_axis.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False
    chart.plots[0].gap_width = 45
    series = chart.plots[0].series[0]
    fill(series, 0)
    shown = [place for place, part in enumerate(parts) if part.value is not None]
    label(canvas, series, [part.told for part in parts], dict.fromkeys(shown, XL_LABEL_POSITION.OUTSIDE_END))


def named(part: Bar) -> str:
    """Return what stands at a bar: its name, and behind that of a hidden one how it is told."""
    return visible(part.name if part.value is not None else f"{part.name}: {part.told}")


def at_bars(picture: BarsPicture) -> list[Bar]:
    """Return the parts that have a line in the chart, the largest first: those with a number, all where none has one."""
    parts = bars.ordered(picture)
    return [part for part in parts if part.value is not None] or parts


def hidden(picture: BarsPicture) -> list[str]:
    """Return the hidden parts that have no line in the chart, those that are told alike together."""
    found: dict[str, list[str]] = {}
    for part in bars.ordered(picture):
        if part not in at_bars(picture):
            found.setdefault(visible(part.told), []).append(visible(part.name))
    return [f"{told}: {', '.join(names)}" for told, names in found.items()]


def left_out(picture: BarsPicture, height: float) -> int:
    """Return how many parts have no room for their line in a chart of this height."""
    return max(len(at_bars(picture)) - fitting(height), 0)


def fitting(height: float) -> int:
    """Return how many bars have room for their names in a chart of this height."""
    return min(max(int((round(height) / LETTER - AROUND) / CLOSEST), 1), MOST_BARS)


def every(chart) -> None:
    """Have every category named, whatever an office program thinks of the room."""
    axis = chart.category_axis._element
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    before = axis.xpath("./c:noMultiLvlLbl | ./c:tickMarkSkip")
    before[0].addprevious(skip) if before else axis.append(skip)


def captions(scene: Scene, lang: str) -> list[str]:
    """Return what the chart of a trend cannot show: hidden numbers, and events with their day."""
    picture = readable(scene.picture)
    masked = [(line.name, point) for line in picture.series for point in line.points if point.value is None]
    several = len(picture.series) > 1
    told = [f"{name}, " * several + f"{day(point.end, lang)}: {point.told}" for name, point in masked]
    days = sorted(point.end for line in picture.series for point in line.points)
    events = [event for event in picture.events if days and begun(picture) <= event.day <= days[-1]]
    return ["; ".join(told)] * bool(told) + [f"{day(event.day, lang)}: {event.label}" for event in events]


def begun(picture: TrendPicture) -> str:
    """Return the first day of a trend."""
    return min(point.start or point.end for line in picture.series for point in line.points)
