"""A chart on a slide: placed with its sheet and its words, dressed in our type, its numbers written where they have room."""

from collections.abc import Sequence

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR

from meeting.exports.pptx import chart_workbook
from meeting.exports.pptx.canvas import ACCENT, INK, LETTER, Canvas, describe
from meeting.exports.pptx.speaker_notes import alternative
from meeting.exports.pptx.step_series import Day
from meeting.model import Scene
from meeting.render import typography
from meeting.render.boxes import Box

PLOT = 0.85
"""The plot's share of a chart's width."""

GROUPED = {"id": '[>=1000000]0"."000"."000;[>=1000]0"."000;0', "en": '[>=1000000]0","000","000;[>=1000]0","000;0'}
"""Numbers of an axis as the language of the deck groups them, whatever the computer's own."""


def placed(
    canvas: Canvas,
    box: Box,
    kind: XL_CHART_TYPE,
    data: CategoryChartData,
    scene: Scene,
    steps: Sequence[list[Day]] = (),
):
    """Put a chart on a slide, with words for it and its sheet behind."""
    frame = canvas.slide.shapes.add_chart(
        kind, *(canvas.emu(part) for part in (box.left, box.top, box.width, box.height)), data
    )
    frame.name = "Chart"
    frame.chart.part.chart_workbook.update_from_xlsx_blob(chart_workbook.sheet(data, steps))
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


def colour(place: int) -> MSO_THEME_COLOR:
    """Return the colour of the theme for one of several series."""
    return type(ACCENT)(int(ACCENT) + place % 6)


def fill(series, place: int) -> None:
    """Give bars their colour of the theme."""
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = colour(place)
    series.invert_if_negative = False


def label(canvas: Canvas, series, told: list[str], wanted: dict[int, XL_LABEL_POSITION]) -> None:
    """Write the numbers at some of a series' points as they are told, each where it has room."""
    for place, position in wanted.items():
        mark = series.points[place].data_label
        canvas.run(mark.text_frame.paragraphs[0], told[place], LETTER, True, INK)
        mark.position = position


def with_room(
    known: list[int], told: list[str], values: Sequence[float | None], places: list[float], wide: float
) -> list[int]:
    """Return the points whose numbers stand beside each other: the last, the first and the largest, then each that has room."""
    kept: list[int] = []
    largest = sorted(known, key=lambda place: -(values[place] or 0))[:1]
    for place in dict.fromkeys([*known[-1:], *known[:1], *largest, *known]):
        half = typography.width(told[place], LETTER, 700) / 2
        gaps = [
            abs(places[place] - places[other]) * wide - typography.width(told[other], LETTER, 700) / 2 for other in kept
        ]
        if all(gap >= half for gap in gaps):
            kept.append(place)
    return kept
