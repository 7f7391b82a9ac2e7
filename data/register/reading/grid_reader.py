"""Any list to grids of cells: CSV in any delimiter and encoding, XLSX, XLS, ODS, Parquet; within bounds, or a sentence.

The kind of a file is what its first bytes say, not its name. Nothing is run: no formula, macro or link.
"""

import itertools
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa

from data.errors import UnreadableFile
from data.register.reading import delimited, limits, sandboxed_reader
from data.register.reading.file_errors import empty_file_error, unsupported_error
from data.register.reading.sheet_facts import WorkbookEpoch

HEAD_ROWS = 500
"""Rows that are looked at first; longer lists are then loaded whole."""

ZIP, OLE, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
UNSUPPORTED_STARTS = {
    b"%PDF": "file_is_pdf",
    b"\x89PNG": "file_is_picture",
    b"\xff\xd8\xff": "file_is_picture",
    b"\x1f\x8b": "file_is_compressed",
    b"Rar!": "file_is_compressed",
    b"7z\xbc\xaf": "file_is_compressed",
    b"{\\rtf": "file_is_document",
}
"""First bytes of files that hold no list, and the code of the error that says so."""

MARKUP_STARTS = (
    "<!doctype html",
    "<html",
    "<table",
    "<head",
    "<body",
    "<meta",
    "<style",
    "<div",
    "<?xml",
    "<workbook",
    "<!--",
)


@dataclass(frozen=True)
class Grid:
    """One sheet: its name ("" where the file has none), its first rows or all of them, and how to get them all."""

    sheet: str
    rows: list[list[str]]
    load: Callable[[int], pd.DataFrame] | None = None

    def rows_below(self, row: int) -> pd.DataFrame:
        """Return all rows below one (counted from 1) as text, columns 0 to n; the index is the row's number."""
        frame = self.load(row) if self.load else pad_rows(self.rows[row:])
        frame.index = pd.RangeIndex(row + 1, row + 1 + len(frame))
        has_filled_cell = has_filled_cells(frame)
        return frame if has_filled_cell.all() else frame[has_filled_cell]


def has_filled_cells(frame: pd.DataFrame) -> pd.Series:
    """Say which rows have a filled cell; columns are looked at only until every row has one."""
    has_filled_cell = pd.Series(False, index=frame.index)
    for position in range(frame.shape[1]):
        if has_filled_cell.all():
            break
        has_filled_cell |= frame.iloc[:, position].str.strip() != ""
    return has_filled_cell


@dataclass(frozen=True)
class Book:
    """A file's sheets that have cells; the names of hidden ones, which are not read; and its system of days, if it says."""

    grids: list[Grid]
    hidden_sheets: list[str] = field(default_factory=list)
    epoch: WorkbookEpoch = ""


def pad_rows(rows: list[list[str]]) -> pd.DataFrame:
    """Return rows of any length as a frame of text as wide as the widest."""
    width = max(map(len, rows), default=0)
    return pd.DataFrame([[*row, *[""] * (width - len(row))] for row in rows], columns=range(width), dtype="str")


def read(path: Path) -> Book:
    """Return what a file holds; raise UnreadableFile with what was given, wanted, and to do."""
    head = read_first_bytes(path)
    book = choose_reader(path, head)(path)
    grids = [grid for grid in book.grids if any(cell.strip() for row in grid.rows for cell in row)]
    if not grids:
        raise empty_file_error(path, book.hidden_sheets)
    return Book(grids, book.hidden_sheets, book.epoch)


def read_first_bytes(path: Path) -> bytes:
    """Return the first bytes of a regular file that is not too large."""
    if not path.is_file():
        raise unsupported_error(classify_non_file(path), path)
    size = path.stat().st_size
    if size > limits.MAX_FILE_BYTES:
        raise UnreadableFile(
            "file_too_large",
            "{file} has {size:,} MB; at most {limit} MB are read. Split the list.",
            file=path.name,
            size=size // 2**20,
            limit=limits.MAX_FILE_BYTES // 2**20,
        )
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise UnreadableFile(
            "file_not_opened",
            "{file} cannot be opened ({reason}). Ask who may read it.",
            file=path.name,
            reason=error.strerror,
        ) from error
    if not head:
        raise UnreadableFile("file_empty", "{file} is empty. Save the list again.", file=path.name)
    return head


def classify_non_file(path: Path) -> str:
    """Return the code of the error about a path that names no regular file."""
    if path.is_symlink() and not path.exists():
        return "file_is_dead_link"
    if path.is_dir():
        return "file_is_folder"
    return "file_is_device" if path.exists() else "file_missing"


def choose_reader(path: Path, head: bytes) -> Callable[[Path], Book]:
    """Return the reader for what the first bytes of a file say; raise UnreadableFile where they say that it is no list."""
    if head.startswith(ZIP):
        return read_packed_workbook
    if head.startswith(OLE):
        return lambda path: read_workbook(path, "workbook")
    if head.startswith(PARQUET):
        return lambda path: read_workbook(path, "parquet")
    for start, code in UNSUPPORTED_STARTS.items():
        if head.startswith(start):
            raise unsupported_error(code, path)
    if head.decode("utf-8-sig", "ignore").replace("\0", "").strip().lower().startswith(MARKUP_STARTS):
        raise unsupported_error("file_is_markup", path)
    return read_text


def read_packed_workbook(path: Path) -> Book:
    """Read XLSX or ODS, refusing a bomb before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked_bytes, names = sum(item.file_size for item in archive.infolist()), set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            "archive_damaged",
            "{file} is damaged ({reason}). Save the workbook again.",
            file=path.name,
            reason=str(error),
        ) from error
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise unsupported_error("archive_without_workbook", path)
    if unpacked_bytes > limits.MAX_UNPACKED_BYTES or unpacked_bytes > limits.MAX_UNPACK_RATIO * path.stat().st_size:
        raise UnreadableFile(
            "archive_too_large",
            "{file} would unpack to {size:,} MB, which no list does. Save it as CSV and try again.",
            file=path.name,
            size=unpacked_bytes // 2**20,
        )
    return read_workbook(path, "workbook")


def read_workbook(path: Path, kind: str) -> Book:
    """Read the sheets of a workbook or Parquet file in a process of its own."""
    sheets = sandboxed_reader.read_tables(path, kind)
    visible_sheets = [(facts, table) for facts, table in sheets if not facts["hidden"]]
    return Book(
        [Grid(facts["sheet"], first_rows(table), make_frame_loader(table)) for facts, table in visible_sheets],
        [facts["sheet"] for facts, _ in sheets if facts["hidden"]],
        next((facts["epoch"] for facts, _ in visible_sheets if facts.get("epoch")), ""),
    )


def first_rows(table: pa.Table) -> list[list[str]]:
    """Return the first rows of a table."""
    return list(map(list, zip(*table.slice(0, HEAD_ROWS).to_pydict().values(), strict=True)))


def make_frame_loader(table: pa.Table) -> Callable[[int], pd.DataFrame]:
    """Return the function that gives a table's rows below one as a frame."""
    return lambda row: table.slice(row).to_pandas().set_axis(range(table.num_columns), axis=1)


def read_text(path: Path) -> Book:
    """Read text with the delimiter that its first lines agree on."""
    content = delimited.decode_text(path, path.read_bytes())
    separator = delimited.detect_delimiter(content)
    first_records = list(itertools.islice(delimited.read_records(path, content, separator), HEAD_ROWS))
    if len(first_records) < HEAD_ROWS:
        return Book([Grid("", first_records)])
    return Book([Grid("", first_records, lambda row: read_rows_below(path, content, separator, row, first_records))])


def read_rows_below(path: Path, content: str, separator: str, row: int, first_records: list[list[str]]) -> pd.DataFrame:
    """Return the records below one; by Arrow where it can, else record by record."""
    has_no_line_breaks = not any("\n" in cell for record in first_records[:row] for cell in record)
    frame = (
        delimited.read_with_arrow(path, content, separator, row, len(first_records[row]))
        if has_no_line_breaks and row < len(first_records)
        else None
    )
    return pad_rows(list(delimited.read_records(path, content, separator))[row:]) if frame is None else frame
