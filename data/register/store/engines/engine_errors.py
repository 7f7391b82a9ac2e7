"""What the engines raise, what their errors become for a reader, and the wait for a store that another process holds."""

import time
from collections.abc import Callable
from typing import TypeVar

import duckdb
import psycopg

from data.errors import RegisterError

ENGINE_ERRORS = (duckdb.Error, psycopg.Error)
LOCK_MESSAGES = ("set lock on file", "used by another process", "already open in")
"""What DuckDB says, on each system, of a file that another process holds; a damaged file has "blocks" too."""

Connection = TypeVar("Connection")


def retry_while_locked(connect: Callable[[], Connection], wait_seconds: float) -> Connection:
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
