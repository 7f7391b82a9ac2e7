"""Which numbers of a stock's native chart are written, and on which side of their point they are."""

from typing import Literal

from meeting.exports.pptx.charts.chart_style import PLOT_WIDTH_SHARE, select_spaced_points
from meeting.exports.pptx.charts.step_series import StepDay
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE

AXES_HEIGHT = 5
"""What the labels of days, series and the unit take of a chart's height, in font sizes."""

LABEL_HEIGHT = 1.3
"""The height of a number, in font sizes."""

LOW_VALUE_SHARE = 0.2
"""Below this share of the largest value a number has no room between its point and the axis."""

LabelSide = Literal["above", "below", "left"]


def select_labelled_days(step_days: list[StepDay], positions: list[float], box: Box) -> list[int]:
    """Return the figures of the only stock of a chart whose numbers are written: all that have room.

    ``positions`` are shares of the width of the plot, in the order of ``step_days``.
    """
    labels, values = [day.label for day in step_days], [day.value for day in step_days]
    labelled_indexes = [index for index, label in enumerate(labels) if label]
    return select_spaced_points(labelled_indexes, labels, values, positions, box.width * PLOT_WIDTH_SHARE)


def select_last_days(steps: list[list[StepDay]], positions: list[float], box: Box, max_value: float) -> list[list[int]]:
    """Return of each of several stocks the last figure, none where its number would overlap that of another."""
    selected_indexes: list[list[int]] = []
    occupied_boxes: list[Box] = []
    for step_days in steps:
        last_indexes = [index for index, day in enumerate(step_days) if day.label][-1:]
        label_boxes = [estimate_label_box(step_days, index, positions[index], box, max_value) for index in last_indexes]
        has_room = all(label_box.is_free(occupied_boxes) for label_box in label_boxes)
        selected_indexes.append(last_indexes if has_room else [])
        occupied_boxes += label_boxes if has_room else []
    return selected_indexes


def estimate_label_box(step_days: list[StepDay], index: int, position: float, box: Box, max_value: float) -> Box:
    """Return about where in a chart a number is, in pixels from the lower left corner of its plot."""
    value_share = (step_days[index].value or 0) / max_value
    x, y = position * box.width * PLOT_WIDTH_SHARE, -value_share * max(box.height - AXES_HEIGHT * FONT_SIZE, FONT_SIZE)
    half_width = typography.measure_width(step_days[index].label, FONT_SIZE, 700) / 2
    side = choose_label_side(step_days, index, max_value)
    if side == "left":
        return Box(x - 2 * half_width, y - FONT_SIZE * LABEL_HEIGHT / 2, x, y + FONT_SIZE * LABEL_HEIGHT / 2)
    bottom = y + FONT_SIZE * 1.2 if side == "below" else y - FONT_SIZE * 0.2
    return Box(x - half_width, bottom - FONT_SIZE * LABEL_HEIGHT, x + half_width, bottom)


def choose_label_side(step_days: list[StepDay], index: int, max_value: float) -> LabelSide:
    """Return the side of a point on which its number is clear of the step down to it; near the axis none is below."""
    value = step_days[index].value or 0
    previous_value = step_days[index - 1].value if index else None
    if previous_value is None or previous_value <= value:
        return "above"
    return "below" if value > LOW_VALUE_SHARE * max_value else "left"
