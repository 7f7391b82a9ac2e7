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

ACTION = "rotate-key"
KEYS = {
    "permits": ("person_key", "permit_key", "employer_key", "vessel_key"),
    "spells": ("person_key", "employer_key", "vessel_key"),
}


def fingerprint(key: bytes) -> str:
    """Return what tells keys apart and gives nothing of them away: 16 digits of a SHA-256 of 32 random bytes or more."""
    return hashlib.sha256(b"fingerprint" + key).hexdigest()[:16]


def beside() -> Path:
    """Return where a new key lies until the store is keyed anew."""
    return pseudonyms.key_path().with_suffix(".next")


def rotate(store: "Store", who: str) -> int:
    """Make a new key and key every stored pseudonym anew; return how many there are."""
    with store.transaction():
        settle(store)
        refuse_other_key(store)
        old, added = pseudonyms.secret(), secrets.token_bytes(pseudonyms.KEY_BYTES)
        pseudonyms.write_key(beside(), old + added)
        known = anew(store, added)
        store.note(who, ACTION, "", fingerprint(old + added))
    with store.transaction():
        settle(store)
    return known


def anew(store: "Store", added: bytes) -> int:
    """Put a new pseudonym in place of each, in a transaction that is open."""
    tables = [(name, column) for name, columns in KEYS.items() for column in columns]
    found = [store.table(name).select(old=column) for name, column in tables]
    old = found[0].union(*found[1:], distinct=True).filter(_.old.notnull() & (_.old != "")).to_pyarrow()["old"]
    pairs = {"old": old, "new": pa.array([pseudonyms.pseudonym(text, added) for text in old.to_pylist()], pa.string())}
    store.link.create_table("rekeyed", schema=ibis.schema({"old": "string", "new": "string"}))
    store.engine.append("rekeyed", pa.table(pairs))
    for name, column in tables:
        store.engine.run(f"UPDATE {name} SET {column} = rekeyed.new FROM rekeyed WHERE {name}.{column} = rekeyed.old")
    store.engine.run("DROP TABLE rekeyed")
    return len(old)


def wanted(store: "Store") -> str | None:
    """Return the fingerprint of the key that the store's pseudonyms are made with; None where it was never rotated."""
    lines: pd.DataFrame = store.audit()
    rotated = lines.loc[lines["action"] == ACTION, "detail"]
    return rotated.iloc[-1] if len(rotated) else None


def settle(store: "Store") -> bool:
    """Finish or take back a rotation that was cut off, in a transaction that is open: no other rotation is under way.

    Return whether the new key was put in place.
    """
    if not beside().exists():
        return False
    if fingerprint(pseudonyms.read_key(beside())) != wanted(store):
        beside().unlink()
        return False
    os.replace(beside(), pseudonyms.key_path())
    return True


def refuse_other_key(store: "Store") -> None:
    """Raise RegisterError where the key is not that of the store: a list read with it would link with nobody."""
    meant = wanted(store)
    if settle(store) or (meant and fingerprint(pseudonyms.secret()) != meant):
        raise RegisterError(
            "The pseudonym key is not the one that the store was keyed with last. If it was rotated since this list was "
            "read, import the list again; else restore the key file."
        )
