"""One scene as a picture: title, badges, drawing, sentence and source, as pixels or vectors."""

from meeting.exports.options import Options, chosen
from meeting.model import Deck
from meeting.render.page import pages

DENSITY = 2.0
"""Dots a pixel of the layout."""


def png(deck: Deck, options: Options) -> bytes:
    """Return a scene's page as PNG; raise DeckError where there is no such scene."""
    return pages.png(chosen(deck, options), deck, options.size, options.look, DENSITY)


def svg(deck: Deck, options: Options) -> bytes:
    """Return a scene's page as SVG; raise DeckError where there is no such scene."""
    return pages.svg(chosen(deck, options), deck, options.size, options.look)
