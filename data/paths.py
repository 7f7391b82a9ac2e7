"""The user's own files: where they lie, and how one is replaced whole or not at all."""

import os
import tempfile
from pathlib import Path

from data import settings


def folder() -> Path:
    """Return the user's own data folder, where updates of the app never reach."""
    return settings.current().data_folder


def replace_file(file: Path, content: bytes) -> None:
    """Write a file in one step, for its owner alone: a reader finds the old one or the new one, whatever happens."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft_path = tempfile.mkstemp(dir=file.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft_path, file)
    except BaseException:
        Path(draft_path).unlink(missing_ok=True)
        raise
