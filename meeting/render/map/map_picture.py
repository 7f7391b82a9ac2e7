"""A map drawn: sea, land and neighbours quietly, the units by class or symbol, the chosen area outlined, names on top."""

import numpy as np
from matplotlib.path import Path

from geo import clipped_outlines
from meeting.model import MapPicture, Mark
from meeting.render.boxes import Box, place_in_corner
from meeting.render.map import decorations, labels
from meeting.render.map.legend import KIND_TEXTURES, Legend, symbol_radius, texture_step
from meeting.render.map.projection import PADDING, View, find_extent, fit_view
from meeting.render.surface import Sheet, rings_to_path

LEGEND_CORNERS = ("bottom left", "top left", "bottom right", "top right")
BAR_CORNERS = ("bottom right", "bottom left", "top right", "top left")
"""Where the legend and where the scale bar may stand, the best first."""

PARENT_LAYERS = {"provinces": None, "regencies": "provinces", "districts": "regencies"}
MAX_LEGEND_SHARE = 0.5
"""A legend is at most this share of the map's width."""

EARTH_BOUNDS = (-180.0, -90.0, 180.0, 90.0)
COVER_COARSENESS = 4
"""Whether a legend covers a unit is found with outlines so much coarser."""

PathsByCode = dict[str, Path]


def draw_map(sheet: Sheet, bounds: Box, picture: MapPicture) -> None:
    """Draw a map with legend, scale bar, names and attribution into a room of the sheet."""
    box = decorations.draw_off_map_notes(
        sheet, decorations.draw_attribution(sheet, bounds, picture.attribution), picture.off_map_lines
    )
    legend = Legend(sheet, picture, (box.width * MAX_LEGEND_SHARE, box.height - sheet.min_font_size))
    margin = sheet.min_font_size * 0.5
    points = outline_points(picture, fit_view(picture, box, box.inset(margin)))
    view, legend_box = place_legend(picture, box, legend.size, margin, points)
    sheet.draw_rect(box, sheet.theme.sea)
    units = project_outlines(view, picture.layer, picture.province or None)
    draw_surroundings(sheet, view, picture)
    draw_units(sheet, view, picture, units)
    draw_selected_area(sheet, view, units.get(picture.area))
    draw_symbols(sheet, view, picture)
    bar_box = find_scale_bar_box(
        decorations.measure_scale_bar(sheet, view),
        box.inset(sheet.min_font_size * 0.7),
        legend_box,
        view,
        points,
        units,
    )
    decorations.draw_scale_bar(sheet, view, (bar_box.right, bar_box.bottom))
    legend.draw(legend_box)
    labels.draw_labels(sheet, picture, view, [legend_box, bar_box])
    sheet.draw_rect(box, "none", sheet.theme.coast, 1)


def find_scale_bar_box(
    size: tuple[float, float], box: Box, legend_box: Box, view: View, points: np.ndarray, units: PathsByCode
) -> Box:
    """Return where the scale bar stands: in a corner off the legend, of these in one where no unit lies if there is any."""
    boxes_off_legend = [
        candidate
        for candidate in (place_in_corner(box, size, name, 0.0) for name in BAR_CORNERS)
        if not candidate.overlaps(legend_box)
    ]
    free_boxes = [
        candidate
        for candidate in boxes_off_legend
        if not is_over_outline(candidate, view, points) and not is_inside(candidate, units)
    ]
    return [*free_boxes, *boxes_off_legend, place_in_corner(box, size, BAR_CORNERS[0], 0.0)][0]


def is_inside(box: Box, units: PathsByCode) -> bool:
    """Say whether the middle of a box lies in a unit: one that is larger than the box has no outline in it."""
    return any(path.contains_point(box.centre) for path in units.values())


def place_legend(
    picture: MapPicture, box: Box, size: tuple[float, float], margin: float, points: np.ndarray
) -> tuple[View, Box]:
    """Return the view and the legend's box: in a corner where no unit lies, else in a column of its own.

    The map may move aside as far as it does not become smaller for it. ``points`` lie along the outlines (:func:`outline_points`).
    """
    inner_box = box.inset(margin)
    full_view = fit_view(picture, box, inner_box)
    west, _, east, _ = find_extent(picture)
    slack = max(inner_box.width - (east - west) * full_view.lon_scale * full_view.scale * (1 + PADDING), 0)
    for name in LEGEND_CORNERS:
        legend_box = place_in_corner(box, size, name, margin)
        for share in (0.0, 0.5, 1.0):
            view = fit_view(picture, box, narrow_box(inner_box, slack * share, name))
            if not is_over_outline(legend_box, view, points):
                return view, legend_box
    map_box = Box(box.left + size[0] + 2 * margin, box.top + margin, box.right - margin, box.bottom - margin)
    return fit_view(picture, box, map_box), place_in_corner(box, size, LEGEND_CORNERS[0], margin)


def narrow_box(box: Box, amount: float, name: str) -> Box:
    """Return a room made narrower on the side of a corner."""
    if name.endswith("left"):
        return Box(box.left + amount, box.top, box.right, box.bottom)
    return Box(box.left, box.top, box.right - amount, box.bottom)


def outline_points(picture: MapPicture, view: View) -> np.ndarray:
    """Return points along the outlines of the units, in degrees."""
    codes = {mark.code for mark in picture.marks}
    rings_by_code = clipped_outlines.rings(
        picture.layer, picture.province or None, EARTH_BOUNDS, view.half_pixel_degrees * COVER_COARSENESS
    )
    rings = [ring for code, rings in rings_by_code.items() if code in codes for ring in rings]
    return np.concatenate(rings or [np.zeros((0, 2))])


def is_over_outline(box: Box, view: View, points: np.ndarray) -> bool:
    """Say whether a panel would lie over an outline."""
    pixels, outer_box = view.project_ring(points), box.inset(-6)
    inside_mask = (pixels > (outer_box.left, outer_box.top)) & (pixels < (outer_box.right, outer_box.bottom))
    return bool(inside_mask.all(axis=1).any())


def project_outlines(view: View, layer: str, province: str | None) -> PathsByCode:
    """Return the outlines of a layer that a view shows, by code."""
    rings_by_code = clipped_outlines.rings(layer, province, view.degree_bounds, view.half_pixel_degrees)
    return {code: rings_to_path([view.project_ring(ring) for ring in rings]) for code, rings in rings_by_code.items()}


def draw_surroundings(sheet: Sheet, view: View, picture: MapPicture) -> None:
    """Draw land of other countries, and the regions around the units, muted."""
    theme = sheet.theme
    for path in project_outlines(view, "land", None).values():
        sheet.draw_path(path, theme.land, "none", 0, view.box)
    parent_layer = PARENT_LAYERS[picture.layer]
    for path in project_outlines(view, parent_layer, None).values() if parent_layer else ():
        sheet.draw_path(path, theme.neighbour, theme.neighbour_edge, 0.8, view.box)


def draw_units(sheet: Sheet, view: View, picture: MapPicture, units: PathsByCode) -> None:
    """Paint every unit by its kind, those alike as one; then the outlines of their parents."""
    theme = sheet.theme
    groups: dict[tuple[str, int], list[Path]] = {}
    for mark in picture.marks:
        if mark.code in units:
            groups.setdefault((mark.kind, mark.class_index), []).append(units[mark.code])
    for (kind, class_index), members in sorted(groups.items()):
        group_path = Path.make_compound_path(*members)
        colour, edge, line_width = unit_style(sheet, picture, kind, class_index)
        sheet.draw_path(group_path, colour, "none", 0, view.box)
        if kind in KIND_TEXTURES:
            sheet.draw_texture(group_path, KIND_TEXTURES[kind], view.box, texture_step(sheet.min_font_size))
        sheet.draw_path(group_path, "none", edge, line_width, view.box)
    parent_codes = {mark.code[: 2 if picture.layer == "regencies" else 5] for mark in picture.marks}
    parent_layer = PARENT_LAYERS[picture.layer]
    for code, path in project_outlines(view, parent_layer, None).items() if parent_layer else ():
        if code in parent_codes:
            sheet.draw_path(path, "none", theme.parent, 1.4, view.box)


def unit_style(sheet: Sheet, picture: MapPicture, kind: str, class_index: int) -> tuple[str, str, float]:
    """Return fill, edge and line of a kind of unit."""
    theme = sheet.theme
    if kind == "class" and 0 <= class_index < len(picture.steps):
        return picture.steps[class_index].colour, theme.hairline, 1.0
    if kind == "zero":
        return theme.zero, theme.zero_edge, 1.0
    return (theme.known if kind == "symbol" else theme.blank), theme.unit_edge, 1.0


def draw_selected_area(sheet: Sheet, view: View, path: Path | None) -> None:
    """Outline the chosen area."""
    if path is not None:
        sheet.draw_path(path, "none", sheet.theme.halo, 6, view.box)
        sheet.draw_path(path, "none", sheet.theme.accent, 3.5, view.box)


def draw_symbols(sheet: Sheet, view: View, picture: MapPicture) -> None:
    """Draw a circle at each unit that has a symbol, the large ones first."""
    anchors = clipped_outlines.anchors(picture.layer, picture.province or None)
    for mark in sorted(
        (candidate for candidate in picture.marks if candidate.kind == "symbol" and candidate.code in anchors),
        key=symbol_value,
        reverse=True,
    ):
        x, y = view.project_point(*anchors[mark.code][1:])
        sheet.draw_circle(
            x,
            y,
            symbol_radius(symbol_value(mark), picture, sheet.min_font_size),
            sheet.theme.symbol,
            sheet.theme.symbol_edge,
            1.2,
            0.5,
            view.box,
        )


def symbol_value(mark: Mark) -> float:
    """Return the value that a symbol's area stands for."""
    return mark.value or 0.0
