"""The tables of the register, and what each column holds.

``permits``, ``changes`` and ``offences`` are what a batch brought; ``batches`` is what is known of each batch; ``spells``
is worked out of the permits that count (:mod:`data.register.store.spells`); ``audit`` is only ever added to; ``decks`` are
those of meetings (:mod:`data.register.store.deck_table`).
"""

from data.register import permit_fields

PERMITS = permit_fields.stored_columns()
SPELLS = {
    "counts_from": "date",
    "counts_before": "date",
    "next_from": "date",
    "batch_no": "int64",
    **{name: kind for name, kind in PERMITS.items() if name not in ("batch_id", "row", "permit_key", "visa_index")},
}
BATCHES = {
    "batch_no": "int64",
    "batch_id": "string",
    "file": "string",
    "sha256": "string",
    "sheet": "string",
    "source": "string",
    "profile": "string",
    "status": "string",
    "replaces": "string",
    "stored_by": "string",
    "stored_at": "timestamp",
    "undone_at": "timestamp",
    "rows_read": "int64",
    "rows_kept": "int64",
    "rows_rejected": "int64",
    "rows_review": "int64",
}
CHANGES = {
    "batch_id": "string",
    "row": "int64",
    "column": "string",
    "found": "string",
    "became": "string",
    "rule": "string",
}
OFFENCES = {"batch_id": "string", "row": "int64", "rule": "string", "verdict": "string"}
AUDIT = {
    "line": "int64",
    "at": "timestamp",
    "who": "string",
    "action": "string",
    "batch_id": "string",
    "detail": "string",
    "digest": "string",
}
DECKS = {
    "deck_id": "string",
    "change_no": "int64",
    "changed_at": "timestamp",
    "content": "string",
}
TABLES = {
    "permits": PERMITS,
    "spells": SPELLS,
    "batches": BATCHES,
    "changes": CHANGES,
    "offences": OFFENCES,
    "audit": AUDIT,
    "decks": DECKS,
}
CONTENT_TABLES = ("permits", "changes", "offences")
"""What goes when a batch is undone; of its batch only the line that it was there stays."""
