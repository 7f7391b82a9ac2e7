"""A deck as PDF: vectors, embedded fonts, text that can be searched; one page a scene, then an annex of all figures."""

from functools import partial
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages

from data.version import app_label
from meeting.exports.options import Options
from meeting.model import Deck
from meeting.render.page import annex, pages
from meeting.sanitize import sanitize_text


def export_pdf(deck: Deck, options: Options) -> bytes:
    """Return the shown scenes of a deck as PDF, the same bytes for the same deck; raise GeoError for a map without outlines."""
    make_sheet = partial(pages.create_sheet, options.size, options.theme, deck.lang, options.points_per_pixel)
    metadata = {
        "Title": sanitize_text(deck.title),
        "Subject": sanitize_text(deck.place),
        "Creator": app_label(),
        "Producer": None,
        "CreationDate": None,
    }
    buffer, count = BytesIO(), len(deck.shown_scenes)
    with PdfPages(buffer, metadata=metadata) as book:
        for number, scene in enumerate(deck.shown_scenes, 1):
            for sheet in pages.draw_pages(scene, deck, make_sheet, (number, count)):
                book.savefig(sheet.figure)
        for sheet in annex.draw_annex(deck, make_sheet):
            book.savefig(sheet.figure)
    return buffer.getvalue()
