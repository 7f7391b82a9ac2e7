"""The schema of a store: its tables with the type of each column, its indexes, and the triggers that guard the audit.

``meta`` has one row: the schema version, the id of the store, and the fingerprint of its pseudonym key. ``permits``,
``changes`` and ``offences`` are what a batch brought; ``batches`` is what is known of each batch; ``spells`` is worked
out of the permits that count (:mod:`data.register.store.spells`); ``audit`` is only ever added to; ``decks`` are those of
meetings (:mod:`data.register.store.deck_table`).

Whoever changes a table writes a migration too (:mod:`data.register.store.schema.migrations`). Indexes and triggers are for
PostgreSQL. DuckDB has no triggers, scans its columns faster than it would keep indexes of them, and lets one process
write at a time, whose threads take turns: the check for a file that is stored already cannot be passed twice.
"""

from dataclasses import dataclass

from data.register import permit_fields

META = {
    "schema_version": "int64",
    "store_id": "string",
    "key_fingerprint": "string",
}

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
TABLES: dict[str, dict[str, str]] = {
    "meta": META,
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


@dataclass(frozen=True)
class Index:
    """An index of a table; ``condition`` limits it to some rows."""

    name: str
    table: str
    columns: tuple[str, ...]
    is_unique: bool = False
    condition: str = ""

    def statement(self) -> str:
        """Return the statement that makes the index."""
        unique, where = "UNIQUE " if self.is_unique else "", f" WHERE {self.condition}" if self.condition else ""
        return f"CREATE {unique}INDEX {self.name} ON {self.table} ({', '.join(self.columns)}){where}"


@dataclass(frozen=True)
class Trigger:
    """A trigger that refuses what would change a table's rows; ``events`` are those that it refuses."""

    name: str
    table: str
    events: tuple[str, ...]
    function: str
    message: str

    def function_statement(self) -> str:
        """Return the statement that makes the function that the trigger calls."""
        body = f"$$ BEGIN RAISE EXCEPTION '{self.message}'; END $$"
        return f"CREATE OR REPLACE FUNCTION {self.function}() RETURNS trigger LANGUAGE plpgsql AS {body}"

    def statement(self) -> str:
        """Return the statement that makes the trigger, or puts it in place of a changed one."""
        events = " OR ".join(self.events)
        return (
            f"CREATE OR REPLACE TRIGGER {self.name} BEFORE {events} ON {self.table} EXECUTE FUNCTION {self.function}()"
        )


INDEXES = (
    Index("one_batch_a_file", "batches", ("sha256", "sheet"), is_unique=True, condition="undone_at IS NULL"),
    Index("spells_by_person", "spells", ("person_key",)),
    Index("permits_by_person", "permits", ("person_key",)),
    Index("permits_by_batch", "permits", ("batch_id",)),
)
"""A file is stored once; and the indexes by which a batch's persons are found."""

TRIGGERS = (
    Trigger(
        "only_added_to",
        "audit",
        ("UPDATE", "DELETE", "TRUNCATE"),
        "refuse_change",
        "The audit is only ever added to.",
    ),
)
