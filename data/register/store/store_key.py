"""Which key the pseudonyms of a store are made with: a list that was read with another key would link with nobody.

The store knows the fingerprint of its key from the first pseudonym on. A store of schema version 0 that was never rotated
does not: its key is proven by a list that names somebody, or an employer, who is stored already, for two keys give no
pseudonym twice; where a list names nobody of them, the steward confirms the key (``python -m data confirm-key``).
"""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.errors import RegisterError
from data.register import key_file
from data.register.store.engines import Engine
from data.register.store.schema import meta
from data.register.store.schema.meta import Meta

PSEUDONYM_COLUMNS = {
    "permits": ("person_key", "permit_key", "employer_key", "vessel_key"),
    "spells": ("person_key", "employer_key", "vessel_key"),
}


def accept_list_key(engine: Engine, key_fingerprint: str, kept_rows: pd.DataFrame) -> None:
    """Write the fingerprint of a list's key where the store knows none yet, in the transaction that stores the list.

    Raise RegisterError where the list was read with another key than the store's, or where that cannot be told.
    """
    stored_fingerprint = meta.read_meta(engine).key_fingerprint
    if stored_fingerprint is None and not has_pseudonyms(engine):
        if any((kept_rows[column].dropna() != "").any() for column in PSEUDONYM_COLUMNS["permits"]):
            meta.update_key_fingerprint(engine, key_fingerprint)
    elif stored_fingerprint is None:
        if not shares_pseudonym(engine, kept_rows):
            raise unproven_key_error()
        meta.update_key_fingerprint(engine, key_fingerprint)
    elif key_fingerprint != stored_fingerprint:
        raise other_key_error()


def read_store_key(engine: Engine, path: Path) -> bytes:
    """Return the key of a file where it is the store's; raise RegisterError where it is not, or that cannot be told.

    Any key is that of a store without pseudonyms; it is made where there is none.
    """
    stored_fingerprint = meta.read_meta(engine).key_fingerprint
    if stored_fingerprint is None and has_pseudonyms(engine):
        raise unproven_key_error()
    if stored_fingerprint is None:
        return key_file.load_key(path)
    key = key_file.read_key(path)
    if key_file.fingerprint(key) != stored_fingerprint:
        raise other_key_error()
    return key


def has_pseudonyms(engine: Engine) -> bool:
    """Say whether any pseudonym is stored."""
    conditions = " OR ".join(f"{column} <> ''" for column in PSEUDONYM_COLUMNS["permits"])
    return bool(engine.fetch(f"SELECT 1 FROM permits WHERE {conditions} LIMIT 1"))


def shares_pseudonym(engine: Engine, kept_rows: pd.DataFrame) -> bool:
    """Say whether rows hold a pseudonym of a person, permit, employer or vessel that is stored already."""
    return any(_shares_column(engine, column, kept_rows[column]) for column in PSEUDONYM_COLUMNS["permits"])


def _shares_column(engine: Engine, column: str, pseudonyms: pd.Series) -> bool:
    listed = pseudonyms.dropna().astype("str").drop_duplicates()
    engine.run("CREATE TABLE listed (pseudonym VARCHAR)")
    engine.append("listed", pa.table({"pseudonym": pa.array(listed[listed != ""].tolist(), pa.string())}))
    shared_rows = engine.fetch(f"SELECT 1 FROM permits JOIN listed ON permits.{column} = listed.pseudonym LIMIT 1")
    engine.run("DROP TABLE listed")
    return bool(shared_rows)


def recover_interrupted_rotation(engine: Engine, path: Path) -> None:
    """Finish or take back a rotation of this store that was cut off, in a transaction that is open.

    The new key is put in place where the store was keyed with it, else removed. That of another store stays untouched.
    """
    store_meta = meta.read_meta(engine)
    pending_path = key_file.pending_key_path(path, store_meta.store_id)
    finish_rotation(pending_path, path, store_meta)
    pending_path.unlink(missing_ok=True)
    finish_rotation(key_file.legacy_pending_key_path(path), path, store_meta)


def finish_rotation(pending_path: Path, path: Path, store_meta: Meta) -> None:
    """Put a pending key in place where the store was keyed with it.

    Raise RegisterError where the key file is not the one that the pending key continues: another store was rotated with
    it in the same moment, whose key must not be lost.
    """
    if not pending_path.exists():
        return
    pending_key = key_file.read_key(pending_path)
    if key_file.fingerprint(pending_key) != store_meta.key_fingerprint:
        return
    if path.exists() and not pending_key.startswith(key_file.read_key(path)):
        raise RegisterError(
            "key_files_crossed",
            "The key file {file} is that of another store; the key of this store is {pending} beside it. "
            "Give each store a key file of its own, named in PETA_KEY.",
            file=path.name,
            pending=pending_path.name,
        )
    key_file.replace_key(pending_path, path)


def other_key_error() -> RegisterError:
    """Return the sentence about a key that is not that of the store."""
    return RegisterError(
        "key_of_other_store",
        "The pseudonym key is not the one that the store was keyed with last. If it was rotated since this list was "
        "read, import the list again; else restore the key file.",
    )


def unproven_key_error() -> RegisterError:
    """Return the sentence about a store that does not know its key."""
    return RegisterError(
        "key_unproven",
        "The store was made by an earlier version and does not know its pseudonym key yet, and nothing proves that the key "
        "file is the right one. If it is, run: python -m data confirm-key; else restore the key file of the store.",
    )
