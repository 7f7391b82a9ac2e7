"""A stock as a native chart: points on days, joined by steps where no gap parts them, their numbers clear of the steps."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from meeting.exports.pptx import step_series
from meeting.exports.pptx.canvas import FONT_SIZE, Canvas
from meeting.exports.pptx.chart_style import (
    PLOT_WIDTH_SHARE,
    add_chart,
    has_axis,
    select_spaced_points,
    series_colour,
    style_chart,
    write_labels,
)
from meeting.exports.pptx.step_series import StepDay, has_year_labels
from meeting.model import Scene, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import parse_day
from meeting.render.charts.trend import find_max_value
from meeting.sanitize import sanitize_text

AXES_LETTERS = 5
"""What names of days, series and the unit take of a chart's height, in letters."""

MAX_MONTH_LABELS, MAX_YEAR_LABELS, LABEL_LETTERS = 8, 11, 1.3
"""Months, and years, that have room on an axis; letters that a number needs below another."""

LOW_VALUE_SHARE = 0.2
"""Below this share of the largest value a number has no room between its point and the axis."""

LINE_WIDTH_POINTS = 2.25
"""Points that the line of a stock is wide."""

MARKER_STYLES = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
    XL_MARKER_STYLE.PLUS,
)
"""Series differ in their mark, not in their colour alone; from the seventh on colours come again with other marks."""

UNMARKED_POINT_XML = (
    f'<c:dPt {nsdecls("c", "a")}><c:idx val="{{at}}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/>'
    '<c:spPr><a:ln w="{wide}"><a:solidFill><a:schemeClr val="accent{place}"/></a:solidFill></a:ln></c:spPr></c:dPt>'
)
"""A day without a mark, on the line of its series."""


def draw_stock(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: str):
    """Draw a stock as points on days joined by steps, and return the chart."""
    data, steps = build_daily_data(picture)
    chart = add_chart(canvas, box, XL_CHART_TYPE.LINE_MARKERS, data, scene, steps)
    style_chart(canvas, chart, picture.unit, lang)
    if has_axis(chart):
        format_day_axis(chart, picture)
    days = [category.label for category in data.categories]
    positions = [(day - days[0]).days / max((days[-1] - days[0]).days, 1) for day in days]
    label_indexes = (
        select_labelled_days(steps[0], positions, box)
        if len(steps) == 1
        else select_last_days(steps, positions, box, find_max_value(picture))
    )
    for series_index, (series, step_days) in enumerate(zip(chart.plots[0].series, steps, strict=True)):
        style_series(
            series, series_index, [index for index, day in enumerate(step_days) if day.source_index is not None]
        )
        label_sides = {
            index: choose_label_side(step_days, index, find_max_value(picture)) for index in label_indexes[series_index]
        }
        write_labels(canvas, series, [day.label for day in step_days], label_sides)
    return chart


def select_labelled_days(step_days: list[StepDay], positions: list[float], box: Box) -> list[list[int]]:
    """Return the figures of the only stock whose numbers are written: all that have room."""
    labelled_indexes = [index for index, day in enumerate(step_days) if day.label]
    return [
        select_spaced_points(
            labelled_indexes,
            [day.label for day in step_days],
            [day.value for day in step_days],
            positions,
            box.width * PLOT_WIDTH_SHARE,
        )
    ]


def select_last_days(steps: list[list[StepDay]], positions: list[float], box: Box, max_value: float) -> list[list[int]]:
    """Return of each of several stocks the last figure, unless its number would stand on another's."""
    selected_indexes: list[list[int]] = []
    taken_boxes: list[Box] = []
    for step_days in steps:
        last_indexes = [index for index, day in enumerate(step_days) if day.label][-1:]
        label_boxes = [estimate_label_box(step_days, index, positions[index], box, max_value) for index in last_indexes]
        has_room = all(label_box.is_free(taken_boxes) for label_box in label_boxes)
        selected_indexes.append(last_indexes if has_room else [])
        taken_boxes += label_boxes if has_room else []
    return selected_indexes


def estimate_label_box(step_days: list[StepDay], index: int, position: float, box: Box, max_value: float) -> Box:
    """Return about where in a chart a number stands, beside its point."""
    x, y = (
        position * box.width * PLOT_WIDTH_SHARE,
        -step_days[index].value / max_value * max(box.height - AXES_LETTERS * FONT_SIZE, FONT_SIZE),
    )
    half_width, side = (
        typography.measure_width(step_days[index].label, FONT_SIZE, 700) / 2,
        choose_label_side(step_days, index, max_value),
    )
    if side == XL_LABEL_POSITION.LEFT:
        return Box(x - 2 * half_width, y - FONT_SIZE * LABEL_LETTERS / 2, x, y + FONT_SIZE * LABEL_LETTERS / 2)
    bottom = y + FONT_SIZE * 1.2 if side == XL_LABEL_POSITION.BELOW else y - FONT_SIZE * 0.2
    return Box(x - half_width, bottom - FONT_SIZE * LABEL_LETTERS, x + half_width, bottom)


def choose_label_side(step_days: list[StepDay], index: int, max_value: float) -> XL_LABEL_POSITION:
    """Return where the number of a step stands: clear of the line that falls to it; low on the axis there is no room below."""
    previous_value = step_days[index - 1].value if index else None
    if previous_value is None or previous_value <= step_days[index].value:
        return XL_LABEL_POSITION.ABOVE
    return XL_LABEL_POSITION.BELOW if step_days[index].value > LOW_VALUE_SHARE * max_value else XL_LABEL_POSITION.LEFT


def build_daily_data(picture: TrendPicture) -> tuple[CategoryChartData, list[list[StepDay]]]:
    """Return the values of stocks by day, in steps, and what each day tells."""
    days = step_series.list_axis_days(picture)
    steps = [step_series.build_steps(series, days) for series in picture.series]
    data = CategoryChartData(number_format="#,##0")
    data.categories = days
    for series, step_days in zip(picture.series, steps, strict=True):
        data.add_series(sanitize_text(series.name), [day.value for day in step_days])
    return data, steps


def format_day_axis(chart, picture: TrendPicture) -> None:
    """Name the years, or the months of a short time, on an axis of days."""
    end_days = sorted(parse_day(point.end) for series in picture.series for point in series.points)
    has_years = has_year_labels(end_days[0], end_days[-1])
    days = (end_days[-1] - end_days[0]).days
    step = -(-(days // 365 + 2) // MAX_YEAR_LABELS) if has_years else -(-(days // 30 + 2) // MAX_MONTH_LABELS)
    axis = chart.category_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = (
        ("yyyy" if has_years else "mm/yyyy"),
        False,
    )
    units = {"baseTimeUnit": "days", "majorUnit": str(step), "majorTimeUnit": "years" if has_years else "months"}
    for tag, value in units.items():
        for old_element in axis._element.xpath(f"./c:{tag}"):
            axis._element.remove(old_element)
        axis._element.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def style_series(series, series_index: int, unmarked_indexes: list[int]) -> None:
    """Give a stock its colour and its mark, which the days in ``unmarked_indexes`` have not: there it has no figure of its own."""
    series.smooth = False
    series.format.line.width, series.format.line.color.theme_color = Pt(LINE_WIDTH_POINTS), series_colour(series_index)
    marker = series.marker
    marker.style, marker.size = (
        MARKER_STYLES[(series_index + series_index // len(MARKER_STYLES)) % len(MARKER_STYLES)],
        9,
    )
    marker.format.fill.solid()
    marker.format.fill.fore_color.theme_color = marker.format.line.color.theme_color = series_colour(series_index)
    elements = series._element.xpath("./c:cat | ./c:val")
    for index in unmarked_indexes:
        elements[0].addprevious(
            parse_xml(
                UNMARKED_POINT_XML.format(at=index, wide=round(LINE_WIDTH_POINTS * 12_700), place=series_index % 6 + 1)
            )
        )
