"""Trends and compositions as charts that the office can edit: the values in the sheet, the labels as they are told."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from meeting.exports.pptx.canvas import FONT_SIZE, Canvas
from meeting.exports.pptx.chart_style import add_chart, fill_series, has_axis, style_chart, write_labels
from meeting.exports.pptx.flow_chart import draw_flow
from meeting.exports.pptx.stock_chart import draw_stock
from meeting.model import Bar, BarsPicture, Scene, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts import bars
from meeting.render.charts.axis import format_day
from meeting.render.charts.trend import drop_invalid_days
from meeting.sanitize import sanitize_text

MAX_NAME_LETTERS = 9.8
"""Letters that a name is wide at most: LibreOffice wraps wider ones, and leaves out others for them."""

MAX_BARS, MIN_BAR_PITCH, CHART_MARGIN = 14, 1.4, 3.0
"""Bars of one chart: at most so many, so many letters apart, with so many letters for the unit and the edges."""


def draw_trend(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw a trend: columns for a flow; for a stock points on days, joined by steps where no gap parts them."""
    picture = drop_invalid_days(scene.picture)
    draw_chart = draw_flow if picture.kind == "flow" else draw_stock
    chart = draw_chart(canvas, box, scene, picture, lang)
    if len(picture.series) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = canvas.to_points(FONT_SIZE)


def draw_composition(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw the parts of a table as level bars, the largest on top; hidden ones are told below the chart."""
    parts = select_charted_bars(scene.picture)[: count_fitting_bars(box.height)]
    data = CategoryChartData(number_format="#,##0")
    data.categories = [
        typography.truncate_text(bar_name(part), FONT_SIZE * MAX_NAME_LETTERS, FONT_SIZE) for part in parts
    ]
    data.add_series(sanitize_text(scene.picture.unit), [part.value for part in parts])
    chart = add_chart(canvas, box, XL_CHART_TYPE.BAR_CLUSTERED, data, scene)
    style_chart(canvas, chart, scene.picture.unit, lang)
    if has_axis(chart):
        chart.category_axis.reverse_order = True
        show_every_category(chart)
        chart.value_axis.tick_label_position, chart.value_axis.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False
    chart.plots[0].gap_width = 45
    series = chart.plots[0].series[0]
    fill_series(series, 0)
    shown_indexes = [index for index, part in enumerate(parts) if part.value is not None]
    write_labels(
        canvas, series, [part.value_text for part in parts], dict.fromkeys(shown_indexes, XL_LABEL_POSITION.OUTSIDE_END)
    )


def bar_name(part: Bar) -> str:
    """Return what stands at a bar: its name, and behind that of a hidden one how it is told."""
    return sanitize_text(part.name if part.value is not None else f"{part.name}: {part.value_text}")


def select_charted_bars(picture: BarsPicture) -> list[Bar]:
    """Return the parts that have a line in the chart, the largest first: those with a number, all where none has one."""
    parts = bars.sort_bars(picture)
    return [part for part in parts if part.value is not None] or parts


def list_hidden_bars(picture: BarsPicture) -> list[str]:
    """Return the hidden parts that have no line in the chart, those that are told alike together."""
    names_by_label: dict[str, list[str]] = {}
    for part in bars.sort_bars(picture):
        if part not in select_charted_bars(picture):
            names_by_label.setdefault(sanitize_text(part.value_text), []).append(sanitize_text(part.name))
    return [f"{label}: {', '.join(names)}" for label, names in names_by_label.items()]


def count_omitted_bars(picture: BarsPicture, height: float) -> int:
    """Return how many parts have no room for their line in a chart of this height."""
    return max(len(select_charted_bars(picture)) - count_fitting_bars(height), 0)


def count_fitting_bars(height: float) -> int:
    """Return how many bars have room for their names in a chart of this height."""
    return min(max(int((round(height) / FONT_SIZE - CHART_MARGIN) / MIN_BAR_PITCH), 1), MAX_BARS)


def show_every_category(chart) -> None:
    """Have every category named, whatever an office program thinks of the room."""
    axis = chart.category_axis._element
    skip_element = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    next_elements = axis.xpath("./c:noMultiLvlLbl | ./c:tickMarkSkip")
    next_elements[0].addprevious(skip_element) if next_elements else axis.append(skip_element)


def list_captions(scene: Scene, lang: str) -> list[str]:
    """Return what the chart of a trend cannot show: hidden numbers, and events with their day."""
    picture = drop_invalid_days(scene.picture)
    masked_points = [
        (series.name, point) for series in picture.series for point in series.points if point.value is None
    ]
    has_several_series = len(picture.series) > 1
    labels = [
        f"{name}, " * has_several_series + f"{format_day(point.end, lang)}: {point.value_text}"
        for name, point in masked_points
    ]
    days = sorted(point.end for series in picture.series for point in series.points)
    events = [event for event in picture.events if days and first_day(picture) <= event.day <= days[-1]]
    return ["; ".join(labels)] * bool(labels) + [f"{format_day(event.day, lang)}: {event.label}" for event in events]


def first_day(picture: TrendPicture) -> str:
    """Return the first day of a trend."""
    return min(point.start or point.end for series in picture.series for point in series.points)
