"""A map: sea, land and neighbours muted, the regions by class or symbol, the chosen area outlined, names on top."""

from dataclasses import dataclass
from typing import Literal

from matplotlib.path import Path

from geo import clipped_outlines
from meeting.model import MapLayer, MapPicture, Mark, MarkKind
from meeting.render.boxes import Box
from meeting.render.map import decorations, labels
from meeting.render.map.legend import Legend
from meeting.render.map.map_outlines import PARENT_LAYERS, list_parent_codes, project_layer
from meeting.render.map.panel_placement import PathsByCode, find_scale_bar_box, outline_points, place_legend
from meeting.render.map.projection import View, fit_view
from meeting.render.map.symbols import KIND_TEXTURES, symbol_radius, texture_step
from meeting.render.metrics import LEADING
from meeting.render.paths import rings_to_path
from meeting.render.surface import Sheet

MAX_LEGEND_SHARE = 0.5
"""A legend is at most this share of the map's width."""


@dataclass(frozen=True)
class MapLayout:
    """Where the parts of a map are: its view, the boxes of legend and scale bar, and its labels."""

    view: View
    legend: Legend
    legend_box: Box
    bar_box: Box
    labels: labels.LabelLayout


def draw_map(sheet: Sheet, bounds: Box, picture: MapPicture) -> None:
    """Draw a map with legend, scale bar, names and attribution into a box of the sheet; raise GeoError without outlines."""
    box = decorations.draw_off_map_notes(
        sheet, decorations.draw_attribution(sheet, bounds, picture.attribution), picture.off_map_lines
    )
    layout = lay_out_map(sheet, box, picture)
    if layout.labels.omitted_labels:
        upper_box = Box(box.left, box.top, box.right, box.bottom - sheet.min_font_size * (LEADING + 0.3))
        layout = lay_out_map(sheet, upper_box, picture)
        texts = [label.full_text for label in layout.labels.omitted_labels]
        decorations.draw_omitted_labels(sheet, box, texts)
    draw_layout(sheet, picture, layout)


def lay_out_map(sheet: Sheet, box: Box, picture: MapPicture) -> MapLayout:
    """Return where the parts of a map are in a box, its labels clear of legend and scale bar."""
    legend = Legend(sheet, picture, (box.width * MAX_LEGEND_SHARE, box.height - sheet.min_font_size))
    margin = sheet.min_font_size * 0.5
    points = outline_points(picture, fit_view(picture, box, box.inset(margin)))
    view, legend_box = place_legend(picture, box, legend.size, margin, points)
    bar_box = find_scale_bar_box(
        decorations.measure_scale_bar(sheet, view),
        box.inset(sheet.min_font_size * 0.7),
        legend_box,
        view,
        points,
        project_outlines(view, picture.layer, picture.province or None),
    )
    label_layout = labels.lay_out_labels(sheet, picture, view, [legend_box, bar_box])
    return MapLayout(view, legend, legend_box, bar_box, label_layout)


def draw_layout(sheet: Sheet, picture: MapPicture, layout: MapLayout) -> None:
    """Draw a map whose parts have their places."""
    view = layout.view
    sheet.draw_rect(view.box, sheet.theme.sea)
    units = project_outlines(view, picture.layer, picture.province or None)
    draw_surroundings(sheet, view, picture)
    draw_units(sheet, view, picture, units)
    draw_selected_area(sheet, view, units.get(picture.area))
    draw_symbols(sheet, view, picture)
    decorations.draw_scale_bar(sheet, view, (layout.bar_box.right, layout.bar_box.bottom))
    layout.legend.draw(layout.legend_box)
    labels.draw_labels(sheet, layout.labels)
    sheet.draw_rect(view.box, "none", sheet.theme.coast, 1)


def project_outlines(view: View, layer: MapLayer | Literal["land"], province: str | None) -> PathsByCode:
    """Return the outlines of a layer that a view shows in pixels, by code."""
    return {code: rings_to_path(rings) for code, rings in project_layer(view, layer, province).items()}


def draw_surroundings(sheet: Sheet, view: View, picture: MapPicture) -> None:
    """Draw land of other countries, and the regions around those of the picture, muted."""
    theme = sheet.theme
    for path in project_outlines(view, "land", None).values():
        sheet.draw_path(path, theme.land, "none", 0, view.box)
    parent_layer = PARENT_LAYERS[picture.layer]
    for path in project_outlines(view, parent_layer, None).values() if parent_layer else ():
        sheet.draw_path(path, theme.neighbour, theme.neighbour_edge, 0.8, view.box)


def draw_units(sheet: Sheet, view: View, picture: MapPicture, units: PathsByCode) -> None:
    """Paint the regions by their kind, those of one kind and class together; then the outlines of their parents."""
    theme = sheet.theme
    groups: dict[tuple[MarkKind, int], list[Path]] = {}
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
    parent_codes = list_parent_codes(picture)
    parent_layer = PARENT_LAYERS[picture.layer]
    for code, path in project_outlines(view, parent_layer, None).items() if parent_layer else ():
        if code in parent_codes:
            sheet.draw_path(path, "none", theme.parent, 1.4, view.box)


def unit_style(sheet: Sheet, picture: MapPicture, kind: MarkKind, class_index: int) -> tuple[str, str, float]:
    """Return fill, edge and width of the line of a kind of regions."""
    theme = sheet.theme
    if kind == "class" and 0 <= class_index < len(picture.steps):
        return picture.steps[class_index].colour, theme.hairline, 1.0
    if kind == "zero":
        return theme.zero, theme.zero_edge, 1.0
    return (theme.symbol_region if kind == "symbol" else theme.blank), theme.unit_edge, 1.0


def draw_selected_area(sheet: Sheet, view: View, path: Path | None) -> None:
    """Outline the chosen area; nothing where it has no outline."""
    if path is not None:
        sheet.draw_path(path, "none", sheet.theme.halo, 6, view.box)
        sheet.draw_path(path, "none", sheet.theme.accent, 3.5, view.box)


def draw_symbols(sheet: Sheet, view: View, picture: MapPicture) -> None:
    """Draw a circle at each region that has a symbol, the large ones first."""
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
    """Return the value that is proportional to the area of a symbol."""
    return mark.value or 0.0
