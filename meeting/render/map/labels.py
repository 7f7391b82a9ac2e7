"""Names and numbers on a map: which regions are named, in which order, how a label is written, and what had no room."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo import clipped_outlines
from meeting.model import MapPicture, Mark
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.map import symbols
from meeting.render.map.label_candidates import Anchor, LabelRequest, Size
from meeting.render.map.label_placement import LabelSpot, LabelSurface, Leader, place_labels
from meeting.render.map.label_regions import RegionGrid, build_grid
from meeting.render.map.map_outlines import PARENT_LAYERS, list_parent_codes, project_layer
from meeting.render.map.projection import View
from meeting.render.surface import Sheet

MAX_FULLY_LABELLED_REGIONS = 60
"""On a map of at most this many regions, those without a number are named too."""

MAX_LABELS, MAX_LABELS_OF_MANY = 40, 12
MAX_JOINED_REGIONS = 12
"""On a map of at most this many regions, leader lines lead to those without a number too."""

MAX_JOINED_OF_MANY = 24
"""Of more than can all be named, how many of the largest may have a leader line."""

FRAME_MARGIN, CELLS_PER_SIZE = 0.25, 6
"""The distance of labels from the map's edge in font sizes; how many cells of the regions' grid a font size holds."""

LINE_HEIGHT = 1.2
"""The height of a line of a label, in font sizes."""


@dataclass(frozen=True)
class MapLabel:
    """The label of a region: its name and its number, around a point in pixels; ``radius`` is that of its symbol, or 0."""

    mark: Mark
    text: str
    x: float
    y: float
    radius: float

    @property
    def anchor(self) -> Anchor:
        """Return the region's point with its symbol."""
        return Anchor(self.mark.code, self.x, self.y, self.radius)

    @property
    def full_text(self) -> str:
        """Return name and number."""
        return f"{self.text} {self.mark.value_text}".rstrip()


@dataclass(frozen=True)
class LabelLayout:
    """The labels of a map: those with a place, and those without, the largest value first."""

    spots: list[tuple[MapLabel, LabelSpot]]
    omitted_labels: list[MapLabel]


def select_labels(picture: MapPicture, points: Sequence[MapLabel]) -> list[MapLabel]:
    """Return the regions that a label is for: on a map of many, those with a number and the chosen area."""
    if len(picture.marks) <= MAX_FULLY_LABELLED_REGIONS:
        return list(points)
    return [label for label in points if label.mark.kind not in ("none", "zero") or label.mark.code == picture.area]


def max_label_count(picture: MapPicture) -> int:
    """Return how many labels a map has at most."""
    return MAX_LABELS_OF_MANY if len(picture.marks) > MAX_FULLY_LABELLED_REGIONS else MAX_LABELS


def list_region_points(sheet: Sheet, picture: MapPicture, view: View) -> list[MapLabel]:
    """Return every region in view with its point and symbol: the chosen area first, then the largest value."""
    points = clipped_outlines.anchors(picture.layer, picture.province or None)
    marks = sorted(
        (candidate for candidate in picture.marks if candidate.code in points),
        key=lambda mark: (mark.code != picture.area, -label_rank(mark), mark.code),
    )
    labels = [build_label(sheet, picture, mark, points[mark.code], view) for mark in marks]
    return [label for label in labels if view.box.contains(Box(label.x, label.y, label.x, label.y))]


def label_rank(mark: Mark) -> float:
    """Return the rank of a region: its value; hidden numbers rank below those, and regions without data last."""
    return mark.value if mark.value is not None else {"band": -0.5, "masked": -0.7}.get(mark.kind, -1.0)


def build_label(sheet: Sheet, picture: MapPicture, mark: Mark, point: tuple[str, float, float], view: View) -> MapLabel:
    """Return the label of a region at its label point; ``point`` is a short name, longitude and latitude."""
    radius = symbols.symbol_radius(mark.value or 0, picture, sheet.min_font_size) if mark.kind == "symbol" else 0.0
    return MapLabel(mark, point[0] or mark.name, *view.project_point(*point[1:]), radius)


def lay_out_labels(sheet: Sheet, picture: MapPicture, view: View, panels: Sequence[Box]) -> LabelLayout:
    """Give the labels of a map their places, clear of ``panels``; raise GeoError without outlines."""
    points, font_size = list_region_points(sheet, picture, view), sheet.min_font_size
    labels = select_labels(picture, points)
    surface = LabelSurface(
        view.box.inset(font_size * FRAME_MARGIN),
        font_size,
        build_region_grid(picture, view, font_size / CELLS_PER_SIZE),
        [point.anchor for point in points],
        panels,
    )
    requests = build_requests(sheet, picture, labels)
    spots, omitted_requests = place_labels(surface, requests, max_label_count(picture))
    label_by_code = {label.mark.code: label for label in labels}
    return LabelLayout(
        [(label_by_code[spot.code], spot) for spot in spots],
        [label_by_code[request.anchor.code] for request in omitted_requests],
    )


def build_region_grid(picture: MapPicture, view: View, cell: float) -> RegionGrid:
    """Return which region of a picture lies where; the land around is that of the regions which its regions are no part of."""
    unit_codes = {mark.code for mark in picture.marks}
    parent_codes = list_parent_codes(picture)
    units = project_layer(view, picture.layer, picture.province or None)
    regions = [(code, rings) for code, rings in units.items() if code in unit_codes]
    parents = project_layer(view, PARENT_LAYERS[picture.layer])
    land_around = [(code, rings) for code, rings in parents.items() if code not in parent_codes]
    return build_grid(view.box, cell, regions + land_around, len(regions))


def build_requests(sheet: Sheet, picture: MapPicture, labels: Sequence[MapLabel]) -> list[LabelRequest]:
    """Return the requests of labels: the chosen area and the largest value must have a place.

    Among many regions a line leads to the largest alone, among more than a few to none without a number.
    """
    required_codes = {picture.area, find_largest(picture)}
    max_joined = MAX_JOINED_OF_MANY if len(picture.marks) > MAX_FULLY_LABELLED_REGIONS else len(labels)
    return [
        LabelRequest(
            label.anchor,
            measure_sizes(sheet, label),
            label.mark.code in required_codes,
            index < max_joined and (label.mark.kind != "none" or len(picture.marks) <= MAX_JOINED_REGIONS),
        )
        for index, label in enumerate(labels)
    ]


def find_largest(picture: MapPicture) -> str:
    """Return the code of the region with the largest value above zero, which titles name; "" where there is none."""
    marks = [mark for mark in picture.marks if (mark.value or 0) > 0]
    return min(marks, key=lambda mark: (-label_rank(mark), mark.code)).code if marks else ""


def measure_sizes(sheet: Sheet, label: MapLabel) -> tuple[Size, ...]:
    """Return the sizes of a label: the name above the number, then side by side; the name alone has one."""
    font_size = sheet.min_font_size
    line_height = font_size * LINE_HEIGHT
    name_width = typography.measure_width(label.text, font_size)
    if not label.mark.value_text:
        return ((name_width, line_height),)
    number_width = typography.measure_width(label.mark.value_text, font_size, 700)
    space_width = typography.measure_width(" ", font_size, 700)
    return (max(name_width, number_width), 2 * line_height), (name_width + space_width + number_width, line_height)


def draw_labels(sheet: Sheet, layout: LabelLayout) -> None:
    """Draw the leader lines, then write the labels, all with a halo."""
    for _, spot in layout.spots:
        if spot.leader:
            draw_leader(sheet, spot.leader)
    for label, spot in layout.spots:
        draw_label(sheet, label, spot)


def draw_leader(sheet: Sheet, leader: Leader) -> None:
    """Draw a thin line from a label to the point of its region, with a dot at its end."""
    points, theme, (x, y) = [*leader], sheet.theme, leader[1]
    for colour, line_width in ((theme.halo, 4.0), (theme.ink, 1.4)):
        sheet.draw_line(points, colour, line_width)
    sheet.draw_circle(x, y, sheet.min_font_size * 0.12, theme.ink, theme.halo, 1)


def draw_label(sheet: Sheet, label: MapLabel, spot: LabelSpot) -> None:
    """Write a name in its box, the number below it or beside."""
    font_size, theme, number_text, box = sheet.min_font_size, sheet.theme, label.mark.value_text, spot.box
    colour = theme.ink if label.mark.kind != "none" else theme.muted
    if number_text and spot.size_index == 0:
        sheet.draw_text(box.centre[0], box.top + font_size, label.text, font_size, 400, colour, "center", has_halo=True)
        sheet.draw_text(
            box.centre[0], box.top + font_size * 2.2, number_text, font_size, 700, theme.ink, "center", has_halo=True
        )
        return
    sheet.draw_text(box.left, box.top + font_size, label.text, font_size, 400, colour, has_halo=True)
    if number_text:
        sheet.draw_text(box.right, box.top + font_size, number_text, font_size, 700, theme.ink, "right", has_halo=True)
