"""A deck as PDF: vectors, fonts embedded, text that can be searched; one page a scene, then an annex of all figures."""

from functools import partial
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages

from meeting.exports.options import Options
from meeting.model import Deck
from meeting.render.page import annex, pages
from meeting.sanitize import visible


def pdf(deck: Deck, options: Options) -> bytes:
    """Return the shown scenes of a deck as PDF; the same deck gives the same bytes."""
    begin = partial(pages.blank, options.size, options.look, deck.lang, options.points)
    known = {
        "Title": visible(deck.title),
        "Subject": visible(deck.place),
        "Creator": None,
        "Producer": None,
        "CreationDate": None,
    }
    out, count = BytesIO(), len(deck.shown)
    with PdfPages(out, metadata=known) as book:
        for place, scene in enumerate(deck.shown, 1):
            for sheet in pages.pages(scene, deck, begin, (place, count)):
                book.savefig(sheet.figure)
        for sheet in annex.annex(deck, begin):
            book.savefig(sheet.figure)
    return out.getvalue()
