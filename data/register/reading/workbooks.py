"""The reader that runs apart: ``python -m data.register.reading.workbooks KIND PATH NAME`` writes each sheet as an Arrow stream.

It is started by :mod:`data.register.reading.sandboxed_reader` only. It never runs a formula, macro or link: cells are values.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import python_calamine as calamine

from data.errors import UnreadableFile
from data.register.reading import limits, sandbox_errors
from data.register.reading.sandbox_errors import sandbox_error
from data.register.reading.sheet_facts import SheetFacts, WorkbookEpoch

BATCH_ROWS = 20_000
Row = list[str]


def limit_process() -> None:
    """Bound this process's memory, and leave no core file, which would hold names; Windows has no such bounds."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MAX_MEMORY_BYTES, limits.MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, name: str) -> None:
    """Write every sheet of a file to the output; why it cannot be read is the last line of the error output, as JSON."""
    limit_process()
    try:
        send_sheets(READERS[kind](path, name), name, sys.stdout.buffer)
    except UnreadableFile as error:
        sys.exit(sandbox_errors.encode_error(error))
    except MemoryError:
        sys.exit("MemoryError")


def send_sheets(sheets: Iterator[tuple[SheetFacts, int, Iterator[Row]]], name: str, output: BinaryIO) -> None:
    """Write (facts, width, rows) of each sheet as one stream of text columns."""
    sent_bytes = 0
    for facts, width, rows in sheets:
        schema = pa.schema([(str(position), pa.string()) for position in range(width)], {"facts": json.dumps(facts)})
        with pa.ipc.new_stream(output, schema) as stream:
            while rows_in_batch := list(islice(rows, BATCH_ROWS)):
                columns = [pa.array(column, pa.string()) for column in zip(*rows_in_batch, strict=True)]
                batch = pa.record_batch(columns, schema=schema)
                sent_bytes += batch.nbytes
                if sent_bytes > limits.MAX_TEXT_BYTES:
                    raise sandbox_error("text_too_large", file=name, limit=limits.MAX_TEXT_BYTES // 2**20)
                stream.write_batch(batch)


def read_workbook(path: str, name: str) -> Iterator[tuple[SheetFacts, int, Iterator[Row]]]:
    """Yield the sheets of XLSX, XLSM, XLSB, XLS or ODS; of a hidden one only that it is there."""
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for sheet in book.sheets_metadata:
                facts: SheetFacts = {"sheet": sheet.name, "hidden": sheet.visible != calamine.SheetVisibleEnum.Visible}
                if facts["hidden"] or sheet.typ != calamine.SheetTypeEnum.WorkSheet:
                    yield facts, 0, iter(())
                    continue
                cells = book.get_sheet_by_name(sheet.name)
                rows, columns = (position + 1 for position in cells.end or (-1, -1))
                limits.check_size(name, rows, columns)
                yield {**facts, "epoch": read_epoch(path)}, columns, fill_merged_cells(cells, columns)
    except calamine.PasswordError:
        raise sandbox_error("workbook_has_password", file=name) from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError) as error:
        raise sandbox_error("workbook_unreadable", file=name, reason=" ".join(str(error).split())[:200]) from None


def read_epoch(path: str) -> WorkbookEpoch:
    """Return "1904" where an XLSX says that it counts days from 1904, else "": dates are converted, bare numbers not."""
    if not zipfile.is_zipfile(path):
        return ""
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return ""
        with archive.open("xl/workbook.xml") as file:
            return "1904" if re.search(rb'date1904="(1|true)"', file.read(2**16)) else ""


def fill_merged_cells(cells: calamine.CalamineSheet, width: int) -> Iterator[Row]:
    """Yield a sheet's rows from its first row and column on, each merged cell's value in all its rows.

    Vertically only: one employer's name beside ten workers. A heading over several columns stays over the first.
    """
    if cells.start is None:
        return
    merges_by_row: dict[int, list[tuple[int, int]]] = {}
    for (first_row, column), (last_row, _) in cells.merged_cell_ranges or []:
        if last_row > first_row and column < width:
            merges_by_row.setdefault(first_row, []).append((column, last_row))
    open_merges: dict[int, tuple[int, str]] = {}
    for number, values in enumerate(cells.iter_rows()):
        row = [to_cell_text(value) for value in values]
        row = [""] * (width - len(row)) + row
        open_merges = {column: merge for column, merge in open_merges.items() if merge[0] >= number}
        for column, (_, text) in open_merges.items():
            row[column] = row[column] or text
        open_merges |= {column: (last_row, row[column]) for column, last_row in merges_by_row.get(number, ())}
        yield row


def to_cell_text(value: object) -> str:
    """Return a cell as text: dates as ISO, whole numbers without ".0", other numbers with all their digits."""
    if isinstance(value, str):
        return value[: limits.MAX_CELL_CHARS]
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return "" if value is None or value != value else str(value)[: limits.MAX_CELL_CHARS]


def read_parquet(path: str, name: str) -> Iterator[tuple[SheetFacts, int, Iterator[Row]]]:
    """Yield the one sheet of a Parquet file; the columns' names are its first row."""
    try:
        file = pq.ParquetFile(path)
        limits.check_size(name, file.metadata.num_rows, file.metadata.num_columns)
        schema = file.schema_arrow
        for field in schema:
            if pa.types.is_nested(field.type) or "binary" in str(field.type):
                raise sandbox_error(
                    "parquet_column_nested", file=name, column=field.name[:60], type=str(field.type)[:60]
                )
        yield {"sheet": "", "hidden": False}, len(schema), read_parquet_rows(file)
    except (OSError, pa.ArrowException) as error:
        raise sandbox_error("parquet_damaged", file=name, reason=type(error).__name__) from None


def read_parquet_rows(file: pq.ParquetFile) -> Iterator[Row]:
    """Yield the names of the columns, then the rows."""
    yield [name[: limits.MAX_CELL_CHARS] for name in file.schema_arrow.names]
    for batch in file.iter_batches(batch_size=BATCH_ROWS):
        columns = [[to_cell_text(value) for value in column.to_pylist()] for column in batch.columns]
        yield from map(list, zip(*columns, strict=True))


READERS = {"parquet": read_parquet, "workbook": read_workbook}


if __name__ == "__main__":
    main(*sys.argv[1:])
