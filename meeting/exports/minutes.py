"""Minutes as PDF on paper: one page in the largest type that has room for all decisions."""

from functools import partial
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages

from data.logs import log_event
from data.version import app_label
from meeting.exports.options import Options
from meeting.model import Deck, Scene
from meeting.render.page import pages
from meeting.render.surface import Sheet

FONT_SIZES = (24, 20, 17, 14, 11)
"""Smallest font sizes to try, in pixels of a page of 768; on A4 landscape 11 pixels are 8.5 points."""

PAPER_OPTIONS = Options("a4")


def export_minutes(deck: Deck, scene: Scene) -> bytes:
    """Return a scene of lines as PDF on A4: one page, or several where the smallest type needs them."""
    buffer = BytesIO()
    with PdfPages(buffer, metadata={"Creator": app_label(), "Producer": None, "CreationDate": None}) as book:
        for sheet in fit_pages(deck, scene):
            book.savefig(sheet.figure)
    content = buffer.getvalue()
    log_event("export", content="minutes", format="pdf", mode=deck.mode, bytes=len(content))
    return content


def fit_pages(deck: Deck, scene: Scene) -> list[Sheet]:
    """Return the pages in the largest type that leaves one, else in the smallest."""
    for font_size in FONT_SIZES:
        make_sheet = partial(
            pages.create_sheet,
            PAPER_OPTIONS.size,
            PAPER_OPTIONS.theme,
            deck.lang,
            PAPER_OPTIONS.points_per_pixel,
            font_size=font_size,
        )
        sheets = pages.draw_pages(scene, deck, make_sheet)
        if len(sheets) == 1:
            break
    return sheets
