"""Where the legend and the scale bar of a map are: in corners where no region is, if there are any."""

import numpy as np
from matplotlib.path import Path

from geo import clipped_outlines
from meeting.model import MapPicture
from meeting.render.boxes import Box, Corner, place_in_corner
from meeting.render.map.projection import PADDING, View, find_extent, fit_view
from meeting.render.paths import Ring

LEGEND_CORNERS: tuple[Corner, ...] = ("bottom left", "top left", "bottom right", "top right")
BAR_CORNERS: tuple[Corner, ...] = ("bottom right", "bottom left", "top right", "top left")
"""The corners for the legend and for the scale bar, the preferred one first."""

EARTH_BOUNDS = (-180.0, -90.0, 180.0, 90.0)
COVER_COARSENESS = 4
"""Whether a legend covers a region is found with outlines coarser by this factor."""

PANEL_MARGIN = 6
"""Pixels around a panel in which no outline may be."""

PathsByCode = dict[str, Path]


def find_scale_bar_box(
    size: tuple[float, float], box: Box, legend_box: Box, view: View, points: Ring, units: PathsByCode
) -> Box:
    """Return the box of the scale bar in pixels: a corner off the legend, of these one where no region is if there is any."""
    boxes_off_legend = [
        candidate
        for candidate in (place_in_corner(box, size, corner, 0.0) for corner in BAR_CORNERS)
        if not candidate.overlaps(legend_box)
    ]
    free_boxes = [
        candidate
        for candidate in boxes_off_legend
        if not is_over_outline(candidate, view, points) and not is_inside(candidate, units)
    ]
    return [*free_boxes, *boxes_off_legend, place_in_corner(box, size, BAR_CORNERS[0], 0.0)][0]


def is_inside(box: Box, units: PathsByCode) -> bool:
    """Return whether the middle of a box is in a region: one that is larger than the box has no outline in it."""
    return any(path.contains_point(box.centre) for path in units.values())


def place_legend(
    picture: MapPicture, box: Box, size: tuple[float, float], margin: float, points: Ring
) -> tuple[View, Box]:
    """Return the view and the legend's box: in a corner where no region is, else in a column of its own.

    The map may move sideways as far as it does not become smaller for it. ``points`` are those of :func:`outline_points`.
    """
    inner_box = box.inset(margin)
    full_view = fit_view(picture, box, inner_box)
    west, _, east, _ = find_extent(picture)
    slack = max(inner_box.width - (east - west) * full_view.lon_scale * full_view.scale * (1 + PADDING), 0)
    for corner in LEGEND_CORNERS:
        legend_box = place_in_corner(box, size, corner, margin)
        for share in (0.0, 0.5, 1.0):
            view = fit_view(picture, box, narrow_box(inner_box, slack * share, corner))
            if not is_over_outline(legend_box, view, points):
                return view, legend_box
    map_box = Box(box.left + size[0] + 2 * margin, box.top + margin, box.right - margin, box.bottom - margin)
    return fit_view(picture, box, map_box), place_in_corner(box, size, LEGEND_CORNERS[0], margin)


def narrow_box(box: Box, amount: float, corner: Corner) -> Box:
    """Return a box made narrower by ``amount`` pixels on the side of a corner."""
    if corner.endswith("left"):
        return Box(box.left + amount, box.top, box.right, box.bottom)
    return Box(box.left, box.top, box.right - amount, box.bottom)


def outline_points(picture: MapPicture, view: View) -> Ring:
    """Return points along the outlines of the regions of a picture, in degrees."""
    codes = {mark.code for mark in picture.marks}
    rings_by_code = clipped_outlines.rings(
        picture.layer, picture.province or None, EARTH_BOUNDS, view.half_pixel_degrees * COVER_COARSENESS
    )
    rings = [ring for code, rings in rings_by_code.items() if code in codes for ring in rings]
    return np.concatenate(rings or [np.zeros((0, 2))])


def is_over_outline(box: Box, view: View, points: Ring) -> bool:
    """Return whether a panel would cover an outline."""
    pixels, outer_box = view.project_ring(points), box.inset(-PANEL_MARGIN)
    inside_mask = (pixels > (outer_box.left, outer_box.top)) & (pixels < (outer_box.right, outer_box.bottom))
    return bool(inside_mask.all(axis=1).any())
