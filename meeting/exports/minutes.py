"""Minutes as PDF on one page to be held in the hand: type as large as all decisions leave room for."""

from functools import partial
from io import BytesIO

from matplotlib.backends.backend_pdf import PdfPages

from meeting.exports.options import Options
from meeting.model import Deck, Scene
from meeting.render.page import pages
from meeting.render.surface import Sheet

LETTERS = (24, 20, 17, 14, 11)
"""Smallest type in pixels of a page of 768; on A4 landscape 11 of them are 8.5 points."""

PAPER = Options("a4")


def minutes(deck: Deck, scene: Scene) -> bytes:
    """Return a scene of lines as PDF on A4: one page, or several where even the smallest type needs them."""
    out = BytesIO()
    with PdfPages(out, metadata=dict.fromkeys(("Creator", "Producer", "CreationDate"))) as book:
        for sheet in fitted(deck, scene):
            book.savefig(sheet.figure)
    return out.getvalue()


def fitted(deck: Deck, scene: Scene) -> list[Sheet]:
    """Return the pages in the largest type that leaves one, else in the smallest."""
    for letter in LETTERS:
        begin = partial(pages.blank, PAPER.size, PAPER.look, deck.lang, PAPER.points, letter=letter)
        found = pages.pages(scene, deck, begin)
        if len(found) == 1:
            break
    return found
