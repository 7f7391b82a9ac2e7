"""The command that loads the demo register, or removes it."""

import argparse
import sys
from pathlib import Path

from data.demo import loader


def declare_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command to the parser."""
    demo_parser = commands.add_parser("demo", help="load fictitious lists into a store of their own, or remove it")
    demo_parser.add_argument(
        "--rows", type=int, metavar="N", help="rows of permits (default: as many as are published)"
    )
    demo_parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same lists")
    demo_parser.add_argument("--out", type=Path, metavar="DIR", help="keep the lists here")
    demo_parser.add_argument("--remove", action="store_true", help="remove the demo's store")
    demo_parser.set_defaults(run=run_demo)


def run_demo(options: argparse.Namespace) -> int:
    """Load the demo register, or remove it; tell what was read and what nobody publishes."""
    if options.remove:
        print("The demo was removed." if loader.remove() else "There was no demo.")
        return 0
    summary = loader.load(options.rows, options.seed, print_progress, options.out)
    for line in loader.format_summary(summary):
        print(line)
    return 0


def print_progress(share: float, file: str) -> None:
    """Tell on the error output how far a load is."""
    print(f"{share:4.0%} {file}", file=sys.stderr)
