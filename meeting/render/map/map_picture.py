"""A map drawn: sea, land and neighbours quietly, the units by class or symbol, the chosen area outlined, names on top."""

import numpy as np
from matplotlib.path import Path

from geo import clipped_outlines
from meeting.model import MapPicture, Mark
from meeting.render.boxes import Box, corner
from meeting.render.map import decorations, labels
from meeting.render.map.legend import HIDDEN, Legend, radius, texture
from meeting.render.map.projection import PADDING, View, extent, view
from meeting.render.surface import Sheet, outline

CORNERS = ("bottom left", "top left", "bottom right", "top right")
BAR_CORNERS = ("bottom right", "bottom left", "top right", "top left")
"""Where the legend and where the scale bar may stand, the best first."""

PARENTS = {"provinces": None, "regencies": "provinces", "districts": "regencies"}
SHARE = 0.5
"""A legend is at most this share of the map's width."""

EARTH = (-180.0, -90.0, 180.0, 90.0)
COARSE = 4
"""Whether a legend covers a unit is found with outlines so much coarser."""

Paths = dict[str, Path]


def draw(sheet: Sheet, room: Box, picture: MapPicture) -> None:
    """Draw a map with legend, scale bar, names and attribution into a room of the sheet."""
    box = decorations.aside(sheet, decorations.attribution(sheet, room, picture.attribution), picture.aside)
    legend = Legend(sheet, picture, (box.width * SHARE, box.height - sheet.least))
    margin = sheet.least * 0.5
    points = unit_points(picture, view(picture, box, box.inset(margin)))
    seen, panel = placed(picture, box, legend.size, margin, points)
    sheet.rect(box, sheet.look.sea)
    units = paths(seen, picture.layer, picture.province or None)
    surroundings(sheet, seen, picture)
    fill(sheet, seen, picture, units)
    chosen(sheet, seen, units.get(picture.area))
    symbols(sheet, seen, picture)
    bar = free_corner(decorations.bar_size(sheet, seen), box.inset(sheet.least * 0.7), panel, seen, points, units)
    decorations.scale_bar(sheet, seen, (bar.right, bar.bottom))
    legend.draw(panel)
    labels.draw(sheet, picture, seen, [panel, bar])
    sheet.rect(box, "none", sheet.look.coast, 1)


def free_corner(size: tuple[float, float], box: Box, panel: Box, seen: View, points: np.ndarray, units: Paths) -> Box:
    """Return where the scale bar stands: in a corner off the legend, of these in one where no unit lies if there is any."""
    off = [one for one in (corner(box, size, name, 0.0) for name in BAR_CORNERS) if not one.meets(panel)]
    free = [one for one in off if not covers(one, seen, points) and not is_inside(one, units)]
    return [*free, *off, corner(box, size, BAR_CORNERS[0], 0.0)][0]


def is_inside(box: Box, units: Paths) -> bool:
    """Say whether the middle of a box lies in a unit: one that is larger than the box has no outline in it."""
    return any(path.contains_point(box.centre) for path in units.values())


def placed(
    picture: MapPicture, box: Box, size: tuple[float, float], margin: float, points: np.ndarray
) -> tuple[View, Box]:
    """Return the view and the legend's box: in a corner where no unit lies, else in a column of its own.

    The map may move aside as far as it does not become smaller for it. ``points`` lie along the outlines (:func:`unit_points`).
    """
    room = box.inset(margin)
    whole = view(picture, box, room)
    west, _, east, _ = extent(picture)
    slack = max(room.width - (east - west) * whole.squeeze * whole.scale * (1 + PADDING), 0)
    for name in CORNERS:
        panel = corner(box, size, name, margin)
        for part in (0.0, 0.5, 1.0):
            seen = view(picture, box, shifted(room, slack * part, name))
            if not covers(panel, seen, points):
                return seen, panel
    beside = Box(box.left + size[0] + 2 * margin, box.top + margin, box.right - margin, box.bottom - margin)
    return view(picture, box, beside), corner(box, size, CORNERS[0], margin)


def shifted(room: Box, by: float, name: str) -> Box:
    """Return a room made narrower on the side of a corner."""
    if name.endswith("left"):
        return Box(room.left + by, room.top, room.right, room.bottom)
    return Box(room.left, room.top, room.right - by, room.bottom)


def unit_points(picture: MapPicture, whole: View) -> np.ndarray:
    """Return points along the outlines of the units, in degrees."""
    codes = {mark.code for mark in picture.marks}
    found = clipped_outlines.rings(picture.layer, picture.province or None, EARTH, whole.pixel * COARSE)
    rings = [ring for code, rings in found.items() if code in codes for ring in rings]
    return np.concatenate(rings or [np.zeros((0, 2))])


def covers(panel: Box, seen: View, points: np.ndarray) -> bool:
    """Say whether a panel would lie over an outline."""
    placed, near = seen.ring(points), panel.inset(-6)
    inside = (placed > (near.left, near.top)) & (placed < (near.right, near.bottom))
    return bool(inside.all(axis=1).any())


def paths(seen: View, layer: str, province: str | None) -> Paths:
    """Return the outlines of a layer that a view shows, by code."""
    found = clipped_outlines.rings(layer, province, seen.frame, seen.pixel)
    return {code: outline([seen.ring(ring) for ring in rings]) for code, rings in found.items()}


def surroundings(sheet: Sheet, seen: View, picture: MapPicture) -> None:
    """Draw land of other countries, and the regions around the units, muted."""
    look = sheet.look
    for path in paths(seen, "land", None).values():
        sheet.shape(path, look.land, "none", 0, seen.box)
    around = PARENTS[picture.layer]
    for path in paths(seen, around, None).values() if around else ():
        sheet.shape(path, look.neighbour, look.neighbour_edge, 0.8, seen.box)


def fill(sheet: Sheet, seen: View, picture: MapPicture, units: Paths) -> None:
    """Paint every unit by its kind, those alike as one; then the outlines of their parents."""
    look = sheet.look
    groups: dict[tuple[str, int], list[Path]] = {}
    for mark in picture.marks:
        if mark.code in units:
            groups.setdefault((mark.kind, mark.class_index), []).append(units[mark.code])
    for (kind, place), members in sorted(groups.items()):
        whole = Path.make_compound_path(*members)
        colour, edge, line = style(sheet, picture, kind, place)
        sheet.shape(whole, colour, "none", 0, seen.box)
        if kind in HIDDEN:
            sheet.textured(whole, HIDDEN[kind], seen.box, texture(sheet.least))
        sheet.shape(whole, "none", edge, line, seen.box)
    codes = {mark.code[: 2 if picture.layer == "regencies" else 5] for mark in picture.marks}
    around = PARENTS[picture.layer]
    for code, path in paths(seen, around, None).items() if around else ():
        if code in codes:
            sheet.shape(path, "none", look.parent, 1.4, seen.box)


def style(sheet: Sheet, picture: MapPicture, kind: str, place: int) -> tuple[str, str, float]:
    """Return fill, edge and line of a kind of unit."""
    look = sheet.look
    if kind == "class" and 0 <= place < len(picture.steps):
        return picture.steps[place].colour, look.hairline, 1.0
    if kind == "zero":
        return look.zero, look.zero_edge, 1.0
    return (look.known if kind == "symbol" else look.blank), look.unit_edge, 1.0


def chosen(sheet: Sheet, seen: View, path: Path | None) -> None:
    """Outline the chosen area."""
    if path is not None:
        sheet.shape(path, "none", sheet.look.halo, 6, seen.box)
        sheet.shape(path, "none", sheet.look.accent, 3.5, seen.box)


def symbols(sheet: Sheet, seen: View, picture: MapPicture) -> None:
    """Draw a circle at each unit that has a symbol, the large ones first."""
    anchors = clipped_outlines.anchors(picture.layer, picture.province or None)
    for mark in sorted(
        (m for m in picture.marks if m.kind == "symbol" and m.code in anchors), key=size_of, reverse=True
    ):
        x, y = seen.place(*anchors[mark.code][1:])
        sheet.circle(
            x,
            y,
            radius(size_of(mark), picture, sheet.least),
            sheet.look.symbol,
            sheet.look.symbol_edge,
            1.2,
            0.5,
            seen.box,
        )


def size_of(mark: Mark) -> float:
    """Return the value that a symbol's area stands for."""
    return mark.value or 0.0
