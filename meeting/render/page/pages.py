"""A scene as a whole page: title, badges, picture, numbers or lines, the sentence, the source; for paper and pictures."""

from collections.abc import Callable

from meeting import scene_badges
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.page.blocks import PANES
from meeting.render.surface import LEADING, Sheet
from meeting.scene_text import has_compact_text, page_title

PAGE_HEIGHT = 768
"""A page is laid out as one of so many pixels of height, and scaled."""

MARGIN, FONT_SIZE = 40, 24
TITLE_SIZES, ONE_LINE_TITLE_SIZES = (44, 38, 32, 28), (44, 38, 34, 32)

FOOTER_FONT_SCALES = (0.8, 0.65, 0.55)
"""What sentence and source of a picture that goes alone may be of its letters: it is read in the hand."""

Position = tuple[int, int] | None


def create_sheet(
    size: tuple[float, float],
    theme: str,
    lang: str,
    points_per_pixel: float = 1.0,
    is_vector: bool = False,
    font_size: float = FONT_SIZE,
) -> Sheet:
    """Return an empty page of ``size`` pixels; ``points_per_pixel`` is how many points of paper a pixel is.

    ``font_size`` is the smallest type in pixels of a page HEIGHT high: that of a screen, or smaller to be read in the hand.
    """
    return Sheet(size, theme, lang, font_size * size[1] / PAGE_HEIGHT, points_per_pixel, is_vector)


def draw_pages(
    scene: Scene, deck: Deck, make_sheet: Callable[[], Sheet], position: Position = None, is_standalone: bool = False
) -> list[Sheet]:
    """Return a scene as one page, or as several where its lines have no room on one.

    ``make_sheet`` makes an empty page (see :func:`create_sheet`); ``position`` is the scene's number among how many. A picture that
    goes alone has no notes and no annex: sentence and source grow smaller on it before they are cut.
    """
    sheets, first_row = [], 0
    while first_row is not None:
        sheets.append(make_sheet())
        first_row = draw_page(sheets[-1], scene, deck, position, first_row, len(sheets), is_standalone)
    return sheets


def draw_page(
    sheet: Sheet,
    scene: Scene,
    deck: Deck,
    position: Position,
    first_row: int,
    page_number: int,
    is_standalone: bool = False,
) -> int | None:
    """Draw one page, from row ``first_row`` of the scene's text on, and return the row that the next page begins with."""
    unit = sheet.min_font_size / FONT_SIZE
    sheet.draw_rect(sheet.box, sheet.theme.paper)
    title = page_title(scene, page_number, deck.lang)
    bounds = draw_header(sheet, sheet.box.inset(MARGIN * unit), title, scene, deck, unit)
    bounds = draw_footer(sheet, bounds, scene, position, unit, FOOTER_FONT_SCALES if is_standalone else ())
    return PANES[scene.kind](sheet, bounds, scene, first_row)


def draw_header(sheet: Sheet, bounds: Box, title: str, scene: Scene, deck: Deck, unit: float) -> Box:
    """Write title, badges and subtitle, and return what is left below."""
    title_lines, size = fit_title(title, bounds.width, unit, has_compact_text(scene))
    top = sheet.draw_paragraph(bounds.left, bounds.top, title_lines, size, 700) + 10 * unit
    badges_box = draw_badges(
        sheet,
        Box(bounds.left, top, bounds.right, top + sheet.min_font_size * 1.5),
        scene_badges.list_scene_badges(scene, deck),
        deck,
    )
    if scene.subtitle:
        free_width = bounds.right - badges_box.right - sheet.min_font_size * 0.6
        width = typography.measure_width(typography.sanitize_line(scene.subtitle), sheet.min_font_size)
        left, subtitle_top = (
            (badges_box.right + sheet.min_font_size * 0.6, badges_box.top)
            if width <= free_width
            else (bounds.left, badges_box.bottom + 4 * unit)
        )
        lines, _ = typography.fit_text(scene.subtitle, bounds.right - left, 2, [sheet.min_font_size])
        bottom = sheet.draw_paragraph(
            left, subtitle_top + sheet.min_font_size * 0.15, lines, sheet.min_font_size, colour=sheet.theme.muted
        )
        badges_box = Box(badges_box.left, badges_box.top, badges_box.right, max(bottom, badges_box.bottom))
    return Box(bounds.left, badges_box.bottom + 14 * unit, bounds.right, bounds.bottom)


def fit_title(title: str, max_width: float, unit: float, is_one_line: bool) -> tuple[list[str], float]:
    """Return a title in lines and its size: in one line where it is wanted so and can be, else in two."""
    if is_one_line:
        lines, size = typography.fit_text(title, max_width, 1, [size * unit for size in ONE_LINE_TITLE_SIZES], 700)
        if not lines or not lines[-1].endswith("…"):
            return lines, size
    return typography.fit_text(title, max_width, 2, [size * unit for size in TITLE_SIZES], 700)


def draw_badges(sheet: Sheet, bounds: Box, texts: list[str], deck: Deck) -> Box:
    """Draw badges side by side, in further rows where one is full, and return the room that the last row takes."""
    font_size, theme = sheet.min_font_size, sheet.theme
    left, top = bounds.left, bounds.top
    for text in texts:
        badge_text = typography.truncate_text(text, bounds.width - font_size, font_size, 700)
        width = typography.measure_width(badge_text, font_size, 700) + font_size * 0.8
        if left > bounds.left and left + width > bounds.right:
            left, top = bounds.left, top + font_size * 1.65
        fill, ink = (theme.warn, theme.on_warn) if scene_badges.is_warning(text, deck) else (theme.blank, theme.muted)
        sheet.draw_panel(
            Box(left, top, left + width, top + font_size * 1.4), fill, theme.warn if fill == theme.warn else theme.muted
        )
        sheet.draw_text(left + font_size * 0.4, top + font_size * 1.06, badge_text, font_size, 700, ink)
        left += width + font_size * 0.4
    return Box(bounds.left, top, left, top + font_size * 1.4)


def draw_footer(
    sheet: Sheet, bounds: Box, scene: Scene, position: Position, unit: float, font_scales: tuple[float, ...] = ()
) -> Box:
    """Write sentence and source with the place in the deck, in a ``font_scales`` share of the letters rather than cut; return
    what is left above."""
    position_text = f"{position[0]}/{position[1]}" if position else ""
    position_width = (
        typography.measure_width(position_text, sheet.min_font_size) + sheet.min_font_size if position else 0
    )
    is_compact = has_compact_text(scene)
    sizes = [sheet.min_font_size, *(sheet.min_font_size * font_scale for font_scale in font_scales)]
    source, size = typography.fit_text(
        scene.source, bounds.width - position_width, 1 if is_compact and not font_scales else 2, sizes
    )
    top = bounds.bottom - max(len(source), 1 if position_text else 0) * size * LEADING
    sheet.draw_paragraph(bounds.left, top, source, size, colour=sheet.theme.muted)
    sheet.draw_text(
        bounds.right, bounds.bottom - size * 0.25, position_text, size, colour=sheet.theme.muted, align="right"
    )
    for text, weight in ((scene.sentence, 400), (scene.annotation, 700)):
        lines, size = typography.fit_text(text, bounds.width, 2 if is_compact else 3, [28 * unit, *sizes], weight)
        top -= len(lines) * size * LEADING + (10 * unit if lines else 0)
        sheet.draw_paragraph(bounds.left, top, lines, size, weight)
    return Box(bounds.left, bounds.top, bounds.right, top - 12 * unit)


def render_png(scene: Scene, deck: Deck, size: tuple[int, int], theme: str = "light", scale: float = 1.0) -> bytes:
    """Return the page of a scene as PNG of ``size`` pixels, ``scale`` dots each; of several pages the first."""
    return draw_pages(scene, deck, lambda: create_sheet(size, theme, deck.lang), is_standalone=True)[0].to_png(scale)


def render_svg(scene: Scene, deck: Deck, size: tuple[int, int], theme: str = "light") -> bytes:
    """Return the page of a scene as SVG; of several pages the first."""
    return draw_pages(scene, deck, lambda: create_sheet(size, theme, deck.lang, is_vector=True), is_standalone=True)[
        0
    ].to_svg()
