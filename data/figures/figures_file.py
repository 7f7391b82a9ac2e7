"""A figures file into observations: what can be kept is kept, what cannot is named by file, row and column.

bytes -> cells -> check (one small rule a fault, :mod:`data.figures.figure_rules`) -> observations. Read = kept + rejected,
always. Nothing here raises for content.
"""

import csv
import io
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import regions
from data.figures.figure_rules import HARMLESS, Problem, check, readable
from data.figures.observations import observations

PUBLISHED = Path(__file__).parent / "published.csv"
NEEDED = (
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
SOFT = ("title", "url", "published_on")
"""Columns of the citation beside the publisher: a file without them is read, and said to be without them."""

LARGEST_FILE = 50_000_000
LONGEST_CELL = 131_072
SAME_OFFICE = {"kanim:tanjung pandan": "kanim:tanjungpandan"}


@dataclass(frozen=True)
class Figures:
    """Observations that could be kept, the problems of the file, and how many rows were read and rejected."""

    observations: pd.DataFrame
    problems: tuple[Problem, ...]
    read: int
    rejected: int


def path() -> Path:
    """Return the figures file: ``PETA_FIGURES`` or the published figures of the repository."""
    return Path(os.environ.get("PETA_FIGURES") or PUBLISHED)


def load(file: Path | None = None, known_areas: Iterable[str] | None = None) -> Figures:
    """Read a figures file (default :func:`path`); areas outside ``known_areas`` (default: the register) are rejected."""
    file = Path(file or path())
    areas = frozenset(regions.load().codes if known_areas is None else known_areas)
    rows, problems = records(file)
    cells, more = table(file.name, rows)
    found = check(cells, areas)
    bad = {fault.row for fault in found if fault.rule not in HARMLESS}
    kept = observations(cells.drop(index=list(bad)))
    more += [Problem(file.name, fault.row, fault.column, fault.found, fault.rule) for fault in found]
    read = max(len(rows) - 1, 0)
    return Figures(kept, (*problems, *sorted(more, key=lambda problem: problem.row)), read, read - len(kept))


def table(file: str, rows: list[tuple[int, list[str]]]) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the rows below the heading under our columns (index = row of the spreadsheet) and what is wrong with them."""
    number, heading = rows[0] if rows else (0, [])
    problems = headings(file, number, heading) if rows else []
    if not rows or any(problem.rule != "softcolumn" for problem in problems):
        return pd.DataFrame(columns=[*NEEDED, "status"], dtype="object"), problems
    whole = {number: cells for number, cells in rows[1:] if len(cells) == len(heading)}
    problems += [
        Problem(file, number, "–", str(len(cells)), "cells") for number, cells in rows[1:] if number not in whole
    ]
    raw = pd.DataFrame(list(whole.values()), columns=heading, index=list(whole), dtype="object")
    raw = raw.loc[:, [name for name in (*NEEDED, "status") if name in heading]]
    raw = raw.assign(**{name: "" for name in SOFT if name not in heading}, status=raw.get("status", "published"))
    return raw.assign(area_code=raw["area_code"].replace(SAME_OFFICE)), problems


def headings(file: str, row: int, heading: list[str]) -> list[Problem]:
    """Return the problems of a heading: no column of ours at all, or columns that are missing or stand twice."""
    if not set(NEEDED) & set(heading):
        return [Problem(file, row, "–", readable(", ".join(heading))[:80] or "–", "file")]
    counts = Counter(heading)
    absent = [name for name in NEEDED if not counts[name]]
    twice = [name for name in (*NEEDED, "status") if counts[name] > 1]
    return [
        *(Problem(file, row, name, "–", "softcolumn" if name in SOFT else "column") for name in absent),
        *(Problem(file, row, name, f"{counts[name]} ×", "column") for name in twice),
    ]


def records(file: Path) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Return the rows of a CSV file that are not blank with their number in a spreadsheet, or why it cannot be read.

    Bytes that are no UTF-8 stay in their cell as lone surrogates, so that the one row can be named and left out.
    """
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST_FILE else b""
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return [], [Problem(file.name, 0, "–", type(error).__name__, "file")]
    text = content.decode("utf-8-sig", errors="surrogateescape")
    found = [(number, cells) for number, cells in enumerate(lines(text), start=1) if any(cells)]
    return found, [] if found else [Problem(file.name, 0, "–", f"{size:,} byte", "file")]


def lines(text: str) -> list[list[str]]:
    """Return every row of a CSV text as cells without outer spaces, parted by comma, or by what the heading is parted by.

    A row that the parser refuses (a cell longer than LONGEST_CELL) becomes one cell, so it is named as too short. The
    parser's bound is one for the whole process, and the register's reader sets another: so it is set here each time.
    """
    csv.field_size_limit(LONGEST_CELL)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    parser, found = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []
    while True:
        try:
            found.append([cell.strip() for cell in next(parser)])
        except StopIteration:
            return found
        except csv.Error as error:
            found.append([str(error)])
