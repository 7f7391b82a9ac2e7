"""Boxes on a sheet, in its pixels from the upper left corner."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Corner = Literal["bottom left", "top left", "bottom right", "top right"]


class Box(NamedTuple):
    """A rectangle in pixels: ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """Return x and y of the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def inset(self, margin: float) -> "Box":
        """Return the box made smaller by ``margin`` pixels on all sides, larger by a negative one."""
        return Box(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)

    def overlaps(self, box: "Box") -> bool:
        """Return whether two boxes share any area."""
        return self.left < box.right and self.right > box.left and self.top < box.bottom and self.bottom > box.top

    def contains(self, box: "Box") -> bool:
        """Return whether another box lies inside."""
        return box.left >= self.left and box.right <= self.right and box.top >= self.top and box.bottom <= self.bottom

    def is_free(self, boxes: Iterable["Box"]) -> bool:
        """Return whether none of the boxes is overlapped."""
        left, top, right, bottom = self
        return not any(left < box[2] and right > box[0] and top < box[3] and bottom > box[1] for box in boxes)


def place_in_corner(bounds: Box, size: tuple[float, float], corner: Corner, margin: float) -> Box:
    """Return a box of a size in a corner of another, ``margin`` pixels from its edges."""
    width, height = size
    left = bounds.left + margin if corner.endswith("left") else bounds.right - margin - width
    top = bounds.top + margin if corner.startswith("top") else bounds.bottom - margin - height
    return Box(left, top, left + width, top + height)
