"""Exceptions of pages and of the server, in the log without their text: it may quote a cell of a list.

Streamlit writes the whole exception to the console (loggers ``streamlit...``), and so do the libraries below it. Here the
factory of all records of :mod:`logging` takes the exception out of such a record and writes an event of our log instead.
The reader sees the same sentence as before.
"""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from data import logs
from data.logs.traces import describe_error
from pages.parts.state import streamlit_internals

RecordFactory = Callable[..., logging.LogRecord]


@cache
def start_error_log() -> None:
    """Write the events of this process to the console too, and every exception as one; once, however often it is called."""
    logs.start_console()
    logs.start_process("server")
    logging.setLogRecordFactory(make_record_factory(logging.getLogRecordFactory()))


def make_record_factory(make_record: RecordFactory) -> RecordFactory:
    """Return a factory of records as ``make_record`` makes them, in which an exception is its type and its trace's digest."""

    def make_record_without_text(
        name: str,
        level: int,
        path: str,
        line: int,
        message: object,
        args: Any,
        exc_info: Any,
        *details: Any,
        **extra: Any,
    ) -> logging.LogRecord:
        error = exc_info[1] if exc_info else None
        if error is None:
            return make_record(name, level, path, line, message, args, exc_info, *details, **extra)
        log_exception(error, name, level)
        return make_record(name, level, path, line, describe_exception(error), (), None, *details, **extra)

    return make_record_without_text


def log_exception(error: BaseException, logger_name: str, level: int) -> None:
    """Write the event of an exception: of a page where one runs in this thread, else of the server."""
    if streamlit_internals.has_run():
        logs.log_error("page_error", error, level, logger=logger_name, page=streamlit_internals.page_name())
    else:
        logs.log_error("server_error", error, level, logger=logger_name)


def describe_exception(error: BaseException) -> str:
    """Return what stands on the console in place of an exception."""
    facts = describe_error(error)
    return f"{facts['type']}, trace {facts['trace']}: see the event in the log."
