"""The projection of a map: from degrees to the pixels of its box."""

import math
from dataclasses import dataclass

import numpy as np

from data.regions.gazetteer import COUNTRY
from geo import outlines
from meeting.model import MapPicture
from meeting.render.boxes import Box
from meeting.render.paths import Ring

KM_PER_DEGREE = 111.32
PADDING = 0.05


@dataclass(frozen=True)
class View:
    """A map's box in pixels and the longitude and latitude of its middle.

    ``scale`` is pixels a degree of latitude, ``lon_scale`` the ratio of a degree of longitude to it.
    """

    box: Box
    middle: tuple[float, float]
    scale: float
    lon_scale: float

    def project_point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a point in degrees."""
        x, y = self.box.centre
        return x + (lon - self.middle[0]) * self.lon_scale * self.scale, y - (lat - self.middle[1]) * self.scale

    def project_ring(self, ring: Ring) -> Ring:
        """Return a ring of longitudes and latitudes in pixels."""
        x, y = self.box.centre
        x_scale, y_scale = self.lon_scale * self.scale, self.scale
        return np.column_stack(
            [x + (ring[:, 0] - self.middle[0]) * x_scale, y - (ring[:, 1] - self.middle[1]) * y_scale]
        )

    @property
    def degree_bounds(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north of the box and a little around."""
        half_width = self.box.width / self.lon_scale / self.scale * 0.51
        half_height = self.box.height / self.scale * 0.51
        return (
            self.middle[0] - half_width,
            self.middle[1] - half_height,
            self.middle[0] + half_width,
            self.middle[1] + half_height,
        )

    @property
    def half_pixel_degrees(self) -> float:
        """Return half a pixel in degrees."""
        return 0.5 / self.scale

    def km_to_pixels(self, km: float) -> float:
        """Return the length of a distance in pixels."""
        return km / KM_PER_DEGREE * self.scale


def fit_view(picture: MapPicture, box: Box, bounds: Box) -> View:
    """Return the view that shows the extent of a picture inside ``bounds``, while the map fills all of ``box``."""
    west, south, east, north = find_extent(picture)
    lon_scale = math.cos(math.radians((south + north) / 2))
    width, height = (east - west) * lon_scale * (1 + PADDING), (north - south) * (1 + PADDING)
    scale = min(bounds.width / width, bounds.height / height)
    (x, y), (mid_x, mid_y) = bounds.centre, box.centre
    middle = (west + east) / 2 + (mid_x - x) / lon_scale / scale, (south + north) / 2 - (mid_y - y) / scale
    return View(box, middle, scale, lon_scale)


def find_extent(picture: MapPicture) -> list[float]:
    """Return west, south, east and north in degrees: of the area, of its province, or of the regions where it has none."""
    bounds_by_code: dict[str, list[float]] = outlines.read_current_table("bounds")
    codes_by_layer = {
        "districts": [picture.area[:5], picture.province],
        "regencies": [picture.area[:5], picture.area[:2]],
    }
    for code in codes_by_layer.get(picture.layer, [COUNTRY]):
        if code in bounds_by_code:
            return bounds_by_code[code]
    boxes = np.array(
        [bounds_by_code[mark.code] for mark in picture.marks if mark.code in bounds_by_code]
        or [outlines.COUNTRY_BOUNDS]
    )
    return [*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)]
