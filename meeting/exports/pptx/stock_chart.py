"""A stock as a native chart: points on days, joined by steps where no gap parts them, their numbers clear of the steps."""

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from meeting.exports.pptx import step_series
from meeting.exports.pptx.canvas import LETTER, Canvas
from meeting.exports.pptx.chart_style import PLOT, colour, dressed, has_axis, label, placed, with_room
from meeting.exports.pptx.step_series import Day, is_long
from meeting.model import Scene, TrendPicture
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts.axis import to_date
from meeting.render.charts.trend import highest
from meeting.sanitize import visible

AXES = 5
"""What names of days, series and the unit take of a chart's height, in letters."""

MOST_MONTHS, MOST_YEARS, TALL = 8, 11, 1.3
"""Months, and years, that have room on an axis; letters that a number needs below another."""

LOW = 0.2
"""Below this share of the largest value a number has no room between its point and the axis."""

WIDTH = 2.25
"""Points that the line of a stock is wide."""

MARKS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
    XL_MARKER_STYLE.PLUS,
)
"""Series differ in their mark, not in their colour alone; from the seventh on colours come again with other marks."""

UNMARKED = (
    f'<c:dPt {nsdecls("c", "a")}><c:idx val="{{at}}"/><c:marker><c:symbol val="none"/></c:marker><c:bubble3D val="0"/>'
    '<c:spPr><a:ln w="{wide}"><a:solidFill><a:schemeClr val="accent{place}"/></a:solidFill></a:ln></c:spPr></c:dPt>'
)
"""A day without a mark, on the line of its series."""


def stock(canvas: Canvas, box: Box, scene: Scene, picture: TrendPicture, lang: str):
    """Draw a stock as points on days joined by steps, and return the chart."""
    data, steps = by_day(picture)
    chart = placed(canvas, box, XL_CHART_TYPE.LINE_MARKERS, data, scene, steps)
    dressed(canvas, chart, picture.unit, lang)
    if has_axis(chart):
        spaced(chart, picture)
    days = [category.label for category in data.categories]
    places = [(day - days[0]).days / max((days[-1] - days[0]).days, 1) for day in days]
    wanted = every_one(steps[0], places, box) if len(steps) == 1 else last_ones(steps, places, box, highest(picture))
    for place, (series, found) in enumerate(zip(chart.plots[0].series, steps, strict=True)):
        marked(series, place, [at for at, day in enumerate(found) if day.since is not None])
        numbers = {at: clear(found, at, highest(picture)) for at in wanted[place]}
        label(canvas, series, [day.told for day in found], numbers)
    return chart


def every_one(found: list[Day], places: list[float], box: Box) -> list[list[int]]:
    """Return the figures of the only stock whose numbers are written: all that have room."""
    known = [at for at, day in enumerate(found) if day.told]
    return [with_room(known, [day.told for day in found], [day.value for day in found], places, box.width * PLOT)]


def last_ones(steps: list[list[Day]], places: list[float], box: Box, top: float) -> list[list[int]]:
    """Return of each of several stocks the last figure, unless its number would stand on another's."""
    kept: list[list[int]] = []
    taken: list[Box] = []
    for found in steps:
        last = [at for at, day in enumerate(found) if day.told][-1:]
        rooms = [room(found, at, places[at], box, top) for at in last]
        has_room = all(one.is_free(taken) for one in rooms)
        kept.append(last if has_room else [])
        taken += rooms if has_room else []
    return kept


def room(found: list[Day], at: int, across: float, box: Box, top: float) -> Box:
    """Return about where in a chart a number stands, beside its point."""
    x, y = across * box.width * PLOT, -found[at].value / top * max(box.height - AXES * LETTER, LETTER)
    half, side = typography.width(found[at].told, LETTER, 700) / 2, clear(found, at, top)
    if side == XL_LABEL_POSITION.LEFT:
        return Box(x - 2 * half, y - LETTER * TALL / 2, x, y + LETTER * TALL / 2)
    foot = y + LETTER * 1.2 if side == XL_LABEL_POSITION.BELOW else y - LETTER * 0.2
    return Box(x - half, foot - LETTER * TALL, x + half, foot)


def clear(found: list[Day], place: int, top: float) -> XL_LABEL_POSITION:
    """Return where the number of a step stands: clear of the line that falls to it; low on the axis there is no room below."""
    before = found[place - 1].value if place else None
    if before is None or before <= found[place].value:
        return XL_LABEL_POSITION.ABOVE
    return XL_LABEL_POSITION.BELOW if found[place].value > LOW * top else XL_LABEL_POSITION.LEFT


def by_day(picture: TrendPicture) -> tuple[CategoryChartData, list[list[Day]]]:
    """Return the values of stocks by day, in steps, and what each day tells."""
    days = step_series.axis_days(picture)
    steps = [step_series.stepped(line, days) for line in picture.series]
    data = CategoryChartData(number_format="#,##0")
    data.categories = days
    for line, found in zip(picture.series, steps, strict=True):
        data.add_series(visible(line.name), [day.value for day in found])
    return data, steps


def spaced(chart, picture: TrendPicture) -> None:
    """Name the years, or the months of a short time, on an axis of days."""
    ends = sorted(to_date(point.end) for line in picture.series for point in line.points)
    years = is_long(ends[0], ends[-1])
    days = (ends[-1] - ends[0]).days
    step = -(-(days // 365 + 2) // MOST_YEARS) if years else -(-(days // 30 + 2) // MOST_MONTHS)
    axis = chart.category_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = ("yyyy" if years else "mm/yyyy"), False
    units = {"baseTimeUnit": "days", "majorUnit": str(step), "majorTimeUnit": "years" if years else "months"}
    for tag, value in units.items():
        for old in axis._element.xpath(f"./c:{tag}"):
            axis._element.remove(old)
        axis._element.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def marked(series, place: int, held: list[int]) -> None:
    """Give a stock its colour and its mark, which the days in ``held`` have not: there it has no figure of its own."""
    series.smooth = False
    series.format.line.width, series.format.line.color.theme_color = Pt(WIDTH), colour(place)
    mark = series.marker
    mark.style, mark.size = MARKS[(place + place // len(MARKS)) % len(MARKS)], 9
    mark.format.fill.solid()
    mark.format.fill.fore_color.theme_color = mark.format.line.color.theme_color = colour(place)
    values = series._element.xpath("./c:cat | ./c:val")
    for at in held:
        values[0].addprevious(parse_xml(UNMARKED.format(at=at, wide=round(WIDTH * 12_700), place=place % 6 + 1)))
