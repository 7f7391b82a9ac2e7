"""Whether the tables of a store are those of its schema version: nothing that is missing is made up."""

from data.errors import RegisterError
from data.messages import Message
from data.register.store.engines import Engine
from data.register.store.schema import TABLES
from data.register.store.schema.migrations import MIGRATIONS


def list_tables_at(version: int) -> dict[str, dict[str, str]]:
    """Return the tables of a schema version, with the type of each column: those of today less what came later."""
    later_migrations = [migration for migration in MIGRATIONS if migration.version > version]
    added_tables = {table for migration in later_migrations for table in migration.added_tables}
    added_columns = {
        (table, column)
        for migration in later_migrations
        for table, columns in migration.added_columns.items()
        for column in columns
    }
    return {
        table: {column: kind for column, kind in columns.items() if (table, column) not in added_columns}
        for table, columns in TABLES.items()
        if table not in added_tables
    }


def refuse_faults(engine: Engine, version: int, allows_missing_guards: bool = False) -> None:
    """Raise RegisterError, which names table and column, where a store is not as its schema version wants it."""
    refuse_other_tables(engine, version)
    for fault in [] if allows_missing_guards else list_missing_guards(engine):
        raise RegisterError("store_guard_missing", fault.template, **fault.parameters)


def refuse_other_tables(engine: Engine, version: int) -> None:
    """Raise RegisterError where a table or column is missing or has another type."""
    existing_tables = engine.read_columns()
    for table, columns in list_tables_at(version).items():
        if table not in existing_tables:
            raise RegisterError(
                "store_table_missing",
                "The table {table} is missing from the store. Restore a backup of the store.",
                table=table,
            )
        for column, kind in columns.items():
            refuse_other_type(table, column, existing_tables[table].get(column), engine.TYPE_NAMES[kind])


def list_missing_guards(engine: Engine) -> list[Message]:
    """Return one sentence for each index or trigger that is missing, switched off or not as declared."""
    return [
        Message(
            "The table {table} of the store lacks {name}, which guards it. Have the database's administrator run: {statement}",
            table=table,
            name=name,
            statement=statement,
        )
        for table, name, statement in engine.find_constraint_faults()
    ]


def refuse_other_type(table: str, column: str, existing_type: str | None, type_name: str) -> None:
    """Raise RegisterError where a column is missing (None) or has another type than that of the schema."""
    if existing_type is None:
        raise RegisterError(
            "store_column_missing",
            "The table {table} of the store lacks the column {column}. Restore a backup of the store.",
            table=table,
            column=column,
        )
    if existing_type != type_name:
        raise RegisterError(
            "store_column_type",
            "The column {column} of the table {table} of the store has the type {type}, wanted is {wanted}. "
            "Restore a backup of the store.",
            column=column,
            table=table,
            type=existing_type,
            wanted=type_name,
        )
