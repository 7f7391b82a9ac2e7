"""How large a list may be; what is larger is refused in a sentence before it costs memory or time."""

from data.errors import UnreadableFile

MOST_BYTES = 200 * 2**20
MOST_UNPACKED, MOST_RATIO = 2 * 2**30, 200
"""A workbook may unpack to so many bytes, and to so many times its size: more is a bomb, not a list."""

MOST_ROWS, MOST_COLUMNS = 2_000_000, 500
MOST_CELL = 32_767
"""Characters of a cell, the limit of spreadsheets."""

MOST_LINE = 2_000_000
"""Characters of one line of text."""

MOST_TEXT = 512 * 2**20
"""Bytes of text in all cells of a workbook or Parquet file."""

MOST_MEMORY, MOST_SECONDS = 2 * 2**30, 120
"""What the process that reads a workbook may take."""


def bound(name: str, rows: int, columns: int) -> None:
    """Raise UnreadableFile for a sheet that is larger than any list."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UnreadableFile(
            f"{name} has {rows:,} rows and {columns:,} columns; at most {MOST_ROWS:,} and {MOST_COLUMNS} are read. "
            "Keep only the list, and save it again."
        )
