"""One import's own folder: what a steward uploads, and what was made of it, for as long as the import lasts.

The folder has mode 0700 and its files 0600. It goes when the import ends, when the browser leaves, or when the app ends;
what a killed app left behind goes when the next import begins.
"""

import os
import pickle
import re
import shutil
import tempfile
import time
import weakref
from pathlib import Path
from typing import Any

PREFIX = "peta-impor-"
MAX_NAME_CHARS = 100
LEFTOVER_SECONDS = 24 * 3600
"""Seconds after which a folder is a leftover, where it cannot be told whether its process still runs."""


class UploadFolder:
    """A folder that only this user reads, and that does not outlive the import."""

    def __init__(self) -> None:
        """Make the folder, and remove those that a killed app left."""
        remove_leftovers()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self._finalizer = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def remove(self) -> None:
        """Remove the folder and all that is in it."""
        self._finalizer()

    def write_file(self, name: str, content: bytes | memoryview) -> Path:
        """Keep a file under a name that is safe, with mode 0600; return its path."""
        path = self.folder / sanitize_name(name)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        return path

    def save_object(self, name: str, value: object) -> None:
        """Keep what was made of the file (frames, first rows) until it is asked for."""
        self.write_file(f"{name}.pickle", pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def load_object(self, name: str) -> Any:
        """Return what was kept under a name; the folder is ours alone, so what is in it was written here."""
        return pickle.loads((self.folder / f"{name}.pickle").read_bytes())

    def has_file(self, name: str) -> bool:
        """Say whether a file is there."""
        return bool(name) and (self.folder / name).is_file()

    def clear(self) -> None:
        """Remove every file, so that nothing of one list is found by the next."""
        for path in self.folder.glob("*"):
            path.unlink()


def sanitize_name(name: str) -> str:
    """Return a file's name without folders, signs that nobody sees, and more than LONGEST_NAME characters."""
    clean_name = re.sub(
        r'[\\/:*?"<>|]', "_", "".join(character for character in name if character.isprintable())
    ).strip(". ")
    stem, dot, ending = clean_name.rpartition(".")
    short_name = (stem or ending)[: MAX_NAME_CHARS - 10] + (dot + ending[:9] if stem else "")
    return short_name or "daftar"


def remove_leftovers() -> None:
    """Remove the folders of imports whose app no longer runs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        if is_leftover(folder):
            shutil.rmtree(folder, ignore_errors=True)


def is_leftover(folder: Path) -> bool:
    """Say whether the app that made a folder has ended."""
    owner_pid = folder.name.removeprefix(PREFIX).split("-")[0]
    if os.name != "posix" or not owner_pid.isdigit():
        return folder.exists() and time.time() - folder.stat().st_mtime > LEFTOVER_SECONDS
    try:
        os.kill(int(owner_pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
