"""The rules of a figures file: one small function a fault, each naming row, column, what was found and what was wanted.

Rules measure and do not judge: which faults leave a row in place is said once, in ``HARMLESS_RULES``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.figures import dates, vocabulary
from data.messages import Message

STATUSES = ("published", "fictitious")
MAX_VALUE = 1_000_000_000
ADDRESS_PATTERN = re.compile(r"https?://\S+")
UNREADABLE_PATTERN = re.compile("[\x00\ud800-\udfff]")
"""NUL, and what bytes that are no UTF-8 become when they are read (``surrogateescape``)."""

HARMLESS_RULES = frozenset({"url", "softcolumn"})
"""Rules whose fault leaves the row in place: an address or a title is emptied, the figure stays."""

EXPECTATIONS = {
    "file": Message("a readable CSV file (UTF-8, 50 MB at most)"),
    "column": Message("this column, once; without it no figure is read"),
    "softcolumn": Message("this column; it is read as empty"),
    "cells": Message("as many cells as there are column headings"),
    "text": Message("UTF-8 text without NUL characters"),
    "id": Message("a figure id not used before"),
    "area": Message("a Kemendagri code, an office, an island, or id"),
    "measure": Message("a measure with unit and kind of the table of measures"),
    "category": Message("a category of the table of categories"),
    "value": Message("a whole number, 0 or more"),
    "date": Message("the date of a stock (2024-06-13) or first and last day of a period"),
    "publisher": Message("the name of a publisher"),
    "url": Message("an address of http:// or https://"),
    "status": Message("published or fictitious"),
}


@dataclass(frozen=True)
class Problem:
    """One fault of a figures file: where (row as a spreadsheet counts, heading = 1), what was found, what was wanted."""

    file: str
    row: int
    column: str
    found_text: str
    rule: str

    @property
    def expectation(self) -> Message:
        """Return what was wanted."""
        return EXPECTATIONS[self.rule]


@dataclass(frozen=True)
class Fault:
    """One fault of one row, before the file's name is put to it; ``row`` as a spreadsheet counts."""

    row: int
    column: str
    found_text: str
    rule: str


def check(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> list[Fault]:
    """Return the faults of every row of ``raw_rows`` (text columns, index = row of the spreadsheet), in order of rows."""
    all_faults = [fault for rule in RULES for fault in rule(raw_rows, known_areas)]
    return sorted(all_faults, key=lambda fault: fault.row)


def replace_unreadable(text: str) -> str:
    """Return text that can be shown: what could not be read becomes a replacement character."""
    return UNREADABLE_PATTERN.sub("\ufffd", text)


def report_faults(raw_rows: pd.DataFrame, column: str, is_faulty: pd.Series, rule: str) -> Iterator[Fault]:
    """Yield a fault of one column for every row where ``is_faulty`` holds."""
    rows = raw_rows.loc[is_faulty.to_numpy(), column]
    return (Fault(int(row), column, replace_unreadable(text), rule) for row, text in rows.items())


def unreadable_text(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """A cell holds NUL or bytes that are no UTF-8."""
    for column in raw_rows:
        yield from report_faults(
            raw_rows,
            column,
            raw_rows[column].map(lambda cell: bool(UNREADABLE_PATTERN.search(cell))).astype(bool),
            "text",
        )


def repeated_id(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """A figure id is empty or stands a second time."""
    return report_faults(
        raw_rows, "figure_id", raw_rows["figure_id"].duplicated() | (raw_rows["figure_id"] == ""), "id"
    )


def unknown_area(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The area is not in the register of regions."""
    return report_faults(raw_rows, "area_code", ~raw_rows["area_code"].isin(known_areas), "area")


def unknown_measure(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """Measure, unit and kind of time are not a measure of ours; without any date only measure and unit are asked."""
    measures_by_published = vocabulary.measures_by_published()
    names, pairs = (
        {name for name, _, _ in measures_by_published},
        {(name, unit) for name, unit, _ in measures_by_published},
    )
    units = set(vocabulary.unit_labels().index)
    for row, name, unit, kind in zip(
        raw_rows.index, raw_rows["measure"], raw_rows["unit"], kinds(raw_rows), strict=True
    ):
        is_undated = kind == "flow" and not raw_rows.at[row, "period_start"] and not raw_rows.at[row, "period_end"]
        if (name, unit, kind) in measures_by_published or (is_undated and (name, unit) in pairs):
            continue
        column = "unit" if name in names and unit not in units else "measure"
        yield Fault(int(row), column, replace_unreadable(raw_rows.at[row, column]), "measure")


def unknown_category(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The category is not known for its breakdown."""
    is_unknown = [
        vocabulary.canonical_category(breakdown, category) is None
        for breakdown, category in zip(raw_rows["breakdown"], raw_rows["category"], strict=True)
    ]
    return report_faults(raw_rows, "category", pd.Series(is_unknown, index=raw_rows.index, dtype=bool), "category")


def no_number(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The value is no whole number of 0 or more."""
    is_whole_number = raw_rows["value"].str.fullmatch(r"[0-9]{1,10}").astype(bool)
    return report_faults(
        raw_rows,
        "value",
        ~is_whole_number | (raw_rows["value"].where(is_whole_number, "0").astype("int64") > MAX_VALUE),
        "value",
    )


def no_date(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """There is neither the date of a stock nor a period in order, or both; the column at fault is named."""
    for row, *time_texts in zip(
        raw_rows.index, raw_rows["as_of"], raw_rows["period_start"], raw_rows["period_end"], strict=True
    ):
        column = find_misdated_column(*time_texts)
        if column:
            yield Fault(int(row), column, replace_unreadable(raw_rows.at[row, column]), "date")


def no_publisher(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """Nobody is named who publishes the figure: no figure appears without its source."""
    return report_faults(raw_rows, "publisher", raw_rows["publisher"] == "", "publisher")


def no_address(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The address is not of the web: the row is kept, the address is emptied."""
    return report_faults(raw_rows, "url", (raw_rows["url"] != "") & ~is_address(raw_rows["url"]), "url")


def unknown_status(raw_rows: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The status is neither published nor fictitious."""
    return report_faults(raw_rows, "status", ~raw_rows["status"].isin(STATUSES), "status")


RULES = (
    unreadable_text,
    repeated_id,
    unknown_area,
    unknown_measure,
    unknown_category,
    no_number,
    no_date,
    no_publisher,
    no_address,
    unknown_status,
)


def kinds(raw_rows: pd.DataFrame) -> pd.Series:
    """Return "stock" where there is an as-of date, else "flow"."""
    return raw_rows["as_of"].ne("").map({True: "stock", False: "flow"}).astype("str")


def is_address(urls: pd.Series) -> pd.Series:
    """Say which addresses are of the web (http:// or https://, without spaces)."""
    return urls.str.fullmatch(ADDRESS_PATTERN.pattern).astype(bool)


def find_misdated_column(as_of: str, start: str, end: str) -> str | None:
    """Return the column that keeps a figure from having either a stock's date or a period's days in order, else None."""
    if as_of:
        return find_misdated_stock_column(as_of, start, end)
    return find_misdated_flow_column(start, end) if start or end else "as_of"


def find_misdated_stock_column(as_of: str, start: str, end: str) -> str | None:
    """Return the column at fault of a stock: its date is none, or a period stands beside it."""
    if dates.parse(as_of) is None:
        return "as_of"
    period_texts = {"period_start": start, "period_end": end}
    return next((column for column, text in period_texts.items() if text), None)


def find_misdated_flow_column(start: str, end: str) -> str | None:
    """Return the column at fault of a flow: first or last day are no days, or stand in the wrong order."""
    first_day, last_day = dates.parse(start), dates.parse(end)
    if first_day is None or first_day[1] != "day":
        return "period_start"
    return None if last_day is not None and last_day[1] == "day" and first_day[0] <= last_day[0] else "period_end"
