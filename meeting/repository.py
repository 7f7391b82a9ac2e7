"""Where decks are kept: in the store of the register (``PETA_STORE``), each whole or not at all, so that a deck survives
whatever happens to the app and an office that shares a database shares its decks.

What was read is kept in memory until the store changes: to ask again costs a look at its file.
"""

import secrets
from collections.abc import Iterable
from contextlib import contextmanager
from itertools import chain

import msgspec

from data.errors import DataError
from data.register.store import deck_table as shelf
from data.register.store import permit_store
from data.register.store.change_token import AT_ONCE
from meeting import deck_file, legacy_decks
from meeting.errors import DeckError
from meeting.model import Deck

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


_last: dict[str, tuple[str, dict[str, Deck | DeckError]]] = {}
"""What was read of each store last, and its stamp then."""


def kept(patience: float = PATIENCE) -> dict[str, Deck | DeckError]:
    """Return what the store keeps under each name, the last changed first: a deck, or why it cannot be read."""
    url = permit_store.address()
    with at_the_store():
        stamp = shelf.stamp(url, patience)
        if not stamp:
            return {}
        if _last.get(url, ("",))[0] != stamp:
            _last[url] = stamp, _read(url, patience)
    return _last[url][1]


def _read(url: str, patience: float) -> dict[str, Deck | DeckError]:
    with permit_store.connected(url, patience) as opened:
        return {one.deck_id: readable(one) for one in shelf.every(opened)}


def on_show() -> dict[str, Deck | DeckError]:
    """Return what the store keeps, for who changes nothing of it: where it cannot be had, at once what was read of it last.

    A meeting goes on while another process imports a list. Raise DeckError where nothing was read yet.
    """
    try:
        return kept(AT_ONCE)
    except DeckError:
        if permit_store.address() not in _last:
            raise
        return _last[permit_store.address()][1]


def decks_on_show() -> list[Deck]:
    """Return :func:`decks` for who changes nothing, as :func:`on_show` does."""
    try:
        return decks(AT_ONCE)
    except DeckError:
        return readable_of(on_show())


def readable(one: shelf.Kept) -> Deck | DeckError:
    """Return the deck of a text, or the sentence that says why it is none."""
    try:
        return deck_file.decoded(one.content.encode(), one.deck_id)
    except DeckError as error:
        return error


def decks(patience: float = PATIENCE) -> list[Deck]:
    """Return every deck that can be read, the last changed first; those of an earlier version are taken in before."""
    kept(patience)
    legacy_decks.take_in(put_all)
    return readable_of(kept(patience))


def readable_of(found: dict[str, Deck | DeckError]) -> list[Deck]:
    """Return the decks among what is kept."""
    return [one for one in found.values() if isinstance(one, Deck)]


def damaged(patience: float = PATIENCE) -> list[DeckError]:
    """Return a sentence for each deck, in the store or of an earlier version, that cannot be read."""
    return [*legacy_decks.refused(), *(one for one in kept(patience).values() if isinstance(one, DeckError))]


def read(deck_id: str) -> Deck:
    """Return a deck; raise DeckError where there is none or it cannot be read."""
    return one_of(kept(), deck_id)


def one_of(found: dict[str, Deck | DeckError], deck_id: str) -> Deck:
    """Return a deck of what is kept; raise DeckError where there is none or it cannot be read."""
    one = found.get(deck_id)
    if one is None:
        raise unknown(deck_id)
    if isinstance(one, DeckError):
        raise one
    return one


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
    content = text_of(deck)
    with at_the_store(), permit_store.connected(patience=PATIENCE) as opened:
        shelf.keep(opened, shelf.Kept(deck.deck_id, content))
    return deck


def text_of(deck: Deck) -> str:
    """Return the text that the store keeps of a deck; raise DeckError where it could not be read again."""
    content = deck_file.encoded(deck)
    deck_file.decoded(content, deck.title)
    return content.decode()


def copied(deck: Deck, title: str) -> Deck:
    """Keep a copy of a deck under a new name and title, and return it."""
    return write(msgspec.structs.replace(deck, deck_id=new_id(), title=title))


def accept(content: bytes, name: str) -> Deck:
    """Keep a deck that came as a file; raise DeckError for no deck. What was confirmed elsewhere is not confirmed here."""
    return put(deck_file.unconfirmed(deck_file.decoded(content, name)))


def put(deck: Deck) -> Deck:
    """Keep a deck, under a new name where there is another of its own, and return it."""
    return put_all([deck])[0]


def put_all(decks: Iterable[Deck]) -> list[Deck]:
    """Keep decks as :func:`put` keeps one, by one look at the store, each before the next is asked for; return them."""
    coming, placed = iter(decks), []
    for first in coming:
        there = dict(kept())
        with at_the_store(), permit_store.connected(patience=PATIENCE) as opened:
            for deck in chain([first], coming):
                placed.append(named_apart(there, deck))
                keep_new(opened, there, placed[-1])
    return placed


def named_apart(there: dict[str, Deck | DeckError], deck: Deck) -> Deck:
    """Return a deck under a new name where there is another of its own."""
    return deck if there.get(deck.deck_id, deck) == deck else msgspec.structs.replace(deck, deck_id=new_id())


def keep_new(opened: permit_store.Store, there: dict[str, Deck | DeckError], deck: Deck) -> None:
    """Keep a deck that is not there yet."""
    if deck.deck_id not in there:
        shelf.keep(opened, shelf.Kept(deck.deck_id, text_of(deck)))
        there[deck.deck_id] = deck


def remove(deck_id: str) -> None:
    """Remove a deck; raise DeckError where there is none."""
    if deck_id not in kept():
        raise unknown(deck_id)
    with at_the_store(), permit_store.connected(patience=PATIENCE) as opened:
        shelf.remove(opened, deck_id)
