"""A deck as the address chooses it, and what changes it in the store: each change is tried, and said where it fails."""

from collections.abc import Callable
from typing import Any

import msgspec
import streamlit as st

from data.register.store.change_token import NO_WAIT_SECONDS
from meeting import repository
from meeting.capture.scene_refresh import is_live
from meeting.errors import DeckError
from meeting.model import Deck, Scene
from pages.parts.shell import layout
from views.reader import Reader
from views.text.translator import Translator

MAX_ERROR_NOTICES = 8


def resolve_deck(reader: Reader, notes: list[str]) -> Deck | None:
    """Return the deck in the address; None where there is none, with a sentence if one was asked for."""
    deck_id = reader.request.get("deck", "")
    if not deck_id:
        return None
    try:
        return repository.get_deck(repository.load_entries_or_cached(), deck_id)
    except DeckError as error:
        notes.append(reader.i18n.translate(error))
        return None


def find_deck(deck_id: str) -> Deck | None:
    """Return the deck of a name, None where there is none that can be read."""
    deck = repository.load_entries_or_cached().get(deck_id)
    return deck if isinstance(deck, Deck) else None


def list_decks(i18n: Translator) -> list[Deck]:
    """Return the decks that can be read, the last changed first; why others cannot is shown as notices.

    Nobody waits for a store that another process holds: that is said, beside the decks that were read last.
    """
    decks: list[Deck] = []
    errors: list[DeckError] = []
    try:
        decks = repository.load_decks_or_cached()
        errors = repository.list_deck_errors(NO_WAIT_SECONDS)
    except DeckError as error:
        errors = [error]
    for deck_error in errors[:MAX_ERROR_NOTICES]:
        layout.draw_notice(i18n.translate(deck_error))
    if len(errors) > MAX_ERROR_NOTICES:
        layout.draw_notice(i18n.gettext("… and {n} more that cannot be opened.", n=len(errors) - MAX_ERROR_NOTICES))
    return decks


def attempt_change(i18n: Translator, action: Callable, *args: Any, **values: Any) -> bool:
    """Do what changes a deck and say whether it was done; where not, the deck is as it was and the reader is told why."""
    try:
        action(*args, **values)
    except DeckError as error:
        st.toast(i18n.translate(error), duration="infinite")
        return False
    return True


def apply_change(i18n: Translator, action: Callable, *args: Any, **values: Any) -> None:
    """Do what changes a deck when a button is pressed; where it fails the reader is told why, as by :func:`attempt_change`."""
    attempt_change(i18n, action, *args, **values)


def locked_message(i18n: Translator) -> str:
    """Say why a deck is not opened to this reader, and what to do."""
    return i18n.gettext("This deck holds full numbers. Unlock the internal mode on the machine itself to open it.")


def list_deck_notices(deck: Deck, reader: Reader) -> list[str]:
    """Say why a deck does not show today's figures where it is not frozen."""
    if deck.frozen_at or is_live(deck, reader.source):
        return []
    return [
        reader.i18n.gettext(
            "This deck was made from other data or in another mode than chosen now; its figures are as captured then."
        )
    ]


def find_matching_deck(reader: Reader) -> Deck | None:
    """Return the deck that a page adds to: that of the address, else the last changed, if it takes what is on the screen.

    It must not be frozen, and be of the same data, mode and language: a deck is told in one way.
    """
    decks = sorted(repository.load_decks(), key=lambda deck: deck.deck_id != reader.request.get("deck", ""))
    return next((deck for deck in decks if is_live(deck, reader.source) and deck.lang == reader.lang), None)


def with_scenes(deck: Deck, scenes: list[Scene], **values: Any) -> Deck:
    """Return a deck with other scenes, which is not kept."""
    return msgspec.structs.replace(deck, scenes=scenes, **values)


def save_scenes(deck: Deck, scenes: list[Scene], **values: Any) -> Deck:
    """Keep a deck with other scenes, and return it."""
    return repository.save_deck(with_scenes(deck, scenes, **values))


def update_deck(deck_id: str, **values: Any) -> None:
    """Keep a deck with other values of its own: title, day, place, minutes."""
    deck = repository.read_deck(deck_id)
    save_scenes(deck, deck.scenes, **values)


def update_scene(deck_id: str, scene_id: str, **values: Any) -> None:
    """Keep a deck with values of one scene changed."""
    deck = repository.read_deck(deck_id)
    scenes = [
        msgspec.structs.replace(scene, **values) if scene.scene_id == scene_id else scene for scene in deck.scenes
    ]
    save_scenes(deck, scenes)


def move_scene(deck_id: str, scene_id: str, offset: int) -> None:
    """Keep a deck with one scene moved up or down."""
    deck = repository.read_deck(deck_id)
    scenes = list(deck.scenes)
    index = next((position for position, scene in enumerate(scenes) if scene.scene_id == scene_id), None)
    if index is None:  # removed in another view: the next run shows the deck as it is
        return
    scenes.insert(min(max(index + offset, 0), len(scenes) - 1), scenes.pop(index))
    save_scenes(deck, scenes)


def remove_scene(deck_id: str, scene_id: str) -> None:
    """Keep a deck without one scene."""
    deck = repository.read_deck(deck_id)
    save_scenes(deck, [scene for scene in deck.scenes if scene.scene_id != scene_id])
