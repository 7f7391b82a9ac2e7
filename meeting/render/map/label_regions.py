"""Which region lies where on a map, in cells of some pixels: so that a label never lies in another region.

``static/peta/map/label_regions.js`` does the same in the browser.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from meeting.render.boxes import Box
from meeting.render.paths import Ring

Circle = tuple[float, float, float]
"""x, y and radius in pixels."""


@dataclass(frozen=True)
class RegionGrid:
    """The regions of a map in cells: ``cells`` holds for each the index of the region that its middle lies in, 0 for none.

    The first ``unit_count`` indices are the regions that the map is about; those after are the land around them.
    """

    frame: Box
    cell: float
    cells: np.ndarray
    index_by_code: dict[str, int]
    unit_count: int

    def index_at(self, x: float, y: float) -> int:
        """Return the index of the region at a point, 0 where none is or the point is off the grid."""
        row, column = int((y - self.frame.top) // self.cell), int((x - self.frame.left) // self.cell)
        is_inside = 0 <= row < self.cells.shape[0] and 0 <= column < self.cells.shape[1]
        return int(self.cells[row, column]) if is_inside else 0

    def foreign_share(self, box: Box, code: str, circle: Circle, is_land_around_foreign: bool) -> float:
        """Return which share of a box lies in regions other than ``code``; what lies in its ``circle`` is its own."""
        rows, columns = self.cell_range(box.top, box.bottom, 0), self.cell_range(box.left, box.right, 1)
        cells = self.cells[rows[0] : rows[1], columns[0] : columns[1]]
        is_foreign = (cells != 0) & (cells != self.index_by_code.get(code, 0))
        if not is_land_around_foreign:
            is_foreign &= cells <= self.unit_count
        if circle[2] and is_foreign.any():
            ys = self.frame.top + (np.arange(*rows) + 0.5) * self.cell - circle[1]
            xs = self.frame.left + (np.arange(*columns) + 0.5) * self.cell - circle[0]
            is_foreign &= ys[:, None] ** 2 + xs[None, :] ** 2 > circle[2] ** 2
        return float(np.count_nonzero(is_foreign) / cells.size) if cells.size else 0.0

    def cell_range(self, start: float, end: float, axis: int) -> tuple[int, int]:
        """Return the first cell of an axis (0 for rows) whose middle lies from ``start`` to ``end``, and the one after the last."""
        origin = self.frame.left if axis else self.frame.top
        first, stop = (math.ceil((position - origin) / self.cell - 0.5) for position in (start, end))
        return max(first, 0), max(min(stop, self.cells.shape[axis]), 0)


def build_grid(frame: Box, cell: float, regions: Iterable[tuple[str, list[Ring]]], unit_count: int) -> RegionGrid:
    """Return the grid of a frame from regions and their closed rings in pixels, those that the map is about first."""
    shape = (int(np.ceil(frame.height / cell)), int(np.ceil(frame.width / cell)))
    grid = RegionGrid(frame, cell, np.zeros(shape, dtype=np.uint16), {}, unit_count)
    for index, (code, rings) in enumerate(regions, start=1):
        grid.index_by_code[code] = index
        fill_region(grid, [ring for ring in rings if len(ring) > 1], index)
    return grid


def fill_region(grid: RegionGrid, rings: list[Ring], index: int) -> None:
    """Write an index into the cells whose middle lies inside an odd number of rings."""
    if not rings:
        return
    starts, ends = (np.concatenate([ring[part] for ring in rings]) for part in (slice(None, -1), slice(1, None)))
    edges = np.column_stack([(starts - grid.frame[:2]) / grid.cell, (ends - grid.frame[:2]) / grid.cell])
    x0, y0, x1, y1 = edges[edges[:, 1] != edges[:, 3]].T
    first = np.ceil(np.minimum(y0, y1) - 0.5).clip(0, grid.cells.shape[0]).astype(int)
    stop = np.ceil(np.maximum(y0, y1) - 0.5).clip(0, grid.cells.shape[0]).astype(int)
    counts = stop - first
    edge_indexes = np.repeat(np.arange(len(counts)), counts)
    rows = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts) + first[edge_indexes]
    slopes = (x1 - x0) / (y1 - y0)
    crossings = x0[edge_indexes] + (rows + 0.5 - y0[edge_indexes]) * slopes[edge_indexes]
    order = np.lexsort((crossings, rows))
    columns = np.ceil(crossings[order] - 0.5).clip(0, grid.cells.shape[1]).astype(int)
    starts_of_runs, lengths = columns[::2], columns[1::2] - columns[::2]
    offsets = np.arange(lengths.sum()) - np.repeat(lengths.cumsum() - lengths, lengths)
    places = np.repeat(rows[order][::2] * grid.cells.shape[1] + starts_of_runs, lengths) + offsets
    grid.cells.ravel()[places] = index
