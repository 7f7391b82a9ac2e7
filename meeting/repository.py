"""The repository of decks: rows of the register's store (``PETA_STORE``), each written in one transaction.

A deck survives whatever happens to the app, and an office that shares a database shares its decks. What was read is
cached in memory until the change token of the store changes.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

import msgspec

from data.errors import DataError
from data.register.store import deck_table, permit_store
from data.register.store.change_token import NO_WAIT_SECONDS
from meeting import deck_file, legacy_decks
from meeting.errors import DeckError
from meeting.model import Deck

LOCK_TIMEOUT_SECONDS = 10.0
"""Seconds to wait for a store that another process locks while it imports a list."""


def generate_id() -> str:
    """Return a random id for a deck or a scene: eight hexadecimal digits."""
    return secrets.token_hex(4)


@contextmanager
def wrap_store_errors() -> Iterator[None]:
    """Raise DeckError where the store of the register raises one of its errors."""
    try:
        yield
    except DataError as error:
        raise DeckError(
            "deck_store_failed", "Decks are kept in the store of the register. {reason}", reason=error
        ) from error


_entry_cache: dict[str, tuple[str, dict[str, Deck | DeckError]]] = {}
"""By the address of a store: its change token, and its entries as they were read then."""


def load_entries(timeout: float = LOCK_TIMEOUT_SECONDS) -> dict[str, Deck | DeckError]:
    """Return the entries of the store by id, the last changed first: a deck, or the error why it cannot be read.

    Raises DeckError where the store cannot be opened within ``timeout`` seconds.
    """
    url = permit_store.store_url()
    with wrap_store_errors():
        change_token = deck_table.change_token(url, timeout)
        if not change_token:
            return {}
        if _entry_cache.get(url, ("",))[0] != change_token:
            _entry_cache[url] = change_token, _read_entries(url, timeout)
    return _entry_cache[url][1]


def _read_entries(url: str, timeout: float) -> dict[str, Deck | DeckError]:
    with permit_store.open_store(url, timeout) as register_store:
        return {stored_deck.deck_id: decode_entry(stored_deck) for stored_deck in deck_table.list_decks(register_store)}


def load_entries_or_cached() -> dict[str, Deck | DeckError]:
    """Return the entries of the store for reading alone; while it is locked, at once those that were read last.

    So a meeting goes on while another process imports a list. Raises DeckError where nothing was read yet.
    """
    try:
        return load_entries(NO_WAIT_SECONDS)
    except DeckError:
        if permit_store.store_url() not in _entry_cache:
            raise
        return _entry_cache[permit_store.store_url()][1]


def load_decks_or_cached() -> list[Deck]:
    """Return the decks for reading alone, as :func:`load_entries_or_cached` does."""
    try:
        return load_decks(NO_WAIT_SECONDS)
    except DeckError:
        return select_decks(load_entries_or_cached())


def decode_entry(stored_deck: deck_table.StoredDeck) -> Deck | DeckError:
    """Return the deck of a row, or the error that says why it is none."""
    try:
        return deck_file.decode_deck(stored_deck.content.encode(), stored_deck.deck_id)
    except DeckError as error:
        return error


def load_decks(timeout: float = LOCK_TIMEOUT_SECONDS) -> list[Deck]:
    """Return every deck that can be read, the last changed first; legacy files are imported before."""
    load_entries(timeout)
    legacy_decks.import_decks(add_decks)
    return select_decks(load_entries(timeout))


def select_decks(entries: dict[str, Deck | DeckError]) -> list[Deck]:
    """Return the decks among entries."""
    return [entry for entry in entries.values() if isinstance(entry, Deck)]


def list_deck_errors(timeout: float = LOCK_TIMEOUT_SECONDS) -> list[DeckError]:
    """Return an error for each deck, in the store or in a legacy file, that cannot be read."""
    return [
        *legacy_decks.list_errors(),
        *(entry for entry in load_entries(timeout).values() if isinstance(entry, DeckError)),
    ]


def read_deck(deck_id: str) -> Deck:
    """Return a deck; raise DeckError where there is none or it cannot be read."""
    return get_deck(load_entries(), deck_id)


def get_deck(entries: dict[str, Deck | DeckError], deck_id: str) -> Deck:
    """Return a deck of entries; raise DeckError where there is none or it cannot be read."""
    entry = entries.get(deck_id)
    if entry is None:
        raise unknown_deck_error(deck_id)
    if isinstance(entry, DeckError):
        raise entry
    return entry


def unknown_deck_error(deck_id: str) -> DeckError:
    """Return the error about an id without a deck."""
    return DeckError(
        "deck_unknown",
        "There is no deck {deck!r}. Choose one from the list, or begin a new one.",
        deck=deck_id[:40],
    )


def save_deck(deck: Deck) -> Deck:
    """Save a deck over the one of its id in one transaction, and return it.

    Raises DeckError, and leaves the old one, where it could not be read again: it is too large, or a value is invalid.
    """
    content = encode_text(deck)
    with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
        deck_table.save_deck(register_store, deck_table.StoredDeck(deck.deck_id, content))
    return deck


def encode_text(deck: Deck) -> str:
    """Return the text of a deck in the store; raise DeckError where it could not be read again."""
    content = deck_file.encode_deck(deck)
    deck_file.decode_deck(content, deck.title)
    return content.decode()


def copy_deck(deck: Deck, title: str) -> Deck:
    """Save a copy of a deck under a new id and title, and return it."""
    return save_deck(msgspec.structs.replace(deck, deck_id=generate_id(), title=title))


def import_deck(content: bytes, name: str) -> Deck:
    """Save a deck from a file, without confirmations of sensitive scenes; raise DeckError for a file that is no deck."""
    return add_deck(deck_file.reset_confirmations(deck_file.decode_deck(content, name)))


def add_deck(deck: Deck) -> Deck:
    """Save a deck, under a new id where another deck has its own, and return it."""
    return add_decks([deck])[0]


def add_decks(decks: Iterable[Deck]) -> list[Deck]:
    """Save decks as :func:`add_deck` does, opening the store once, each before the next is read from ``decks``; return them."""
    remaining_decks = iter(decks)
    added_decks: list[Deck] = []
    for first_deck in remaining_decks:
        entries = dict(load_entries())
        with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
            for deck in chain([first_deck], remaining_decks):
                added_decks.append(ensure_unique_id(entries, deck))
                insert_deck(register_store, entries, added_decks[-1])
    return added_decks


def ensure_unique_id(entries: dict[str, Deck | DeckError], deck: Deck) -> Deck:
    """Return a deck, under a new id where another deck has its own."""
    return deck if entries.get(deck.deck_id, deck) == deck else msgspec.structs.replace(deck, deck_id=generate_id())


def insert_deck(register_store: permit_store.Store, entries: dict[str, Deck | DeckError], deck: Deck) -> None:
    """Save a deck unless it is in the store already."""
    if deck.deck_id not in entries:
        deck_table.save_deck(register_store, deck_table.StoredDeck(deck.deck_id, encode_text(deck)))
        entries[deck.deck_id] = deck


def remove_deck(deck_id: str) -> None:
    """Remove a deck; raise DeckError for an unknown id."""
    if deck_id not in load_entries():
        raise unknown_deck_error(deck_id)
    with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
        deck_table.delete_deck(register_store, deck_id)
