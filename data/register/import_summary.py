"""What an import would do, counted for the eye: changes by rule, offences by rule; no cell of a personal column."""

import pandas as pd

from data.register.importing import ImportResult
from data.register.validation import permit_rules

MAX_NAMED_ROWS = 8
"""Row numbers that are named for one rule."""


def count_changes_by_rule(result: ImportResult) -> pd.DataFrame:
    """Return one line a column, rule and spelling, the most frequent first: ``column, rule, found, became, rows``."""
    group_columns = ["column", "rule", "found", "became"]
    change_counts = result.changes.groupby(group_columns, sort=False, dropna=False).size().rename("rows").reset_index()
    return change_counts.sort_values("rows", ascending=False, kind="stable", ignore_index=True)


def count_offences_by_rule(result: ImportResult) -> pd.DataFrame:
    """Return one line an offended rule, in the register's order: ``rule, verdict, says_id, says_en, rows, first``."""
    lines = []
    for rule in permit_rules.RULES:
        rows = result.offences.loc[result.offences["rule"] == rule.name, "row"]
        if len(rows):
            first_rows = ", ".join(map(str, rows.head(MAX_NAMED_ROWS))) + (", …" if len(rows) > MAX_NAMED_ROWS else "")
            lines.append((rule.name, rule.verdict, rule.says_id, rule.says_en, len(rows), first_rows))
    return pd.DataFrame(lines, columns=["rule", "verdict", "says_id", "says_en", "rows", "first"])
