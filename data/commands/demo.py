"""The command that loads the demo register, or removes it."""

import argparse
import sys
from pathlib import Path

from data import demo


def declare(commands) -> None:
    """Declare the command to the parser."""
    show = commands.add_parser("demo", help="load fictitious lists into a store of their own, or remove it")
    show.add_argument("--rows", type=int, metavar="N", help="rows of permits (default: as many as are published)")
    show.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same lists")
    show.add_argument("--out", type=Path, metavar="DIR", help="keep the lists here")
    show.add_argument("--remove", action="store_true", help="remove the demo's store")
    show.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Load the demo register, or remove it; tell what was read and what nobody publishes."""
    if given.remove:
        print("The demo was removed." if demo.remove() else "There was no demo.")
        return 0
    done = demo.load(given.rows, given.seed, progress, given.out)
    for line in demo.told(done):
        print(line)
    return 0


def progress(share: float, file: str) -> None:
    """Tell on the error output how far a load is."""
    print(f"{share:4.0%} {file}", file=sys.stderr)
