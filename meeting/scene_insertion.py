"""A scene joins a deck, or is refused with a sentence."""

import msgspec

from meeting.errors import DeckError
from meeting.model import BLOCKS, Deck, Scene

MODE_NAMES = {"meeting": ("meeting", "rapat"), "public": ("public", "publik")}


def add_scene(deck: Deck, scene: Scene) -> Deck:
    """Return a deck with a scene at the end of its block; raise DeckError for one of employers where the mode is not internal."""
    if not deck.accepts_scene(scene):
        title, (english_mode, indonesian_mode) = deck.title[:80], MODE_NAMES[deck.mode]
        raise DeckError(
            f"“{title}” is a deck of the {english_mode} mode; employers are for one of the internal mode. On the page Meeting, open one "
            "of the internal mode or close this one with “All decks”, then add them again.",
            f"“{title}” adalah paparan mode {indonesian_mode}; perusahaan hanya untuk paparan mode internal. Di halaman Paparan, buka "
            "paparan mode internal atau tutup yang ini dengan “Semua paparan”, lalu tambahkan lagi.",
        )
    index = insertion_index(scene, deck.scenes)
    return msgspec.structs.replace(deck, scenes=[*deck.scenes[:index], scene, *deck.scenes[index:]])


def insertion_index(scene: Scene, scenes: list[Scene]) -> int:
    """Return where a scene goes among others: after the last one of its block, or of the blocks before it."""
    same_block = [index for index, other_scene in enumerate(scenes) if other_scene.block == scene.block]
    earlier_blocks = [
        index for index, other_scene in enumerate(scenes) if BLOCKS.index(other_scene.block) < BLOCKS.index(scene.block)
    ]
    return (same_block or earlier_blocks or [-1])[-1] + 1
