"""One scene as an image: title, badges, picture, sentence and source, as pixels or vectors."""

from meeting.exports.options import Options, select_scene
from meeting.model import Deck
from meeting.render.page import pages

DOTS_PER_PIXEL = 2.0
"""Dots of a PNG for each pixel of the layout."""


def export_png(deck: Deck, options: Options) -> bytes:
    """Return a scene's page as PNG; raise DeckError where there is no such scene, GeoError for a map without outlines."""
    return pages.render_png(select_scene(deck, options), deck, options.size, options.theme, DOTS_PER_PIXEL)


def export_svg(deck: Deck, options: Options) -> bytes:
    """Return a scene's page as SVG; raise DeckError where there is no such scene, GeoError for a map without outlines."""
    return pages.render_svg(select_scene(deck, options), deck, options.size, options.theme)
