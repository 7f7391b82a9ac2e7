"""The legal basis of a meeting: cards in force on a day, from the table ``law`` with a source in each row.

Of some rules only the year is known here; they hold from the first to the last day of it (``precision``).
"""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd


@cache
def table() -> pd.DataFrame:
    """Return every rule: law, is_of_team ("1" for the rule of the team itself), valid_from, valid_until ("" while in force), precision, name, about, publisher, url."""
    return pd.read_csv(Path(__file__).parent / "legal_basis.csv", dtype=str, keep_default_na=False)


def in_force(on: date) -> pd.DataFrame:
    """Return the rules in force on a day, oldest first."""
    rows, day = table(), on.isoformat()
    until = rows["valid_until"].replace("", "9999-12-31")
    return rows[(rows["valid_from"] <= day) & (until >= day)].sort_values("valid_from", kind="stable")


def of_team(rows: pd.DataFrame) -> pd.Series:
    """Return the rule of the team itself among rules in force, else the newest of them."""
    own = rows[rows["is_of_team"] == "1"]
    return (own if len(own) else rows).iloc[-1]
