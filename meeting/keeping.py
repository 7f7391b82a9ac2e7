"""Where decks are kept: in the store of the register (``PETA_STORE``), each whole or not at all, so that a deck survives
whatever happens to the app and an office that shares a database shares its decks.

What was read is kept in memory until the store changes: to ask again costs a look at its file.
"""

import secrets
from contextlib import contextmanager
from functools import lru_cache

import msgspec

from data.errors import DataError
from data.register import decks as shelf
from data.register import store
from meeting import earlier, files
from meeting.errors import DeckError
from meeting.scenes import Deck

PATIENCE = 10.0
"""Seconds to wait for a store that another process holds while it imports a list."""


def new_id() -> str:
    """Return a new name for a deck or a scene."""
    return secrets.token_hex(4)


@contextmanager
def at_the_store():
    """Do something with the store; raise DeckError where it cannot be had."""
    try:
        yield
    except DataError as error:
        raise DeckError(
            f"Decks are kept in the store of the register. {error}",
            f"Paparan disimpan di penyimpanan register. {error.text('id')}",
        ) from error


def kept() -> dict[str, Deck | DeckError]:
    """Return what the store keeps under each name, the last changed first: a deck, or why it cannot be read."""
    url = store.address()
    with at_the_store():
        found = shelf.stamp(url, PATIENCE)
        return _kept(url, found) if found else {}


@lru_cache(maxsize=1)
def _kept(url: str, stamp: str) -> dict[str, Deck | DeckError]:
    with store.connected(url, PATIENCE) as opened:
        return {one.deck_id: readable(one) for one in shelf.every(opened)}


def readable(one: shelf.Kept) -> Deck | DeckError:
    """Return the deck of a text, or the sentence that says why it is none."""
    try:
        return files.decoded(one.content.encode(), one.deck_id)
    except DeckError as error:
        return error


def decks() -> list[Deck]:
    """Return every deck that can be read, the last changed first; those of an earlier version are taken in before."""
    earlier.take_in(put)
    return [one for one in kept().values() if isinstance(one, Deck)]


def damaged() -> list[DeckError]:
    """Return a sentence for each deck, in the store or of an earlier version, that cannot be read."""
    return [*earlier.refused(), *(one for one in kept().values() if isinstance(one, DeckError))]


def read(deck_id: str) -> Deck:
    """Return a deck; raise DeckError where there is none or it cannot be read."""
    found = kept().get(deck_id)
    if found is None:
        raise unknown(deck_id)
    if isinstance(found, DeckError):
        raise found
    return found


def unknown(deck_id: str) -> DeckError:
    """Return the sentence about a deck that is not there."""
    return DeckError(
        f"There is no deck {deck_id[:40]!r}. Choose one from the list, or begin a new one.",
        f"Tidak ada paparan {deck_id[:40]!r}. Pilih dari daftar, atau buat yang baru.",
    )


def write(deck: Deck) -> Deck:
    """Keep a deck, replacing the one of its name in one step, and return it.

    Raise DeckError, and leave the old one, where it could not be read again: it is too large, or holds what no deck may.
    """
    content = files.encoded(deck)
    files.decoded(content, deck.title)
    with at_the_store(), store.connected(patience=PATIENCE) as opened:
        shelf.keep(opened, shelf.Kept(deck.deck_id, content.decode()))
    return deck


def copied(deck: Deck, title: str) -> Deck:
    """Keep a copy of a deck under a new name and title, and return it."""
    return write(msgspec.structs.replace(deck, deck_id=new_id(), title=title))


def accept(content: bytes, name: str) -> Deck:
    """Keep a deck that came as a file; raise DeckError for no deck. What was confirmed elsewhere is not confirmed here."""
    return put(files.unconfirmed(files.decoded(content, name)))


def put(deck: Deck) -> Deck:
    """Keep a deck, under a new name where there is another of its own, and return it."""
    there = kept().get(deck.deck_id)
    if there is None:
        return write(deck)
    return deck if there == deck else copied(deck, deck.title)


def remove(deck_id: str) -> None:
    """Remove a deck; raise DeckError where there is none."""
    if deck_id not in kept():
        raise unknown(deck_id)
    with at_the_store(), store.connected(patience=PATIENCE) as opened:
        shelf.remove(opened, deck_id)
