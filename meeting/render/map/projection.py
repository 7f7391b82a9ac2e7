"""From degrees to pixels: where on the sheet a map lies, and how much of the earth its box shows."""

import math
from dataclasses import dataclass

import numpy as np

from data.regions.gazetteer import COUNTRY
from geo import outlines
from meeting.model import MapPicture
from meeting.render.boxes import Box

KM_PER_DEGREE = 111.32
PADDING = 0.05


@dataclass(frozen=True)
class View:
    """A map's box and the middle of what it shows; ``scale`` is pixels a degree of latitude, ``squeeze`` that of longitude to it."""

    box: Box
    middle: tuple[float, float]
    scale: float
    squeeze: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where on the sheet a point of the earth lies."""
        x, y = self.box.centre
        return x + (lon - self.middle[0]) * self.squeeze * self.scale, y - (lat - self.middle[1]) * self.scale

    def ring(self, ring: np.ndarray) -> np.ndarray:
        """Return a ring of longitudes and latitudes in pixels."""
        x, y = self.box.centre
        wide, high = self.squeeze * self.scale, self.scale
        return np.column_stack([x + (ring[:, 0] - self.middle[0]) * wide, y - (ring[:, 1] - self.middle[1]) * high])

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north of the box and a little around."""
        wide = self.box.width / self.squeeze / self.scale * 0.51
        high = self.box.height / self.scale * 0.51
        return self.middle[0] - wide, self.middle[1] - high, self.middle[0] + wide, self.middle[1] + high

    @property
    def pixel(self) -> float:
        """Return half a pixel in degrees."""
        return 0.5 / self.scale

    def pixels(self, km: float) -> float:
        """Return how long a distance is on the sheet."""
        return km / KM_PER_DEGREE * self.scale


def view(picture: MapPicture, box: Box, room: Box) -> View:
    """Return the view that shows what a picture is about inside ``room``, while the map fills all of ``box``."""
    west, south, east, north = extent(picture)
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, high = (east - west) * squeeze * (1 + PADDING), (north - south) * (1 + PADDING)
    scale = min(room.width / wide, room.height / high)
    (x, y), (mid_x, mid_y) = room.centre, box.centre
    middle = (west + east) / 2 + (mid_x - x) / squeeze / scale, (south + north) / 2 - (mid_y - y) / scale
    return View(box, middle, scale, squeeze)


def extent(picture: MapPicture) -> list[float]:
    """Return west, south, east and north: those of the area, of its province, or of the units where it has none."""
    known = outlines.current("bounds")
    nearest = {"districts": [picture.area[:5], picture.province], "regencies": [picture.area[:5], picture.area[:2]]}
    for code in nearest.get(picture.layer, [COUNTRY]):
        if code in known:
            return known[code]
    boxes = np.array([known[mark.code] for mark in picture.marks if mark.code in known] or [outlines.COUNTRY_BOUNDS])
    return [*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)]
