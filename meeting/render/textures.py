"""Textures of areas without a number and of parts of bars: lines that fill a box, in one raster for the whole sheet."""

from collections.abc import Callable
from typing import Literal

from meeting.render.boxes import Box

Texture = Literal["hatch", "dots", "upright", "grid"]
"""Diagonal lines (no data), dots (suppressed), upright lines, and upright and level lines."""

Line = list[tuple[float, float]]
"""The points of a line in pixels."""

DIAGONAL_PITCH = 1.4
"""Diagonal lines are this many steps apart, measured level."""


def diagonal_lines(box: Box, step: float) -> list[Line]:
    """Return parallel lines from lower left to upper right that fill a box, ``step`` pixels apart."""
    first_index = int((box.left + box.top) // (step * DIAGONAL_PITCH)) - 1
    last_index = int((box.right + box.bottom) // (step * DIAGONAL_PITCH)) + 1
    sums = [index * step * DIAGONAL_PITCH for index in range(first_index, last_index + 1)]
    return [[(total - box.bottom, box.bottom), (total - box.top, box.top)] for total in sums]


def level_lines(box: Box, step: float) -> list[Line]:
    """Return level lines that fill a box, ``step`` pixels apart."""
    left = box.left // step * step
    return [
        [(left, index * step), (box.right, index * step)]
        for index in range(int(box.top // step), int(box.bottom // step) + 1)
    ]


def upright_lines(box: Box, step: float) -> list[Line]:
    """Return upright lines that fill a box, ``step`` pixels apart."""
    indexes = range(int(box.left // step), int(box.right // step) + 1)
    return [[(index * step, box.top), (index * step, box.bottom)] for index in indexes]


def grid_lines(box: Box, step: float) -> list[Line]:
    """Return upright and level lines that fill a box, ``step`` pixels apart."""
    return upright_lines(box, step) + level_lines(box, step)


TEXTURE_LINES: dict[Texture, Callable[[Box, float], list[Line]]] = {
    "hatch": diagonal_lines,
    "dots": level_lines,
    "upright": upright_lines,
    "grid": grid_lines,
}
"""The lines of each texture."""
