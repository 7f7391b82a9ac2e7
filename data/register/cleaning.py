"""Rows as they were written to rows with our fields; every change is recorded, and nothing personal is left.

Each distinct text is cleaned once: a million rows hold a few thousand spellings.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from data import regions, tables
from data.register import personal, values
from data.register.values import MISSING, PERMANENT, REVIEW, UNREADABLE, Cleaned

DATES = ("issued_on", "expires_on", "rptka_expires_on", "sktt_expires_on")
KINDS = {
    "nationality": "nationality",
    "purpose": "purpose",
    "sector": "sector",
    "position": "position",
    "sex": "sex",
    "visa_index": "text",
    "domain": "domain",
}
KEYED = {"permit_no": "permit_key", "employer": "employer_key", "vessel": "vessel_key"}
REGION = ("regency_code", "regency", "province", "district", "address")
INDEX = r"\s*[A-Ea-e]?\d{1,3}[A-Za-z]?\s*"
"""What a visa index looks like, where it stands in the column of permits."""

ROUNDED = r"\s*\d[.,]\d+[Ee]\+?\d+\s*"
"""A number that a spreadsheet has rounded: two passports may be one such text, so it links nobody."""

CHANGES = ["row", "column", "found", "became", "rule"]


@dataclass(frozen=True)
class Clean:
    """Clean rows (index: the row in the sheet), the changes (row, column, found, became, rule) and what may be meant."""

    rows: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame


class Notebook:
    """Collects, column by column, what was changed, doubted and unreadable."""

    def __init__(self, index: pd.Index):
        """Start for the rows of ``index``."""
        self.index = index
        self.changes: list[pd.DataFrame] = []
        self.candidates: list[pd.DataFrame] = []
        self.in_doubt = np.full(len(index), "", dtype=object)
        self.unreadable = np.full(len(index), "", dtype=object)

    def take(self, column: str, found: pd.Series, cleaner: Callable[[str], Cleaned], shown=values.plain) -> np.ndarray:
        """Clean a column and return its values; ``shown`` makes of a found text what the record of changes may hold."""
        codes, texts = pd.factorize(found.to_numpy())
        cleaned = [cleaner(text) for text in texts]
        self._record(column, codes, [shown(text) for text in texts], cleaned)
        for status, marks in ((REVIEW, self.in_doubt), (UNREADABLE, self.unreadable)):
            hit = np.array([one.status == status for one in cleaned], dtype=bool)[codes]
            marks[hit] += f"{column} "
        return picked([one.value for one in cleaned], codes)

    def _record(self, column: str, codes: np.ndarray, shown: list[str], cleaned: list[Cleaned]) -> None:
        ruled = np.array([bool(one.rule) for one in cleaned], dtype=bool)[codes]
        if ruled.any():
            kept = codes[ruled]
            became = ["" if one.value is None else written(one.value) for one in cleaned]
            frame = {
                "row": self.index[ruled],
                "column": column,
                "found": picked(shown, kept),
                "became": picked(became, kept),
                "rule": picked([one.rule for one in cleaned], kept),
            }
            self.changes.append(pd.DataFrame(frame))
        doubted = np.array([bool(one.candidates) for one in cleaned], dtype=bool)[codes]
        if doubted.any():
            offered = picked([", ".join(one.candidates) for one in cleaned], codes[doubted])
            self.candidates.append(pd.DataFrame({"row": self.index[doubted], "column": column, "candidates": offered}))


def picked(distinct: list, codes: np.ndarray) -> np.ndarray:
    """Return the value of each code."""
    found = np.empty(len(distinct), dtype=object)
    found[:] = distinct
    return found[codes]


def written(value: object) -> str:
    """Return a clean value as text for the record of changes."""
    return " ".join(part for part in value if part) if isinstance(value, tuple) else str(value)


def clean(
    raw: pd.DataFrame,
    is_total: pd.Series,
    key: bytes,
    today: date,
    epoch: str = "1900",
    code_system: str | None = None,
    order: str = values.DAY_FIRST,
) -> Clean:
    """Clean rows of text (columns: fields of ``register_columns``); the answer holds no personal column.

    ``epoch`` is the spreadsheet's system of days, ``code_system`` how four digits without a dot are meant,
    ``order`` how 06/07/2024 is.
    """
    notes = Notebook(raw.index)
    raw = indexed(raw)
    raw = unrounded(raw, notes)
    rows = pd.DataFrame(index=raw.index)
    rows["is_total"] = is_total
    blank = pd.Series("", index=raw.index)
    for field, kind in KINDS.items():
        rows[field] = notes.take(field, raw.get(field, blank), values.CLEANERS[kind])
    permit = notes.take("permit_type", raw.get("permit_type", blank), values.clean_permit)
    rows["permit_type"] = [pair[0] if pair else None for pair in permit]
    said = pd.Series([pair[1] or None if pair else None for pair in permit], index=rows.index, dtype=object)
    rows["domain"] = rows["domain"].where(rows["domain"].notna(), said)
    rows["domain"] = (
        rows["domain"].where(rows["domain"].notna() | (raw.get("vessel", blank) == ""), "sea").fillna("land")
    )
    dates = {field: notes.take(field, raw.get(field, blank), dated(epoch, order)) for field in DATES}
    rows["is_permanent"] = dates["expires_on"] == PERMANENT
    for field, found in dates.items():
        days = [day if isinstance(day, date) else None for day in found]
        rows[field] = pd.Series(pd.to_datetime(days), index=rows.index).dt.as_unit("s")
    rows["region_code"], rows["district_code"] = located(raw, notes, code_system)
    index_says(rows, notes)
    keyed(raw, rows, key, today, dated(epoch, order))
    rows["in_doubt"], rows["unreadable"] = notes.in_doubt, notes.unreadable
    return Clean(rows, stacked(notes.changes, CHANGES), stacked(notes.candidates, ["row", "column", "candidates"]))


def unrounded(raw: pd.DataFrame, notes: Notebook) -> pd.DataFrame:
    """Blank passport numbers whose digits are lost (1.23457E+08), in doubt; "12345678.0" is 12345678."""
    if "passport_no" not in raw:
        return raw
    lost = raw["passport_no"].str.fullmatch(ROUNDED)
    notes.in_doubt[lost.to_numpy(dtype=bool)] += "passport_no "
    return raw.assign(passport_no=raw["passport_no"].mask(lost, "").str.replace(r"^(\d+)\.0+$", r"\1", regex=True))


def stacked(frames: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """Return frames as one, an empty one where there are none."""
    return pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)


def dated(epoch: str, order: str) -> Callable[[str], Cleaned]:
    """Return the cleaner of dates for a spreadsheet's system of days and a source's order of day and month."""
    return lambda text: values.clean_date(text, epoch, order)


def located(raw: pd.DataFrame, notes: Notebook, code_system: str | None) -> tuple[np.ndarray, np.ndarray]:
    """Return regency and district of each row, from whatever of code, name, province, district and address is there."""
    parts = [raw[field].astype(str) if field in raw else pd.Series("", index=raw.index) for field in REGION]
    joined = parts[0].str.cat(parts[1:], sep="\x1f")
    notes_of = lru_cache(maxsize=None)(lambda text: place(*text.split("\x1f"), code_system=code_system))
    found = notes.take("regency", joined, notes_of, without_address)
    regency = [pair[0] if pair else None for pair in found]
    district = [pair[1] if pair else None for pair in found]
    return np.array(regency, dtype=object), np.array(district, dtype=object)


def without_address(joined: str) -> str:
    """Return the cells that named a region, the address left out: it is personal."""
    return " ".join(values.plain(part) for part in joined.split("\x1f")[:-1] if part.strip())


def place(code: str, regency: str, province: str, district: str, address: str, code_system: str | None) -> Cleaned:
    """Return (regency, district) codes of one combination of cells; what may mean several goes to review.

    Four digits without a dot may be of Kemendagri or of BPS (1903 is two regencies): the name beside the code decides,
    else a reader must.
    """
    within = regions.match(province, level="province").region_code if not values.empty(values.plain(province)) else None
    named = None if values.empty(values.plain(regency)) else regions.match(regency, within=within)
    if not values.empty(values.plain(code)):
        return by_code(code, named, code_system)
    if named is None or named.status == "unknown" or ("," in regency and named.status != "exact"):
        return by_address(district, f"{address}, {regency}", within)
    if named.region_code is None:
        return Cleaned(None, "ambiguous_region", REVIEW, tuple(one.label for one in named.candidates))
    return at(named, district)


def at(named: regions.Match, district: str) -> Cleaned:
    """Return (regency, district) of a named region, with the district inside it where one is written."""
    level = regions.load().get(named.region_code).level
    if level == "district":
        return Cleaned((named.region_code[:5], named.region_code), "regency_of_district")
    if level != "regency":
        return Cleaned(None, f"region_is_{level}", REVIEW, tuple(one.label for one in named.candidates))
    inside = None
    if not values.empty(values.plain(district)):
        inside = regions.match(district, level="district", within=named.region_code).region_code
    return Cleaned((named.region_code, inside), "" if named.status == "exact" else f"region_{named.status}")


def by_code(code: str, named: regions.Match | None, code_system: str | None) -> Cleaned:
    """Return the regency of a code, checked against the name beside it."""
    found = regions.match(code, code_system=code_system)
    codes = {one.region_code for one in found.candidates}
    meant = named.region_code if named else None
    if meant and meant in codes:
        return Cleaned((meant, None), "code_by_name" if len(codes) > 1 else "")
    if meant:
        return Cleaned(
            None, "code_and_name_differ", REVIEW, tuple(one.label for one in (*found.candidates, *named.candidates))
        )
    if len(codes) == 1:
        whole = codes.pop()
        return Cleaned((whole[:5], whole if len(whole) > 5 else None), "code")
    labels = tuple(one.label for one in found.candidates)
    return Cleaned(None, "ambiguous_code", REVIEW, labels) if labels else Cleaned(None)


def by_address(district: str, address: str, within: str | None) -> Cleaned:
    """Return the region that a district's name or the parts of an address name, from the end backwards.

    A province narrows what follows; a part that may mean several regions goes to review, unless a district decides.
    """
    if not values.empty(values.plain(district)):
        found = regions.match(district, level="district", within=within)
        if found.region_code:
            return Cleaned((found.region_code[:5], found.region_code), "regency_of_district")
    parts = [re.sub(r"\b\d{5}\b", "", part).strip() for part in re.split(r"[,;]", values.plain(address))]
    doubtful = ()
    for part in filter(None, reversed(parts)):
        found = regions.match(part, within=within)
        level = regions.load().get(found.region_code).level if found.region_code else ""
        if found.status in ("exact", "alias") and level == "province":
            within = found.region_code
        elif found.status in ("exact", "alias") and level == "regency":
            return Cleaned((found.region_code, district_in(parts, found.region_code)), "regency_of_address")
        elif found.status == "ambiguous" and found.score == 100 and not doubtful:
            doubtful = tuple(one.label for one in found.candidates)
    inside = district_in(parts, within)
    if inside:
        return Cleaned((inside[:5], inside), "regency_of_address")
    return Cleaned(None, "ambiguous_address", REVIEW, doubtful) if doubtful else Cleaned(None, status=MISSING)


def district_in(parts: list[str], within: str | None) -> str | None:
    """Return the district that an address names with its type ("Kec. Koba"), or None."""
    for part in parts:
        if re.match(r"kec(amatan)?\b", part, re.IGNORECASE):
            return regions.match(part, level="district", within=within).region_code
    return None


def are_bps_codes(raw: pd.DataFrame) -> bool:
    """Say whether the names beside four-digit codes fit BPS alone at least once, and Kemendagri alone or neither never."""
    if not {"regency_code", "regency"} <= set(raw):
        return False
    pairs = raw[["regency_code", "regency"]].drop_duplicates()
    pairs = pairs[pairs["regency_code"].str.fullmatch(r"\s*\d{4}\s*") & (pairs["regency"].str.strip() != "")]
    fits = {fit(code, name) for code, name in pairs.itertuples(index=False)}
    return "bps" in fits and not fits & {"kemendagri", "neither"}


def fit(code: str, name: str) -> str:
    """Say which system gives a code the name beside it: bps, kemendagri, both or neither."""
    meant = regions.match(name).region_code
    systems = [
        system for system in ("bps", "kemendagri") if regions.match(code, code_system=system).region_code == meant
    ]
    return "both" if len(systems) == 2 else systems[0] if systems and meant else "neither"


def indexed(raw: pd.DataFrame) -> pd.DataFrame:
    """Move a visa index that stands in the column of permits ("C312") to its own column."""
    if "permit_type" not in raw:
        return raw
    index = raw.get("visa_index", pd.Series("", index=raw.index))
    hit = raw["permit_type"].str.fullmatch(INDEX) & (index.str.strip() == "")
    return raw.assign(visa_index=index.where(~hit, raw["permit_type"]), permit_type=raw["permit_type"].mask(hit, ""))


def index_says(rows: pd.DataFrame, notes: Notebook) -> None:
    """Fill purpose and permit type from the visa index where the list is silent, by the table of the day of issue."""
    for place, field in enumerate(("purpose", "permit_type")):
        missing = rows[field].isna() & rows["visa_index"].notna()
        asked = rows.loc[missing, ["visa_index", "issued_on"]]
        meant = [meaning(index_key(index), day) for index, day in asked.itertuples(index=False)]
        became = [found[place] if found else None for found in meant]
        rows.loc[missing, field] = became
        changed = {"row": asked.index, "column": field, "found": asked["visa_index"].to_numpy(), "became": became}
        frame = pd.DataFrame(changed | {"rule": "visa_index"}, columns=CHANGES)
        notes.changes.append(frame[frame["became"].notna()])


def index_key(index: object) -> str:
    """Return a visa index as the table spells it: "Indeks C-312" is C312."""
    return re.sub(r"^(INDEKS|INDEX|VISA)+|[^A-Z0-9]", "", re.sub(r"[^A-Z0-9]", "", str(index).upper()))


@lru_cache(maxsize=20_000)
def meaning(index: str, day: pd.Timestamp) -> tuple[str, str] | None:
    """Return purpose and permit type of a visa index on the day of issue, or None where no table of that day has it."""
    for row in tables.read("visa_indexes").itertuples(index=False):
        begins, ends, pattern = row[3], row[4], row[0]
        during = pd.isna(day) or (
            (not begins or day >= pd.Timestamp(begins)) and (not ends or day <= pd.Timestamp(ends))
        )
        if during and re.fullmatch(pattern, index):
            return row[1], row[2]
    return None


def keyed(raw: pd.DataFrame, rows: pd.DataFrame, key: bytes, today: date, read: Callable) -> None:
    """Put pseudonyms and the age band in place of what is personal."""
    blank = pd.Series("", index=raw.index)
    codes, texts = pd.factorize(raw.get("birth_date", blank).to_numpy())
    born = pd.Series(picked([read(text).value for text in texts], codes), index=raw.index, dtype=object)
    rows["person_key"] = personal.pseudonyms(personal.link(raw.assign(nationality=rows["nationality"]), born), key)
    bands = {day: personal.age_band(day, today) for day in born.dropna().unique()}
    rows["age_band"] = [bands.get(day, "") for day in born]
    for field, name in KEYED.items():
        rows[name] = personal.pseudonyms(personal.letters(raw.get(field, blank)), key)
