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

    def inset(self, by: float) -> "Box":
        """Return the box made smaller on all sides."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def meets(self, other: "Box") -> bool:
        """Say whether two boxes share any room."""
        return (
            self.left < other.right and self.right > other.left and self.top < other.bottom and self.bottom > other.top
        )

    def holds(self, other: "Box") -> bool:
        """Say whether another box lies inside."""
        return (
            other.left >= self.left
            and other.right <= self.right
            and other.top >= self.top
            and other.bottom <= self.bottom
        )

    def is_free(self, taken: Iterable["Box"]) -> bool:
        """Say whether none of the boxes is met."""
        return not any(self.meets(other) for other in taken)


def corner(room: Box, size: tuple[float, float], name: str, margin: float) -> Box:
    """Return a box of a size in a corner of a room: "bottom left", "top right" and so on."""
    wide, high = size
    left = room.left + margin if name.endswith("left") else room.right - margin - wide
    top = room.top + margin if name.startswith("top") else room.bottom - margin - high
    return Box(left, top, left + wide, top + high)
