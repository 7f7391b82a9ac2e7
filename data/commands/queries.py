"""Commands that ask the register: stock, employers, export."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from data import disclosure
from data.errors import DisclosureError
from data.register.queries import disclosed_register, employer_counts, permit_counts, table_export
from data.register.store import permit_store

QUESTIONS = ("stock", "flow", "lapsed")
FREE = ("on", "since")
"""What only the internal mode may choose: who can choose days compares two of them."""


def declare(commands) -> None:
    """Declare the commands to the parser."""
    ask = commands.add_parser("stock", help="count the holders on a day, by region and permit type (full numbers)")
    ask.add_argument("on", type=date.fromisoformat, nargs="?", default=date.today())
    ask.set_defaults(run=stock)
    shared = commands.add_parser("employers", help="count employers and their people where 3 or more share a cell")
    shared.add_argument("on", type=date.fromisoformat, nargs="?", default=date.today())
    shared.add_argument("--level", choices=permit_counts.LEVELS, default="regency")
    shared.set_defaults(run=employers)
    out = commands.add_parser("export", help="write the answer to a question as CSV, XLSX or Parquet, with what it is")
    out.add_argument("file", type=Path)
    out.add_argument("--mode", choices=disclosure.NAMES, default="meeting", help="internal: full numbers")
    out.add_argument("--question", choices=QUESTIONS, default="stock")
    out.add_argument("--on", type=date.fromisoformat, help="internally: the day, or the last day of a flow")
    out.add_argument(
        "--since", type=date.fromisoformat, help="internally: the first day of a flow; else that of its year"
    )
    out.add_argument(
        "--by", action="append", choices=permit_counts.DIMENSIONS, help="a breakdown; internally also several"
    )
    out.add_argument("--level", choices=permit_counts.LEVELS, default="regency")
    out.set_defaults(run=export)


def stock(given: argparse.Namespace) -> int:
    """Print the holders on a day, as observations in CSV; that these are full numbers is said on the error output."""
    return full(lambda register: permit_counts.stock(register, given.on))


def employers(given: argparse.Namespace) -> int:
    """Print how many employers share a region and permit type on a day, as observations in CSV: only where 3 or more do."""
    return full(lambda register: employer_counts.employers(register, given.on, given.level))


def full(ask: Callable[[permit_store.Store], pd.DataFrame]) -> int:
    """Print an answer in full numbers, and on the error output that it is one."""
    print("INTERNAL: full numbers, not to be passed on. For others: python -m data export", file=sys.stderr)
    with permit_store.connected() as register:
        print(ask(register).to_csv(index=False), end="")
    return 0


def export(given: argparse.Namespace) -> int:
    """Write the answer to a question, and what it is, with the mode in every row."""
    mode = disclosure.mode(given.mode)
    with permit_store.connected() as register:
        frame, version = (asked(register, given) if given.mode == "internal" else None), register.version()
    frame = told(given, mode) if frame is None else frame
    k = str(mode.k) if mode.protects else ""
    about = {
        "question": given.question,
        "level": given.level,
        "by": ",".join(given.by or ()),
        "mode": mode.name,
        "k": k,
    }
    about |= {"method": disclosure.METHOD if mode.protects else "", "on": f"{given.on or ''}"}
    about |= {"source": "; ".join(sorted(set(frame["source"]))), "status": "; ".join(sorted(set(frame["status"])))}
    about |= {"register_version": version[:16], "written_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}"}
    for path in table_export.write(frame.assign(mode=mode.name, k=k), given.file, about):
        print(f"{path.name} was written.")
    return 0


def asked(register: permit_store.Store, given: argparse.Namespace) -> pd.DataFrame:
    """Return the observations that a question asks for, in full numbers."""
    on = given.on or date.today()
    if given.question == "flow":
        return permit_counts.flow(register, given.since or on.replace(month=1, day=1), on, given.by, given.level)
    if given.question == "lapsed":
        return permit_counts.lapsed(register, on, level=given.level)
    return permit_counts.stock(register, on, given.by, given.level)


def told(given: argparse.Namespace, mode: disclosure.Mode) -> pd.DataFrame:
    """Return what the mode tells at the stops of time that the pages show; raise DisclosureError for a free question."""
    free = [f"--{name}" for name in FREE if getattr(given, name)]
    free += ["several --by"] if len(given.by or ()) > 1 else []
    free += ["--question lapsed"] if given.question == "lapsed" else []
    if free:
        raise DisclosureError(
            f"The mode {mode.name} tells nothing by {', '.join(free)}: two such answers could be compared. "
            "Leave it out, or ask for full numbers with --mode internal."
        )
    view = disclosed_register.View(permit_store.address(), mode)
    kind = "flow" if given.question == "flow" else "stock"
    return view.export(kind, given.by[0] if given.by else None, given.level)
