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
from meeting.render.theme import load_theme

matplotlib.rcParams.update({"svg.hashsalt": "peta-paparan", "svg.fonttype": "path", "pdf.fonttype": 42})

HALO_ID = "halo"
UNDATED_METADATA = {"Date": None, "Creator": None, "Type": None, "Format": None}
LEADING = 1.25


class Sheet:
    """A page or a picture of ``size`` pixels; no letter on it is smaller than ``min_font_size``; a pixel is ``points`` points.

    Lines are given for letters of 24 pixels and grow with them.
    """

    def __init__(
        self,
        size: tuple[float, float],
        theme: str,
        lang: str,
        min_font_size: float,
        points_per_pixel: float = 1.0,
        is_vector: bool = False,
    ):
        """Begin an empty sheet, transparent until it is painted; ``is_vector`` says that it will be an SVG."""
        self.box, self.lang, self.min_font_size, self.points_per_pixel = (
            Box(0, 0, *size),
            lang,
            min_font_size,
            points_per_pixel,
        )
        self.theme, self.stroke_scale = load_theme(theme), points_per_pixel * min_font_size / 24
        self.figure = Figure(
            figsize=(size[0] * points_per_pixel / 72, size[1] * points_per_pixel / 72), dpi=72, facecolor="none"
        )
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
        self.axes.set_axis_off()
        self.is_vector = is_vector

    def add_artist(self, artist, clip: Box | None = None):
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

    def draw_text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: int = 400,
        colour: str = "",
        align: str = "left",
        has_halo: bool = False,
    ) -> None:
        """Write one line with its foot at ``y``; with a halo, on a rim of the look's that keeps it readable on a map."""
        style = {
            "fontproperties": typography.load_font(weight),
            "fontsize": size * self.points_per_pixel,
            "ha": align,
            "va": "baseline",
        }
        if has_halo:
            halo_artist = self.add_artist(
                Text(
                    x, y, typography.sanitize_line(text), color=self.theme.halo, parse_math=False, gid=HALO_ID, **style
                )
            )
            halo_width = size * self.points_per_pixel / 5
            halo_artist.set_path_effects(
                [] if self.is_vector else [Stroke(linewidth=halo_width, foreground=self.theme.halo)]
            )
        self.add_artist(
            Text(x, y, typography.sanitize_line(text), color=colour or self.theme.ink, parse_math=False, **style)
        )

    def draw_paragraph(
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
        for index, line in enumerate(lines):
            self.draw_text(x, top + size * (1.0 + LEADING * index), line, size, weight, colour, align)
        return top + size * LEADING * len(lines)

    def draw_rect(
        self,
        box: Box,
        fill: str = "none",
        edge: str = "none",
        line_width: float = 0,
        clip: Box | None = None,
        alpha: float | None = None,
    ) -> None:
        """Draw a rectangle."""
        style = {"facecolor": fill, "edgecolor": edge, "linewidth": line_width * self.stroke_scale, "alpha": alpha}
        self.add_artist(Rectangle((box.left, box.top), box.width, box.height, **style), clip)

    def draw_panel(self, box: Box, fill: str = "", edge: str = "", radius: float = 4) -> None:
        """Draw a rectangle with round corners, that of a panel where no colours are given."""
        style = {
            "facecolor": fill or self.theme.panel,
            "edgecolor": edge or self.theme.panel_edge,
            "linewidth": self.stroke_scale,
        }
        box_style = f"round,pad=0,rounding_size={radius}"
        self.add_artist(FancyBboxPatch((box.left, box.top), box.width, box.height, boxstyle=box_style, **style))

    def draw_line(
        self, points: list[tuple[float, float]], colour: str, line_width: float, dashes: tuple[float, ...] = ()
    ) -> None:
        """Draw a line through points, dashed where lengths of dashes and gaps are given."""
        xs, ys = zip(*points, strict=True)
        style = (0, tuple(length / line_width for length in dashes)) if dashes else "-"
        self.add_artist(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=line_width * self.stroke_scale,
                linestyle=style,
                solid_capstyle="butt",
                dash_capstyle="butt",
            )
        )

    def draw_circle(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        edge: str,
        line_width: float = 1,
        alpha: float = 1.0,
        clip: Box | None = None,
    ) -> None:
        """Draw a circle; ``alpha`` is of its fill alone."""
        style = {
            "facecolor": (fill, alpha) if fill != "none" else "none",
            "edgecolor": edge,
            "linewidth": line_width * self.stroke_scale,
        }
        self.add_artist(Circle((x, y), radius, **style), clip)

    def draw_path(self, path: Path, fill: str, edge: str, line_width: float, clip: Box | None = None) -> None:
        """Draw an outline of many rings (see :func:`rings_to_path`)."""
        style = {
            "facecolor": fill,
            "edgecolor": edge,
            "linewidth": line_width * self.stroke_scale,
            "joinstyle": "round",
        }
        self.add_artist(PathPatch(path, **style), clip)

    def draw_texture(self, path: Path, kind: str, clip: Box, step: float, colour: str = "") -> None:
        """Fill an outline with a texture: "hatch" (no number) or "dots" (hidden); "upright" or "grid" in a colour."""
        extents = path.get_extents()
        box = Box(
            max(extents.x0, clip.left),
            max(extents.y0, clip.top),
            min(extents.x1, clip.right),
            min(extents.y1, clip.bottom),
        )
        if box.width <= 0 or box.height <= 0:
            return
        texture_lines = TEXTURE_LINES[kind](box, step)
        dot_style = {"linestyle": (0, (0.01, step / (0.36 * step))), "capstyle": "round"} if kind == "dots" else {}
        line_width = 0.36 * step if kind == "dots" else max(1.0, step / 6)
        colour = colour or (self.theme.dots if kind == "dots" else self.theme.hatch)
        collection = LineCollection(
            texture_lines, colors=colour, linewidths=line_width * self.points_per_pixel, **dot_style
        )
        self.add_artist(collection, clip)
        collection.set_clip_path(path, self.axes.transData)

    def to_svg(self) -> bytes:
        """Return the sheet as SVG whose text is outlines, the same bytes every time."""
        buffer = BytesIO()
        self.figure.savefig(buffer, format="svg", metadata=UNDATED_METADATA, transparent=False)
        return thicken_halos(buffer.getvalue())

    def to_png(self, scale: float = 1.0) -> bytes:
        """Return the sheet as PNG, ``scale`` dots a pixel."""
        buffer = BytesIO()
        self.figure.savefig(
            buffer,
            format="png",
            dpi=72 * scale / self.points_per_pixel,
            metadata={"Software": None},
            pil_kwargs={"compress_level": 4},
        )
        return buffer.getvalue()


def rings_to_path(rings: list[np.ndarray]) -> Path:
    """Return rings of points as one path, each closed; rounded to a tenth of a pixel."""
    rounded_rings = [np.round(ring, 1) for ring in rings]
    codes = [np.full(len(ring), Path.LINETO, dtype=Path.code_type) for ring in rounded_rings]
    for code in codes:
        code[0], code[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(np.concatenate(rounded_rings), np.concatenate(codes)) if rounded_rings else Path(np.zeros((0, 2)))


def diagonal_lines(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return parallel lines from lower left to upper right that fill a box, in one raster for the whole sheet."""
    first_index = int((box.left + box.top) // (step * 1.4)) - 1
    last_index = int((box.right + box.bottom) // (step * 1.4)) + 1
    sums = [index * step * 1.4 for index in range(first_index, last_index + 1)]
    return [[(total - box.bottom, box.bottom), (total - box.top, box.top)] for total in sums]


def level_lines(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return level lines that fill a box, in one raster for the whole sheet."""
    left = box.left // step * step
    return [
        [(left, index * step), (box.right, index * step)]
        for index in range(int(box.top // step), int(box.bottom // step) + 1)
    ]


def upright_lines(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return upright lines that fill a box, in one raster for the whole sheet."""
    indexes = range(int(box.left // step), int(box.right // step) + 1)
    return [[(index * step, box.top), (index * step, box.bottom)] for index in indexes]


def grid_lines(box: Box, step: float) -> list[list[tuple[float, float]]]:
    """Return upright and level lines that fill a box."""
    return upright_lines(box, step) + level_lines(box, step)


TEXTURE_LINES = {"hatch": diagonal_lines, "dots": level_lines, "upright": upright_lines, "grid": grid_lines}
"""The lines of each texture."""


def thicken_halos(content: bytes) -> bytes:
    """Return SVG whose halos are letters with a thick rim: a third of the size of outlines of outlines."""
    pattern = rb'(<g id="halo">\s*(?:<!--.*?-->\s*)?<g style="fill: )(#[0-9a-f]{6})(?=["; ])'
    replacement = rb"\1\2; stroke: \2; stroke-width: 1280; stroke-linejoin: round"
    return re.sub(rb'<g id="halo">', b"<g>", re.sub(pattern, replacement, content, flags=re.DOTALL))


def box_to_path(box: Box) -> Path:
    """Return a box as a path."""
    left, top, right, bottom = box
    return rings_to_path([np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])])
