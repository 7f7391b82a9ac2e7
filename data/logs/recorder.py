"""Writing an event of the log. No error of the log's own leaves this module: what the app does goes on without it."""

import json
import logging
import os
import platform
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from data import settings, version
from data.logs.events import select_facts
from data.logs.files import LogFileHandler
from data.logs.traces import describe_error

LOGGER_NAME = "peta"
FILE_HANDLER_NAME, CONSOLE_HANDLER_NAME = "peta-file", "peta-console"
_setup_lock = threading.Lock()
_started_processes: set[str] = set()


class ConsoleHandler(logging.Handler):
    """Writes lines to the error output that the process has in this moment."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        try:
            print(self.format(record), file=sys.stderr, flush=True)
        except (OSError, ValueError):  # a console that was closed: the file has the line
            self.handleError(record)


class JsonFormatter(logging.Formatter):
    """An event as one line of JSON in ASCII: time in UTC, level, event, version, process, and its facts."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {
            "time": moment,
            "level": record.levelname.lower(),
            "event": record.msg,
            "version": version.app_version(),
        }
        facts: dict[str, object] = getattr(record, "facts", {})
        return json.dumps(head | {"pid": os.getpid()} | facts)


def log_event(event: str, level: int = logging.INFO, **facts: object) -> None:
    """Write an event of :data:`data.logs.events.EVENTS`; of its facts only what is declared there is written."""
    _get_logger().log(level, event, extra={"facts": select_facts(event, facts)})


def log_error(event: str, error: BaseException, level: int = logging.ERROR, **facts: object) -> None:
    """Write an event of an exception: its type and the places of its trace, never its text."""
    log_event(event, level, **describe_error(error), **facts)


def start_process(process: str) -> None:
    """Write once in this process that it has started, and with which settings: their names, never their values."""
    with _setup_lock:
        if process in _started_processes:
            return
        _started_processes.add(process)
    current_settings = settings.current()
    log_event(
        "start",
        process=process,
        python=platform.python_version(),
        setting_names=sorted(current_settings.set_names),
        setting_problems=len(current_settings.problems),
    )


def start_console() -> None:
    """Write the events of this process to the console, too; once, however often it is asked for."""
    _add_handler(CONSOLE_HANDLER_NAME, ConsoleHandler)


def _get_logger() -> logging.Logger:
    _add_handler(FILE_HANDLER_NAME, LogFileHandler)
    return logging.getLogger(LOGGER_NAME)


def _add_handler(name: str, make_handler: Callable[[], logging.Handler]) -> None:
    """Add a handler to the logger unless it has it: a page is run again and again in one process."""
    logger = logging.getLogger(LOGGER_NAME)
    with _setup_lock:
        if any(handler.name == name for handler in logger.handlers):
            return
        handler = make_handler()
        handler.name = name
        handler.setFormatter(JsonFormatter())
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
