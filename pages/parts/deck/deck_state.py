"""A deck as a reader of these pages may see it: chosen by the address, its figures as they are today or frozen."""

from collections.abc import Callable
from functools import lru_cache

import msgspec
import streamlit as st

from data.register.store.change_token import AT_ONCE
from meeting import repository
from meeting.capture import scene_capture
from meeting.errors import DeckError
from meeting.model import Deck, Scene
from pages.parts.shell import layout
from pages.parts.state import reader_context
from pages.parts.state.url_state import address
from views import source as cached
from views.text.translator import Words

MOST_REFUSED = 8


def chosen(say: Words, notes: list[str]) -> Deck | None:
    """Return the deck in the address; None where there is none, with a sentence if one was asked for."""
    given = address("deck", "")
    if not given:
        return None
    try:
        return repository.one_of(repository.on_show(), given)
    except DeckError as error:
        notes.append(error.text(say.lang))
        return None


def known(deck_id: str) -> Deck | None:
    """Return the deck of a name, None where there is none that can be read."""
    found = repository.on_show().get(deck_id)
    return found if isinstance(found, Deck) else None


def every(say: Words) -> list[Deck]:
    """Return the decks that can be read, the last changed first; why others cannot is shown as notices.

    Nobody waits for a store that another process holds: that is said, beside the decks that were read last.
    """
    found, refused = [], []
    try:
        found = repository.decks_on_show()
        refused = repository.damaged(AT_ONCE)
    except DeckError as error:
        refused = [error]
    for error in refused[:MOST_REFUSED]:
        layout.notice(error.text(say.lang))
    if len(refused) > MOST_REFUSED:
        layout.notice(say.t("… and {n} more that cannot be opened.", n=len(refused) - MOST_REFUSED))
    return found


def attempt(say: Words, act: Callable, *args, **values) -> bool:
    """Do what changes a deck and say whether it was done; where not, the deck is as it was and the reader is told why."""
    try:
        act(*args, **values)
    except DeckError as error:
        st.toast(error.text(say.lang), duration="infinite")
        return False
    return True


def may_be_seen(deck: Deck) -> bool:
    """Say whether this reader may see a deck: one in full numbers only where the internal mode is unlocked."""
    return deck.mode != "internal" or reader_context.is_internal()


def locked(say: Words) -> str:
    """Say why a deck is not opened to this reader, and what to do."""
    return say.t("This deck holds full numbers. Unlock the internal mode on the machine itself to open it.")


def follows(deck: Deck) -> bool:
    """Say whether a deck follows the data that this reader reads: not frozen, and of the same data and mode."""
    what = cached.source()
    return not deck.frozen_at and (deck.data, deck.mode) == (what.data, what.mode.name)


def today(deck: Deck) -> Deck:
    """Return a deck with every scene captured anew."""
    return _today(cached.stamp(), msgspec.json.encode(deck))


@lru_cache(maxsize=20)
def _today(stamp: str, content: bytes) -> Deck:
    deck = msgspec.json.decode(content, type=Deck)
    mode = cached.source().mode
    scenes = [scene_capture.again(scene, deck.lang) for scene in deck.scenes]
    return msgspec.structs.replace(deck, scenes=scenes, k=mode.k if mode.protects else 0)


def current(deck: Deck) -> Deck:
    """Return a deck as it is shown: with today's figures, or as it was frozen or captured."""
    return today(deck) if follows(deck) else deck


def notices(deck: Deck, say: Words) -> list[str]:
    """Say why a deck does not show today's figures where it is not frozen."""
    if deck.frozen_at or follows(deck):
        return []
    return [
        say.t(
            "This deck was made from other data or in another mode than chosen now; its figures are as captured then."
        )
    ]


def fitting(lang: str) -> Deck | None:
    """Return the deck that a page adds to: that of the address, else the last changed, if it takes what is on the screen.

    It must not be frozen, and be of the same data, mode and language: a deck is told in one way.
    """
    decks = sorted(repository.decks(), key=lambda deck: deck.deck_id != address("deck", ""))
    return next((deck for deck in decks if follows(deck) and deck.lang == lang), None)


def empty(title: str, area: str, lang: str) -> Deck:
    """Return a new deck without scenes, of the data and mode on the screen."""
    what = cached.source()
    k = what.mode.k if what.mode.protects else 0
    return Deck(repository.new_id(), title, area, lang, what.mode.name, k, what.data)


def with_scenes(deck: Deck, scenes: list[Scene], **more) -> Deck:
    """Return a deck with other scenes, which is not kept."""
    return msgspec.structs.replace(deck, scenes=scenes, **more)


def changed(deck: Deck, scenes: list[Scene], **more) -> Deck:
    """Keep a deck with other scenes, and return it."""
    return repository.write(with_scenes(deck, scenes, **more))


def named(deck_id: str, **values) -> None:
    """Keep a deck with other values of its own: title, day, place, minutes."""
    deck = repository.read(deck_id)
    changed(deck, deck.scenes, **values)


def edited(deck_id: str, scene_id: str, **values) -> None:
    """Keep a deck with values of one scene changed."""
    deck = repository.read(deck_id)
    replaced = [
        msgspec.structs.replace(scene, **values) if scene.scene_id == scene_id else scene for scene in deck.scenes
    ]
    changed(deck, replaced)


def moved(deck_id: str, scene_id: str, by: int) -> None:
    """Keep a deck with one scene moved up or down."""
    deck = repository.read(deck_id)
    scenes = list(deck.scenes)
    at = next((place for place, scene in enumerate(scenes) if scene.scene_id == scene_id), None)
    if at is None:  # removed in another view: the next run shows the deck as it is
        return
    scenes.insert(min(max(at + by, 0), len(scenes) - 1), scenes.pop(at))
    changed(deck, scenes)


def without(deck_id: str, scene_id: str) -> None:
    """Keep a deck without one scene."""
    deck = repository.read(deck_id)
    changed(deck, [scene for scene in deck.scenes if scene.scene_id != scene_id])
