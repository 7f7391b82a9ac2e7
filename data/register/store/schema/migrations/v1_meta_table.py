"""Version 1: a store says of which version it is, which store it is, and with which key its pseudonyms are made."""

import uuid

from data.register.store.engines import Engine

COLUMNS = "schema_version BIGINT, store_id VARCHAR, key_fingerprint VARCHAR"
DECK_COLUMNS = "deck_id VARCHAR, change_no BIGINT, changed_at TIMESTAMP, content VARCHAR"


def create_meta_table(engine: Engine) -> None:
    """Make ``meta``, and what stores of the first days lack.

    The key's fingerprint is that of the last rotation in the audit. A store that was never rotated has none in its
    audit: the fingerprint stays empty until the key is proven (:mod:`data.register.store.store_key`). Stores of before
    decks were kept in them have no table ``decks``, and no version that tells them from others; it is made empty here
    and nowhere else.
    """
    engine.run(f"CREATE TABLE meta ({COLUMNS})")
    engine.run("INSERT INTO meta VALUES (?, ?, ?)", 0, uuid.uuid4().hex, find_rotated_fingerprint(engine))
    engine.run(f"CREATE TABLE IF NOT EXISTS decks ({DECK_COLUMNS})")


def find_rotated_fingerprint(engine: Engine) -> str | None:
    """Return the fingerprint that the last rotation of the key wrote to the audit; None where it was never rotated."""
    rows = engine.fetch("SELECT detail FROM audit WHERE action = 'rotate-key' ORDER BY line DESC LIMIT 1")
    return rows[0][0] if rows else None
