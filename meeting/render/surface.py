"""A sheet to draw on: one matplotlib figure whose unit is a pixel, counted from the upper left corner.

Sheets share no state of matplotlib but its settings, made once: they may be drawn in several threads. What is drawn
later is above what was drawn earlier. Text is never read as mathematics.
"""

from io import BytesIO
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import AbstractPathEffect, Stroke
from matplotlib.text import Text

from data.languages import Language
from meeting.render import matplotlib_svg, typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, LEADING
from meeting.render.paths import box_to_path
from meeting.render.textures import TEXTURE_LINES, Texture
from meeting.render.theme import ThemeName, load_theme

matplotlib_svg.set_reproducible_output()

Align = Literal["left", "center", "right"]
Size = tuple[float, float]
"""Width and height in pixels."""

FIRST_ZORDER = 10
POINTS_PER_INCH = 72
HALOS_PER_SIZE = 5
"""How many widths of a halo's outline a font size holds."""

DOT_SHARE, MIN_LINE_WIDTH, LINES_PER_STEP = 0.36, 1.0, 6
"""A dot's diameter in steps of its texture; a texture's line in pixels at least, and how many of them a step holds."""

PNG_COMPRESSION = 4


class Sheet:
    """A page or a picture of ``size`` pixels; no text on it is smaller than ``min_font_size`` pixels.

    A pixel is ``points_per_pixel`` points of paper. Widths of lines are given for a font size of 24 and grow with it.
    """

    def __init__(
        self,
        size: Size,
        theme: ThemeName,
        lang: Language,
        min_font_size: float,
        points_per_pixel: float = 1.0,
        is_vector: bool = False,
    ):
        """Make an empty sheet, transparent until it is painted; ``is_vector`` says that it will be an SVG."""
        self.box, self.lang, self.min_font_size = Box(0, 0, *size), lang, min_font_size
        self.points_per_pixel, self.is_vector = points_per_pixel, is_vector
        self.theme, self.stroke_scale = load_theme(theme), points_per_pixel * min_font_size / FONT_SIZE
        inches = (size[0] * points_per_pixel / POINTS_PER_INCH, size[1] * points_per_pixel / POINTS_PER_INCH)
        self.figure = Figure(figsize=inches, dpi=POINTS_PER_INCH, facecolor="none")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
        self.axes.set_axis_off()

    def add_artist(self, artist: Artist, clip: Box | None = None) -> None:
        """Put an artist on top of all others, cut to a box where one is given."""
        artist.set_zorder(len(self.axes.artists) + FIRST_ZORDER)
        self.axes.add_artist(artist)
        artist.set_clip_path(None)
        artist.set_clip_on(clip is not None)
        if clip is not None:
            corners = [
                (clip.left, clip.top),
                (clip.right, clip.top),
                (clip.right, clip.bottom),
                (clip.left, clip.bottom),
            ]
            artist.set_clip_path(Path(corners), self.axes.transData)

    def draw_text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        weight: int = 400,
        colour: str = "",
        align: Align = "left",
        has_halo: bool = False,
    ) -> None:
        """Write one line with its baseline at ``y``; a halo in the theme's colour keeps it readable on a map."""
        if has_halo:
            self._draw_halo(x, y, text, size, weight, align)
        self.add_artist(self._create_text(x, y, text, size, weight, colour or self.theme.ink, align))

    def _draw_halo(self, x: float, y: float, text: str, size: float, weight: int, align: Align) -> None:
        """Draw the letters of a text with a thick outline."""
        halo = self._create_text(x, y, text, size, weight, self.theme.halo, align)
        halo.set_gid(matplotlib_svg.HALO_ID)
        self.add_artist(halo)
        line_width = size * self.points_per_pixel / HALOS_PER_SIZE
        effects: list[AbstractPathEffect] = [Stroke(linewidth=line_width, foreground=self.theme.halo)]
        halo.set_path_effects([] if self.is_vector else effects)

    def _create_text(self, x: float, y: float, text: str, size: float, weight: int, colour: str, align: Align) -> Text:
        """Return a line of text as an artist."""
        return Text(
            x,
            y,
            typography.sanitize_line(text),
            color=colour,
            parse_math=False,
            fontproperties=typography.load_font(weight),
            fontsize=size * self.points_per_pixel,
            ha=align,
            va="baseline",
        )

    def draw_paragraph(
        self,
        x: float,
        top: float,
        lines: list[str],
        size: float,
        weight: int = 400,
        colour: str = "",
        align: Align = "left",
    ) -> float:
        """Write lines below ``top`` and return the lower edge of the last."""
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
        rectangle = Rectangle(
            (box.left, box.top),
            box.width,
            box.height,
            facecolor=fill,
            edgecolor=edge,
            linewidth=line_width * self.stroke_scale,
            alpha=alpha,
        )
        self.add_artist(rectangle, clip)

    def draw_panel(self, box: Box, fill: str = "", edge: str = "", radius: float = 4) -> None:
        """Draw a rectangle with round corners, in the colours of a panel where none are given."""
        panel = FancyBboxPatch(
            (box.left, box.top),
            box.width,
            box.height,
            boxstyle=f"round,pad=0,rounding_size={radius}",
            facecolor=fill or self.theme.panel,
            edgecolor=edge or self.theme.panel_edge,
            linewidth=self.stroke_scale,
        )
        self.add_artist(panel)

    def draw_line(
        self, points: list[tuple[float, float]], colour: str, line_width: float, dashes: tuple[float, ...] = ()
    ) -> None:
        """Draw a line through points, dashed where lengths of dashes and gaps are given."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=line_width * self.stroke_scale,
            linestyle=(0, tuple(length / line_width for length in dashes)) if dashes else "-",
            solid_capstyle="butt",
            dash_capstyle="butt",
        )
        self.add_artist(line)

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
        circle = Circle(
            (x, y),
            radius,
            facecolor=(fill, alpha) if fill != "none" else "none",
            edgecolor=edge,
            linewidth=line_width * self.stroke_scale,
        )
        self.add_artist(circle, clip)

    def draw_path(self, path: Path, fill: str, edge: str, line_width: float, clip: Box | None = None) -> None:
        """Draw an outline of many rings (see :func:`rings_to_path`)."""
        patch = PathPatch(
            path, facecolor=fill, edgecolor=edge, linewidth=line_width * self.stroke_scale, joinstyle="round"
        )
        self.add_artist(patch, clip)

    def draw_texture(self, path: Path, texture: Texture, clip: Box, step: float, colour: str = "") -> None:
        """Fill an outline with a texture whose lines are ``step`` pixels apart, in the theme's colour where none is given."""
        extents = path.get_extents()
        box = Box(
            max(extents.x0, clip.left),
            max(extents.y0, clip.top),
            min(extents.x1, clip.right),
            min(extents.y1, clip.bottom),
        )
        if box.width <= 0 or box.height <= 0:
            return
        is_dotted = texture == "dots"
        line_width = DOT_SHARE * step if is_dotted else max(MIN_LINE_WIDTH, step / LINES_PER_STEP)
        dot_style: dict[str, Any] = {"linestyle": (0, (0.01, step / (DOT_SHARE * step))), "capstyle": "round"}
        collection = LineCollection(
            TEXTURE_LINES[texture](box, step),
            colors=colour or (self.theme.dots if is_dotted else self.theme.hatch),
            linewidths=line_width * self.points_per_pixel,
            **(dot_style if is_dotted else {}),
        )
        self.add_artist(collection, clip)
        collection.set_clip_path(path, self.axes.transData)

    def draw_textured_box(self, box: Box, texture: Texture, step: float, colour: str = "") -> None:
        """Fill a box with a texture."""
        self.draw_texture(box_to_path(box), texture, box, step, colour)

    def to_svg(self, creator: str | None = None) -> bytes:
        """Return the sheet as SVG whose text is outlines, the same bytes every time; ``creator`` is in its metadata."""
        buffer = BytesIO()
        metadata = matplotlib_svg.UNDATED_METADATA | {"Creator": creator}
        self.figure.savefig(buffer, format="svg", metadata=metadata, transparent=False)
        return matplotlib_svg.thicken_halos(buffer.getvalue())

    def to_png(self, scale: float = 1.0, creator: str | None = None) -> bytes:
        """Return the sheet as PNG, ``scale`` dots a pixel; ``creator`` is in its text chunk "Software"."""
        buffer = BytesIO()
        self.figure.savefig(
            buffer,
            format="png",
            dpi=POINTS_PER_INCH * scale / self.points_per_pixel,
            metadata={"Software": creator},
            pil_kwargs={"compress_level": PNG_COMPRESSION},
        )
        return buffer.getvalue()
