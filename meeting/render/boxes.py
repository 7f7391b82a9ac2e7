"""Boxes on a sheet, in its pixels from the upper left corner."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """Return its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def inset(self, margin: float) -> "Box":
        """Return the box made smaller on all sides."""
        return Box(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)

    def overlaps(self, box: "Box") -> bool:
        """Say whether two boxes share any room."""
        return self.left < box.right and self.right > box.left and self.top < box.bottom and self.bottom > box.top

    def contains(self, box: "Box") -> bool:
        """Say whether another box lies inside."""
        return box.left >= self.left and box.right <= self.right and box.top >= self.top and box.bottom <= self.bottom

    def is_free(self, boxes: Iterable["Box"]) -> bool:
        """Say whether none of the boxes is met."""
        return not any(self.overlaps(box) for box in boxes)


def place_in_corner(bounds: Box, size: tuple[float, float], name: str, margin: float) -> Box:
    """Return a box of a size in a corner of a room: "bottom left", "top right" and so on."""
    width, height = size
    left = bounds.left + margin if name.endswith("left") else bounds.right - margin - width
    top = bounds.top + margin if name.startswith("top") else bounds.bottom - margin - height
    return Box(left, top, left + width, top + height)
