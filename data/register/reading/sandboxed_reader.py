"""Reads a workbook or Parquet file in a process of its own, with bounded memory and time.

A hostile file can make any reader allocate until the process dies (two cells at opposite corners of a sheet suffice).
Here the reader's process dies, the app says a sentence and lives. The cells come back through a pipe as Arrow tables;
nothing is written to disk.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from data.errors import UnreadableFile
from data.register.reading import limits, sandbox_errors
from data.register.reading.sheet_facts import SheetFacts

ROOT = Path(__file__).parents[3]


def read_tables(path: Path, kind: str) -> list[tuple[SheetFacts, pa.Table]]:
    """Return each sheet as (facts, cells as text); raise UnreadableFile as the reader did, or with why it was ended.

    Facts: ``sheet``, ``hidden`` (then without cells), ``epoch`` ("1904" where the workbook says so, else "").
    """
    command = [sys.executable, "-m", "data.register.reading.workbooks", kind, str(path.resolve()), path.name]
    environment = os.environ | {"ARROW_DEFAULT_MEMORY_POOL": "system"}
    try:
        process = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, timeout=limits.MAX_READ_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            "reading_too_slow",
            "{file} could not be read within {seconds} seconds. Save the list alone as CSV.",
            file=path.name,
            seconds=limits.MAX_READ_SECONDS,
        ) from None
    if process.returncode == 0:
        return list(unpack_tables(process.stdout))
    raise find_failure(path, process.stderr)


def unpack_tables(payload: bytes) -> Iterator[tuple[SheetFacts, pa.Table]]:
    """Yield the facts and the table of each sheet that was sent."""
    source = pa.BufferReader(payload)
    while source.tell() < len(payload):
        with pa.ipc.open_stream(source) as stream:
            table = stream.read_all()
        yield json.loads(table.schema.metadata[b"facts"]), table


def find_failure(path: Path, error_output: bytes) -> UnreadableFile:
    """Return the error that the reader ended with; where it was ended from outside, what to do about it."""
    last_line = error_output.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return sandbox_errors.decode_error(last_line, path.name) or UnreadableFile(
        "reading_ended",
        "{file} needs more than {limit} MB of memory to be read, or is damaged: a list does not. "
        "Look for cells far below or beside the list, or save the list alone as CSV.",
        file=path.name,
        limit=limits.MAX_MEMORY_BYTES // 2**20,
    )
