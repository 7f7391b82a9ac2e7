"""Any list to grids of cells: CSV in any delimiter and encoding, XLSX, XLS, ODS, Parquet; within bounds, or a sentence.

The kind of a file is what its first bytes say, not its name. Nothing is run: no formula, macro or link.
"""

import csv
import io
import itertools
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import python_calamine as calamine

from data.errors import UnreadableFile

MOST_BYTES = 200 * 2**20
MOST_UNPACKED = 2 * 2**30
"""A workbook may unpack to this much, and to MOST_RATIO times its size: more is a bomb, not a list."""

MOST_RATIO = 200
MOST_ROWS, MOST_COLUMNS = 2_000_000, 500
HEAD = 500
"""Rows that are looked at first; longer lists are then loaded whole."""

MOST_CELL = 32_767
"""Characters of a cell, the limit of spreadsheets; csv's own limit is raised to it."""

ZIP, OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
DELIMITERS = ",;\t|"
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Grid:
    """One sheet: its name ("" where the file has none), its first rows or all of them, and how to get them all."""

    sheet: str
    rows: list[list[str]]
    load: Callable[[int], pd.DataFrame] | None = None

    def below(self, row: int) -> pd.DataFrame:
        """Return all rows below one (counted from 1) as text, columns 0 to n; the index is the row's number."""
        frame = self.load(row) if self.load else squared(self.rows[row:])
        frame.index = pd.RangeIndex(row + 1, row + 1 + len(frame))
        filled = frame.apply(lambda column: column.str.strip() != "")
        return frame[filled.any(axis=1)] if len(frame) else frame


def squared(rows: list[list[str]]) -> pd.DataFrame:
    """Return rows of any length as a frame of text as wide as the widest."""
    width = max(map(len, rows), default=0)
    return pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], columns=range(width), dtype="str")


def read(path: Path) -> list[Grid]:
    """Return the sheets of a file that have cells; raise UnreadableFile with what was given, wanted, and to do."""
    if not path.is_file():
        raise UnreadableFile(f"{path.name}: there is no such file. Name a CSV, XLSX, XLS, ODS or Parquet file.")
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableFile(
            f"{path.name} has {size // 2**20} MB; at most {MOST_BYTES // 2**20} MB are read. Split the list."
        )
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        raise UnreadableFile(f"{path.name} is empty. Save the list again.")
    grids = [grid for grid in reader(head)(path) if any(cell.strip() for row in grid.rows for cell in row)]
    if not grids:
        raise UnreadableFile(f"{path.name} has no filled cell. Name the file that holds the list.")
    return grids


def reader(head: bytes):
    """Return the reader for what the first bytes of a file say."""
    if head.startswith(ZIP):
        return workbook
    if head.startswith(OLE):
        return old_workbook
    return parquet if head.startswith(PARQUET) else delimited


def workbook(path: Path) -> list[Grid]:
    """Read XLSX or ODS, refusing a bomb before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableFile(f"{path.name} is damaged ({error}). Save the workbook again.") from error
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * path.stat().st_size:
        raise UnreadableFile(
            f"{path.name} would unpack to {unpacked // 2**20} MB, which no list does. Save it as CSV and try again."
        )
    return sheets(path)


def old_workbook(path: Path) -> list[Grid]:
    """Read XLS; an encrypted XLSX has the same first bytes."""
    return sheets(path)


def sheets(path: Path) -> list[Grid]:
    """Return every visible sheet of a workbook."""
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible]
            return [Grid(name, rows_of(path, book.get_sheet_by_name(name))) for name in names]
    except calamine.PasswordError as error:
        raise UnreadableFile(
            f"{path.name} has a password. Remove it in the spreadsheet program and save again."
        ) from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError) as error:
        raise UnreadableFile(
            f"{path.name} is no workbook that can be read ({error}). Save it again as XLSX or CSV."
        ) from error


def rows_of(path: Path, sheet: calamine.CalamineSheet) -> list[list[str]]:
    """Return a sheet's cells as text; merged cells keep their value in the first cell only."""
    bound(path, sheet.total_height, sheet.total_width)
    return [[cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def bound(path: Path, rows: int, columns: int) -> None:
    """Raise UnreadableFile for a sheet that is larger than any list."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise UnreadableFile(
            f"{path.name} has {rows:,} rows and {columns:,} columns; at most {MOST_ROWS:,} and {MOST_COLUMNS} are read."
        )


def cell(value: object) -> str:
    """Return a cell as text: dates as ISO, whole numbers without ".0"."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)[:MOST_CELL]


def parquet(path: Path) -> list[Grid]:
    """Read Parquet; the columns' names are the first row."""
    try:
        facts = pq.ParquetFile(path)
        bound(path, facts.metadata.num_rows, facts.metadata.num_columns)
        frame = facts.read()
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            f"{path.name} is damaged ({type(error).__name__}). Write the Parquet file again."
        ) from error
    columns = [[cell(value) for value in column.to_pylist()] for column in frame.columns]
    return [Grid("", [list(frame.column_names), *map(list, zip(*columns, strict=True))])]


def delimited(path: Path) -> list[Grid]:
    """Read text with the delimiter that its first lines agree on; a long list is loaded by Arrow, column by column."""
    text = decoded(path, path.read_bytes())
    mark = delimiter(text)
    first = list(itertools.islice(records(path, text, mark), HEAD))
    bound(path, len(first), max(map(len, first), default=0))
    if len(first) < HEAD:
        return [Grid("", first)]
    return [Grid("", first, lambda row: columnwise(path, text, mark, row, first))]


def records(path: Path, text: str, mark: str) -> Iterator[list[str]]:
    """Yield the records of delimited text, within bounds."""
    csv.field_size_limit(MOST_CELL)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1):
            bound(path, number, len(row))
            yield row
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is no list that can be read ({error}). Save it as CSV again.") from error


def columnwise(path: Path, text: str, mark: str, row: int, first: list[list[str]]) -> pd.DataFrame:
    """Return the records below one; where they are of unequal length, record by record."""
    width = len(first[row]) if row < len(first) else 0
    lines = any("\n" in cell for record in first[:row] for cell in record)
    if not lines:
        types = {f"f{place}": pa.string() for place in range(width)}
        try:
            table = pacsv.read_csv(
                pa.BufferReader(text.encode()),
                pacsv.ReadOptions(skip_rows=row, autogenerate_column_names=True, block_size=2**23),
                pacsv.ParseOptions(delimiter=mark, newlines_in_values=True, ignore_empty_lines=False),
                pacsv.ConvertOptions(column_types=types, strings_can_be_null=False),
            )
        except pa.ArrowInvalid:
            table = None
        if table is not None:
            bound(path, table.num_rows, table.num_columns)
            return table.to_pandas().set_axis(range(table.num_columns), axis=1)
    return squared(list(records(path, text, mark))[row:])


def decoded(path: Path, raw: bytes) -> str:
    """Return text from UTF-8 or UTF-16 with or without a mark, else Windows' western encoding; NUL bytes are no text."""
    marked = next((name for mark, name in BOMS.items() if raw.startswith(mark)), None)
    unmarked = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be" if raw[:1] == b"\0" else "utf-8"
    for encoding in (marked or unmarked, "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(f"{path.name} is no text: it holds bytes that no CSV has. Save the list as CSV or XLSX.")


def delimiter(text: str) -> str:
    """Return the delimiter that occurs equally often in most of the first lines, a comma where none does."""
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(usual) * bool(usual), usual)

    return max(DELIMITERS, key=agreement)
