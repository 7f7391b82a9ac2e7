"""The command that lists the settings."""

import argparse
import sys

from data import logs, settings
from data.settings import listing
from data.version import app_label


def declare_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command to the parser."""
    settings_parser = commands.add_parser(
        "settings", help="list every setting: its value, where it comes from, its meaning"
    )
    settings_parser.set_defaults(run=list_settings)


def list_settings(options: argparse.Namespace) -> int:
    """List the settings; what is wrong with them is said on the error output, with the status 2."""
    current_settings = settings.current()
    print(app_label())
    print(f"Log: {logs.log_path()}")
    for line in listing.format_settings(current_settings):
        print(line)
    for problem in current_settings.problems:
        print(problem.error, file=sys.stderr)
    return 2 if current_settings.problems else 0
