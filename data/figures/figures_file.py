"""A figures file into observations: what can be kept is kept, what cannot is named by file, row and column.

bytes -> cells -> check (one small rule a fault, :mod:`data.figures.figure_rules`) -> observations. Read = kept + rejected,
always. Nothing here raises for content.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import regions, settings
from data.figures.figure_rules import HARMLESS_RULES, Problem, check, replace_unreadable
from data.figures.observations import build_observations

PUBLISHED_FILE = Path(__file__).parent / "published.csv"
REQUIRED_COLUMNS = (
    "figure_id",
    "area_code",
    "period_start",
    "period_end",
    "as_of",
    "measure",
    "breakdown",
    "category",
    "value",
    "unit",
    "publisher",
    "title",
    "url",
    "published_on",
)
OPTIONAL_COLUMNS = ("title", "url", "published_on")
"""Columns of the citation beside the publisher: a file without them is read, and said to be without them."""

MAX_FILE_BYTES = 50_000_000
MAX_CELL_CHARS = 131_072
OFFICE_ALIASES = {"kanim:tanjung pandan": "kanim:tanjungpandan"}


@dataclass(frozen=True)
class Figures:
    """Observations that could be kept, the problems of the file, and how many rows were read and rejected."""

    observations: pd.DataFrame
    problems: tuple[Problem, ...]
    rows_read: int
    rows_rejected: int


def path() -> Path:
    """Return the figures file: ``PETA_FIGURES`` or the published figures of the repository."""
    return settings.current().figures


def load(file: Path | None = None, known_areas: Iterable[str] | None = None) -> Figures:
    """Read a figures file (default :func:`path`); areas outside ``known_areas`` (default: the register) are rejected."""
    file = Path(file or path())
    areas = frozenset(regions.load().codes if known_areas is None else known_areas)
    rows, problems = read_records(file)
    cells, row_problems = build_table(file.name, rows)
    faults = check(cells, areas)
    rejected_rows = {fault.row for fault in faults if fault.rule not in HARMLESS_RULES}
    kept_observations = build_observations(cells.drop(index=list(rejected_rows)))
    row_problems += [Problem(file.name, fault.row, fault.column, fault.found_text, fault.rule) for fault in faults]
    row_count = max(len(rows) - 1, 0)
    return Figures(
        kept_observations,
        (*problems, *sorted(row_problems, key=lambda problem: problem.row)),
        row_count,
        row_count - len(kept_observations),
    )


def build_table(file: str, rows: list[tuple[int, list[str]]]) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the rows below the heading under our columns (index = row of the spreadsheet) and what is wrong with them."""
    number, heading = rows[0] if rows else (0, [])
    problems = check_headings(file, number, heading) if rows else []
    if not rows or any(problem.rule != "softcolumn" for problem in problems):
        return pd.DataFrame(columns=[*REQUIRED_COLUMNS, "status"], dtype="object"), problems
    full_rows = {number: cells for number, cells in rows[1:] if len(cells) == len(heading)}
    problems += [
        Problem(file, number, "–", str(len(cells)), "cells") for number, cells in rows[1:] if number not in full_rows
    ]
    frame = pd.DataFrame(list(full_rows.values()), columns=heading, index=list(full_rows), dtype="object")
    frame = frame.loc[:, [name for name in (*REQUIRED_COLUMNS, "status") if name in heading]]
    frame = frame.assign(
        **{name: "" for name in OPTIONAL_COLUMNS if name not in heading}, status=frame.get("status", "published")
    )
    return frame.assign(area_code=frame["area_code"].replace(OFFICE_ALIASES)), problems


def check_headings(file: str, row: int, heading: list[str]) -> list[Problem]:
    """Return the problems of a heading: no column of ours at all, or columns that are missing or stand twice."""
    if not set(REQUIRED_COLUMNS) & set(heading):
        return [Problem(file, row, "–", replace_unreadable(", ".join(heading))[:80] or "–", "file")]
    counts = Counter(heading)
    missing_names = [name for name in REQUIRED_COLUMNS if not counts[name]]
    repeated_names = [name for name in (*REQUIRED_COLUMNS, "status") if counts[name] > 1]
    return [
        *(
            Problem(file, row, name, "–", "softcolumn" if name in OPTIONAL_COLUMNS else "column")
            for name in missing_names
        ),
        *(Problem(file, row, name, f"{counts[name]} ×", "column") for name in repeated_names),
    ]


def read_records(file: Path) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Return the rows of a CSV file that are not blank with their number in a spreadsheet, or why it cannot be read.

    Bytes that are no UTF-8 stay in their cell as lone surrogates, so that the one row can be named and left out.
    """
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= MAX_FILE_BYTES else b""
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return [], [Problem(file.name, 0, "–", type(error).__name__, "file")]
    text = content.decode("utf-8-sig", errors="surrogateescape")
    rows = [(number, cells) for number, cells in enumerate(split_rows(text), start=1) if any(cells)]
    return rows, [] if rows else [Problem(file.name, 0, "–", f"{size:,} byte", "file")]


def split_rows(text: str) -> list[list[str]]:
    """Return every row of a CSV text as cells without outer spaces, parted by comma, or by what the heading is parted by.

    A row that the parser refuses (a cell longer than ``MAX_CELL_CHARS``) becomes one cell, so it is named as too short. The
    parser's bound is one for the whole process, and the register's reader sets another: so it is set here each time.
    """
    csv.field_size_limit(MAX_CELL_CHARS)
    first_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first_line.count)
    parser, rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []
    while True:
        try:
            rows.append([cell.strip() for cell in next(parser)])
        except StopIteration:
            return rows
        except csv.Error as error:
            rows.append([str(error)])
