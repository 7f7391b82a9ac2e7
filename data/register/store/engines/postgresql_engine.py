"""A PostgreSQL database: many processes, of which one at a time stores a list."""

import contextlib
import io
from collections.abc import Iterator

import ibis
import pyarrow as pa
from psycopg import sql
from pyarrow import csv

from data.register.store.engines import catalogue
from data.register.store.engines.engine_errors import retry_while_locked
from data.register.store.schema import INDEXES, TABLES, TRIGGERS

CONNECT_TIMEOUT_SECONDS = 10
"""Seconds in which a server answers, or is taken for gone."""

ADVISORY_LOCK_ID = 7_264_510_398
"""The number of the advisory lock that importers into one PostgreSQL database share."""


class PostgreSQL:
    """A PostgreSQL database. Importers take turns by an advisory lock that ends with the transaction."""

    TYPE_NAMES = {
        "string": "character varying",
        "int64": "bigint",
        "date": "date",
        "boolean": "boolean",
        "timestamp": "timestamp without time zone",
    }
    """The engine's name of each type of the schema."""

    def __init__(self, url: str, wait_seconds: float):
        """Connect; the answer of a server that cannot be reached is told."""
        self.url = url
        self.wait_seconds = wait_seconds
        server_url = url.replace("postgresql://", "postgres://", 1)
        self.connection = retry_while_locked(
            lambda: ibis.connect(server_url, connect_timeout=CONNECT_TIMEOUT_SECONDS), wait_seconds
        )

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all or nothing, one importer after the other."""
        with self.connection.con.transaction():
            self.run("SELECT set_config('lock_timeout', ?, true)", f"{max(self.wait_seconds, 1):.0f}s")
            self.run("SELECT pg_advisory_xact_lock(?)", ADVISORY_LOCK_ID)
            yield

    def run(self, statement: str, *values: object) -> None:
        """Run a fixed statement; each ``?`` in it is bound to a value."""
        self.connection.con.execute(statement.replace("?", "%s"), values)

    def fetch(self, statement: str, *values: object) -> list[catalogue.Row]:
        """Return the rows that a fixed statement answers with; each ``?`` in it is bound to a value."""
        rows: list[catalogue.Row] = self.connection.con.execute(statement.replace("?", "%s"), values).fetchall()
        return rows

    def identity(self) -> str:
        """Return what differs wherever another database may answer at the address, or its tables were made anew."""
        tables = self.fetch(catalogue.POSTGRESQL_TABLES, list(TABLES))
        meta_rows = self.fetch("SELECT meta::text FROM meta") if "meta" in dict(tables) else []
        return f"{sorted(tables)}{meta_rows}"

    def read_columns(self) -> dict[str, dict[str, str]]:
        """Return by table the type of each column, in the engine's words."""
        return catalogue.group_columns(self.fetch(catalogue.POSTGRESQL_COLUMNS))

    def create_constraints(self) -> None:
        """Refuse any change of a line of the audit, and a second batch of a file that is there."""
        for index in INDEXES:
            self.run(index.statement())
        for trigger in TRIGGERS:
            self.run(trigger.function_statement())
            self.run(trigger.statement())

    def find_constraint_faults(self) -> list[tuple[str, str, str]]:
        """Return table, name and statement of each index and trigger that is missing, switched off or not as declared."""
        indexes, triggers = self.fetch(catalogue.POSTGRESQL_INDEXES), self.fetch(catalogue.POSTGRESQL_TRIGGERS)
        return catalogue.find_constraint_faults(set(indexes), set(triggers))

    def append(self, name: str, rows: pa.Table) -> None:
        """Add rows to a table by COPY: a null is nothing, an empty text is two quotes."""
        columns = sql.SQL(", ").join(map(sql.Identifier, rows.column_names))
        copy_statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(sql.Identifier(name), columns)
        with self.connection.con.cursor() as cursor, cursor.copy(copy_statement) as copy:
            for batch in rows.to_batches(max_chunksize=50_000):
                text = io.BytesIO()
                csv.write_csv(batch, text, csv.WriteOptions(include_header=False))
                copy.write(text.getvalue())

    def shrink(self) -> bool:
        """Write the tables anew without what was removed (VACUUM FULL)."""
        for name in TABLES:
            self.connection.con.execute(sql.SQL("VACUUM (FULL) {}").format(sql.Identifier(name)))
        return True

    def close(self) -> None:
        """Give the connection back."""
        self.connection.disconnect()
