"""Symbols and textures of a map: circles whose area is as their value, and what marks a region without a number."""

from typing import NamedTuple

from meeting.model import MapPicture, MarkKind
from meeting.render.textures import Texture

MAX_RADIUS, MIN_RADIUS = 1.75, 0.22
"""The radius of the largest symbol of a map, and of the smallest at least, in font sizes."""

KIND_TEXTURES: dict[MarkKind, Texture] = {"band": "dots", "masked": "dots", "none": "hatch"}
MIN_TEXTURE_STEP, TEXTURE_STEP_SHARE = 4.0, 0.24
LABEL_PITCH = 1.1
"""Numbers beside nested circles are at least this many font sizes apart."""


class NestedCircle(NamedTuple):
    """A circle of a legend: its value, its radius, and how far below the top its number is, in pixels."""

    value: float
    radius: float
    label_y: float


def symbol_radius(value: float, picture: MapPicture, font_size: float) -> float:
    """Return the radius of a symbol in pixels: its area is as its value; the largest on every map is of the same size."""
    max_value = max([1.0, *(mark.value or 0 for mark in picture.marks), *picture.sizes])
    share: float = (max(value, 0) / max_value) ** 0.5
    return max(MAX_RADIUS * share, MIN_RADIUS) * font_size


def texture_step(font_size: float) -> float:
    """Return how many pixels apart the dots and lines of a texture are."""
    return max(MIN_TEXTURE_STEP, font_size * TEXTURE_STEP_SHARE)


def nest_circles(picture: MapPicture, font_size: float, max_circles: int) -> list[NestedCircle]:
    """Return at most ``max_circles`` circles of a legend, the largest first; their numbers do not overlap."""
    if not picture.sizes:
        return []
    sizes = sorted(picture.sizes, reverse=True)
    sizes = sizes[:: -(-len(sizes) // max_circles)]
    max_radius = symbol_radius(sizes[0], picture, font_size)
    circles: list[NestedCircle] = []
    label_y = font_size * 0.5
    for size in sizes:
        radius = symbol_radius(size, picture, font_size)
        label_y = max(label_y, 2 * max_radius - 2 * radius)
        circles.append(NestedCircle(size, radius, label_y))
        label_y += font_size * LABEL_PITCH
    return circles
