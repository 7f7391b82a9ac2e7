"""What an import would do, counted for the eye: changes by rule, offences by rule; no cell of a personal column."""

import pandas as pd

from data.register.importing import Import
from data.register.validation import permit_rules

FIRST = 8
"""Row numbers that are named for one rule."""


def changes_by_rule(done: Import) -> pd.DataFrame:
    """Return one line a column, rule and spelling, the most frequent first: ``column, rule, found, became, rows``."""
    by = ["column", "rule", "found", "became"]
    counted = done.changes.groupby(by, sort=False, dropna=False).size().rename("rows").reset_index()
    return counted.sort_values("rows", ascending=False, kind="stable", ignore_index=True)


def offences_by_rule(done: Import) -> pd.DataFrame:
    """Return one line an offended rule, in the register's order: ``rule, verdict, says_id, says_en, rows, first``."""
    lines = []
    for rule in permit_rules.RULES:
        rows = done.offences.loc[done.offences["rule"] == rule.name, "row"]
        if len(rows):
            first = ", ".join(map(str, rows.head(FIRST))) + (", …" if len(rows) > FIRST else "")
            lines.append((rule.name, rule.verdict, rule.says_id, rule.says_en, len(rows), first))
    return pd.DataFrame(lines, columns=["rule", "verdict", "says_id", "says_en", "rows", "first"])
