"""An embedded DuckDB file: opened by one process, whose threads take turns."""

import contextlib
import os
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
import sqlglot
from ibis.backends import BaseBackend

from data.register.store.engines import catalogue
from data.register.store.engines.engine_errors import retry_while_locked, store_locked_error

REOPEN_WAIT_SECONDS = 30.0
"""Seconds to wait for the file that was written anew, should another process have come in between."""

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

    def _connect(self) -> BaseBackend:
        """Connect and be counted; who waits for another process leaves the door between two attempts.

        DuckDB opens a file first and locks it then. Another process may have put a new file in its place meanwhile
        (:meth:`shrink`): what was opened is nobody's any more, and whatever is written into it is lost. So the file of
        the address has to be the same before and after.
        """
        with self.open_lock:
            file_id = _find_file_id(self.path)
            connection = ibis.connect(f"duckdb://{self.path}")
            while file_id != (present_id := _find_file_id(self.path)):
                connection.disconnect()
                file_id, connection = present_id, ibis.connect(f"duckdb://{self.path}")
            _open_counts[str(self.path)] += 1
        return connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
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
    def _hold_write_lock(self) -> Iterator[None]:
        """Take the turn; raise RegisterError where another thread keeps it for longer than this one waits."""
        if not self.write_lock.acquire(timeout=self.wait_seconds):
            raise store_locked_error()
        try:
            yield
        finally:
            self.write_lock.release()

    def run(self, statement: str, *values: object) -> None:
        """Run a fixed statement; each ``?`` in it is bound to a value."""
        self.connection.con.execute(statement, list(values))

    def fetch(self, statement: str, *values: object) -> list[catalogue.Row]:
        """Return the rows that a fixed statement answers with; each ``?`` in it is bound to a value."""
        rows: list[catalogue.Row] = self.connection.con.execute(statement, list(values)).fetchall()
        return rows

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
            self.connection = retry_while_locked(lambda: ibis.connect(f"duckdb://{self.path}"), REOPEN_WAIT_SECONDS)
        return True

    def close(self) -> None:
        """Give the file free."""
        with self.open_lock:
            self.connection.disconnect()
            _open_counts[str(self.path)] -= 1


def _find_file_id(file: Path) -> tuple[int, int] | None:
    """Return what no other file has while this one is open: device and inode; None where there is no file."""
    if not file.exists():
        return None
    stat_result = file.stat()
    return stat_result.st_dev, stat_result.st_ino


def _stat_text(file: Path) -> str:
    if not file.exists():
        return ""
    stat_result = file.stat()
    return f"{stat_result.st_dev}.{stat_result.st_ino}.{stat_result.st_mtime_ns}.{stat_result.st_size}"
