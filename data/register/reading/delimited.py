"""Text in any delimiter and encoding to rows of cells; a long list is loaded by Arrow, column by column."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from data.errors import UnreadableFile
from data.register.reading import limits

DELIMITERS = ";\t|,"
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SAMPLE = 50_000
"""Characters from which the delimiter is found."""

FIRST = 100
"""Records from which the width of the list is known."""

END = "\ue000end of the list\ue000"
"""A last line of our own: if it does not come back as a record, the text ended inside a quotation mark."""

FEWEST = 4
"""Columns from which on a cell that holds a whole line of the list is a quotation mark left open."""


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
    """Return the delimiter under which most of the first records have one width of two or more; a comma where none does.

    A first line such as ``sep=;`` says it.
    """
    said = re.match(r"sep=([,;\t|])\r?\n", text)
    if said:
        return said.group(1)
    sample = text[:SAMPLE] if len(text) <= SAMPLE else text[:SAMPLE].rpartition("\n")[0]

    def agreement(mark: str) -> tuple[int, int]:
        widths = Counter(map(len, itertools.islice(csv.reader(io.StringIO(sample, newline=""), delimiter=mark), 60)))
        usual = max((width for width in widths if width > 1), key=lambda width: (widths[width], width), default=0)
        return (widths[usual], usual)

    try:
        best = max(DELIMITERS, key=agreement)
    except csv.Error:
        return ","
    return best if agreement(best)[1] else ","


def lines(path: Path, text: str) -> Iterator[str]:
    """Yield the lines of a text and END; raise UnreadableFile for a line that no list has."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > limits.MOST_LINE:
            raise UnreadableFile(
                f"{path.name}, line {number} has {len(line):,} characters; at most {limits.MOST_LINE:,} are read. "
                "Save the list again with one line a row."
            )
        yield line if line.endswith(("\n", "\r")) else f"{line}\n"
    yield END


def records(path: Path, text: str, mark: str) -> Iterator[list[str]]:
    """Yield the records of delimited text, within bounds; raise UnreadableFile where a quotation mark stays open."""
    csv.field_size_limit(limits.MOST_LINE)
    read, line, width = csv.reader(lines(path, text), delimiter=mark), 1, 0
    try:
        for number, row in enumerate(read, 1):
            if row == [END]:
                return
            limits.bound(path.name, number, len(row))
            width = max(width, len(row)) if number <= FIRST else width
            if read.line_num > line and (row[-1].endswith(END) or swallowed(row, mark, width)):
                raise still_open(path, line)
            yield row
            line = read.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            f"{path.name}, line {line}: no list that can be read ({error}). Save it as CSV again."
        ) from error


def still_open(path: Path, line: int) -> UnreadableFile:
    """Return the error of a quotation mark that is not closed."""
    return UnreadableFile(
        f"{path.name}, line {line}: a quotation mark is opened and not closed, so that rows below it would be lost. "
        "Close it or remove it, and save again."
    )


def swallowed(row: list[str], mark: str, width: int) -> bool:
    """Say whether a line inside a cell has as many delimiters as a row of the list: a quotation mark was left open."""
    inner = (line for cell in row if "\n" in cell for line in cell.split("\n"))
    return width >= FEWEST and any(line.count(mark) >= width - 1 for line in inner)


def columnwise(path: Path, text: str, mark: str, row: int, width: int) -> pd.DataFrame | None:
    """Return the records below one by Arrow, or None where they must be read one by one: of unequal length, or with a
    quotation mark that may be open."""
    if text.count('"') % 2:
        return None
    types = {f"f{place}": pa.string() for place in range(width)}
    try:
        table = pacsv.read_csv(
            pa.BufferReader(text.encode()),
            pacsv.ReadOptions(skip_rows=row, autogenerate_column_names=True, block_size=2**23),
            pacsv.ParseOptions(delimiter=mark, newlines_in_values=True, ignore_empty_lines=False),
            pacsv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    limits.bound(path.name, table.num_rows, table.num_columns)
    if '"' in text and any(pc.any(pc.match_substring(column, "\n")).as_py() for column in table.columns):
        return None
    return table.to_pandas().set_axis(range(table.num_columns), axis=1)
