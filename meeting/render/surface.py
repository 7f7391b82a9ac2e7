"""A sheet to draw on: one matplotlib figure whose unit is a pixel, counted from the upper left corner.

No state of matplotlib's is shared but the settings below, made once: drawings may be made in several threads. What is
drawn later lies above. Text is never read as mathematics.
"""

import re
from io import BytesIO

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Text

from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.theme import look as look_of

matplotlib.rcParams.update({"svg.hashsalt": "peta-paparan", "svg.fonttype": "path", "pdf.fonttype": 42})

HALO = "halo"
UNDATED = {"Date": None, "Creator": None, "Type": None, "Format": None}
LEADING = 1.25


class Sheet:
    """A page or a picture of ``size`` pixels; no letter on it is smaller than ``least``; a pixel is ``points`` points.

    Lines are given for letters of 24 pixels and grow with them.
    """

    def __init__(
        self,
        size: tuple[float, float],
        look: str,
        lang: str,
        least: float,
        points: float = 1.0,
        is_vector: bool = False,
    ):
        """Begin an empty sheet, transparent until it is painted; ``is_vector`` says that it will be an SVG."""
        self.box, self.lang, self.least, self.points = Box(0, 0, *size), lang, least, points
        self.look, self.stroke = look_of(look), points * least / 24
        self.figure = Figure(figsize=(size[0] * points / 72, size[1] * points / 72), dpi=72, facecolor="none")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
        self.axes.set_axis_off()
        self.is_vector = is_vector

    def add(self, artist, clip: Box | None = None):
        """Put an artist on top of all others, cut to a box where one is given."""
        artist.set_zorder(len(self.axes.artists) + 10)
        self.axes.add_artist(artist)
        artist.set_clip_path(None)
        artist.set_clip_on(clip is not None)
        if clip is not None:
            frame = Path(
                [(clip.left, clip.top), (clip.right, clip.top), (clip.right, clip.bottom), (clip.left, clip.bottom)]
            )
            artist.set_clip_path(frame, self.axes.transData)
        return artist

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        weight: int = 400,
        colour: str = "",
        align: str = "left",
        halo: bool = False,
    ) -> None:
        """Write one line with its foot at ``y``; with a halo, on a rim of the look's that keeps it readable on a map."""
        style = {
            "fontproperties": typography.font(weight),
            "fontsize": size * self.points,
            "ha": align,
            "va": "baseline",
        }
        if halo:
            rim = self.add(
                Text(x, y, typography.plain(words), color=self.look.halo, parse_math=False, gid=HALO, **style)
            )
            wide = size * self.points / 5
            rim.set_path_effects([] if self.is_vector else [Stroke(linewidth=wide, foreground=self.look.halo)])
        self.add(Text(x, y, typography.plain(words), color=colour or self.look.ink, parse_math=False, **style))

    def paragraph(
        self,
        x: float,
        top: float,
        lines: list[str],
        size: float,
        weight: int = 400,
        colour: str = "",
        align: str = "left",
    ) -> float:
        """Write lines below ``top`` and return where they end."""
        for place, line in enumerate(lines):
            self.text(x, top + size * (1.0 + LEADING * place), line, size, weight, colour, align)
        return top + size * LEADING * len(lines)

    def rect(
        self,
        box: Box,
        fill: str = "none",
        edge: str = "none",
        line: float = 0,
        clip: Box | None = None,
        alpha: float | None = None,
    ) -> None:
        """Draw a rectangle."""
        style = {"facecolor": fill, "edgecolor": edge, "linewidth": line * self.stroke, "alpha": alpha}
        self.add(Rectangle((box.left, box.top), box.width, box.height, **style), clip)

    def panel(self, box: Box, fill: str = "", edge: str = "", radius: float = 4) -> None:
        """Draw a rectangle with round corners, that of a panel where no colours are given."""
        style = {
            "facecolor": fill or self.look.panel,
            "edgecolor": edge or self.look.panel_edge,
            "linewidth": self.stroke,
        }
        rounded = f"round,pad=0,rounding_size={radius}"
        self.add(FancyBboxPatch((box.left, box.top), box.width, box.height, boxstyle=rounded, **style))

    def line(self, points: list[tuple[float, float]], colour: str, line: float, dashes: tuple[float, ...] = ()) -> None:
        """Draw a line through points, dashed where lengths of dashes and gaps are given."""
        xs, ys = zip(*points, strict=True)
        style = (0, tuple(length / line for length in dashes)) if dashes else "-"
        self.add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=line * self.stroke,
                linestyle=style,
                solid_capstyle="butt",
                dash_capstyle="butt",
            )
        )

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        edge: str,
        line: float = 1,
        alpha: float = 1.0,
        clip: Box | None = None,
    ) -> None:
        """Draw a circle; ``alpha`` is of its fill alone."""
        style = {
            "facecolor": (fill, alpha) if fill != "none" else "none",
            "edgecolor": edge,
            "linewidth": line * self.stroke,
        }
        self.add(Circle((x, y), radius, **style), clip)

    def shape(self, path: Path, fill: str, edge: str, line: float, clip: Box | None = None) -> None:
        """Draw an outline of many rings (see :func:`outline`)."""
        style = {"facecolor": fill, "edgecolor": edge, "linewidth": line * self.stroke, "joinstyle": "round"}
        self.add(PathPatch(path, **style), clip)

    def textured(self, path: Path, kind: str, clip: Box, step: float, colour: str = "") -> None:
        """Fill an outline with a texture: "hatch" (no number) or "dots" (hidden); "upright" or "grid" in a colour."""
        ends = path.get_extents()
        box = Box(max(ends.x0, clip.left), max(ends.y0, clip.top), min(ends.x1, clip.right), min(ends.y1, clip.bottom))
        if box.width <= 0 or box.height <= 0:
            return
        strokes = STROKES[kind](box, step)
        dotted = {"linestyle": (0, (0.01, step / (0.36 * step))), "capstyle": "round"} if kind == "dots" else {}
        wide = 0.36 * step if kind == "dots" else max(1.0, step / 6)
        colour = colour or (self.look.dots if kind == "dots" else self.look.hatch)
        drawn = LineCollection(strokes, colors=colour, linewidths=wide * self.points, **dotted)
        self.add(drawn, clip)
        drawn.set_clip_path(path, self.axes.transData)

    def svg(self) -> bytes:
        """Return the sheet as SVG whose text is outlines, the same bytes every time."""
        out = BytesIO()
        self.figure.savefig(out, format="svg", metadata=UNDATED, transparent=False)
        return rimmed(out.getvalue())

    def png(self, scale: float = 1.0) -> bytes:
        """Return the sheet as PNG, ``scale`` dots a pixel."""
        out = BytesIO()
        self.figure.savefig(
            out,
            format="png",
            dpi=72 * scale / self.points,
            metadata={"Software": None},
            pil_kwargs={"compress_level": 4},
        )
        return out.getvalue()


def outline(rings: list[np.ndarray]) -> Path:
    """Return rings of points as one path, each closed; rounded to a tenth of a pixel."""
    points = [np.round(ring, 1) for ring in rings]
    codes = [np.full(len(ring), Path.LINETO, dtype=Path.code_type) for ring in points]
    for code in codes:
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(points), np.concatenate(codes)) if points else Path(np.zeros((0, 2)))


def diagonals(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return parallel lines from lower left to upper right that fill a box, in one raster for the whole sheet."""
    first = int((box.left + box.top) // (step * 1.4)) - 1
    last = int((box.right + box.bottom) // (step * 1.4)) + 1
    sums = [place * step * 1.4 for place in range(first, last + 1)]
    return [[(total - box.bottom, box.bottom), (total - box.top, box.top)] for total in sums]


def rows(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return level lines that fill a box, in one raster for the whole sheet."""
    left = box.left // step * step
    return [
        [(left, place * step), (box.right, place * step)]
        for place in range(int(box.top // step), int(box.bottom // step) + 1)
    ]


def uprights(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return upright lines that fill a box, in one raster for the whole sheet."""
    places = range(int(box.left // step), int(box.right // step) + 1)
    return [[(place * step, box.top), (place * step, box.bottom)] for place in places]


def grid(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return upright and level lines that fill a box."""
    return uprights(box, step) + rows(box, step)


STROKES = {"hatch": diagonals, "dots": rows, "upright": uprights, "grid": grid}
"""The lines of each texture."""


def rimmed(content: bytes) -> bytes:
    """Return SVG whose halos are letters with a thick rim: a third of the size of outlines of outlines."""
    opening = rb'(<g id="halo">\s*(?:<!--.*?-->\s*)?<g style="fill: )(#[0-9a-f]{6})(?=["; ])'
    rim = rb"\1\2; stroke: \2; stroke-width: 1280; stroke-linejoin: round"
    return re.sub(rb'<g id="halo">', b"<g>", re.sub(opening, rim, content, flags=re.DOTALL))


def outline_of(box: Box) -> Path:
    """Return a box as a path."""
    left, top, right, bottom = box
    return outline([np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])])
