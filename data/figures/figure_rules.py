"""The rules of a figures file: one small function a fault, each naming row, column, what was found and what was wanted.

Rules measure and do not judge: which faults leave a row in place is said once, in ``HARMLESS``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data.figures import dates, vocabulary

STATUSES = ("published", "fictitious")
LARGEST_VALUE = 1_000_000_000
ADDRESS = re.compile(r"https?://\S+")
UNREADABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, and what bytes that are no UTF-8 become when they are read (``surrogateescape``)."""

HARMLESS = frozenset({"url", "softcolumn"})
"""Rules whose fault leaves the row in place: an address or a title is emptied, the figure stays."""

WANTED = {
    "file": ("berkas CSV yang dapat dibaca (UTF-8, paling besar 50 MB)", "a readable CSV file (UTF-8, 50 MB at most)"),
    "column": (
        "kolom ini, satu kali; tanpa itu tidak ada angka yang dibaca",
        "this column, once; without it no figure is read",
    ),
    "softcolumn": ("kolom ini; isinya dianggap kosong", "this column; it is read as empty"),
    "cells": ("sel sebanyak judul kolom", "as many cells as there are column headings"),
    "text": ("teks UTF-8 tanpa karakter NUL", "UTF-8 text without NUL characters"),
    "id": ("nomor angka yang belum dipakai", "a figure id not used before"),
    "area": ("kode Kemendagri, kantor, pulau, atau id", "a Kemendagri code, an office, an island, or id"),
    "measure": (
        "ukuran dengan satuan dan jenis waktu dari tabel ukuran",
        "a measure with unit and kind of the table of measures",
    ),
    "category": ("kategori dari tabel kategori", "a category of the table of categories"),
    "value": ("bilangan bulat 0 atau lebih", "a whole number, 0 or more"),
    "date": (
        "tanggal stok (2024-06-13) atau awal dan akhir periode",
        "the date of a stock (2024-06-13) or first and last day of a period",
    ),
    "publisher": ("nama penerbit", "the name of a publisher"),
    "url": ("alamat http:// atau https://", "an address of http:// or https://"),
    "status": ("published atau fictitious", "published or fictitious"),
}


@dataclass(frozen=True)
class Problem:
    """One fault of a figures file: where (row as a spreadsheet counts, heading = 1), what was found, what was wanted."""

    file: str
    row: int
    column: str
    found: str
    rule: str

    def wanted_text(self, lang: str) -> str:
        """Return what was wanted, in the reader's language."""
        return WANTED[self.rule][0 if lang == "id" else 1]


@dataclass(frozen=True)
class Fault:
    """One fault of one row, before the file's name is put to it; ``row`` as a spreadsheet counts."""

    row: int
    column: str
    found: str
    rule: str


def check(raw: pd.DataFrame, known_areas: frozenset[str]) -> list[Fault]:
    """Return the faults of every row of ``raw`` (text columns, index = row of the spreadsheet), in order of rows."""
    found = [fault for rule in RULES for fault in rule(raw, known_areas)]
    return sorted(found, key=lambda fault: fault.row)


def readable(text: str) -> str:
    """Return text that can be shown: what could not be read becomes a replacement character."""
    return UNREADABLE.sub("\ufffd", text)


def faults(raw: pd.DataFrame, column: str, bad: pd.Series, rule: str) -> Iterator[Fault]:
    """Yield a fault of one column for every row where ``bad`` holds."""
    rows = raw.loc[bad.to_numpy(), column]
    return (Fault(int(row), column, readable(found), rule) for row, found in rows.items())


def unreadable_text(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """A cell holds NUL or bytes that are no UTF-8."""
    for column in raw:
        yield from faults(raw, column, raw[column].map(lambda cell: bool(UNREADABLE.search(cell))).astype(bool), "text")


def repeated_id(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """A figure id is empty or stands a second time."""
    return faults(raw, "figure_id", raw["figure_id"].duplicated() | (raw["figure_id"] == ""), "id")


def unknown_area(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The area is not in the register of regions."""
    return faults(raw, "area_code", ~raw["area_code"].isin(known_areas), "area")


def unknown_measure(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """Measure, unit and kind of time are not a measure of ours; without any date only measure and unit are asked."""
    known = vocabulary.by_published()
    names, pairs = {name for name, _, _ in known}, {(name, unit) for name, unit, _ in known}
    units = set(vocabulary.unit_labels().index)
    for row, name, unit, kind in zip(raw.index, raw["measure"], raw["unit"], kinds(raw), strict=True):
        undated = kind == "flow" and not raw.at[row, "period_start"] and not raw.at[row, "period_end"]
        if (name, unit, kind) in known or (undated and (name, unit) in pairs):
            continue
        column = "unit" if name in names and unit not in units else "measure"
        yield Fault(int(row), column, readable(raw.at[row, column]), "measure")


def unknown_category(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The category is not known for its breakdown."""
    bad = [vocabulary.canonical_category(b, c) is None for b, c in zip(raw["breakdown"], raw["category"], strict=True)]
    return faults(raw, "category", pd.Series(bad, index=raw.index, dtype=bool), "category")


def no_number(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The value is no whole number of 0 or more."""
    whole = raw["value"].str.fullmatch(r"[0-9]{1,10}").astype(bool)
    return faults(raw, "value", ~whole | (raw["value"].where(whole, "0").astype("int64") > LARGEST_VALUE), "value")


def no_date(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """There is neither the date of a stock nor a period in order, or both; the column at fault is named."""
    for row, *times in zip(raw.index, raw["as_of"], raw["period_start"], raw["period_end"], strict=True):
        column = misdated(*times)
        if column:
            yield Fault(int(row), column, readable(raw.at[row, column]), "date")


def no_publisher(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """Nobody is named who publishes the figure: no figure appears without its source."""
    return faults(raw, "publisher", raw["publisher"] == "", "publisher")


def no_address(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The address is not of the web: the row is kept, the address is emptied."""
    return faults(raw, "url", (raw["url"] != "") & ~is_address(raw["url"]), "url")


def unknown_status(raw: pd.DataFrame, known_areas: frozenset[str]) -> Iterator[Fault]:
    """The status is neither published nor fictitious."""
    return faults(raw, "status", ~raw["status"].isin(STATUSES), "status")


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


def kinds(raw: pd.DataFrame) -> pd.Series:
    """Return "stock" where there is an as-of date, else "flow"."""
    return raw["as_of"].ne("").map({True: "stock", False: "flow"}).astype("str")


def is_address(urls: pd.Series) -> pd.Series:
    """Say which addresses are of the web (http:// or https://, without spaces)."""
    return urls.str.fullmatch(ADDRESS.pattern).astype(bool)


def misdated(as_of: str, start: str, end: str) -> str | None:
    """Return the column that keeps a figure from having either a stock's date or a period's days in order, else None."""
    if as_of:
        return misdated_stock(as_of, start, end)
    return misdated_flow(start, end) if start or end else "as_of"


def misdated_stock(as_of: str, start: str, end: str) -> str | None:
    """Return the column at fault of a stock: its date is none, or a period stands beside it."""
    if dates.parse(as_of) is None:
        return "as_of"
    beside = {"period_start": start, "period_end": end}
    return next((column for column, text in beside.items() if text), None)


def misdated_flow(start: str, end: str) -> str | None:
    """Return the column at fault of a flow: first or last day are no days, or stand in the wrong order."""
    first, last = dates.parse(start), dates.parse(end)
    if first is None or first[1] != "day":
        return "period_start"
    return None if last is not None and last[1] == "day" and first[0] <= last[0] else "period_end"
