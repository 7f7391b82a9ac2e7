"""The legal basis of a meeting: rules in force on a day, from the table ``legal_basis.csv`` with a source in each row.

Of some rules only the year is known; they hold from its first to its last day (``precision``).
"""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd


@cache
def load_rules() -> pd.DataFrame:
    """Return every rule as text: law, is_of_team ("1" for the rule of the team itself), valid_from, valid_until ("" while in
    force), precision ("day" or "year"), name and about in each language, publisher, url.
    """
    return pd.read_csv(Path(__file__).parent / "legal_basis.csv", dtype=str, keep_default_na=False)


def select_valid_rules(reference_date: date) -> pd.DataFrame:
    """Return the rules in force on a day, oldest first."""
    rows, day = load_rules(), reference_date.isoformat()
    valid_until = rows["valid_until"].replace("", "9999-12-31")
    return rows[(rows["valid_from"] <= day) & (valid_until >= day)].sort_values("valid_from", kind="stable")


def select_team_rule(rows: pd.DataFrame) -> pd.Series:
    """Return the rule of the team itself among rules in force, else the newest of them."""
    team_rules = rows[rows["is_of_team"] == "1"]
    return (team_rules if len(team_rules) else rows).iloc[-1]
