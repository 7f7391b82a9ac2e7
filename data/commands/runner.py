"""One command of a command line: run once its settings are understood, logged, and ended with a sentence where it fails."""

import argparse
import logging
import sys
import time

from data import logs, settings
from data.errors import DataError
from data.logs.traces import describe_error

REFUSAL_STATUS, FAILURE_STATUS = 2, 3
UNCHECKED_COMMANDS = ("settings",)
"""Commands that run whatever the settings are."""


def run_command(program: str, options: argparse.Namespace, errors: tuple[type[Exception], ...] = ()) -> int:
    """Run ``options.run`` and return the exit status; ``program`` is the wing that the command belongs to.

    The status is 2 where it ends with a DataError or one of ``errors``, which is said in a sentence, and 3 where the app itself fails: the
    error output names type and trace, the log has the places of it. The text of such an exception is not printed: it may
    quote a cell.
    """
    refusals: tuple[type[Exception], ...] = (DataError, *errors)
    start_time, command = time.monotonic(), f"{program}.{options.command}"
    try:
        if options.command not in UNCHECKED_COMMANDS:
            settings.current().require_valid()
        exit_status: int = options.run(options)
    except refusals as error:
        print(error, file=sys.stderr)
        logs.log_error("refusal", error, logging.INFO, command=command)
        exit_status = REFUSAL_STATUS
    except Exception as error:
        exit_status = report_failure(error, command)
    duration_ms = round((time.monotonic() - start_time) * 1_000)
    logs.log_event("command", command=command, exit_status=exit_status, duration_ms=duration_ms)
    return exit_status


def report_failure(error: Exception, command: str) -> int:
    """Say that a command stopped at an error of the app, and where more is known; return the exit status."""
    logs.log_error("command_error", error, command=command)
    facts = describe_error(error)
    print(
        f"The command stopped at an error of the app ({facts['type']}, trace {facts['trace']}); what was stored before stays. "
        f"Where it happened stands in {logs.log_path()}.",
        file=sys.stderr,
    )
    return FAILURE_STATUS
