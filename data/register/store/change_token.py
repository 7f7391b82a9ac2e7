"""Whether a store holds lists, and whether it has changed: told by its file as long as that stands still.

Decks lie in the store too. What changes with a deck alone is no change of the register: nothing is worked out anew.
"""

from functools import lru_cache
from pathlib import Path

from data.errors import RegisterError
from data.register.store.permit_store import Store, open_store

NO_WAIT_SECONDS = 0.0
"""Seconds to wait for a store that is held: none, for this is asked in every run of a page."""


def has_lists(url: str) -> bool:
    """Say whether lists were ever stored; of a server, or while another process stores one, it is taken for granted."""
    files_token = stat_files(url)
    if files_token is None:
        return True
    try:
        return bool(files_token) and _stored_lists(url, files_token)[0]
    except RegisterError:
        return True  # whoever opens it is told what is wrong


def change_token(url: str) -> str:
    """Return what changes whenever the lists of a store may have.

    It is the seal of the audit's last line, and of a file that is held by another process its time and size.
    """
    files_token = stat_files(url)
    if files_token is None:
        with open_store(url) as store:
            return store.version()
    try:
        return _stored_lists(url, files_token)[1] if files_token else ""
    except RegisterError:
        return files_token


def stat_files(url: str) -> str | None:
    """Return the times and sizes of a store's files, "" where there are none; None of a server."""
    kind, _, path = url.partition("://")
    if kind != "duckdb":
        return None
    files = [Path(path), Path(f"{path}.wal")]
    return "|".join(filter(None, map(_stat_file, files)))


def _stat_file(file: Path) -> str:
    """Return the time and size of a file, "" where there is none; why it cannot be told where it may not be looked at."""
    try:
        stat_result = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return error.strerror or "unreadable"  # whoever opens the store is told
    return f"{stat_result.st_mtime_ns}.{stat_result.st_size}"


@lru_cache(maxsize=16)
def _stored_lists(url: str, files_token: str) -> tuple[bool, str]:
    """Return whether a store has batches, and its version, while its files are as they are."""
    with open_store(url, NO_WAIT_SECONDS) as store:
        return has_batches(store), store.version()


def has_batches(store: Store) -> bool:
    """Say whether any list was ever stored, those undone included."""
    return len(store.batches()) > 0
