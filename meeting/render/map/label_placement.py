"""Where the labels of a map stand: docs/ARCHITECTURE.md, "Labels on maps", tells the algorithm once.

``static/peta/map/label_placement.js`` does the same in the browser; both pass ``tests/support/label_placement_cases.json``.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from meeting.render.boxes import Box
from meeting.render.map.label_candidates import (
    LEADER_DISTANCES,
    SYMBOL_GAP,
    Anchor,
    Candidate,
    LabelRequest,
    joined_candidates,
    lattice_candidates,
    unjoined_candidates,
)
from meeting.render.map.label_regions import RegionGrid

PANEL_CLEARANCE, LABEL_CLEARANCE = 0.24, 0.12
"""The distance of labels from panels, and from each other, in font sizes."""

SYMBOL_CLEARANCE, JOINED_CLEARANCE = 0.6, 0.3
"""The distance of a label from the symbols of other regions, and of one with a leader line, in font sizes."""

LARGER_SYMBOL_SHARE = 0.7
"""A label on its own symbol may reach into a larger one of another region, but not this near to its middle, in radii."""

FOREIGN_SHARES = (0.0, 0.25)
"""Which share of a label may lie in other regions: none if there is a place, else not more than this."""

LEADER_SHARE = 0.5
"""How near a leader line may come to the middle of another region's symbol, in radii."""


class JoinedLimits(NamedTuple):
    """What a label with a leader line keeps to: how near its line may come to symbols, which share may lie in other regions."""

    leader_share: float
    foreign_share: float


REQUIRED_LIMITS = (JoinedLimits(LEADER_SHARE, 0.0), JoinedLimits(0.0, 0.0), JoinedLimits(0.0, FOREIGN_SHARES[1]))
"""The first holds for every label with a leader line; what must have a label and finds no place tries the next ones."""

Circles = tuple[np.ndarray, np.ndarray, np.ndarray]
"""x, y and radius of each of many anchors."""

Point = tuple[float, float]
Leader = tuple[Point, Point]
"""A line from the edge of a label to the point of its region."""


class LabelSpot(NamedTuple):
    """A label with a place: its box, which of its sizes that is, and the line that joins it to its region, if any."""

    code: str
    box: Box
    size_index: int
    leader: Leader | None = None


@dataclass
class LabelSurface:
    """What labels are placed on: a frame, what is there (panels, anchors of all regions), and then the labels themselves."""

    frame: Box
    font_size: float
    grid: RegionGrid
    anchors: Sequence[Anchor]
    panels: Sequence[Box] = ()
    spots: list[LabelSpot] = field(default_factory=list)
    obstacles: list[Box] = field(init=False)

    def __post_init__(self) -> None:
        """Note the obstacles, and the anchors as columns."""
        self.obstacles = [panel.inset(-PANEL_CLEARANCE * self.font_size) for panel in self.panels]
        self.codes = np.array([anchor.code for anchor in self.anchors], dtype=object)
        self.xs, self.ys, self.radii = (
            np.array([anchor[column] for anchor in self.anchors], dtype=float) for column in (1, 2, 3)
        )

    def add_spot(self, spot: LabelSpot) -> None:
        """Take a label up among what later ones make way for."""
        self.spots.append(spot)
        self.obstacles.append(spot.box.inset(-LABEL_CLEARANCE * self.font_size))

    def is_free(self, box: Box) -> bool:
        """Return whether a box is in the frame, off the panels, off other labels and their leader lines."""
        return (
            self.frame.contains(box)
            and box.is_free(self.obstacles)
            and not any(spot.leader and is_crossing_box(spot.leader, box) for spot in self.spots)
        )

    def foreign_circles(self, code: str) -> Circles:
        """Return the anchors of other regions."""
        is_foreign = self.codes != code
        return self.xs[is_foreign], self.ys[is_foreign], self.radii[is_foreign]


def place_labels(
    surface: LabelSurface, requests: Sequence[LabelRequest], max_count: int
) -> tuple[list[LabelSpot], list[LabelRequest]]:
    """Give labels their places, the first asked first, at most ``max_count``; return the spots, and what has none."""
    omitted_requests: list[LabelRequest] = []
    for request in requests:
        spot = find_spot(surface, request) if len(surface.spots) < max_count else None
        if spot:
            surface.add_spot(spot)
        else:
            omitted_requests.append(request)
    return surface.spots, omitted_requests


def find_spot(surface: LabelSurface, request: LabelRequest) -> LabelSpot | None:
    """Return the first place that a label may have: without a leader line, then with one; None where it has no room."""
    return next(list_spots(surface, request), None)


def list_spots(surface: LabelSurface, request: LabelRequest) -> Iterator[LabelSpot]:
    """Yield the places that a label may have, the preferred one first."""
    code, font_size = request.anchor.code, surface.font_size
    foreign = surface.foreign_circles(code)
    nearby = select_nearby(foreign, request, font_size)
    candidates = [
        candidate
        for candidate in unjoined_candidates(request, font_size)
        if surface.is_free(candidate.box) and is_nearest(surface, request.anchor, candidate.box, nearby)
    ]
    for share in FOREIGN_SHARES:
        for box, size_index in candidates:
            if is_in_region(surface, request.anchor, box, share):
                yield LabelSpot(code, box, size_index)
    for joined_candidate, limits in list_joined(surface, request):
        box, size_index = joined_candidate
        leader = (nearest_point(box, request.anchor), (request.anchor.x, request.anchor.y))
        if surface.is_free(box) and is_joined_well(surface, request.anchor, box, leader, foreign, limits):
            yield LabelSpot(code, box, size_index, leader)


def list_joined(surface: LabelSurface, request: LabelRequest) -> Iterator[tuple[Candidate, JoinedLimits]]:
    """Yield boxes with a leader line, and what they have to keep to: what must have a label looks everywhere."""
    if request.is_joinable or request.is_required:
        for candidate in joined_candidates(request, surface.font_size, LEADER_DISTANCES):
            yield candidate, REQUIRED_LIMITS[0]
    if request.is_required:
        lattice = lattice_candidates(request, surface.font_size, surface.frame)
        for limits in REQUIRED_LIMITS:
            for candidate in lattice:
                yield candidate, limits


def select_nearby(circles: Circles, request: LabelRequest, font_size: float) -> Circles:
    """Return the anchors that a label without a leader line can be near to: to measure all of them takes too long."""
    (xs, ys, radii), anchor = circles, request.anchor
    reach = 2 * max(width + height for width, height in request.sizes) + 2 * anchor.radius + font_size + radii
    is_nearby = (np.abs(xs - anchor.x) < reach) & (np.abs(ys - anchor.y) < reach)
    return xs[is_nearby], ys[is_nearby], radii[is_nearby]


def is_nearest(surface: LabelSurface, anchor: Anchor, box: Box, foreign: Circles) -> bool:
    """Return whether a label without a leader line is nearer to its own region's symbol or point than to any other's."""
    xs, ys, radii = foreign
    distances, is_symbol = distances_to_box(box, xs, ys), radii > 0
    x, y = box.centre
    centre_distances = np.hypot(xs - x, ys - y) - radii
    if anchor.radius and (abs(x - anchor.x) + abs(y - anchor.y)) < 1:
        limits = np.where(radii > anchor.radius, LARGER_SYMBOL_SHARE * radii, 0)
        return bool((distances[is_symbol] > limits[is_symbol]).all() and (centre_distances > -anchor.radius).all())
    gap = 2 * SYMBOL_GAP * surface.font_size * (anchor.radius > 0)
    clearance = np.where(is_symbol, gap + SYMBOL_CLEARANCE * surface.font_size, gap)
    own_distance = math.hypot(anchor.x - x, anchor.y - y) - anchor.radius
    is_home = surface.grid.index_at(x, y) == surface.grid.index_by_code.get(anchor.code, -1)
    is_rival = is_symbol | (not is_home)
    return bool(
        (distances - radii > clearance)[is_symbol].all()
        and (distances > gap)[~is_symbol].all()
        and (centre_distances > own_distance)[is_rival].all()
    )


def is_in_region(surface: LabelSurface, anchor: Anchor, box: Box, max_share: float) -> bool:
    """Return whether a label without a leader line is off other regions and the land around, and on its own.

    What lies on its own symbol is its own; one without a symbol has its region's point in it, or its middle in the region.
    """
    if not is_off_regions(surface, anchor, box, max_share, anchor.radius, is_land_around_foreign=True):
        return False
    is_on_point = box.contains(Box(anchor.x, anchor.y, anchor.x, anchor.y))
    is_home = surface.grid.index_at(*box.centre) == surface.grid.index_by_code.get(anchor.code, -1)
    return bool(anchor.radius or is_on_point or is_home)


def is_off_regions(
    surface: LabelSurface,
    anchor: Anchor,
    box: Box,
    max_share: float,
    circle_radius: float,
    is_land_around_foreign: bool,
) -> bool:
    """Return whether no more than a share of a label lies in other regions, and nothing of its middle."""
    grid, circle = surface.grid, (anchor.x, anchor.y, circle_radius)
    if grid.foreign_share(box, anchor.code, circle, is_land_around_foreign) > max_share:
        return False
    middle = Box(*(edge * 0.5 + centre * 0.5 for edge, centre in zip(box, box.centre * 2, strict=True)))
    return not max_share or not grid.foreign_share(middle, anchor.code, circle, is_land_around_foreign)


def is_joined_well(
    surface: LabelSurface, anchor: Anchor, box: Box, leader: Leader, foreign: Circles, limits: JoinedLimits
) -> bool:
    """Return whether a label with a leader line is off other regions and symbols, and its line off labels and lines."""
    xs, ys, radii = foreign
    clearance = JOINED_CLEARANCE * surface.font_size
    if not is_off_regions(surface, anchor, box, limits.foreign_share, circle_radius=0.0, is_land_around_foreign=False):
        return False
    if (distances_to_box(box, xs, ys) - radii < clearance)[radii > 0].any():
        return False
    min_distances = np.minimum(limits.leader_share * radii, 0.99 * np.hypot(xs - anchor.x, ys - anchor.y))
    return bool(
        (distances_to_line(leader, xs, ys) >= min_distances).all()
        and not any(is_crossing_box(leader, obstacle) for obstacle in surface.obstacles)
        and not any(spot.leader and is_crossing_line(leader, spot.leader) for spot in surface.spots)
    )


def distances_to_box(box: Box, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Return how far points are from a box, 0 inside."""
    dx = np.maximum(np.maximum(box.left - xs, xs - box.right), 0)
    dy = np.maximum(np.maximum(box.top - ys, ys - box.bottom), 0)
    return np.hypot(dx, dy)


def distances_to_line(line: Leader, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Return how far points are from a line between two points."""
    (x0, y0), (x1, y1) = line
    dx, dy = x1 - x0, y1 - y0
    share = np.clip(((xs - x0) * dx + (ys - y0) * dy) / (dx * dx + dy * dy), 0, 1)
    return np.hypot(xs - x0 - share * dx, ys - y0 - share * dy)


def nearest_point(box: Box, anchor: Anchor) -> Point:
    """Return the point of a box that is nearest to an anchor."""
    return min(max(anchor.x, box.left), box.right), min(max(anchor.y, box.top), box.bottom)


def is_crossing_line(line: Leader, other_line: Leader) -> bool:
    """Return whether two lines cross."""
    return has_ends_on_both_sides(line, other_line) and has_ends_on_both_sides(other_line, line)


def has_ends_on_both_sides(line: Leader, other_line: Leader) -> bool:
    """Return whether the ends of another line are on different sides of a line."""
    (x0, y0), (x1, y1) = line
    first, second = ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in other_line)
    return first * second < 0


def is_crossing_box(line: Leader, box: Box) -> bool:
    """Return whether a line runs through a box: what of it is left between each pair of edges has a length."""
    (x0, y0), (x1, y1) = line
    left, top, right, bottom = box
    if (x0 if x0 > x1 else x1) <= left or (x0 if x0 < x1 else x1) >= right:
        return False
    if (y0 if y0 > y1 else y1) <= top or (y0 if y0 < y1 else y1) >= bottom:
        return False
    across, down = x1 - x0, y1 - y0  # along an axis the line is between the two edges, as the lines above have seen
    left_share, right_share = ((left - x0) / across, (right - x0) / across) if across else (0.0, 1.0)
    top_share, bottom_share = ((top - y0) / down, (bottom - y0) / down) if down else (0.0, 1.0)
    start = max(0.0, min(left_share, right_share), min(top_share, bottom_share))
    return start < min(1.0, max(left_share, right_share), max(top_share, bottom_share))
