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
from data.register.reading import limits

BATCH = 20_000
Row = list[str]


def limit() -> None:
    """Bound this process's memory, and leave no core file, which would hold names; Windows has no such bounds."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MOST_MEMORY, limits.MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str, path: str, name: str) -> None:
    """Write every sheet of a file to the output; what cannot be read is the last line of the error output."""
    limit()
    try:
        send(READERS[kind](path, name), name, sys.stdout.buffer)
    except UnreadableFile as error:
        sys.exit(f"UnreadableFile: {error}")
    except MemoryError:
        sys.exit("MemoryError")


def send(sheets: Iterator[tuple[dict, int, Iterator[Row]]], name: str, out: BinaryIO) -> None:
    """Write (facts, width, rows) of each sheet as one stream of text columns."""
    sent = 0
    for facts, width, rows in sheets:
        schema = pa.schema([(str(place), pa.string()) for place in range(width)], {"facts": json.dumps(facts)})
        with pa.ipc.new_stream(out, schema) as stream:
            while some := list(islice(rows, BATCH)):
                columns = [pa.array(column, pa.string()) for column in zip(*some, strict=True)]
                batch = pa.record_batch(columns, schema=schema)
                sent += batch.nbytes
                if sent > limits.MOST_TEXT:
                    raise UnreadableFile(
                        f"{name} holds more than {limits.MOST_TEXT // 2**20} MB of text. Split the list."
                    )
                stream.write_batch(batch)


def workbook(path: str, name: str) -> Iterator[tuple[dict, int, Iterator[Row]]]:
    """Yield the sheets of XLSX, XLSM, XLSB, XLS or ODS; of a hidden one only that it is there."""
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for sheet in book.sheets_metadata:
                facts = {"sheet": sheet.name, "hidden": sheet.visible != calamine.SheetVisibleEnum.Visible}
                if facts["hidden"] or sheet.typ != calamine.SheetTypeEnum.WorkSheet:
                    yield facts, 0, iter(())
                    continue
                cells = book.get_sheet_by_name(sheet.name)
                rows, columns = (place + 1 for place in cells.end or (-1, -1))
                limits.bound(name, rows, columns)
                yield facts | {"epoch": epoch(path)}, columns, filled(cells, columns)
    except calamine.PasswordError:
        raise UnreadableFile(f"{name} has a password. Remove it in the spreadsheet program and save again.") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError) as error:
        said = " ".join(str(error).split())[:200]
        raise UnreadableFile(
            f"{name} is no workbook that can be read ({said}). Save it again as XLSX or CSV."
        ) from None


def epoch(path: str) -> str:
    """Return "1904" where an XLSX says that it counts days from 1904, else "": dates are converted, bare numbers not."""
    if not zipfile.is_zipfile(path):
        return ""
    with zipfile.ZipFile(path) as packed:
        if "xl/workbook.xml" not in packed.namelist():
            return ""
        with packed.open("xl/workbook.xml") as file:
            return "1904" if re.search(rb'date1904="(1|true)"', file.read(2**16)) else ""


def filled(cells: calamine.CalamineSheet, width: int) -> Iterator[Row]:
    """Yield a sheet's rows from its first row and column on, each merged cell's value in all its rows.

    Vertically only: one employer's name beside ten workers. A heading over several columns stays over the first.
    """
    if cells.start is None:
        return
    begins: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _) in cells.merged_cell_ranges or []:
        if last > first and column < width:
            begins.setdefault(first, []).append((column, last))
    standing: dict[int, tuple[int, str]] = {}
    for number, values in enumerate(cells.iter_rows()):
        row = [cell(value) for value in values]
        row = [""] * (width - len(row)) + row
        standing = {column: held for column, held in standing.items() if held[0] >= number}
        for column, (_, text) in standing.items():
            row[column] = row[column] or text
        standing |= {column: (last, row[column]) for column, last in begins.get(number, ())}
        yield row


def cell(value: object) -> str:
    """Return a cell as text: dates as ISO, whole numbers without ".0", other numbers with all their digits."""
    if isinstance(value, str):
        return value[: limits.MOST_CELL]
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return "" if value is None or value != value else str(value)[: limits.MOST_CELL]


def parquet(path: str, name: str) -> Iterator[tuple[dict, int, Iterator[Row]]]:
    """Yield the one sheet of a Parquet file; the columns' names are its first row."""
    try:
        file = pq.ParquetFile(path)
        limits.bound(name, file.metadata.num_rows, file.metadata.num_columns)
        schema = file.schema_arrow
        for field in schema:
            if pa.types.is_nested(field.type) or "binary" in str(field.type):
                raise UnreadableFile(
                    f"{name}, column {field.name[:60]!r} holds {str(field.type)[:60]}; wanted are texts, numbers and "
                    "dates. Write the Parquet file without it."
                )
        yield {"sheet": "", "hidden": False}, len(schema), parquet_rows(file)
    except (OSError, pa.ArrowException) as error:
        raise UnreadableFile(f"{name} is damaged ({type(error).__name__}). Write the Parquet file again.") from None


def parquet_rows(file: pq.ParquetFile) -> Iterator[Row]:
    """Yield the names of the columns, then the rows."""
    yield [name[: limits.MOST_CELL] for name in file.schema_arrow.names]
    for batch in file.iter_batches(batch_size=BATCH):
        columns = [[cell(value) for value in column.to_pylist()] for column in batch.columns]
        yield from map(list, zip(*columns, strict=True))


READERS = {"parquet": parquet, "workbook": workbook}


if __name__ == "__main__":
    main(*sys.argv[1:])
