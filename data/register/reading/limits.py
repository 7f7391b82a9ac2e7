"""How large a list may be; what is larger is refused in a sentence before it costs memory or time."""

from data.register.reading.sandbox_errors import sandbox_error

MAX_FILE_BYTES = 200 * 2**20
MAX_UNPACKED_BYTES, MAX_UNPACK_RATIO = 2 * 2**30, 200
"""A workbook may unpack to so many bytes, and to so many times its size: more is a bomb, not a list."""

MAX_ROWS, MAX_COLUMNS = 2_000_000, 500
MAX_CELL_CHARS = 32_767
"""Characters of a cell, the limit of spreadsheets."""

MAX_LINE_CHARS = 2_000_000
"""Characters of one line of text."""

MAX_TEXT_BYTES = 512 * 2**20
"""Bytes of text in all cells of a workbook or Parquet file."""

MAX_MEMORY_BYTES, MAX_READ_SECONDS = 2 * 2**30, 120
"""What the process that reads a workbook may take."""


def check_size(name: str, rows: int, columns: int) -> None:
    """Raise UnreadableFile for a sheet that is larger than any list."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise sandbox_error(
            "sheet_too_large", file=name, rows=rows, columns=columns, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS
        )
