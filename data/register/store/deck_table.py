"""The decks of meetings as the store keeps them: a name and a text, which only :mod:`meeting` reads."""

from typing import NamedTuple

import pandas as pd
from ibis import _

from data.register.store.change_token import of_files
from data.register.store.permit_store import Store, answer, connected, now

TABLE = "decks"


class Kept(NamedTuple):
    """One deck as it is kept."""

    deck_id: str
    content: str


def stamp(url: str, patience: float) -> str:
    """Return what changes whenever the decks of a store may have: of a file its time and size, "" where there is none."""
    files = of_files(url)
    if files is not None:
        return files
    with connected(url, patience) as store:
        rows = answer(store.table(TABLE).select("deck_id", "change_no").order_by("deck_id"))
    return "|".join(f"{row.deck_id}.{row.change_no}" for row in rows.itertuples())


def every(store: Store) -> list[Kept]:
    """Return the decks, the last changed first."""
    rows = answer(store.table(TABLE).order_by(_.change_no.desc()))
    return [Kept(row.deck_id, row.content) for row in rows.itertuples()]


def keep(store: Store, deck: Kept) -> None:
    """Keep a deck in place of the one of its name, whole or not at all."""
    with store.transaction():
        changes = answer(store.table(TABLE).select("change_no"))["change_no"]
        number = 1 + int(changes.max()) if len(changes) else 1
        _forget(store, deck.deck_id)
        row = {"deck_id": deck.deck_id, "change_no": number, "changed_at": now(), "content": deck.content}
        store.put(TABLE, pd.DataFrame([row]))


def remove(store: Store, deck_id: str) -> None:
    """Remove a deck; nothing where there is none."""
    with store.transaction():
        _forget(store, deck_id)


def _forget(store: Store, deck_id: str) -> None:
    store.engine.run(f"DELETE FROM {TABLE} WHERE deck_id = ?", deck_id)
