"""The table ``meta``: one row that says of which version a store is, which store it is, and which key it was keyed with."""

import uuid
from typing import NamedTuple

from data.errors import RegisterError
from data.messages import PluralMessage
from data.register.store.engines import Engine


class Meta(NamedTuple):
    """The row of ``meta``; ``key_fingerprint`` is None until a pseudonym is stored, or until an old store's key is proven."""

    schema_version: int
    store_id: str
    key_fingerprint: str | None


def read_schema_version(engine: Engine) -> int:
    """Return the schema version of a store that has the table ``meta``; raise RegisterError where it has not one row.

    Read apart from the rest of the row: a store of a newer version may have other columns.
    """
    rows = engine.fetch("SELECT schema_version FROM meta")
    if len(rows) != 1:
        raise RegisterError(
            "store_meta_damaged",
            PluralMessage(
                "The table meta of the store holds {n} row, wanted is one. Restore a backup of the store.",
                "The table meta of the store holds {n} rows, wanted is one. Restore a backup of the store.",
                len(rows),
            ),
        )
    return int(rows[0][0])


def read_meta(engine: Engine) -> Meta:
    """Return the row of a store of this version."""
    return Meta(*engine.fetch("SELECT schema_version, store_id, key_fingerprint FROM meta")[0])


def insert_meta(engine: Engine, schema_version: int, key_fingerprint: str | None = None) -> None:
    """Write the row of a new store, with a new id, in a transaction that is open."""
    engine.run(
        "INSERT INTO meta (schema_version, store_id, key_fingerprint) VALUES (?, ?, ?)",
        schema_version,
        uuid.uuid4().hex,
        key_fingerprint,
    )


def update_schema_version(engine: Engine, schema_version: int) -> None:
    """Write which version a store has become, in the transaction of its migration."""
    engine.run("UPDATE meta SET schema_version = ?", schema_version)


def update_key_fingerprint(engine: Engine, key_fingerprint: str) -> None:
    """Write which key the pseudonyms of a store are made with, in the transaction that stores them."""
    engine.run("UPDATE meta SET key_fingerprint = ?", key_fingerprint)
