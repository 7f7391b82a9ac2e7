"""Names and numbers on a map: the largest value first; a label that would overlap another is left out."""

import math
from dataclasses import dataclass

from geo import clipped_outlines
from meeting.model import MapPicture, Mark
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map import symbols
from meeting.render.map.projection import View
from meeting.render.surface import Sheet

MAX_FULLY_LABELLED_REGIONS = 60
"""On a map of at most this many regions, those without a number are named too."""

MAX_LABELS, MAX_LABELS_OF_MANY = 40, 12

SYMBOL_MARGIN = 6.0
"""Pixels around a symbol in which the name of another region may not be."""

LABEL_CLEARANCE = 0.24
"""The distance of names from the legend and the scale bar, in font sizes; from each other it is half of that."""


@dataclass(frozen=True)
class MapLabel:
    """The label of a region: its name and its number, around a point in pixels; ``radius`` is that of its symbol, or 0."""

    mark: Mark
    text: str
    x: float
    y: float
    radius: float


def list_labels(sheet: Sheet, picture: MapPicture, view: View) -> list[MapLabel]:
    """Return the labels of the regions in view: the chosen area first, then the largest value."""
    anchors = clipped_outlines.anchors(picture.layer, picture.province or None)
    has_many_regions = len(picture.marks) > MAX_FULLY_LABELLED_REGIONS
    marks = [
        candidate
        for candidate in picture.marks
        if candidate.code in anchors and not (has_many_regions and candidate.kind in ("none", "zero"))
    ]
    ordered_marks = sorted(marks, key=lambda mark: (mark.code != picture.area, -label_rank(mark), mark.code))
    labels = [build_label(sheet, picture, mark, anchors[mark.code], view) for mark in ordered_marks]
    return [label for label in labels if view.box.contains(Box(label.x, label.y, label.x, label.y))]


def label_rank(mark: Mark) -> float:
    """Return the rank of a region: its value; hidden numbers rank below those, and regions without data last."""
    return mark.value if mark.value is not None else {"band": -0.5, "masked": -0.7}.get(mark.kind, -1.0)


def build_label(
    sheet: Sheet, picture: MapPicture, mark: Mark, anchor: tuple[str, float, float], view: View
) -> MapLabel:
    """Return the label of a region at its label point; ``anchor`` is a short name, longitude and latitude."""
    radius = symbols.symbol_radius(mark.value or 0, picture, sheet.min_font_size) if mark.kind == "symbol" else 0.0
    return MapLabel(mark, anchor[0] or mark.name, *view.project_point(*anchor[1:]), radius)


def draw_labels(sheet: Sheet, picture: MapPicture, view: View, occupied_boxes: list[Box]) -> None:
    """Write as many names as have room, each with a halo, clear of ``occupied_boxes``."""
    labels, occupied_boxes = (
        list_labels(sheet, picture, view),
        [box.inset(-sheet.min_font_size * LABEL_CLEARANCE) for box in occupied_boxes],
    )
    symbol_labels = [label for label in labels if label.radius]
    bounds, initial_count = view.box.inset(sheet.min_font_size * 0.25), len(occupied_boxes)
    for label in labels:
        label_box = find_label_box(
            sheet,
            label,
            bounds,
            occupied_boxes,
            [symbol_label for symbol_label in symbol_labels if symbol_label is not label],
        )
        if label_box:
            draw_label(sheet, label, label_box, label_box.height > sheet.min_font_size * 1.6)
            occupied_boxes.append(label_box.inset(-sheet.min_font_size * LABEL_CLEARANCE / 2))
        if len(occupied_boxes) - initial_count >= (
            MAX_LABELS_OF_MANY if len(picture.marks) > MAX_FULLY_LABELLED_REGIONS else MAX_LABELS
        ):
            return


def find_label_box(
    sheet: Sheet, label: MapLabel, bounds: Box, occupied_boxes: list[Box], symbol_labels: list[MapLabel]
) -> Box | None:
    """Return the box of a label, None where it has no room.

    It is clear of the symbols of other regions, for beside or over one its number would be read as that one's; on its
    own symbol it may cover smaller ones.
    """
    larger_symbols = [symbol_label for symbol_label in symbol_labels if symbol_label.radius > label.radius]
    for box in two_line_boxes(sheet, label) + one_line_boxes(sheet, label):
        is_on_own = label.radius > 0 and abs(box.centre[0] - label.x) + abs(box.centre[1] - label.y) < 1
        avoided_symbols, margin_share = (larger_symbols, 0.7) if is_on_own else (symbol_labels, 1.0)
        if (
            bounds.contains(box)
            and box.is_free(occupied_boxes)
            and not any(is_touching(box, symbol_label, margin_share) for symbol_label in avoided_symbols)
        ):
            return box
    return None


def is_touching(box: Box, label: MapLabel, margin_share: float) -> bool:
    """Return whether a box is on a symbol, or so near that it would be read as its label.

    ``margin_share`` is the share of radius and margin that counts.
    """
    dx = max(box.left - label.x, label.x - box.right, 0)
    dy = max(box.top - label.y, label.y - box.bottom, 0)
    return math.hypot(dx, dy) < margin_share * (label.radius + SYMBOL_MARGIN)


def two_line_boxes(sheet: Sheet, label: MapLabel) -> list[Box]:
    """Return the boxes for a name above its number: on the point, or around the symbol."""
    width = max(
        typography.measure_width(label.text, sheet.min_font_size),
        typography.measure_width(label.mark.value_text, sheet.min_font_size, 700),
    )
    return candidate_boxes(label, width, sheet.min_font_size * (2.4 if label.mark.value_text else 1.2))


def one_line_boxes(sheet: Sheet, label: MapLabel) -> list[Box]:
    """Return the boxes for name and number side by side."""
    number_text = f" {label.mark.value_text}" if label.mark.value_text else ""
    width = typography.measure_width(label.text, sheet.min_font_size) + typography.measure_width(
        number_text, sheet.min_font_size, 700
    )
    return candidate_boxes(label, width, sheet.min_font_size * 1.2)


def candidate_boxes(label: MapLabel, width: float, height: float) -> list[Box]:
    """Return boxes of a size on the point of a label, then right, left, below and above it, and at its corners."""
    gap = label.radius + 4 if label.radius else 0.3 * height
    side_offsets = [(gap + width / 2, 0), (-gap - width / 2, 0), (0, gap + height / 2), (0, -gap - height / 2)]
    corner_dx, corner_dy = 0.7 * gap + width / 2, 0.7 * gap + height / 2
    side_offsets += [(x_sign * corner_dx, y_sign * corner_dy) for x_sign in (1, -1) for y_sign in (1, -1)]
    is_point_allowed = label.radius == 0 or label.radius > 0.6 * width
    offsets = [(0, 0), *side_offsets] if is_point_allowed else side_offsets
    return [
        Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        for x, y in ((label.x + dx, label.y + dy) for dx, dy in offsets)
    ]


def draw_label(sheet: Sheet, label: MapLabel, box: Box, is_tall: bool) -> None:
    """Write a name in its box, the number below it or beside."""
    font_size, theme, number_text = sheet.min_font_size, sheet.theme, label.mark.value_text
    colour = theme.ink if label.mark.kind != "none" else theme.muted
    if is_tall:
        sheet.draw_text(box.centre[0], box.top + font_size, label.text, font_size, 400, colour, "center", has_halo=True)
        sheet.draw_text(
            box.centre[0], box.top + font_size * 2.2, number_text, font_size, 700, theme.ink, "center", has_halo=True
        )
        return
    sheet.draw_text(box.left, box.top + font_size, label.text, font_size, 400, colour, has_halo=True)
    if number_text:
        sheet.draw_text(box.right, box.top + font_size, number_text, font_size, 700, theme.ink, "right", has_halo=True)
