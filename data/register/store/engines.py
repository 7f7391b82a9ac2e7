"""What differs between DuckDB and PostgreSQL: opening, a transaction, many rows at once. All else is ibis on both."""

import contextlib
import io
import os
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import ibis
import psycopg
import pyarrow as pa
import sqlglot
from psycopg import sql
from pyarrow import csv

from data.errors import RegisterError
from data.register.store import catalogue
from data.register.store.schema import INDEXES, TABLES, TRIGGERS

LOCK_WAIT_SECONDS = 30.0
"""Seconds to wait for another importer that holds the store."""

CONNECT_TIMEOUT_SECONDS = 10
"""Seconds in which a server answers, or is taken for gone."""

ADVISORY_LOCK_ID = 7_264_510_398
"""The number of the advisory lock that importers into one PostgreSQL database share."""

ENGINE_ERRORS = (duckdb.Error, psycopg.Error)
LOCK_MESSAGES = ("set lock on file", "used by another process", "already open in")
"""What DuckDB says, on each system, of a file that another process holds; a damaged file has "blocks" too."""

_write_locks: dict[str, threading.RLock] = defaultdict(threading.RLock)
"""Who writes into a file, of the threads of this process."""

_open_locks: dict[str, threading.RLock] = defaultdict(threading.RLock)
"""Who opens or closes it, taken after the turn where both are: a reader comes in while another thread stores a list."""

_open_counts: Counter[str] = Counter()


class DuckDB:
    """An embedded DuckDB file. One process may hold it; its threads take turns."""

    TYPE_NAMES = {
        "string": "VARCHAR",
        "int64": "BIGINT",
        "date": "DATE",
        "boolean": "BOOLEAN",
        "timestamp": "TIMESTAMP",
    }
    """The engine's name of each type of the schema."""

    def __init__(self, url: str, wait_seconds: float):
        """Open the file, made on first use; wait while another process holds it."""
        self.url = url
        self.path = Path(url.partition("://")[2]).absolute()
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.write_lock, self.open_lock, self.wait_seconds = (
            _write_locks[str(self.path)],
            _open_locks[str(self.path)],
            wait_seconds,
        )
        self.connection = retry_while_locked(self._connect, wait_seconds)

    def _connect(self):
        """Connect and be counted; who waits for another process leaves the door between two attempts."""
        with self.open_lock:
            connection = ibis.connect(f"duckdb://{self.path}")
            _open_counts[str(self.path)] += 1
        return connection

    @contextlib.contextmanager
    def transaction(self):
        """Do all or nothing, one thread after the other."""
        with self._hold_write_lock():
            self.connection.raw_sql("BEGIN TRANSACTION")
            try:
                yield
            except BaseException:
                with contextlib.suppress(duckdb.Error):  # a disk that is full has ended the transaction already
                    self.connection.raw_sql("ROLLBACK")
                raise
            self.connection.raw_sql("COMMIT")

    @contextlib.contextmanager
    def _hold_write_lock(self):
        """Take the turn; raise RegisterError where another thread keeps it for longer than this one waits."""
        if not self.write_lock.acquire(timeout=self.wait_seconds):
            raise store_locked_error()
        try:
            yield
        finally:
            self.write_lock.release()

    def run(self, statement: str, *values) -> None:
        """Run a fixed statement; each ``?`` in it is bound to a value."""
        self.connection.con.execute(statement, list(values))

    def fetch(self, statement: str, *values: object) -> list[tuple]:
        """Return the rows that a fixed statement answers with; each ``?`` in it is bound to a value."""
        return self.connection.con.execute(statement, list(values)).fetchall()

    def identity(self) -> str:
        """Return what differs wherever another file may lie at the address, or this one was written to."""
        files = (self.path, Path(f"{self.path}.wal"))
        return "|".join(_stat_text(file) for file in files)

    def read_columns(self) -> dict[str, dict[str, str]]:
        """Return by table the type of each column, in the engine's words; ibis 12 cannot list the tables of DuckDB 2."""
        return catalogue.group_columns(self.fetch(catalogue.DUCKDB_COLUMNS))

    def create_constraints(self) -> None:
        """DuckDB has no triggers: a changed line of the audit is found by its chain of seals alone."""

    def find_constraint_faults(self) -> list[tuple[str, str, str]]:
        """Return nothing: there are no indexes and no triggers that could be missing."""
        return []

    def append(self, name: str, rows: pa.Table) -> None:
        """Add rows to a table."""
        self.connection.insert(name, rows)

    def shrink(self) -> bool:
        """Write the file anew without the bytes of what was removed; False while others of this process have it open.

        DuckDB frees the blocks of removed rows but leaves their bytes. The new file takes the old one's name while the
        old is still held, so that no other process comes in between.
        """
        with self.write_lock, self.open_lock:
            if _open_counts[str(self.path)] > 1:
                return False
            fresh_path = self.path.with_suffix(".fresh")
            fresh_path.unlink(missing_ok=True)
            self.run("CHECKPOINT")
            name = sqlglot.to_identifier(self.connection.current_catalog, quoted=True).sql("duckdb")
            try:
                self.connection.attach(fresh_path, "fresh")
                self.run(f"COPY FROM DATABASE {name} TO fresh")
                self.connection.detach("fresh")
                os.replace(fresh_path, self.path)
            finally:
                fresh_path.unlink(missing_ok=True)  # half a copy would fill the disk that had no room for the whole
            self.connection.disconnect()
            self.connection = retry_while_locked(lambda: ibis.connect(f"duckdb://{self.path}"), LOCK_WAIT_SECONDS)
        return True

    def close(self) -> None:
        """Give the file free."""
        with self.open_lock:
            self.connection.disconnect()
            _open_counts[str(self.path)] -= 1


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
    def transaction(self):
        """Do all or nothing, one importer after the other."""
        with self.connection.con.transaction():
            self.run("SELECT set_config('lock_timeout', ?, true)", f"{max(self.wait_seconds, 1):.0f}s")
            self.run("SELECT pg_advisory_xact_lock(?)", ADVISORY_LOCK_ID)
            yield

    def run(self, statement: str, *values) -> None:
        """Run a fixed statement; each ``?`` in it is bound to a value."""
        self.connection.con.execute(statement.replace("?", "%s"), values)

    def fetch(self, statement: str, *values: object) -> list[tuple]:
        """Return the rows that a fixed statement answers with; each ``?`` in it is bound to a value."""
        return self.connection.con.execute(statement.replace("?", "%s"), values).fetchall()

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


Engine = DuckDB | PostgreSQL
ENGINE_CLASSES = {"duckdb": DuckDB, "postgresql": PostgreSQL, "postgres": PostgreSQL}


def open_engine(url: str, wait_seconds: float) -> Engine:
    """Return the engine of an address, waited for so many seconds; raise RegisterError where it is not known or does not answer."""
    kind = url.partition("://")[0]
    if kind not in ENGINE_CLASSES:
        raise RegisterError(
            "store_kind_unknown",
            "The store {kind!r} is not known; wanted is duckdb:///FILE or postgresql://…",
            kind=kind,
        )
    try:
        return ENGINE_CLASSES[kind](url, wait_seconds)
    except (OSError, ValueError) as error:  # no folder can be made there, or the address is none
        raise store_closed_error(str(error)) from error


def retry_while_locked(connect: Callable, wait_seconds: float):
    """Connect, and try again for ``wait_seconds`` seconds while the file is locked; then say so."""
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            return connect()
        except ENGINE_ERRORS as error:
            if not any(lock_message in str(error) for lock_message in LOCK_MESSAGES):
                raise store_closed_error(str(error).splitlines()[0]) from error
            if time.monotonic() > deadline:
                raise store_locked_error() from error
            time.sleep(0.1)


def store_closed_error(reason: str) -> RegisterError:
    """Return the sentence about a store that cannot be opened."""
    return RegisterError("store_not_opened", "The store cannot be opened: {reason}", reason=reason)


def store_locked_error() -> RegisterError:
    """Return the sentence about a store that somebody else holds."""
    return RegisterError("store_locked", "Another import holds the store. Wait until it has ended and try again.")


def error_reason(error: Exception) -> str:
    """Return the first line of what an engine or the system says, or the name of its error where it says nothing."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


@contextlib.contextmanager
def open_transaction(engine: Engine) -> Iterator[None]:
    """Do all or nothing, one writer at a time; raise RegisterError with what the engine could not do."""
    try:
        with engine.transaction():
            yield
    except psycopg.errors.LockNotAvailable as error:
        raise store_locked_error() from error
    except ENGINE_ERRORS as error:
        raise RegisterError(
            "store_not_written",
            "The store could not be written, and is as it was: {reason}",
            reason=error_reason(error),
        ) from error


def _stat_text(file: Path) -> str:
    if not file.exists():
        return ""
    stat_result = file.stat()
    return f"{stat_result.st_dev}.{stat_result.st_ino}.{stat_result.st_mtime_ns}.{stat_result.st_size}"
