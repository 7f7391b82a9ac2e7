"""What differs between DuckDB and PostgreSQL: opening, a transaction, many rows at once. All else is ibis on both."""

import contextlib
from collections.abc import Iterator

import psycopg

from data.errors import RegisterError
from data.register.store.engines.duckdb_engine import DuckDB
from data.register.store.engines.engine_errors import (
    ENGINE_ERRORS,
    error_reason,
    store_closed_error,
    store_locked_error,
)
from data.register.store.engines.postgresql_engine import PostgreSQL

__all__ = ["ENGINE_ERRORS", "DuckDB", "Engine", "PostgreSQL", "error_reason", "open_engine", "open_transaction"]

LOCK_WAIT_SECONDS = 30.0
"""Seconds to wait for another importer that holds the store."""

Engine = DuckDB | PostgreSQL
ENGINE_CLASSES: dict[str, type[DuckDB] | type[PostgreSQL]] = {
    "duckdb": DuckDB,
    "postgresql": PostgreSQL,
    "postgres": PostgreSQL,
}


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
