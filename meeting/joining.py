"""A scene joins a deck, or is refused with a sentence."""

import msgspec

from meeting.errors import DeckError
from meeting.scenes import Deck, Scene

MODES = {"meeting": ("meeting", "rapat"), "public": ("public", "publik")}


def joined(deck: Deck, scene: Scene) -> Deck:
    """Return a deck with a scene at its end; raise DeckError for one of employers where the deck is not of the internal mode."""
    if not deck.takes(scene):
        title, (mode, modus) = deck.title[:80], MODES[deck.mode]
        raise DeckError(
            f"“{title}” is a deck of the {mode} mode; employers are for one of the internal mode. On the page Meeting, open one "
            "of the internal mode or close this one with “All decks”, then add them again.",
            f"“{title}” adalah paparan mode {modus}; perusahaan hanya untuk paparan mode internal. Di halaman Paparan, buka "
            "paparan mode internal atau tutup yang ini dengan “Semua paparan”, lalu tambahkan lagi.",
        )
    return msgspec.structs.replace(deck, scenes=[*deck.scenes, scene])
