"""The decks of meetings as the store keeps them: a name and a text, which only :mod:`meeting` reads."""

from typing import NamedTuple

import pandas as pd
from ibis import _

from data.register.store.audit import utc_now
from data.register.store.change_token import stat_files
from data.register.store.permit_store import Store, open_store, run_query

TABLE = "decks"


class StoredDeck(NamedTuple):
    """One deck as it is kept."""

    deck_id: str
    content: str


def change_token(url: str, wait_seconds: float) -> str:
    """Return what changes whenever the decks of a store may have: of a file its time and size, "" where there is none."""
    files_token = stat_files(url)
    if files_token is not None:
        return files_token
    with open_store(url, wait_seconds) as store:
        rows = run_query(store.table(TABLE).select("deck_id", "change_no").order_by("deck_id"))
    return "|".join(f"{row.deck_id}.{row.change_no}" for row in rows.itertuples())


def list_decks(store: Store) -> list[StoredDeck]:
    """Return the decks, the last changed first."""
    rows = run_query(store.table(TABLE).order_by(_.change_no.desc()))
    return [StoredDeck(row.deck_id, row.content) for row in rows.itertuples()]


def save_deck(store: Store, deck: StoredDeck) -> None:
    """Keep a deck in place of the one of its name, whole or not at all."""
    with store.transaction():
        change_numbers = run_query(store.table(TABLE).select("change_no"))["change_no"]
        change_no = 1 + int(change_numbers.max()) if len(change_numbers) else 1
        _delete_row(store, deck.deck_id)
        row = {"deck_id": deck.deck_id, "change_no": change_no, "changed_at": utc_now(), "content": deck.content}
        store.append_rows(TABLE, pd.DataFrame([row]))


def delete_deck(store: Store, deck_id: str) -> None:
    """Remove a deck; nothing where there is none."""
    with store.transaction():
        _delete_row(store, deck_id)


def _delete_row(store: Store, deck_id: str) -> None:
    store.engine.run(f"DELETE FROM {TABLE} WHERE deck_id = ?", deck_id)
