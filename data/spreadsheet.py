"""Tables that leave for a spreadsheet: no text of theirs runs as a formula."""

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def disarmed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before any text that a spreadsheet would run as a formula."""

    def tame(value):
        return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

    return table.map(tame)


def armed(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of text without the apostrophes that :func:`disarmed` puts: a mended file is read as it was."""
    marked = tuple(f"'{start}" for start in FORMULA_STARTS)
    columns = [table.iloc[:, place] for place in range(table.shape[1])]
    quoted = [column.str.startswith("'") for column in columns]
    hits = [
        hit & column.str.startswith(marked) if hit.any() else hit for column, hit in zip(columns, quoted, strict=True)
    ]
    mended = [
        column.where(~hit, column.str.slice(1)) if hit.any() else column
        for column, hit in zip(columns, hits, strict=True)
    ]
    return pd.concat(mended, axis=1) if any(hit.any() for hit in hits) else table
