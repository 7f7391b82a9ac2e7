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
SAMPLE_CHARS = 50_000
"""Characters from which the delimiter is found."""

WIDTH_SAMPLE_RECORDS = 100
"""Records from which the width of the list is known."""

END_MARK = "\ue000end of the list\ue000"
"""A last line of our own: if it does not come back as a record, the text ended inside a quotation mark."""

MIN_OPEN_QUOTE_COLUMNS = 4
"""Columns from which on a cell that holds a whole line of the list is a quotation mark left open."""


def decode_text(path: Path, raw_bytes: bytes) -> str:
    """Return text from UTF-8 or UTF-16 with or without a mark, else Windows' western encoding; NUL bytes are no text."""
    bom_encoding = next((name for bom, name in BOMS.items() if raw_bytes.startswith(bom)), None)
    guessed_encoding = "utf-16-le" if raw_bytes[1:2] == b"\0" else "utf-16-be" if raw_bytes[:1] == b"\0" else "utf-8"
    for encoding in (bom_encoding or guessed_encoding, "cp1252"):
        try:
            text = raw_bytes.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile(
        "file_no_text",
        "{file} is no text: it holds bytes that no CSV has. Save the list as CSV or XLSX.",
        file=path.name,
    )


def detect_delimiter(text: str) -> str:
    """Return the delimiter under which most of the first records have one width of two or more; a comma where none does.

    A first line such as ``sep=;`` says it.
    """
    separator_line = re.match(r"sep=([,;\t|])\r?\n", text)
    if separator_line:
        return separator_line.group(1)
    sample = text[:SAMPLE_CHARS] if len(text) <= SAMPLE_CHARS else text[:SAMPLE_CHARS].rpartition("\n")[0]

    def measure_agreement(candidate: str) -> tuple[int, int]:
        widths = Counter(
            map(len, itertools.islice(csv.reader(io.StringIO(sample, newline=""), delimiter=candidate), 60))
        )
        usual_width = max((width for width in widths if width > 1), key=lambda width: (widths[width], width), default=0)
        return (widths[usual_width], usual_width)

    try:
        best_delimiter = max(DELIMITERS, key=measure_agreement)
    except csv.Error:
        return ","
    return best_delimiter if measure_agreement(best_delimiter)[1] else ","


def iterate_lines(path: Path, text: str) -> Iterator[str]:
    """Yield the lines of a text and ``END_MARK``; raise UnreadableFile for a line that no list has."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > limits.MAX_LINE_CHARS:
            raise UnreadableFile(
                "line_too_long",
                "{file}, line {line} has {size:,} characters; at most {limit:,} are read. Save the list again with one line a row.",
                file=path.name,
                line=number,
                size=len(line),
                limit=limits.MAX_LINE_CHARS,
            )
        yield line if line.endswith(("\n", "\r")) else f"{line}\n"
    yield END_MARK


def read_records(path: Path, text: str, separator: str) -> Iterator[list[str]]:
    """Yield the records of delimited text, within bounds; raise UnreadableFile where a quotation mark stays open."""
    csv.field_size_limit(limits.MAX_LINE_CHARS)
    reader, first_line, width = csv.reader(iterate_lines(path, text), delimiter=separator), 1, 0
    try:
        for number, row in enumerate(reader, 1):
            if row == [END_MARK]:
                return
            limits.check_size(path.name, number, len(row))
            width = max(width, len(row)) if number <= WIDTH_SAMPLE_RECORDS else width
            if reader.line_num > first_line and (
                row[-1].endswith(END_MARK) or has_swallowed_line(row, separator, width)
            ):
                raise open_quote_error(path, first_line)
            yield row
            first_line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            "line_unreadable",
            "{file}, line {line}: no list that can be read ({reason}). Save it as CSV again.",
            file=path.name,
            line=first_line,
            reason=str(error),
        ) from error


def open_quote_error(path: Path, line: int) -> UnreadableFile:
    """Return the error of a quotation mark that is not closed."""
    return UnreadableFile(
        "quotation_mark_open",
        "{file}, line {line}: a quotation mark is opened and not closed, so that rows below it would be lost. "
        "Close it or remove it, and save again.",
        file=path.name,
        line=line,
    )


def has_swallowed_line(row: list[str], separator: str, width: int) -> bool:
    """Say whether a line inside a cell has as many delimiters as a row of the list: a quotation mark was left open."""
    inner_lines = (line for cell in row if "\n" in cell for line in cell.split("\n"))
    return width >= MIN_OPEN_QUOTE_COLUMNS and any(line.count(separator) >= width - 1 for line in inner_lines)


def read_with_arrow(path: Path, text: str, separator: str, skipped_rows: int, width: int) -> pd.DataFrame | None:
    """Return the records below one by Arrow, or None where they must be read one by one: of unequal length, or with a
    quotation mark that may be open."""
    if text.count('"') % 2:
        return None
    types = {f"f{position}": pa.string() for position in range(width)}
    try:
        table = pacsv.read_csv(
            pa.BufferReader(text.encode()),
            pacsv.ReadOptions(skip_rows=skipped_rows, autogenerate_column_names=True, block_size=2**23),
            pacsv.ParseOptions(delimiter=separator, newlines_in_values=True, ignore_empty_lines=False),
            pacsv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    limits.check_size(path.name, table.num_rows, table.num_columns)
    if '"' in text and any(pc.any(pc.match_substring(column, "\n")).as_py() for column in table.columns):
        return None
    return table.to_pandas().set_axis(range(table.num_columns), axis=1)
