"""A new pseudonym key: what is stored is keyed anew, so that a person still links, and who has the old key has nothing.

The new key is written beside the old one first, then the store is keyed anew in one transaction whose line in the audit
names the new key's fingerprint, then the new file takes the old one's name. After a crash in between, the line tells
which of the two files is the store's.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import pandas as pd
import pyarrow as pa
from ibis import _

from data.errors import RegisterError
from data.register.cleaning import pseudonyms

if TYPE_CHECKING:
    from data.register.store.permit_store import Store

ROTATION_ACTION = "rotate-key"
PSEUDONYM_COLUMNS = {
    "permits": ("person_key", "permit_key", "employer_key", "vessel_key"),
    "spells": ("person_key", "employer_key", "vessel_key"),
}


def fingerprint(key: bytes) -> str:
    """Return what tells keys apart and gives nothing of them away: 16 digits of a SHA-256 of 32 random bytes or more."""
    return hashlib.sha256(b"fingerprint" + key).hexdigest()[:16]


def pending_key_path() -> Path:
    """Return where a new key lies until the store is keyed anew."""
    return pseudonyms.key_path().with_suffix(".next")


def rotate_key(store: "Store", actor: str) -> int:
    """Make a new key and key every stored pseudonym anew; return how many there are."""
    with store.transaction():
        recover_interrupted_rotation(store)
        refuse_other_key(store)
        old_key, added_key = pseudonyms.load_key(), secrets.token_bytes(pseudonyms.KEY_BYTES)
        pseudonyms.write_key(pending_key_path(), old_key + added_key)
        pseudonym_count = rekey_all(store, added_key)
        store.add_audit_line(actor, ROTATION_ACTION, "", fingerprint(old_key + added_key))
    with store.transaction():
        recover_interrupted_rotation(store)
    return pseudonym_count


def rekey_all(store: "Store", added_key: bytes) -> int:
    """Put a new pseudonym in place of each, in a transaction that is open."""
    table_columns = [(name, column) for name, columns in PSEUDONYM_COLUMNS.items() for column in columns]
    queries = [store.table(name).select(old=column) for name, column in table_columns]
    old_pseudonyms = (
        queries[0].union(*queries[1:], distinct=True).filter(_.old.notnull() & (_.old != "")).to_pyarrow()["old"]
    )
    pairs = {
        "old": old_pseudonyms,
        "new": pa.array(
            [pseudonyms.make_pseudonym(text, added_key) for text in old_pseudonyms.to_pylist()], pa.string()
        ),
    }
    store.connection.create_table("rekeyed", schema=ibis.schema({"old": "string", "new": "string"}))
    store.engine.append("rekeyed", pa.table(pairs))
    for name, column in table_columns:
        store.engine.run(f"UPDATE {name} SET {column} = rekeyed.new FROM rekeyed WHERE {name}.{column} = rekeyed.old")
    store.engine.run("DROP TABLE rekeyed")
    return len(old_pseudonyms)


def expected_fingerprint(store: "Store") -> str | None:
    """Return the fingerprint of the key that the store's pseudonyms are made with; None where it was never rotated."""
    lines: pd.DataFrame = store.audit()
    rotation_details = lines.loc[lines["action"] == ROTATION_ACTION, "detail"]
    return rotation_details.iloc[-1] if len(rotation_details) else None


def recover_interrupted_rotation(store: "Store") -> bool:
    """Finish or take back a rotation that was cut off, in a transaction that is open: no other rotation is under way.

    Return whether the new key was put in place.
    """
    if not pending_key_path().exists():
        return False
    if fingerprint(pseudonyms.read_key(pending_key_path())) != expected_fingerprint(store):
        pending_key_path().unlink()
        return False
    os.replace(pending_key_path(), pseudonyms.key_path())
    return True


def refuse_other_key(store: "Store") -> None:
    """Raise RegisterError where the key is not that of the store: a list read with it would link with nobody."""
    store_fingerprint = expected_fingerprint(store)
    if recover_interrupted_rotation(store) or (
        store_fingerprint and fingerprint(pseudonyms.load_key()) != store_fingerprint
    ):
        raise RegisterError(
            "The pseudonym key is not the one that the store was keyed with last. If it was rotated since this list was "
            "read, import the list again; else restore the key file."
        )
