"""A new pseudonym key: what is stored is keyed anew, so that a person still links, and who has the old key has nothing.

The new key is written next to the old one first, then the store is keyed anew in one transaction that also writes the
new key's fingerprint to ``meta`` and to the audit, then the new file takes the old one's name. After a crash in between,
the fingerprint says which of the two files is the store's.
"""

import secrets
import time

import ibis
import pyarrow as pa
from ibis import _

from data.logs import log_event
from data.logs.durations import elapsed_ms
from data.register import key_file
from data.register.cleaning import pseudonyms
from data.register.store import store_key
from data.register.store.permit_store import Store
from data.register.store.schema import meta

ROTATION_ACTION = "rotate-key"
CONFIRMATION_ACTION = "confirm-key"


def rotate_key(store: Store, actor: str) -> int:
    """Make a new key and key every stored pseudonym anew; return how many there are.

    Raise RegisterError, and change nothing, where the key file is not the store's.
    """
    start_time, path = time.monotonic(), key_file.key_path()
    with store.transaction():
        store_key.recover_interrupted_rotation(store.engine, path)
        new_key = store_key.read_store_key(store.engine, path) + secrets.token_bytes(key_file.KEY_BYTES)
        key_file.write_key(key_file.pending_key_path(path, store.meta().store_id), new_key)
        pseudonym_count = rekey_all(store, new_key[-key_file.KEY_BYTES :])
        meta.update_key_fingerprint(store.engine, key_file.fingerprint(new_key))
        store.add_audit_line(actor, ROTATION_ACTION, "", key_file.fingerprint(new_key))
    with store.transaction():
        store_key.recover_interrupted_rotation(store.engine, path)
    log_event("rotation", pseudonyms=pseudonym_count, duration_ms=elapsed_ms(start_time))
    return pseudonym_count


def rekey_all(store: Store, added_key: bytes) -> int:
    """Put a new pseudonym in place of each, in a transaction that is open; return how many different ones there are."""
    table_columns = [(name, column) for name, columns in store_key.PSEUDONYM_COLUMNS.items() for column in columns]
    queries = [store.table(name).select(old=column) for name, column in table_columns]
    old_pseudonyms = (
        queries[0].union(*queries[1:], distinct=True).filter(_.old.notnull() & (_.old != "")).to_pyarrow()["old"]
    )
    new_pseudonyms = [pseudonyms.make_pseudonym(text, added_key) for text in old_pseudonyms.to_pylist()]
    store.connection.create_table("rekeyed", schema=ibis.schema({"old": "string", "new": "string"}))
    store.engine.append("rekeyed", pa.table({"old": old_pseudonyms, "new": pa.array(new_pseudonyms, pa.string())}))
    for name, column in table_columns:
        store.engine.run(f"UPDATE {name} SET {column} = rekeyed.new FROM rekeyed WHERE {name}.{column} = rekeyed.old")
    store.engine.run("DROP TABLE rekeyed")
    return len(old_pseudonyms)


def confirm_key(store: Store, actor: str) -> bool:
    """Write the fingerprint of the key file to a store that does not know its key, on the word of the steward.

    Return whether it was unknown. Raise RegisterError where the store knows its key and it is another.
    """
    path = key_file.key_path()
    with store.transaction():
        store_key.recover_interrupted_rotation(store.engine, path)
        if store.meta().key_fingerprint is not None:
            store_key.read_store_key(store.engine, path)
            return False
        key_fingerprint = key_file.fingerprint(key_file.read_key(path))
        meta.update_key_fingerprint(store.engine, key_fingerprint)
        store.add_audit_line(actor, CONFIRMATION_ACTION, "", key_fingerprint)
    log_event("key_confirmation")
    return True
