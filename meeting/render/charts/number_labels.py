"""Which numbers of a trend are written and where: clear of each other, of points and of steps."""

from itertools import pairwise
from typing import NamedTuple

from data.figures.vocabulary import MeasureKind
from meeting.model import Point
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.charts.timeline import Scale
from meeting.render.charts.trend_data import is_joined
from meeting.render.surface import Sheet


class PlottedPoint(NamedTuple):
    """A point of a series and where it is drawn, in pixels."""

    point: Point
    x: float
    y: float


def pair_joined_points(plotted_points: list[PlottedPoint]) -> list[tuple[PlottedPoint, PlottedPoint]]:
    """Return the pairs of neighbouring points that a step joins."""
    return [(start, end) for start, end in pairwise(plotted_points) if is_joined(start.point, end.point)]


def draw_numbers(
    sheet: Sheet, scale: Scale, plotted_points: list[PlottedPoint], kind: MeasureKind, font_size: float
) -> None:
    """Write each number as the deck shows it, the last, first and largest before the others; those without room are left out."""
    occupied_boxes: list[Box] = []
    edges = Box(
        scale.box.left + 2, scale.box.top - font_size * 1.6, scale.box.right + font_size * 0.3, scale.box.bottom
    )
    step_boxes = obstacle_boxes(plotted_points, font_size) if kind == "stock" else []
    points = [point for point, _, _ in plotted_points]
    for point, x, y in sorted(
        plotted_points, key=lambda plotted_point: number_priority(plotted_point[0], points), reverse=True
    ):
        half_width = typography.measure_width(point.value_text, font_size, 700) / 2
        for left, baseline in label_positions(x, y, half_width, font_size, kind):
            left = min(max(left, edges.left), edges.right - 2 * half_width)
            box = Box(left, baseline - font_size * 0.8, left + 2 * half_width, baseline + font_size * 0.06)
            if box.is_free(occupied_boxes) and box.is_free(step_boxes) and edges.contains(box):
                sheet.draw_text(box.left, baseline, point.value_text, font_size, 700, has_halo=True)
                occupied_boxes.append(box)
                break


def obstacle_boxes(plotted_points: list[PlottedPoint], font_size: float) -> list[Box]:
    """Return the boxes of points and steps, which no number may cover."""
    radius = font_size * 0.2
    dots = [
        Box(x - radius, y - radius, x + radius, y + radius) for point, x, y in plotted_points if point.value is not None
    ]
    pairs = pair_joined_points(plotted_points)
    level_boxes = [Box(start.x, start.y - 1, end.x, start.y + 1) for start, end in pairs]
    upright_boxes = [Box(end.x - 1, min(start.y, end.y), end.x + 1, max(start.y, end.y)) for start, end in pairs]
    return dots + level_boxes + upright_boxes


def label_positions(
    x: float, y: float, half_width: float, font_size: float, kind: MeasureKind
) -> list[tuple[float, float]]:
    """Return where a number may be, as left edge and baseline: above its bar or point; at a point also right, below, left."""
    if kind == "flow":
        return [(x - half_width, y - font_size * 0.3)]
    above_y, below_y = y - font_size * 0.5, y + font_size * 1.2
    right_x, left_x = x + font_size * 0.45, x - 2 * half_width - font_size * 0.45
    return [
        (x - half_width, above_y),
        (right_x, y + font_size * 0.36),
        (x - half_width, below_y),
        (left_x, y + font_size * 0.36),
        (right_x, above_y),
    ]


def number_priority(point: Point, points: list[Point]) -> tuple[int, float]:
    """Return a sort key of numbers: the last ranks highest, then the first, the largest, then by value."""
    max_value = max([candidate.value for candidate in points if candidate.value is not None], default=None)
    value = point.value if point.value is not None else -1.0
    return 3 if point is points[-1] else 2 if point is points[0] else 1 if value == max_value else 0, value
