"""A deck taken home: as slides, pages, tables and pictures, all told with the same words as the screen.

Nothing here asks the data again: an export shows what the deck holds, and of that only the scenes that are shown.
"""

from collections.abc import Callable

from geo.errors import GeoError
from meeting.errors import DeckError
from meeting.exports.image import png, svg
from meeting.exports.options import POINTS, Options, chosen, permitted
from meeting.exports.pdf import pdf
from meeting.exports.pptx.slides import pptx
from meeting.exports.workbook import xlsx
from meeting.model import Deck

FORMATS: dict[str, Callable[[Deck, Options], bytes]] = {
    "pptx": pptx,
    "pdf": pdf,
    "xlsx": xlsx,
    "png": png,
    "svg": svg,
}
"""What makes a file, by its ending."""

MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "svg": "image/svg+xml",
}

__all__ = ["FORMATS", "MIME", "POINTS", "Options", "chosen", "export", "permitted"]


def export(deck: Deck, ending: str, options: Options | None = None, internal: bool = False) -> bytes:
    """Return a deck as a file of :data:`FORMATS`; the same deck gives the same bytes.

    Raises DeckError where nothing can be shown or a map cannot be drawn, or where a deck of the internal mode was not asked for as ``internal``;
    TemplateError for an office's template that cannot be used.
    """
    try:
        return FORMATS[ending](permitted(deck, internal), options or Options())
    except GeoError as error:
        raise DeckError(
            f"A map of this deck cannot be drawn: {error}",
            f"Satu peta dalam paparan ini tidak dapat digambar: {error}",
        ) from error
