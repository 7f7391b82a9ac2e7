"""A chart on a slide: placed with its sheet and its words, dressed in our type, its numbers written where they have room."""

from collections.abc import Sequence

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR

from meeting.exports.pptx import chart_workbook
from meeting.exports.pptx.canvas import ACCENT_COLOUR, FONT_SIZE, INK_COLOUR, Canvas, set_description
from meeting.exports.pptx.speaker_notes import alternative_text
from meeting.exports.pptx.step_series import StepDay
from meeting.model import Scene
from meeting.render import typography
from meeting.render.boxes import Box

PLOT_WIDTH_SHARE = 0.85
"""The plot's share of a chart's width."""

AXIS_NUMBER_FORMATS = {
    "id": '[>=1000000]0"."000"."000;[>=1000]0"."000;0',
    "en": '[>=1000000]0","000","000;[>=1000]0","000;0',
}
"""Numbers of an axis as the language of the deck groups them, whatever the computer's own."""


def add_chart(
    canvas: Canvas,
    box: Box,
    kind: XL_CHART_TYPE,
    data: CategoryChartData,
    scene: Scene,
    steps: Sequence[list[StepDay]] = (),
):
    """Put a chart on a slide, with words for it and its sheet behind."""
    frame = canvas.slide.shapes.add_chart(
        kind, *(canvas.to_emu(length) for length in (box.left, box.top, box.width, box.height)), data
    )
    frame.name = "Chart"
    frame.chart.part.chart_workbook.update_from_xlsx_blob(chart_workbook.build_workbook(data, steps))
    set_description(frame, alternative_text(scene))
    return frame.chart


def has_axis(chart) -> bool:
    """Say whether a chart has anything to stand on an axis."""
    return len(chart.plots[0].categories) > 0


def style_chart(canvas: Canvas, chart, unit: str, lang: str) -> None:
    """Give a chart our type and quiet lines, from zero, with its unit at the axis."""
    chart.has_legend, chart.has_title = False, False
    chart.font.size = canvas.to_points(FONT_SIZE)
    chart.font.color.theme_color = INK_COLOUR
    axis = chart.value_axis
    axis.minimum_scale, axis.has_major_gridlines = 0, True
    axis.major_gridlines.format.line.color.theme_color = INK_COLOUR
    axis.major_gridlines.format.line.color.brightness = 0.8
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = AXIS_NUMBER_FORMATS[lang], False
    axis.has_title = True
    frame = axis.axis_title.text_frame
    canvas.add_run(frame.paragraphs[0], unit, FONT_SIZE, False, canvas.muted_colour)


def series_colour(index: int) -> MSO_THEME_COLOR:
    """Return the colour of the theme for one of several series."""
    return type(ACCENT_COLOUR)(int(ACCENT_COLOUR) + index % 6)


def fill_series(series, index: int) -> None:
    """Give bars their colour of the theme."""
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = series_colour(index)
    series.invert_if_negative = False


def write_labels(canvas: Canvas, series, labels: list[str], label_positions: dict[int, XL_LABEL_POSITION]) -> None:
    """Write the numbers at some of a series' points as they are told, each where it has room."""
    for index, position in label_positions.items():
        data_label = series.points[index].data_label
        canvas.add_run(data_label.text_frame.paragraphs[0], labels[index], FONT_SIZE, True, INK_COLOUR)
        data_label.position = position


def select_spaced_points(
    indexes: list[int], labels: list[str], values: Sequence[float | None], positions: list[float], width: float
) -> list[int]:
    """Return the points whose numbers stand beside each other: the last, the first and the largest, then each that has room."""
    selected_indexes: list[int] = []
    largest_indexes = sorted(indexes, key=lambda index: -(values[index] or 0))[:1]
    for index in dict.fromkeys([*indexes[-1:], *indexes[:1], *largest_indexes, *indexes]):
        half_width = typography.measure_width(labels[index], FONT_SIZE, 700) / 2
        gaps = [
            abs(positions[index] - positions[selected_index]) * width
            - typography.measure_width(labels[selected_index], FONT_SIZE, 700) / 2
            for selected_index in selected_indexes
        ]
        if all(gap >= half_width for gap in gaps):
            selected_indexes.append(index)
    return selected_indexes
