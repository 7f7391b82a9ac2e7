"""What a database says of its own tables: the columns of both engines, the indexes and triggers of PostgreSQL."""

from collections import defaultdict
from typing import Any

from data.register.store.schema import INDEXES, TRIGGERS, Index, Trigger

Row = tuple[Any, ...]
"""A row of an answer: its columns and their types are those that the statement asks for."""

DUCKDB_COLUMNS = """SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = current_schema() AND NOT internal"""
POSTGRESQL_TABLES = """SELECT relname, oid FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname::text = ANY(?)"""
POSTGRESQL_COLUMNS = """SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema()"""
POSTGRESQL_INDEXES = """SELECT indrelid::regclass::text, indexrelid::regclass::text, indisunique,
        array_to_string(ARRAY(SELECT attname FROM unnest(indkey) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute ON attrelid = indrelid AND attnum = number ORDER BY place), ','),
        coalesce(pg_get_expr(indpred, indrelid), '')
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = current_schema()::regnamespace AND indisvalid"""
POSTGRESQL_TRIGGERS = """SELECT tgrelid::regclass::text, tgname, tgtype, proname
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"""
TRIGGER_BITS = {"BEFORE": 2, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
"""The bits of ``pg_trigger.tgtype``: src/include/catalog/pg_trigger.h of PostgreSQL."""


def group_columns(rows: list[Row]) -> dict[str, dict[str, str]]:
    """Return by table the type of each column, of rows (table, column, type)."""
    columns: dict[str, dict[str, str]] = defaultdict(dict)
    for table, column, type_name in rows:
        columns[table][column] = type_name
    return dict(columns)


def find_constraint_faults(indexes: set[Row], triggers: set[Row]) -> list[tuple[str, str, str]]:
    """Return table, name and statement of each declared index and trigger that is not among those of a database."""
    missing: list[Index | Trigger] = [index for index in INDEXES if _describe_index(index) not in indexes]
    missing += [trigger for trigger in TRIGGERS if _describe_trigger(trigger) not in triggers]
    return [(guard.table, guard.name, guard.statement()) for guard in missing]


def _describe_index(index: Index) -> tuple[str, str, bool, str, str]:
    """Return an index as PostgreSQL's catalogue describes it."""
    condition = f"({index.condition})" if index.condition else ""
    return index.table, index.name, index.is_unique, ",".join(index.columns), condition


def _describe_trigger(trigger: Trigger) -> tuple[str, str, int, str]:
    """Return a trigger as PostgreSQL's catalogue describes it."""
    bits = TRIGGER_BITS["BEFORE"] + sum(TRIGGER_BITS[event] for event in trigger.events)
    return trigger.table, trigger.name, bits, trigger.function
