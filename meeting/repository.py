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
from data.register.store import deck_table, permit_store
from data.register.store.change_token import NO_WAIT_SECONDS
from meeting import deck_file, legacy_decks
from meeting.errors import DeckError
from meeting.model import Deck

LOCK_TIMEOUT_SECONDS = 10.0
"""Seconds to wait for a store that another process holds while it imports a list."""


def generate_id() -> str:
    """Return a new name for a deck or a scene."""
    return secrets.token_hex(4)


@contextmanager
def wrap_store_errors():
    """Do something with the store; raise DeckError where it cannot be had."""
    try:
        yield
    except DataError as error:
        raise DeckError(
            "deck_store_failed", "Decks are kept in the store of the register. {reason}", reason=error
        ) from error


_entry_cache: dict[str, tuple[str, dict[str, Deck | DeckError]]] = {}
"""What was read of each store last, and its stamp then."""


def load_entries(timeout: float = LOCK_TIMEOUT_SECONDS) -> dict[str, Deck | DeckError]:
    """Return what the store keeps under each name, the last changed first: a deck, or why it cannot be read."""
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
    """Return what the store keeps, for who changes nothing of it: where it cannot be had, at once what was read of it last.

    A meeting goes on while another process imports a list. Raise DeckError where nothing was read yet.
    """
    try:
        return load_entries(NO_WAIT_SECONDS)
    except DeckError:
        if permit_store.store_url() not in _entry_cache:
            raise
        return _entry_cache[permit_store.store_url()][1]


def load_decks_or_cached() -> list[Deck]:
    """Return :func:`load_decks` for who changes nothing, as :func:`load_entries_or_cached` does."""
    try:
        return load_decks(NO_WAIT_SECONDS)
    except DeckError:
        return select_decks(load_entries_or_cached())


def decode_entry(stored_deck: deck_table.StoredDeck) -> Deck | DeckError:
    """Return the deck of a text, or the sentence that says why it is none."""
    try:
        return deck_file.decode_deck(stored_deck.content.encode(), stored_deck.deck_id)
    except DeckError as error:
        return error


def load_decks(timeout: float = LOCK_TIMEOUT_SECONDS) -> list[Deck]:
    """Return every deck that can be read, the last changed first; those of an earlier version are taken in before."""
    load_entries(timeout)
    legacy_decks.import_decks(add_decks)
    return select_decks(load_entries(timeout))


def select_decks(entries: dict[str, Deck | DeckError]) -> list[Deck]:
    """Return the decks among what is kept."""
    return [entry for entry in entries.values() if isinstance(entry, Deck)]


def list_deck_errors(timeout: float = LOCK_TIMEOUT_SECONDS) -> list[DeckError]:
    """Return a sentence for each deck, in the store or of an earlier version, that cannot be read."""
    return [
        *legacy_decks.list_errors(),
        *(entry for entry in load_entries(timeout).values() if isinstance(entry, DeckError)),
    ]


def read_deck(deck_id: str) -> Deck:
    """Return a deck; raise DeckError where there is none or it cannot be read."""
    return get_deck(load_entries(), deck_id)


def get_deck(entries: dict[str, Deck | DeckError], deck_id: str) -> Deck:
    """Return a deck of what is kept; raise DeckError where there is none or it cannot be read."""
    entry = entries.get(deck_id)
    if entry is None:
        raise unknown_deck_error(deck_id)
    if isinstance(entry, DeckError):
        raise entry
    return entry


def unknown_deck_error(deck_id: str) -> DeckError:
    """Return the sentence about a deck that is not there."""
    return DeckError(
        "deck_unknown",
        "There is no deck {deck!r}. Choose one from the list, or begin a new one.",
        deck=deck_id[:40],
    )


def save_deck(deck: Deck) -> Deck:
    """Keep a deck, replacing the one of its name in one step, and return it.

    Raise DeckError, and leave the old one, where it could not be read again: it is too large, or holds what no deck may.
    """
    content = encode_text(deck)
    with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
        deck_table.save_deck(register_store, deck_table.StoredDeck(deck.deck_id, content))
    return deck


def encode_text(deck: Deck) -> str:
    """Return the text that the store keeps of a deck; raise DeckError where it could not be read again."""
    content = deck_file.encode_deck(deck)
    deck_file.decode_deck(content, deck.title)
    return content.decode()


def copy_deck(deck: Deck, title: str) -> Deck:
    """Keep a copy of a deck under a new name and title, and return it."""
    return save_deck(msgspec.structs.replace(deck, deck_id=generate_id(), title=title))


def import_deck(content: bytes, name: str) -> Deck:
    """Keep a deck that came as a file; raise DeckError for no deck. What was confirmed elsewhere is not confirmed here."""
    return add_deck(deck_file.reset_confirmations(deck_file.decode_deck(content, name)))


def add_deck(deck: Deck) -> Deck:
    """Keep a deck, under a new name where there is another of its own, and return it."""
    return add_decks([deck])[0]


def add_decks(decks: Iterable[Deck]) -> list[Deck]:
    """Keep decks as :func:`add_deck` keeps one, by one look at the store, each before the next is asked for; return them."""
    remaining_decks, added_decks = iter(decks), []
    for first_deck in remaining_decks:
        entries = dict(load_entries())
        with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
            for deck in chain([first_deck], remaining_decks):
                added_decks.append(ensure_unique_id(entries, deck))
                insert_deck(register_store, entries, added_decks[-1])
    return added_decks


def ensure_unique_id(entries: dict[str, Deck | DeckError], deck: Deck) -> Deck:
    """Return a deck under a new name where there is another of its own."""
    return deck if entries.get(deck.deck_id, deck) == deck else msgspec.structs.replace(deck, deck_id=generate_id())


def insert_deck(register_store: permit_store.Store, entries: dict[str, Deck | DeckError], deck: Deck) -> None:
    """Keep a deck that is not there yet."""
    if deck.deck_id not in entries:
        deck_table.save_deck(register_store, deck_table.StoredDeck(deck.deck_id, encode_text(deck)))
        entries[deck.deck_id] = deck


def remove_deck(deck_id: str) -> None:
    """Remove a deck; raise DeckError where there is none."""
    if deck_id not in load_entries():
        raise unknown_deck_error(deck_id)
    with wrap_store_errors(), permit_store.open_store(wait_seconds=LOCK_TIMEOUT_SECONDS) as register_store:
        deck_table.delete_deck(register_store, deck_id)
