"""A scene joins a deck, or is refused with a sentence."""

import msgspec

from meeting.errors import DeckError
from meeting.model import BLOCKS, Deck, Scene

MODES = {"meeting": ("meeting", "rapat"), "public": ("public", "publik")}


def joined(deck: Deck, scene: Scene) -> Deck:
    """Return a deck with a scene at the end of its block; raise DeckError for one of employers where the mode is not internal."""
    if not deck.takes(scene):
        title, (mode, modus) = deck.title[:80], MODES[deck.mode]
        raise DeckError(
            f"“{title}” is a deck of the {mode} mode; employers are for one of the internal mode. On the page Meeting, open one "
            "of the internal mode or close this one with “All decks”, then add them again.",
            f"“{title}” adalah paparan mode {modus}; perusahaan hanya untuk paparan mode internal. Di halaman Paparan, buka "
            "paparan mode internal atau tutup yang ini dengan “Semua paparan”, lalu tambahkan lagi.",
        )
    place = place_of(scene, deck.scenes)
    return msgspec.structs.replace(deck, scenes=[*deck.scenes[:place], scene, *deck.scenes[place:]])


def place_of(scene: Scene, scenes: list[Scene]) -> int:
    """Return where a scene goes among others: after the last one of its block, or of the blocks before it."""
    same = [n for n, other in enumerate(scenes) if other.block == scene.block]
    before = [n for n, other in enumerate(scenes) if BLOCKS.index(other.block) < BLOCKS.index(scene.block)]
    return (same or before or [-1])[-1] + 1
