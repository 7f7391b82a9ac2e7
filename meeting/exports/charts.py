"""Trends and compositions as charts that the office can edit: the values in the sheet, the labels as they are told."""

from datetime import date, timedelta

from babel.dates import format_date
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from meeting.drawing import bars, lettering
from meeting.drawing.axis import to_date
from meeting.drawing.boxes import Box
from meeting.drawing.panes import day
from meeting.drawing.timeline import is_year
from meeting.drawing.trend import GAP_DAYS, readable
from meeting.exports.canvas import ACCENT, INK, LETTER, Canvas, describe
from meeting.exports.noting import alternative
from meeting.scenes import BarsPicture, Point, Scene, Series, TrendPicture
from meeting.texts import visible
from meeting.words import word

CAPTION = LETTER * 1.25 + 4
"""What a line below a chart takes of its room."""

MOST_BARS, CLOSEST, AROUND = 14, 1.4, 3.0
"""Bars of one chart: at most so many, so many letters apart, with so many letters for the unit and the edges."""

PLOT = 0.85
"""The plot's share of a chart's width."""

GROUPED = {"id": '[>=1000000]0"."000"."000;[>=1000]0"."000;0', "en": '[>=1000000]0","000","000;[>=1000]0","000;0'}
"""Numbers of an axis as the language of the deck groups them, whatever the computer's own."""

MOST_MONTHS = 8


def trend(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw a trend: columns for a flow; for a stock points on days, joined where there is one series and no gap."""
    picture = readable(scene.picture)
    is_flow = picture.kind == "flow"
    data, told = by_period(picture, lang) if is_flow else by_day(picture)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if is_flow else XL_CHART_TYPE.LINE_MARKERS
    chart = placed(canvas, box, kind, data, scene)
    dressed(canvas, chart, picture.unit, lang)
    if is_flow:
        chart.plots[0].gap_width = 35
    elif has_axis(chart):
        spaced(chart, picture)
    places = positions(data, is_flow)
    for place, (series, labels) in enumerate(zip(chart.plots[0].series, told, strict=True)):
        paint(canvas, series, place, is_flow, len(told) == 1)
        position = XL_LABEL_POSITION.OUTSIDE_END if is_flow else XL_LABEL_POSITION.ABOVE
        known = [place for place, text in enumerate(labels) if text]
        wanted = with_room(known, labels, places, box.width * PLOT) if len(told) == 1 else known[-1:]
        label(canvas, series, labels, wanted, position)
    if len(told) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = canvas.points(LETTER)


def by_period(picture: TrendPicture, lang: str) -> tuple[CategoryChartData, list[list[str]]]:
    """Return the values of flows by period, and how each is told ("" where it is not)."""
    periods = sorted({(point.start, point.end) for line in picture.series for point in line.points})
    data = CategoryChartData(number_format="#,##0")
    data.categories = [period_label(Point(*period, told=""), lang) for period in periods]
    return filled(
        data, picture.series, [{(p.start, p.end): p for p in line.points} for line in picture.series], periods
    )


def by_day(picture: TrendPicture) -> tuple[CategoryChartData, list[list[str]]]:
    """Return the values of stocks by day, a gap of one empty day where nothing is known for long, and how each is told."""
    known = sorted({to_date(point.end) for line in picture.series for point in line.points})
    gaps = [one + timedelta(days=1) for one, two in zip(known, known[1:], strict=False) if (two - one).days > GAP_DAYS]
    days = sorted({*known, *gaps, *around(known[0], known[-1])})
    data = CategoryChartData(number_format="#,##0")
    data.categories = days
    return filled(data, picture.series, [{to_date(p.end): p for p in line.points} for line in picture.series], days)


def around(first: date, last: date) -> tuple[date, date]:
    """Return the days at which an axis begins and ends: those of a new year, of a short time those of a new month."""
    if is_long(first, last):
        return date(first.year, 1, 1), date(last.year + 1, 1, 1)
    after = last.replace(day=1) + timedelta(days=32)
    return first.replace(day=1), after.replace(day=1)


def is_long(first: date, last: date) -> bool:
    """Say whether years are named rather than months."""
    return (last - first).days > GAP_DAYS


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


def composition(canvas: Canvas, box: Box, scene: Scene, lang: str) -> None:
    """Draw the parts of a table as level bars, the largest on top; a hidden one is told beside its name."""
    parts = bars.ordered(scene.picture)[: fitting(box.height)]
    data = CategoryChartData(number_format="#,##0")
    data.categories = [visible(part.name if part.value is not None else f"{part.name}: {part.told}") for part in parts]
    data.add_series(visible(scene.picture.unit), [part.value for part in parts])
    chart = placed(canvas, box, XL_CHART_TYPE.BAR_CLUSTERED, data, scene)
    dressed(canvas, chart, scene.picture.unit, lang)
    if has_axis(chart):
        chart.category_axis.reverse_order = True
        every(chart)
        chart.value_axis.tick_label_position, chart.value_axis.has_major_gridlines = XL_TICK_LABEL_POSITION.NONE, False
    chart.plots[0].gap_width = 45
    series = chart.plots[0].series[0]
    paint(canvas, series, 0, True, True)
    told = [part.told if part.value is not None else "" for part in parts]
    label(canvas, series, told, [place for place, text in enumerate(told) if text], XL_LABEL_POSITION.OUTSIDE_END)


def fitting(height: float) -> int:
    """Return how many bars have room for their names in a chart of this height."""
    return min(max(int((round(height) / LETTER - AROUND) / CLOSEST), 1), MOST_BARS)


def every(chart) -> None:
    """Have every category named, whatever an office program thinks of the room."""
    axis = chart.category_axis._element
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    before = axis.xpath("./c:noMultiLvlLbl | ./c:tickMarkSkip")
    before[0].addprevious(skip) if before else axis.append(skip)


def placed(canvas: Canvas, box: Box, kind: XL_CHART_TYPE, data: CategoryChartData, scene: Scene):
    """Put a chart on a slide, with words for it."""
    frame = canvas.slide.shapes.add_chart(
        kind, *(canvas.emu(part) for part in (box.left, box.top, box.width, box.height)), data
    )
    frame.name = "Chart"
    describe(frame, alternative(scene))
    return frame.chart


def has_axis(chart) -> bool:
    """Say whether a chart has anything to stand on an axis."""
    return len(chart.plots[0].categories) > 0


def dressed(canvas: Canvas, chart, unit: str, lang: str) -> None:
    """Give a chart our type and quiet lines, from zero, with its unit at the axis."""
    chart.has_legend, chart.has_title = False, False
    chart.font.size = canvas.points(LETTER)
    chart.font.color.theme_color = INK
    axis = chart.value_axis
    axis.minimum_scale, axis.has_major_gridlines = 0, True
    axis.major_gridlines.format.line.color.theme_color = INK
    axis.major_gridlines.format.line.color.brightness = 0.8
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = GROUPED[lang], False
    axis.has_title = True
    frame = axis.axis_title.text_frame
    canvas.run(frame.paragraphs[0], unit, LETTER, False, canvas.muted)


def spaced(chart, picture: TrendPicture) -> None:
    """Name the years, or the months of a short time, on an axis of days."""
    ends = sorted(to_date(point.end) for line in picture.series for point in line.points)
    years = is_long(ends[0], ends[-1])
    months = (ends[-1] - ends[0]).days // 30 + 2
    axis = chart.category_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = ("yyyy" if years else "mm/yyyy"), False
    units = {
        "majorUnit": "1" if years else str(-(-months // MOST_MONTHS)),
        "majorTimeUnit": "years" if years else "months",
    }
    for tag, value in {"baseTimeUnit": "days", **units}.items():
        for old in axis._element.xpath(f"./c:{tag}"):
            axis._element.remove(old)
        axis._element.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def paint(canvas: Canvas, series, place: int, is_filled: bool, is_alone: bool) -> None:
    """Give a series its colour of the theme; the days of several series are points that nothing joins."""
    colour = type(ACCENT)(int(ACCENT) + place % 6)
    if is_filled:
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour
        series.invert_if_negative = False
        return
    series.smooth = False
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.theme_color = series.marker.format.line.color.theme_color = colour
    if is_alone:
        series.format.line.width = Pt(2.25)
        series.format.line.color.theme_color = colour
    else:
        series.format.line.fill.background()


def label(canvas: Canvas, series, told: list[str], wanted: list[int], position: XL_LABEL_POSITION) -> None:
    """Write the numbers at some of a series' points as they are told."""
    for place in wanted:
        mark = series.points[place].data_label
        canvas.run(mark.text_frame.paragraphs[0], told[place], LETTER, True, INK)
        mark.position = position


def positions(data: CategoryChartData, is_flow: bool) -> list[float]:
    """Return where the categories of a chart lie, from 0 to 1: periods side by side, days by the calendar."""
    labels = [category.label for category in data.categories]
    if is_flow:
        return [place / max(len(labels), 1) for place in range(len(labels))]
    long = max((labels[-1] - labels[0]).days, 1)
    return [(label - labels[0]).days / long for label in labels]


def with_room(known: list[int], told: list[str], places: list[float], wide: float) -> list[int]:
    """Return the points whose numbers stand beside each other: the last and the first, then each that has room."""
    kept: list[int] = []
    for place in dict.fromkeys([*known[-1:], *known[:1], *known]):
        half = lettering.width(told[place], LETTER, 700) / 2
        gaps = [
            abs(places[place] - places[other]) * wide - lettering.width(told[other], LETTER, 700) / 2 for other in kept
        ]
        if all(gap >= half for gap in gaps):
            kept.append(place)
    return kept


def captions(scene: Scene, lang: str, height: float) -> list[str]:
    """Return what a chart in a room of this height cannot show: events with their day, hidden numbers, parts left out."""
    picture = scene.picture
    if isinstance(picture, BarsPicture):
        if len(picture.bars) <= fitting(height):
            return []
        return [word("more", lang, n=len(picture.bars) - fitting(height - CAPTION))]
    picture = readable(picture)
    hidden = [(line.name, point) for line in picture.series for point in line.points if point.value is None]
    several = len(picture.series) > 1
    told = [f"{name}, " * several + f"{day(point.end, lang)}: {point.told}" for name, point in hidden]
    days = sorted(point.end for line in picture.series for point in line.points)
    events = [event for event in picture.events if days and begun(picture) <= event.day <= days[-1]]
    return ["; ".join(told)] * bool(told) + [f"{day(event.day, lang)}: {event.label}" for event in events]


def begun(picture: TrendPicture) -> str:
    """Return the first day of a trend."""
    return min(point.start or point.end for line in picture.series for point in line.points)
