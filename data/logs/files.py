"""The file of the log: in the data folder, for its owner alone, rotated by size; one that cannot be written is left out."""

import logging.handlers
import os
import sys
from functools import cache
from io import TextIOWrapper
from pathlib import Path

from data import settings

FOLDER_NAME, FILE_NAME = "logs", "peta.log"
MAX_LOG_BYTES, MAX_OLD_FILES = 1_000_000, 9
OWNER_ONLY_FILE, OWNER_ONLY_FOLDER = 0o600, 0o700


def log_path() -> Path:
    """Return the file of the log in the data folder that holds now."""
    return settings.current().data_folder / FOLDER_NAME / FILE_NAME


def open_for_owner(path: str, flags: int) -> int:
    """Open a file that only its owner can read, whatever the umask is, and whatever mode it had."""
    descriptor = os.open(path, flags, OWNER_ONLY_FILE)
    if os.name == "posix":
        os.fchmod(descriptor, OWNER_ONLY_FILE)
    return descriptor


class LogFileHandler(logging.handlers.RotatingFileHandler):
    """Writes lines to :func:`log_path`. The file is open only while a line is written, so that several processes can
    write and rotate it, and the data folder can change between two lines.
    """

    def __init__(self) -> None:
        """Open nothing yet."""
        super().__init__(log_path(), maxBytes=MAX_LOG_BYTES, backupCount=MAX_OLD_FILES, encoding="utf-8", delay=True)

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line and close the file."""
        self.baseFilename = os.fspath(log_path())
        super().emit(record)
        if self.stream:
            self.stream.close()
        self.stream = None

    def _open(self) -> TextIOWrapper:
        folder = Path(self.baseFilename).parent
        for path in (folder.parent, folder):  # the mode is that of the last folder alone
            path.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
        return open(self.baseFilename, "a", encoding="utf-8", opener=open_for_owner)  # noqa: SIM115 - closed by emit

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - a name of the base class
        """Say on the console what kept a line from being written; the app goes on."""
        report_failure(type(sys.exc_info()[1]).__name__)


@cache
def report_failure(error_type: str) -> None:
    """Say on the console, once for each type of error, that the log cannot be written."""
    print(f"The log cannot be written ({error_type}); the app goes on without it: {log_path()}", file=sys.stderr)
