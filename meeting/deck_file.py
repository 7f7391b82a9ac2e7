"""The file of a deck: JSON for another machine, and the text of a deck in the store."""

import msgspec

from meeting.errors import DeckError
from meeting.model import Deck

DECK_SUFFIX = ".paparan"
MAX_DECK_BYTES = 20_000_000
"""Bytes of a deck, as a file and in the store."""


def encode_deck(deck: Deck) -> bytes:
    """Return a deck as the content of its file; the same deck gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(deck, order="deterministic"), indent=1)


def decode_deck(content: bytes, name: str) -> Deck:
    """Return the deck that a file holds; raise DeckError naming the file and the place of the fault."""
    if len(content) > MAX_DECK_BYTES:
        raise DeckError(
            "deck_too_large",
            "{file} is more than {limit:,} bytes long, the most that a deck has. Nothing was taken.",
            file=name[:80],
            limit=MAX_DECK_BYTES,
        )
    try:
        return check_scene_ids(msgspec.json.decode(content, type=Deck))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DeckError(
            "deck_unreadable",
            "{file} is no deck of this app ({reason}). Choose a file that was made by “Download deck”.",
            file=name[:80],
            reason=str(error)[:200],
        ) from error


def check_scene_ids(deck: Deck) -> Deck:
    """Return a deck of which every scene has a name of its own; raise msgspec.ValidationError where two share one."""
    scene_ids = [scene.scene_id for scene in deck.scenes]
    for index, scene_id in enumerate(scene_ids):
        if scene_id in scene_ids[:index]:
            raise msgspec.ValidationError(f"Two scenes have the name {scene_id} - at `$.scenes[{index}].scene_id`")
    return deck


def reset_confirmations(deck: Deck) -> Deck:
    """Return a deck in which every sensitive scene is hidden again: confirmed elsewhere is not confirmed here."""
    scenes = [msgspec.structs.replace(scene, is_confirmed=False) for scene in deck.scenes]
    return msgspec.structs.replace(deck, scenes=scenes)
