"""The picture of a scene on a sheet of its own, for the screen and for slides."""

from data.languages import Language
from meeting.model import BarsPicture, MapPicture, Scene, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts import bars, stacked_bars, trend
from meeting.render.map import map_picture
from meeting.render.metrics import FONT_SIZE
from meeting.render.surface import Sheet, Size
from meeting.render.theme import ThemeName

REFERENCE_WIDTH = 1366
"""On a screen this wide no text is smaller than FONT_SIZE pixels; on a wider one it grows with it."""


def min_font_size(width: float) -> float:
    """Return the smallest font size in pixels for a picture that is shown ``width`` pixels wide."""
    return FONT_SIZE * max(1.0, width / REFERENCE_WIDTH)


def draw_picture(sheet: Sheet, bounds: Box, scene: Scene) -> None:
    """Draw the picture of a scene into a box; nothing where it has none."""
    picture = scene.picture
    if picture is None:
        return
    if isinstance(picture, MapPicture):
        map_picture.draw_map(sheet, bounds, picture)
    elif isinstance(picture, TrendPicture):
        trend.draw_trend(sheet, bounds, picture)
    elif isinstance(picture, BarsPicture):
        bars.draw_bars(sheet, bounds, picture)
    else:
        stacked_bars.draw_stacks(sheet, bounds, picture)


def draw_sheet(
    scene: Scene,
    size: Size,
    theme: ThemeName,
    lang: Language,
    font_size: float | None,
    is_vector: bool,
    is_on_paper: bool = False,
) -> Sheet:
    """Return a sheet of ``size`` pixels with the picture of a scene alone."""
    sheet = Sheet(size, theme, lang, font_size or min_font_size(size[0]), is_vector=is_vector)
    if is_on_paper:
        sheet.draw_rect(sheet.box, sheet.theme.paper)
    draw_picture(sheet, sheet.box.inset(1), scene)
    return sheet


def render_svg(
    scene: Scene,
    size: Size,
    theme: ThemeName = "light",
    lang: Language = "id",
    font_size: float | None = None,
    is_on_paper: bool = False,
) -> bytes:
    """Return the picture of a scene as SVG of ``size`` pixels: text as outlines, the same bytes every time.

    ``font_size`` is the smallest in pixels, 24 on a screen of 1366 where it is not given. Each SVG belongs into an
    ``<img>`` of its own, since two of them share ids. Its background is transparent unless it ``is_on_paper``. A scene
    without a picture gives an empty one. Raises GeoError where the outlines of a map are not built.
    """
    return draw_sheet(scene, size, theme, lang, font_size, is_vector=True, is_on_paper=is_on_paper).to_svg()


def render_png(
    scene: Scene,
    size: Size,
    theme: ThemeName = "light",
    lang: Language = "id",
    font_size: float | None = None,
    scale: float = 1.0,
) -> bytes:
    """Return the picture of a scene as PNG on paper, ``scale`` dots a pixel; arguments and errors as :func:`render_svg`."""
    return draw_sheet(scene, size, theme, lang, font_size, is_vector=False, is_on_paper=True).to_png(scale)
