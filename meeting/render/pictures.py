"""The picture of a scene on a sheet of its own, for the screen and for slides."""

from meeting.model import BarsPicture, MapPicture, Scene, StackPicture, TrendPicture
from meeting.render.boxes import Box
from meeting.render.charts import bars, stacked_bars, trend
from meeting.render.map import map_picture
from meeting.render.surface import Sheet

DRAWN = {
    MapPicture: map_picture.draw,
    TrendPicture: trend.draw,
    BarsPicture: bars.draw,
    StackPicture: stacked_bars.draw,
}
USUAL_WIDTH, LETTER = 1366, 24
"""On a screen this wide no letter is smaller than LETTER pixels; on a wider one it grows with it."""


def least(width: float) -> float:
    """Return the smallest letter for a picture that is shown this many pixels wide."""
    return LETTER * max(1.0, width / USUAL_WIDTH)


def draw(sheet: Sheet, room: Box, scene: Scene) -> None:
    """Draw the picture of a scene into a room; nothing where it has none."""
    if scene.picture is not None:
        DRAWN[type(scene.picture)](sheet, room, scene.picture)


def sheet_of(
    scene: Scene,
    size: tuple[int, int],
    look: str,
    lang: str,
    letter: float | None,
    is_vector: bool,
    is_on_paper: bool = False,
) -> Sheet:
    """Return a sheet with the picture of a scene and nothing else."""
    sheet = Sheet(size, look, lang, letter or least(size[0]), is_vector=is_vector)
    if is_on_paper:
        sheet.rect(sheet.box, sheet.look.paper)
    draw(sheet, sheet.box.inset(1), scene)
    return sheet


def svg(
    scene: Scene,
    size: tuple[int, int],
    look: str = "light",
    lang: str = "id",
    letter: float | None = None,
    is_on_paper: bool = False,
) -> bytes:
    """Return the picture of a scene as SVG of ``size`` pixels: text as outlines, the same bytes every time.

    ``letter`` is the size of the smallest text in pixels, 24 on a screen of 1366 where it is not given. It is meant for
    an ``<img>``, since two of them share names of their parts; around it is nothing unless it ``is_on_paper``. A scene
    without a picture gives an empty one.
    """
    return sheet_of(scene, size, look, lang, letter, is_vector=True, is_on_paper=is_on_paper).svg()


def png(
    scene: Scene,
    size: tuple[int, int],
    look: str = "light",
    lang: str = "id",
    letter: float | None = None,
    scale: float = 1.0,
) -> bytes:
    """Return the picture of a scene as PNG on paper, ``scale`` dots a pixel."""
    return sheet_of(scene, size, look, lang, letter, is_vector=False, is_on_paper=True).png(scale)
