"""Exports of a deck: slides, pages, tables and images, with the same texts and numbers as the screen.

Nothing here asks the data again: an export shows what the deck holds, and of that only the scenes that are shown.
"""

from collections.abc import Callable

from data.logs import log_event
from geo.errors import GeoError
from meeting.errors import DeckError
from meeting.exports.image import export_png, export_svg
from meeting.exports.options import PAGE_SIZES, Options, Ratio, ensure_exportable, select_scene
from meeting.exports.pdf import export_pdf
from meeting.exports.pptx.slides import export_pptx
from meeting.exports.workbook import export_xlsx
from meeting.model import Deck

FORMATS: dict[str, Callable[[Deck, Options], bytes]] = {
    "pptx": export_pptx,
    "pdf": export_pdf,
    "xlsx": export_xlsx,
    "png": export_png,
    "svg": export_svg,
}
"""What makes a file, by its ending."""

MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "svg": "image/svg+xml",
}

__all__ = ["FORMATS", "MIME", "PAGE_SIZES", "Options", "Ratio", "select_scene", "export_deck", "ensure_exportable"]


def export_deck(deck: Deck, ending: str, options: Options | None = None, is_internal: bool = False) -> bytes:
    """Return a deck as a file of :data:`FORMATS`; the same deck gives the same bytes.

    Raises DeckError where nothing can be shown or a map cannot be drawn, or where a deck of the internal mode was not asked for as ``is_internal``;
    TemplateError for an office's template that cannot be used.
    """
    try:
        content = FORMATS[ending](ensure_exportable(deck, is_internal), options or Options())
    except GeoError as error:
        raise DeckError("map_not_rendered", "A map of this deck cannot be drawn: {reason}", reason=error) from error
    log_event(
        "export", content="deck", format=ending, mode=deck.mode, scenes=len(deck.shown_scenes), bytes=len(content)
    )
    return content
