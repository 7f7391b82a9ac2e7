"""Tables that leave for a spreadsheet: no text of theirs runs as a formula."""

import pandas as pd

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def escape_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before any text that a spreadsheet would run as a formula."""

    def escape_value(value: object) -> object:
        return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

    return table.map(escape_value)


def unescape_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of text without the apostrophes that :func:`escape_formulas` puts: a mended file is read as it was."""
    escaped_starts = tuple(f"'{start}" for start in FORMULA_STARTS)
    columns = [table.iloc[:, index] for index in range(table.shape[1])]
    apostrophe_masks = [column.str.startswith("'") for column in columns]
    escape_masks = [
        mask & column.str.startswith(escaped_starts) if mask.any() else mask
        for column, mask in zip(columns, apostrophe_masks, strict=True)
    ]
    unescaped_columns = [
        column.where(~mask, column.str.slice(1)) if mask.any() else column
        for column, mask in zip(columns, escape_masks, strict=True)
    ]
    return pd.concat(unescaped_columns, axis=1) if any(mask.any() for mask in escape_masks) else table
