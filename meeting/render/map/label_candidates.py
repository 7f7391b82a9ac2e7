"""Where a label may stand, the preferred place first: docs/ARCHITECTURE.md, "Labels on maps", tells the order once.

``static/peta/map/label_candidates.js`` has the same numbers.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from meeting.render.boxes import Box

Size = tuple[float, float]

SYMBOL_GAP = 0.17
"""The distance of a label from its symbol, in font sizes."""

SYMBOL_SHARES = (0.6, 0.3)
"""A symbol holds a label where its radius is at least these shares of the label's height and width."""

POINT_SHIFTS = (
    *((0, 0), (0.25, 0), (-0.25, 0), (0, 0.5), (0, -0.5), (0.25, 0.5), (-0.25, 0.5), (0.25, -0.5), (-0.25, -0.5)),
    *((0.5, 0), (-0.5, 0), (0, 1), (0, -1)),
)
"""How far a label may lie from the point of a region without a symbol, in widths and heights of the label."""

LEADER_DISTANCES: Sequence[float] = (1, 1.5, 2, 3, 4, 5, 6.5, 8)
"""The lengths of leader lines, in font sizes from the edge of the symbol."""

DIRECTION_COUNT = 16
DIRECTIONS = tuple(
    (round(math.cos(angle), 6), round(math.sin(angle), 6))
    for angle in sorted(
        (2 * math.pi * step / DIRECTION_COUNT for step in range(DIRECTION_COUNT)),
        key=lambda angle: (round(angle / math.pi * 8) % 4 != 0, round(angle / math.pi * 8) % 2 != 0, angle),
    )
)
"""To the sides first, then to the corners, then between."""


class Anchor(NamedTuple):
    """A region's point in pixels, with the radius of its symbol, 0 where it has none."""

    code: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class LabelRequest:
    """A label that asks for a place: of which region, and in which sizes (width, height) its words may be set, best first.

    ``is_required`` is the region that a title names; ``is_joinable`` says that a leader line may join label and region.
    """

    anchor: Anchor
    sizes: tuple[Size, ...]
    is_required: bool = False
    is_joinable: bool = True


class Candidate(NamedTuple):
    """A box that a label may have, and which of its sizes that is."""

    box: Box
    size_index: int


def box_around(x: float, y: float, size: Size) -> Box:
    """Return the box of a size around a point."""
    return Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def unjoined_candidates(request: LabelRequest, font_size: float) -> Iterator[Candidate]:
    """Yield the boxes without a leader line: on the symbol where it holds the label, beside it, or around the point."""
    anchor = request.anchor
    for index, size in enumerate(request.sizes):
        for dx, dy in symbol_offsets(anchor.radius, size, font_size) if anchor.radius else point_offsets(size):
            yield Candidate(box_around(anchor.x + dx, anchor.y + dy, size), index)


def point_offsets(size: Size) -> list[tuple[float, float]]:
    """Return the offsets from the point of a region without a symbol."""
    return [(dx * size[0], dy * size[1]) for dx, dy in POINT_SHIFTS]


def symbol_offsets(radius: float, size: Size, font_size: float) -> list[tuple[float, float]]:
    """Return the offsets from the middle of a symbol: right, left, below, above, at its corners, and on it.

    On it comes first where the symbol holds the label, last where it is only high enough.
    """
    (width, height), gap = size, radius + SYMBOL_GAP * font_size
    on_symbol = [(0.0, 0.0)] if radius >= SYMBOL_SHARES[0] * height else []
    is_held = radius >= SYMBOL_SHARES[1] * width
    dx, dy = gap + width / 2, gap + height / 2
    corner_dx, corner_dy = 0.7 * gap + width / 2, 0.7 * gap + height / 2
    corners = [(x_sign * corner_dx, y_sign * corner_dy) for x_sign in (1, -1) for y_sign in (1, -1)]
    around_symbol = [(dx, 0), (-dx, 0), (0, dy), (0, -dy), *corners]
    return on_symbol + around_symbol if is_held else around_symbol + on_symbol


def joined_candidates(request: LabelRequest, font_size: float, distances: Sequence[float]) -> Iterator[Candidate]:
    """Yield the boxes with a leader line, the nearest first."""
    anchor = request.anchor
    for distance in distances:
        reach = anchor.radius + distance * font_size
        for index, (width, height) in enumerate(request.sizes):
            for dx, dy in DIRECTIONS:
                x, y = anchor.x + dx * (reach + width / 2), anchor.y + dy * (reach + height / 2)
                yield Candidate(box_around(x, y, (width, height)), index)


def lattice_candidates(request: LabelRequest, font_size: float, frame: Box) -> list[Candidate]:
    """Return the boxes with a leader line on a lattice over the whole map, a font size wide, the nearest first."""
    anchor, min_gap = request.anchor, request.anchor.radius + LEADER_DISTANCES[0] * font_size
    places = [
        ((x - anchor.x) ** 2 + (y - anchor.y) ** 2, index, y, x)
        for index, (width, height) in enumerate(request.sizes)
        for y in list_steps(frame.top + height / 2, frame.bottom - height / 2, font_size)
        for x in list_steps(frame.left + width / 2, frame.right - width / 2, font_size)
        if max(abs(x - anchor.x) - width / 2, 0) ** 2 + max(abs(y - anchor.y) - height / 2, 0) ** 2 >= min_gap**2
    ]
    return [Candidate(box_around(x, y, request.sizes[index]), index) for _, index, y, x in sorted(places)]


def list_steps(start: float, end: float, step: float) -> list[float]:
    """Return the numbers from ``start`` to ``end`` at most, a step apart."""
    return [start + index * step for index in range(int((end - start) // step) + 1)]
