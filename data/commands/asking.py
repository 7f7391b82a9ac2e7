"""Commands that ask the register: stock, export."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from data.register import asking, exporting, store

MODE = "INTERNAL - full numbers, not to be projected"
"""What every row of an export says: a command answers who is at the machine, and hides nothing."""

QUESTIONS = ("stock", "flow", "lapsed")


def declare(commands) -> None:
    """Declare the commands to the parser."""
    ask = commands.add_parser("stock", help="count the holders on a day, by region and permit type")
    ask.add_argument("on", type=date.fromisoformat, nargs="?", default=date.today())
    ask.set_defaults(run=stock)
    out = commands.add_parser("export", help="write the answer to a question as CSV, XLSX or Parquet, with what it is")
    out.add_argument("file", type=Path)
    out.add_argument("--question", choices=QUESTIONS, default="stock")
    out.add_argument("--on", type=date.fromisoformat, default=date.today(), help="the day, or the last day of a flow")
    out.add_argument("--since", type=date.fromisoformat, help="the first day of a flow; else that of its year")
    out.add_argument("--by", action="append", choices=asking.DIMENSIONS, help="a breakdown; may be given again")
    out.add_argument("--level", choices=asking.LEVELS, default="regency")
    out.set_defaults(run=export)


def stock(given: argparse.Namespace) -> int:
    """Print the holders on a day, as observations in CSV."""
    with store.connected() as register:
        print(asking.stock(register, given.on).to_csv(index=False), end="")
    return 0


def export(given: argparse.Namespace) -> int:
    """Write the answer to a question, and what it is."""
    with store.connected() as register:
        frame, version = answered(register, given), register.version()
    about = {
        "question": given.question,
        "on": given.on.isoformat(),
        "level": given.level,
        "by": ",".join(given.by or ()),
    }
    about |= {"source": "; ".join(sorted(set(frame["source"]))), "status": "; ".join(sorted(set(frame["status"])))}
    about |= {"register_version": version[:16], "written_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}"}
    about |= {"mode": MODE}
    for path in exporting.write(frame.assign(mode=MODE), given.file, about):
        print(f"{path.name} was written.")
    return 0


def answered(register: store.Store, given: argparse.Namespace) -> pd.DataFrame:
    """Return the observations that a question asks for."""
    if given.question == "flow":
        since = given.since or given.on.replace(month=1, day=1)
        return asking.flow(register, since, given.on, given.by, given.level)
    if given.question == "lapsed":
        return asking.lapsed(register, given.on, level=given.level)
    return asking.stock(register, given.on, given.by, given.level)
