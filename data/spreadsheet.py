"""Tables that leave for a spreadsheet: no text of theirs runs as a formula."""

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def disarmed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before any text that a spreadsheet would run as a formula."""

    def tame(value):
        return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

    return table.map(tame)
