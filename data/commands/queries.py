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
from data.version import app_version

QUESTIONS = ("stock", "flow", "lapsed")
INTERNAL_OPTIONS = ("on", "since")
"""What only the internal mode may choose: who can choose days compares two of them."""


def declare_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the commands to the parser."""
    stock_parser = commands.add_parser(
        "stock", help="count the holders on a day, by region and permit type (full numbers)"
    )
    stock_parser.add_argument("on", type=date.fromisoformat, nargs="?", default=date.today())
    stock_parser.set_defaults(run=print_stock)
    employers_parser = commands.add_parser(
        "employers", help="count employers and their people where 3 or more share a cell"
    )
    employers_parser.add_argument("on", type=date.fromisoformat, nargs="?", default=date.today())
    employers_parser.add_argument("--level", choices=permit_counts.LEVELS, default="regency")
    employers_parser.set_defaults(run=print_employers)
    export_parser = commands.add_parser(
        "export", help="write the answer to a question as CSV, XLSX or Parquet, with what it is"
    )
    export_parser.add_argument("file", type=Path)
    export_parser.add_argument(
        "--mode", choices=disclosure.MODE_NAMES, default="meeting", help="internal: full numbers"
    )
    export_parser.add_argument("--question", choices=QUESTIONS, default="stock")
    export_parser.add_argument("--on", type=date.fromisoformat, help="internally: the day, or the last day of a flow")
    export_parser.add_argument(
        "--since", type=date.fromisoformat, help="internally: the first day of a flow; else that of its year"
    )
    export_parser.add_argument(
        "--by", action="append", choices=permit_counts.DIMENSIONS, help="a breakdown; internally also several"
    )
    export_parser.add_argument("--level", choices=permit_counts.LEVELS, default="regency")
    export_parser.set_defaults(run=export_answer)


def print_stock(options: argparse.Namespace) -> int:
    """Print the holders on a day, as observations in CSV; that these are full numbers is said on the error output."""
    return print_full_counts(lambda register: permit_counts.count_stock(register, options.on))


def print_employers(options: argparse.Namespace) -> int:
    """Print how many employers share a region and permit type on a day, as observations in CSV: only where 3 or more do."""
    return print_full_counts(lambda register: employer_counts.count_employers(register, options.on, options.level))


def print_full_counts(query: Callable[[permit_store.Store], pd.DataFrame]) -> int:
    """Print an answer in full numbers, and on the error output that it is one."""
    print("INTERNAL: full numbers, not to be passed on. For others: python -m data export", file=sys.stderr)
    with permit_store.open_store() as register:
        print(query(register).to_csv(index=False), end="")
    return 0


def export_answer(options: argparse.Namespace) -> int:
    """Write the answer to a question, and what it is, with the mode in every row."""
    mode = disclosure.build_mode(options.mode)
    with permit_store.open_store() as register:
        frame, version = (
            (query_full_counts(register, options) if options.mode == "internal" else None),
            register.version(),
        )
    frame = query_disclosed_counts(options, mode) if frame is None else frame
    k = str(mode.k) if mode.is_protective else ""
    metadata = {
        "question": options.question,
        "level": options.level,
        "by": ",".join(options.by or ()),
        "mode": mode.name,
        "k": k,
    }
    metadata |= {"method": disclosure.METHOD if mode.is_protective else "", "on": f"{options.on or ''}"}
    metadata |= {"source": "; ".join(sorted(set(frame["source"]))), "status": "; ".join(sorted(set(frame["status"])))}
    metadata |= {
        "app_version": app_version(),
        "register_version": version[:16],
        "written_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}",
    }
    for path in table_export.write(frame.assign(mode=mode.name, k=k), options.file, metadata):
        print(f"{path.name} was written.")
    return 0


def query_full_counts(register: permit_store.Store, options: argparse.Namespace) -> pd.DataFrame:
    """Return the observations that a question asks for, in full numbers."""
    day = options.on or date.today()
    if options.question == "flow":
        return permit_counts.count_flow(
            register, options.since or day.replace(month=1, day=1), day, options.by, options.level
        )
    if options.question == "lapsed":
        return permit_counts.count_lapsed(register, day, level=options.level)
    return permit_counts.count_stock(register, day, options.by, options.level)


def query_disclosed_counts(options: argparse.Namespace, mode: disclosure.Mode) -> pd.DataFrame:
    """Return what the mode tells at the stops of time that the pages show; raise DisclosureError for a free question."""
    free_options = [f"--{name}" for name in INTERNAL_OPTIONS if getattr(options, name)]
    free_options += ["several --by"] if len(options.by or ()) > 1 else []
    free_options += ["--question lapsed"] if options.question == "lapsed" else []
    if free_options:
        raise DisclosureError(
            "question_too_free",
            "The mode {mode} tells nothing by {options}: two such answers could be compared. "
            "Leave it out, or ask for full numbers with --mode internal.",
            mode=mode.name,
            options=", ".join(free_options),
        )
    view = disclosed_register.DisclosedRegister(permit_store.store_url(), mode)
    return view.export(
        "flow" if options.question == "flow" else "stock", options.by[0] if options.by else None, options.level
    )
