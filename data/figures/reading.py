"""A figures file into observations: what can be kept is kept, what cannot is named by file, row and column.

read -> check (one small rule a fault) -> observations. Read = kept + rejected, always. Nothing here raises for content.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.figures import dates, publishers, vocabulary

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
STATUSES = ("published", "fictitious")
TEXTS = (
    "figure_id",
    "area_code",
    "measure",
    "unit",
    "kind",
    "as_of_precision",
    "domain",
    "breakdown",
    "category",
    "status",
    "standing",
    "publisher",
    "title",
    "url",
    "published_on",
)
LARGEST_FILE = 50_000_000
LARGEST_VALUE = 1_000_000_000
SAME_OFFICE = {"kanim:tanjung pandan": "kanim:tanjungpandan"}
WANTED = {
    "file": ("berkas CSV yang dapat dibaca (UTF-8, paling besar 50 MB)", "a readable CSV file (UTF-8, 50 MB at most)"),
    "column": ("kolom ini", "this column"),
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
class Figures:
    """Observations that could be kept, and the problems of those that could not."""

    observations: pd.DataFrame
    problems: tuple[Problem, ...]
    read: int
    rejected: int


def path() -> Path:
    """Return the figures file: ``PETA_FIGURES`` or the published figures of the repository."""
    return Path(os.environ.get("PETA_FIGURES") or PUBLISHED)


def load(file: Path | None = None, known_areas: Iterable[str] = ()) -> Figures:
    """Read a figures file (default :func:`path`); areas outside ``known_areas`` are rejected."""
    file = Path(file or path())
    raw, problems = read(file)
    missing = [Problem(file.name, 1, name, "–", "column") for name in NEEDED if name not in raw]
    if problems or missing:
        return Figures(
            observations(raw.iloc[:0].reindex(columns=[*NEEDED, "status"]).astype(str)),
            (*problems, *missing),
            len(raw),
            len(raw),
        )
    raw = raw.assign(status=raw.get("status", "published"))
    raw = raw.assign(area_code=raw["area_code"].replace(SAME_OFFICE))
    faults = check(raw, frozenset(known_areas))
    bad = sorted({row for row, _, _, rule in faults if rule != "url"})
    kept = observations(raw.drop(index=bad))
    return Figures(
        kept,
        tuple(Problem(file.name, row + 2, column, found, rule) for row, column, found, rule in faults),
        len(raw),
        len(bad),
    )


def read(file: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Return a CSV file as text, or no rows and the reason why it cannot be read."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            return pd.DataFrame(), [Problem(file.name, 0, "–", f"{file.stat().st_size:,} byte", "file")]
        raw = pd.read_csv(
            file, dtype=str, keep_default_na=False, encoding="utf-8-sig", on_bad_lines="error", index_col=False
        )
    except (OSError, UnicodeError, ValueError) as error:  # pandas' parser errors are ValueErrors
        return pd.DataFrame(), [Problem(file.name, 0, "–", type(error).__name__, "file")]
    return raw.astype(str), []


def check(raw: pd.DataFrame, known_areas: frozenset[str]) -> list[tuple[int, str, str, str]]:
    """Return the faults of every row as (row, column, found, rule), in order of rows."""
    found = [fault for rule in RULES for fault in rule(raw, known_areas)]
    return sorted(found, key=lambda fault: fault[0])


def faults(raw: pd.DataFrame, column: str, bad: pd.Series, rule: str) -> list[tuple[int, str, str, str]]:
    """Return a fault for every row where ``bad`` holds."""
    return [(int(row), column, raw.at[row, column], rule) for row in raw.index[bad]]


def repeated_id(raw: pd.DataFrame, known_areas: frozenset[str]):
    """A figure id is empty or stands a second time."""
    return faults(raw, "figure_id", raw["figure_id"].duplicated() | (raw["figure_id"] == ""), "id")


def unknown_area(raw: pd.DataFrame, known_areas: frozenset[str]):
    """The area is not in the register of regions."""
    return faults(raw, "area_code", ~raw["area_code"].isin(known_areas), "area")


def unknown_measure(raw: pd.DataFrame, known_areas: frozenset[str]):
    """Measure, unit and kind of time are not a measure of ours."""
    known = vocabulary.by_published()
    bad = [key not in known for key in zip(raw["measure"], raw["unit"], kinds(raw), strict=True)]
    names = {name for name, _, _ in known}
    units = set(vocabulary.unit_labels().index)
    column = [
        "unit" if name in names and unit not in units else "measure"
        for name, unit in zip(raw["measure"], raw["unit"], strict=True)
    ]
    return [(int(row), column[row], raw.at[row, column[row]], "measure") for row in raw.index if bad[row]]


def unknown_category(raw: pd.DataFrame, known_areas: frozenset[str]):
    """The category is not known for its breakdown."""
    bad = [vocabulary.canonical_category(b, c) is None for b, c in zip(raw["breakdown"], raw["category"], strict=True)]
    return faults(raw, "category", pd.Series(bad, index=raw.index, dtype=bool), "category")


def no_number(raw: pd.DataFrame, known_areas: frozenset[str]):
    """The value is no whole number of 0 or more."""
    whole = raw["value"].str.fullmatch(r"[0-9]{1,10}")
    return faults(raw, "value", ~whole | (raw["value"].where(whole, "0").astype("int64") > LARGEST_VALUE), "value")


def no_date(raw: pd.DataFrame, known_areas: frozenset[str]):
    """There is neither the date of a stock nor a period in order, or both."""
    bad = [not dated(*times) for times in zip(raw["as_of"], raw["period_start"], raw["period_end"], strict=True)]
    return faults(raw, "as_of", pd.Series(bad, index=raw.index, dtype=bool), "date")


def no_address(raw: pd.DataFrame, known_areas: frozenset[str]):
    """The address is not of the web: the row is kept, the address is emptied."""
    return faults(raw, "url", (raw["url"] != "") & ~raw["url"].str.match(r"https?://[^\s]+$"), "url")


def unknown_status(raw: pd.DataFrame, known_areas: frozenset[str]):
    """The status is neither published nor fictitious."""
    return faults(raw, "status", ~raw["status"].isin(STATUSES), "status")


RULES = (repeated_id, unknown_area, unknown_measure, unknown_category, no_number, no_date, no_address, unknown_status)


def kinds(raw: pd.DataFrame) -> pd.Series:
    """Return "stock" where there is an as-of date, else "flow"."""
    return raw["as_of"].ne("").map({True: "stock", False: "flow"})


def dated(as_of: str, start: str, end: str) -> bool:
    """Say whether a figure has either the date of a stock or the days of a period in order."""
    if as_of:
        return dates.parse(as_of) is not None and not start and not end
    first, last = dates.parse(start), dates.parse(end)
    return first is not None and last is not None and first[1] == last[1] == "day" and first[0] <= last[0]


def observations(raw: pd.DataFrame) -> pd.DataFrame:
    """Return checked rows as observations, one a figure.

    ``as_of`` is the earliest day of a coarse date with its ``as_of_precision``; ``date`` (as_of or period_end) orders;
    ``standing`` is official, press_official or press; ``status`` published, disputed or fictitious; ``detail`` counts the
    categories that the same source gives.
    """
    kind = kinds(raw)
    found = [dates.parse(text) or (pd.NaT, None) for text in raw["as_of"]]
    start, end = (
        pd.to_datetime(raw[name].where(kind == "flow", None), errors="coerce").dt.as_unit("us")
        for name in ("period_start", "period_end")
    )
    as_of = pd.Series([day for day, _ in found], index=raw.index, dtype="datetime64[us]")
    keys = list(zip(raw["measure"], raw["unit"], kind, strict=True))
    measure = [vocabulary.by_published()[key] for key in keys]
    disputed = raw["figure_id"].isin(publishers.disputed())
    date = as_of.fillna(end)
    detail = (
        raw.assign(date=date).groupby(["area_code", "measure", "date", "publisher"])["category"].transform("nunique")
    )
    return (
        pd.DataFrame(
            {
                "figure_id": raw["figure_id"],
                "area_code": raw["area_code"],
                "measure": measure,
                "unit": raw["unit"],
                "kind": kind,
                "as_of": as_of,
                "as_of_precision": [precision for _, precision in found],
                "period_start": start,
                "period_end": end,
                "date": date,
                "year": date.dt.year,
                "domain": [vocabulary.measures().at[name, "domain"] for name in measure],
                "detail": detail.astype("int64"),
                "breakdown": raw["breakdown"],
                "category": [
                    vocabulary.canonical_category(b, c) for b, c in zip(raw["breakdown"], raw["category"], strict=True)
                ],
                "value": raw["value"].astype("int64"),
                "status": raw["status"].mask(disputed & (raw["status"] == "published"), "disputed"),
                "standing": [publishers.standing(name) for name in raw["publisher"]],
                "publisher": raw["publisher"],
                "title": raw["title"],
                "url": raw["url"].where(raw["url"].str.match(r"https?://[^\s]+$"), ""),
                "published_on": raw["published_on"],
            }
        )
        .astype(dict.fromkeys(TEXTS, "str"))
        .reset_index(drop=True)
    )
