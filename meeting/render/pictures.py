"""The picture of a scene on a sheet of its own, for the screen and for slides."""

from meeting.model import BarsPicture, MapPicture, Scene, StackPicture, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts import bars, stacked_bars, trend
from meeting.render.map import map_picture
from meeting.render.surface import Sheet

DRAW_FUNCTIONS = {
    MapPicture: map_picture.draw_map,
    TrendPicture: trend.draw_trend,
    BarsPicture: bars.draw_bars,
    StackPicture: stacked_bars.draw_stacks,
}
REFERENCE_WIDTH, FONT_SIZE = 1366, 24
"""On a screen this wide no letter is smaller than LETTER pixels; on a wider one it grows with it."""


def min_font_size(width: float) -> float:
    """Return the smallest letter for a picture that is shown this many pixels wide."""
    return FONT_SIZE * max(1.0, width / REFERENCE_WIDTH)


def draw_picture(sheet: Sheet, bounds: Box, scene: Scene) -> None:
    """Draw the picture of a scene into a room; nothing where it has none."""
    if scene.picture is not None:
        DRAW_FUNCTIONS[type(scene.picture)](sheet, bounds, scene.picture)


def draw_sheet(
    scene: Scene,
    size: tuple[int, int],
    theme: str,
    lang: str,
    font_size: float | None,
    is_vector: bool,
    is_on_paper: bool = False,
) -> Sheet:
    """Return a sheet with the picture of a scene and nothing else."""
    sheet = Sheet(size, theme, lang, font_size or min_font_size(size[0]), is_vector=is_vector)
    if is_on_paper:
        sheet.draw_rect(sheet.box, sheet.theme.paper)
    draw_picture(sheet, sheet.box.inset(1), scene)
    return sheet


def render_svg(
    scene: Scene,
    size: tuple[int, int],
    theme: str = "light",
    lang: str = "id",
    font_size: float | None = None,
    is_on_paper: bool = False,
) -> bytes:
    """Return the picture of a scene as SVG of ``size`` pixels: text as outlines, the same bytes every time.

    ``font_size`` is the size of the smallest text in pixels, 24 on a screen of 1366 where it is not given. It is meant for
    an ``<img>``, since two of them share names of their parts; around it is nothing unless it ``is_on_paper``. A scene
    without a picture gives an empty one.
    """
    return draw_sheet(scene, size, theme, lang, font_size, is_vector=True, is_on_paper=is_on_paper).to_svg()


def render_png(
    scene: Scene,
    size: tuple[int, int],
    theme: str = "light",
    lang: str = "id",
    font_size: float | None = None,
    scale: float = 1.0,
) -> bytes:
    """Return the picture of a scene as PNG on paper, ``scale`` dots a pixel."""
    return draw_sheet(scene, size, theme, lang, font_size, is_vector=False, is_on_paper=True).to_png(scale)
