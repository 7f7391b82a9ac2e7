"""The outlines that a map shows, in its pixels: its regions, and the land around them."""

from typing import Literal

from geo import clipped_outlines
from meeting.model import MapLayer, MapPicture
from meeting.render.map.projection import View
from meeting.render.paths import Ring

PARENT_LAYERS: dict[MapLayer, MapLayer | None] = {"provinces": None, "regencies": "provinces", "districts": "regencies"}

RingsByCode = dict[str, list[Ring]]


def project_layer(view: View, layer: MapLayer | Literal["land"] | None, province: str | None = None) -> RingsByCode:
    """Return the rings in pixels of the regions of a layer that a view shows, by code; none of no layer."""
    if layer is None:
        return {}
    rings_by_code = clipped_outlines.rings(layer, province, view.degree_bounds, view.half_pixel_degrees)
    return {code: [view.project_ring(ring) for ring in rings] for code, rings in rings_by_code.items()}


def list_parent_codes(picture: MapPicture) -> set[str]:
    """Return the codes of the regions of the parent layer that the regions of a picture are part of."""
    return {mark.code[: 2 if picture.layer == "regencies" else 5] for mark in picture.marks}
