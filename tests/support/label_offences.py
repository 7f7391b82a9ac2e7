"""What is wrong with the labels of a map, seen from its outlines, symbols and boxes alone: no code that places labels is used."""

import math
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import shapely

MAX_FOREIGN_SHARE = 0.3
"""A label without a leader line may lie in other regions with this share: a quarter, and what a grid of cells rounds."""

MAX_JOINED_SHARE = 0.08
TOUCH = 0.5
"""Boxes may share this many pixels, and lines end this many beside their points."""

CELL = 6.0
"""Pixels by which a grid of cells may be wrong about where a region ends."""

MIN_SYMBOL_GAP = 3.0
"""Pixels that the symbol of another region is off a label at least."""


class MeasuredLabel(NamedTuple):
    """A label on a map: the code of its region, its box, its leader line if it has one, and whether a title names it."""

    code: str
    box: tuple[float, float, float, float]
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None
    is_required: bool = False


class MeasuredMap(NamedTuple):
    """A map in pixels: outlines of its regions and of the land around, points with radii of symbols (0 for none), panels."""

    frame: tuple[float, float, float, float]
    regions: dict[str, shapely.Geometry]
    land_around: list[shapely.Geometry]
    points: dict[str, tuple[float, float, float]]
    panels: list[tuple[float, float, float, float]]
    labels: list[MeasuredLabel]


def project_shape(shape: shapely.Geometry, project_points) -> shapely.Geometry:
    """Return a shape with its points projected; one that is no longer sound is mended."""
    projected_shape = shapely.transform(shape, project_points)
    return projected_shape if shapely.is_valid(projected_shape) else shapely.make_valid(projected_shape)


def list_offences(measured_map: MeasuredMap) -> list[str]:
    """Return every offence of every label, in words."""
    return [
        *(offence for label in measured_map.labels for offence in list_label_offences(measured_map, label)),
        *list_meetings(measured_map),
    ]


def list_label_offences(measured_map: MeasuredMap, label: MeasuredLabel) -> Iterator[str]:
    """Yield what is wrong with one label."""
    box = shapely.box(*label.box)
    if not shapely.box(*measured_map.frame).covers(box):
        yield f"{label.code} leaves the map"
    yield from (f"{label.code} is under a panel" for panel in measured_map.panels if depth(label.box, panel) > TOUCH)
    yield from (list_joined_offences if label.leader else list_unjoined_offences)(measured_map, label, box)


def list_unjoined_offences(measured_map: MeasuredMap, label: MeasuredLabel, box: shapely.Geometry) -> Iterator[str]:
    """Yield what is wrong with a label without a leader line."""
    x, y, radius = measured_map.points[label.code]
    own_symbol, centre = shapely.Point(x, y).buffer(radius) if radius else shapely.Point(), box.centroid
    rivals = [(code, shape) for code, shape in measured_map.regions.items() if code != label.code]
    foreign_shapes = [*rivals, *(("land around", shape) for shape in measured_map.land_around)]
    for code, shape in foreign_shapes:
        if shape.contains(centre) and not own_symbol.contains(centre):
            yield f"{label.code} has its middle in {code}"
    outer_box = box.difference(own_symbol)
    share = sum(shape.intersection(outer_box).area for _, shape in foreign_shapes if shape.intersects(box)) / box.area
    if share > MAX_FOREIGN_SHARE:
        yield f"{label.code} lies with {share:.0%} in other regions"
    is_on_point = box.buffer(TOUCH).covers(shapely.Point(x, y))
    if not (radius or is_on_point) and measured_map.regions[label.code].distance(centre) > CELL:
        yield f"{label.code} is off its region"
    yield from list_nearer_symbols(measured_map, label, box)


def list_nearer_symbols(measured_map: MeasuredMap, label: MeasuredLabel, box: shapely.Geometry) -> Iterator[str]:
    """Yield the symbols of other regions that a label without a leader line is as near to as to its own."""
    x, y, radius = measured_map.points[label.code]
    centre, point = box.centroid, shapely.Point(x, y)
    own_gap, own_centre_distance = max(box.distance(point) - radius, 0), centre.distance(point) - radius
    is_on_symbol = bool(radius) and centre.distance(point) < 1
    for code, (rival_x, rival_y, rival_radius) in measured_map.points.items():
        rival = shapely.Point(rival_x, rival_y)
        if code == label.code or not rival_radius:
            continue
        gap = box.distance(rival) - rival_radius
        if centre.distance(rival) - rival_radius <= own_centre_distance:
            yield f"{label.code} is nearer to the symbol of {code}"
        elif (box.distance(rival) == 0) if is_on_symbol else gap < max(own_gap, MIN_SYMBOL_GAP):
            yield f"{label.code} is on or beside the symbol of {code}"


def list_joined_offences(measured_map: MeasuredMap, label: MeasuredLabel, box: shapely.Geometry) -> Iterator[str]:
    """Yield what is wrong with a label that a leader line joins to its region."""
    assert label.leader is not None
    (x0, y0), (x1, y1) = label.leader
    x, y, _ = measured_map.points[label.code]
    if math.hypot(x1 - x, y1 - y) > TOUCH or box.distance(shapely.Point(x0, y0)) > TOUCH:
        yield f"{label.code} has a line that does not join it to its region"
    rivals = {
        code: shape for code, shape in measured_map.regions.items() if code != label.code and shape.intersects(box)
    }
    share = sum(shape.intersection(box).area for shape in rivals.values()) / box.area
    is_inside = any(shape.contains(box.centroid) for shape in rivals.values())
    if is_inside or share > (MAX_FOREIGN_SHARE if label.is_required else MAX_JOINED_SHARE):
        yield f"{label.code} lies in {', '.join(rivals)}"
    for code, (rival_x, rival_y, rival_radius) in measured_map.points.items():
        if code != label.code and rival_radius and box.distance(shapely.Point(rival_x, rival_y)) < rival_radius:
            yield f"{label.code} is on the symbol of {code}"


def list_meetings(measured_map: MeasuredMap) -> Iterator[str]:
    """Yield the labels and leader lines that lie on each other."""
    for first, second in combinations(measured_map.labels, 2):
        if depth(first.box, second.box) > TOUCH:
            yield f"{first.code} overlaps {second.code}"
        for label, rival in ((first, second), (second, first)):
            if label.leader and shapely.box(*rival.box).buffer(-TOUCH).intersects(shapely.LineString(label.leader)):
                yield f"the line of {label.code} runs through {rival.code}"
        if (
            first.leader
            and second.leader
            and shapely.LineString(first.leader).crosses(shapely.LineString(second.leader))
        ):
            yield f"the lines of {first.code} and {second.code} cross"


def depth(box: tuple[float, ...], rival: tuple[float, ...]) -> float:
    """Return how many pixels two boxes reach into each other."""
    return min(min(box[2], rival[2]) - max(box[0], rival[0]), min(box[3], rival[3]) - max(box[1], rival[1]))
