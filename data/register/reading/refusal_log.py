"""A list that could not be read, as an event of the log: why, its format and its size; never its name, which may be somebody's."""

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from data import logs
from data.errors import UnreadableFile

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
FORMATS = frozenset({"csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "parquet", "pdf", "docx", "zip"})
OTHER_FORMAT = "other"


def log_refusals(
    read: Callable[Concatenate[Path, Parameters], Result],
) -> Callable[Concatenate[Path, Parameters], Result]:
    """Return a function of a file that writes an event where the file is refused, and is else as it was."""

    @wraps(read)
    def read_and_log(path: Path, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        try:
            return read(path, *args, **kwargs)
        except UnreadableFile as error:
            logs.log_error("refused_file", error, logging.WARNING, format=name_format(path), bytes=measure_size(path))
            raise

    return read_and_log


def name_format(path: Path) -> str:
    """Return the ending of a file's name where it is one of :data:`FORMATS`, else "other"."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else OTHER_FORMAT


def measure_size(path: Path) -> int:
    """Return the bytes of a file; 0 of one that is not there."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return 0
