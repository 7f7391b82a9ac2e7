"""A scene as a whole page: title, badges, picture, numbers or lines, the sentence, the source; for paper and images."""

from collections.abc import Callable

from data.languages import Language
from data.version import app_label
from meeting import scene_badges
from meeting.model import Deck, Scene
from meeting.render import typography
from meeting.render.boxes import Box
from meeting.render.metrics import FONT_SIZE, LEADING, PAGE_HEIGHT
from meeting.render.page.blocks import BLOCKS_BY_KIND
from meeting.render.page.title import title_limits
from meeting.render.surface import Sheet, Size
from meeting.render.theme import ThemeName
from meeting.scene_text import has_compact_text, page_title

MARGIN, SENTENCE_SIZE = 40, 28
FOOTER_FONT_SCALES = (0.8, 0.65, 0.55)
"""What sentence and source of a standalone image may be of its font size: it is read in the hand."""

Position = tuple[int, int] | None


def create_sheet(
    size: Size,
    theme: ThemeName,
    lang: Language,
    points_per_pixel: float = 1.0,
    is_vector: bool = False,
    font_size: float = FONT_SIZE,
) -> Sheet:
    """Return an empty page of ``size`` pixels; a pixel is ``points_per_pixel`` points of paper.

    ``font_size`` is the smallest in pixels of a page of PAGE_HEIGHT: that of a screen, or smaller to be read in the hand.
    """
    return Sheet(size, theme, lang, font_size * size[1] / PAGE_HEIGHT, points_per_pixel, is_vector)


def draw_pages(
    scene: Scene, deck: Deck, make_sheet: Callable[[], Sheet], position: Position = None, is_standalone: bool = False
) -> list[Sheet]:
    """Return a scene as one page, or as several where its lines have no room; raise GeoError for a map without outlines.

    ``make_sheet`` makes an empty page (see :func:`create_sheet`); ``position`` is the scene's number among how many. A
    standalone image has no notes and no annex: its sentence and source become smaller before they are cut.
    """
    sheets: list[Sheet] = []
    first_row: int | None = 0
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
    """Draw one page from row ``first_row`` of the scene's text on; return the row of the next page, None at the end."""
    unit = sheet.min_font_size / FONT_SIZE
    sheet.draw_rect(sheet.box, sheet.theme.paper)
    title = page_title(scene, page_number, deck.lang)
    bounds = draw_header(sheet, sheet.box.inset(MARGIN * unit), title, scene, deck, unit)
    bounds = draw_footer(sheet, bounds, scene, position, unit, FOOTER_FONT_SCALES if is_standalone else ())
    return BLOCKS_BY_KIND[scene.kind](sheet, bounds, scene, first_row)


def draw_header(sheet: Sheet, bounds: Box, title: str, scene: Scene, deck: Deck, unit: float) -> Box:
    """Write title, badges and subtitle, and return the box below."""
    limits = title_limits(title, bounds.width, has_compact_text(scene), unit)
    title_lines, size = typography.fit_text(title, bounds.width, *limits, 700)
    top = sheet.draw_paragraph(bounds.left, bounds.top, title_lines, size, 700) + 10 * unit
    badges_box = draw_badges(
        sheet,
        Box(bounds.left, top, bounds.right, top + sheet.min_font_size * 1.5),
        scene_badges.list_scene_badges(scene, deck),
        deck,
    )
    bottom = draw_subtitle(sheet, bounds, badges_box, scene.subtitle, unit) if scene.subtitle else badges_box.bottom
    return Box(bounds.left, bottom + 14 * unit, bounds.right, bounds.bottom)


def draw_subtitle(sheet: Sheet, bounds: Box, badges_box: Box, subtitle: str, unit: float) -> float:
    """Write the subtitle beside the last row of badges where it has room, else below; return the lower edge of both."""
    font_size = sheet.min_font_size
    free_width = bounds.right - badges_box.right - font_size * 0.6
    is_beside = typography.measure_width(typography.sanitize_line(subtitle), font_size) <= free_width
    left, top = (
        (badges_box.right + font_size * 0.6, badges_box.top)
        if is_beside
        else (bounds.left, badges_box.bottom + 4 * unit)
    )
    lines, _ = typography.fit_text(subtitle, bounds.right - left, 2, [font_size])
    bottom = sheet.draw_paragraph(left, top + font_size * 0.15, lines, font_size, colour=sheet.theme.muted)
    return max(bottom, badges_box.bottom)


def draw_badges(sheet: Sheet, bounds: Box, texts: list[str], deck: Deck) -> Box:
    """Draw badges side by side, in further rows where one is full, and return the box of the last row."""
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
    """Write sentence, annotation, source and the position in the deck; return the box above.

    Texts are set at one of ``font_scales`` of the font size before they are cut.
    """
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
        lines, size = typography.fit_text(
            text, bounds.width, 2 if is_compact else 3, [SENTENCE_SIZE * unit, *sizes], weight
        )
        top -= len(lines) * size * LEADING + (10 * unit if lines else 0)
        sheet.draw_paragraph(bounds.left, top, lines, size, weight)
    return Box(bounds.left, bounds.top, bounds.right, top - 12 * unit)


def render_png(scene: Scene, deck: Deck, size: Size, theme: ThemeName = "light", scale: float = 1.0) -> bytes:
    """Return the page of a scene as PNG of ``size`` pixels, ``scale`` dots each; of several pages the first."""
    sheets = draw_pages(scene, deck, lambda: create_sheet(size, theme, deck.lang), is_standalone=True)
    return sheets[0].to_png(scale, app_label())


def render_svg(scene: Scene, deck: Deck, size: Size, theme: ThemeName = "light") -> bytes:
    """Return the page of a scene as SVG; of several pages the first."""
    sheets = draw_pages(scene, deck, lambda: create_sheet(size, theme, deck.lang, is_vector=True), is_standalone=True)
    return sheets[0].to_svg(app_label())
