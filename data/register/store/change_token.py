"""Whether a store holds lists, and whether it has changed: told by its file as long as that stands still.

Decks lie in the store too. What changes with a deck alone is no change of the register: nothing is worked out anew.
"""

from functools import lru_cache
from pathlib import Path

from data.errors import RegisterError
from data.register.store.permit_store import Store, connected

AT_ONCE = 0.0
"""Seconds to wait for a store that is held: none, for this is asked in every run of a page."""


def exists(url: str) -> bool:
    """Say whether lists were ever stored; of a server, or while another process stores one, it is taken for granted."""
    files = of_files(url)
    if files is None:
        return True
    try:
        return bool(files) and _found(url, files)[0]
    except RegisterError:
        return True  # whoever opens it is told what is wrong


def stamp(url: str) -> str:
    """Return what changes whenever the lists of a store may have.

    It is the seal of the audit's last line, and of a file that is held by another process its time and size.
    """
    files = of_files(url)
    if files is None:
        with connected(url) as store:
            return store.version()
    try:
        return _found(url, files)[1] if files else ""
    except RegisterError:
        return files


def of_files(url: str) -> str | None:
    """Return the times and sizes of a store's files, "" where there are none; None of a server."""
    kind, _, path = url.partition("://")
    if kind != "duckdb":
        return None
    files = [Path(path), Path(f"{path}.wal")]
    return "|".join(filter(None, map(_of_file, files)))


def _of_file(file: Path) -> str:
    """Return the time and size of a file, "" where there is none; why it cannot be told where it may not be looked at."""
    try:
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return error.strerror  # whoever opens the store is told
    return f"{found.st_mtime_ns}.{found.st_size}"


@lru_cache(maxsize=16)
def _found(url: str, files: str) -> tuple[bool, str]:
    """Return whether a store has batches, and its version, while its files are as they are."""
    with connected(url, AT_ONCE) as store:
        return holds_lists(store), store.version()


def holds_lists(store: Store) -> bool:
    """Say whether any list was ever stored, those undone included."""
    return len(store.batches()) > 0
