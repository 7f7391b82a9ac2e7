"""Paths of matplotlib from rings of points and from boxes, in pixels."""

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

from meeting.render.boxes import Box

Ring = npt.NDArray[np.float64]
"""Points as rows of x and y (or of longitude and latitude); the last is the first."""


def rings_to_path(rings: list[Ring]) -> Path:
    """Return rings of points as one path, each closed; rounded to a tenth of a pixel."""
    rounded_rings = [np.round(ring, 1) for ring in rings]
    codes = [np.full(len(ring), Path.LINETO, dtype=Path.code_type) for ring in rounded_rings]
    for code in codes:
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(rounded_rings), np.concatenate(codes)) if rounded_rings else Path(np.zeros((0, 2)))


def box_to_path(box: Box) -> Path:
    """Return a box as a path."""
    left, top, right, bottom = box
    return rings_to_path([np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])])
