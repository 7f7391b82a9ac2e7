"""Decks for tests of pages: begun as a reader begins one, searched and written."""

import msgspec

from meeting import repository
from tests.support.pages import open_page


def begin_deck(area="19.04", **address):
    """Begin a deck of an area on the page Paparan; return the page and the deck."""
    app = open_page("deck", area=area, **address)
    app.button(key="begin").click().run()
    assert not app.exception
    (deck,) = repository.load_decks()
    return app, deck


def find_scene(deck, block, kind=None):
    """Return the first scene of a block, of a kind if one is given."""
    return next(scene for scene in deck.scenes if scene.block == block and kind in (None, scene.kind))


def write_deck(deck, **values):
    """Store a deck with other values, and return it."""
    return repository.save_deck(msgspec.structs.replace(deck, **values))


def find_download(app, key):
    """Return the message of a download button."""
    button = next(element for element in app.get("download_button") if element.proto.id.endswith(key))
    return button.proto
