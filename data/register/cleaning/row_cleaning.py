"""Rows as they were written to rows with our fields; every change is recorded, and nothing personal is left.

Each distinct text is cleaned once: a million rows hold a few thousand spellings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning import pseudonyms, region_resolution, values, visa_index
from data.register.cleaning.change_log import CANDIDATES, CHANGES, Notebook, encoded, picked, stacked, whole
from data.register.cleaning.dates import DAY_FIRST, PERMANENT, clean_date
from data.register.cleaning.plain_text import ERRORS

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
ROUNDED = r"^\s*[0-9][.,][0-9]+[Ee]\+?[0-9]+\s*$"
"""A number that a spreadsheet has rounded: two passports may be one such text, so it links nobody."""


@dataclass(frozen=True)
class Clean:
    """Clean rows (index: the row in the sheet), the changes (row, column, found, became, rule) and what may be meant."""

    rows: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame


def clean(
    raw: pd.DataFrame,
    notes: Notebook,
    is_total: pd.Series,
    key: bytes,
    today: date,
    epoch: str = "1900",
    code_system: str | None = None,
    order: str = DAY_FIRST,
) -> Clean:
    """Clean rows of text (columns: fields of ``register_columns``); the answer holds no personal column.

    ``notes`` holds what was changed before, and takes the rest.

    ``epoch`` is the spreadsheet's system of days, ``code_system`` how four digits without a dot are meant,
    ``order`` how 06/07/2024 is.
    """
    raw, broken = without_errors(visa_index.indexed(raw), notes)
    raw = unrounded(raw, notes)
    rows = pd.DataFrame({"is_total": is_total, "errors": broken}, index=raw.index)
    blank = pd.Series("", index=raw.index, dtype="str")
    for field, kind in KINDS.items():
        rows[field] = notes.take(field, raw.get(field, blank), values.CLEANERS[kind]).values()
    permits = notes.take("permit_type", raw.get("permit_type", blank), values.clean_permit)
    rows["permit_type"] = permits.part(0)
    rows["domain"] = domains(rows["domain"], permits.part(1), raw.get("vessel", blank) != "")
    read = lru_cache(maxsize=None)(lambda text: clean_date(text, epoch, order))
    for field in DATES:
        days = notes.take(field, raw.get(field, blank), read)
        rows[field] = days.days()
        if field == "expires_on":
            rows["is_permanent"] = np.array([one == PERMANENT for one in days.distinct], dtype=bool)[days.codes]
    rows["region_code"], rows["district_code"] = located(raw, notes, code_system)
    visa_index.index_says(rows, notes)
    keyed(raw, rows, key, today, read)
    rows["in_doubt"] = pd.Series(notes.in_doubt, index=rows.index, dtype="str")
    rows["unreadable"] = pd.Series(notes.unreadable, index=rows.index, dtype="str")
    return Clean(rows, stacked(notes.changes, CHANGES), stacked(notes.candidates, CANDIDATES))


def domains(said: pd.Series, by_permit: np.ndarray, has_vessel: pd.Series) -> pd.Series:
    """Return land or sea: as the column says, else the permit's word, else the sea where a vessel is named."""
    known = said.where(said.notna(), pd.Series(by_permit, index=said.index, dtype=object))
    return known.where(known.notna() | ~has_vessel, "sea").fillna("land")


def without_errors(raw: pd.DataFrame, notes: Notebook) -> tuple[pd.DataFrame, pd.Series]:
    """Blank the cells in which a formula failed (#REF!), each recorded; return the rows and the fields that had one."""
    broken, mended = np.full(len(raw), "", dtype=object), {}
    for field in raw:
        hit = raw[field].str.contains("#", regex=False)
        hit &= raw[field].str.strip().str.upper().isin(ERRORS) if hit.any() else False
        if hit.any():
            codes, texts = encoded(raw[field].where(hit, ""))
            notes.record(field, codes, texts, [""] * len(texts), ["error_cell" if text else "" for text in texts])
            notes.mark(broken, field, hit.to_numpy(dtype=bool))
            mended[field] = raw[field].mask(hit, "")
    return raw.assign(**mended), pd.Series(broken, index=raw.index, dtype="str")


def unrounded(raw: pd.DataFrame, notes: Notebook) -> pd.DataFrame:
    """Blank passport numbers whose digits are lost (1.23457E+08), in doubt; "12345678.0" is 12345678."""
    if "passport_no" not in raw or not raw["passport_no"].str.contains("[.,]").any():
        return raw
    lost = raw["passport_no"].str.contains(ROUNDED)
    notes.in_doubt[lost.to_numpy(dtype=bool)] += "passport_no "
    return raw.assign(passport_no=raw["passport_no"].mask(lost, "").str.replace(r"^(\d+)\.0+$", r"\1", regex=True))


def located(raw: pd.DataFrame, notes: Notebook, code_system: str | None) -> tuple[np.ndarray, np.ndarray]:
    """Return regency and district of each row, from whatever of code, name, province, district and address is there."""
    blank = pd.Series("", index=raw.index, dtype="str")
    parts = [raw.get(field, blank) for field in REGION]
    joined = pc.binary_join_element_wise(*map(whole, parts), pa.scalar("\x1f", pa.large_string()))
    places = notes.take(
        "regency",
        pd.Series(joined.to_pandas(), dtype="str"),
        lambda text: region_resolution.place(*text.split("\x1f"), code_system=code_system),
        region_resolution.without_address,
    )
    return places.part(0), places.part(1)


def keyed(raw: pd.DataFrame, rows: pd.DataFrame, key: bytes, today: date, read: Callable) -> None:
    """Put pseudonyms and the age band in place of what is personal."""
    blank = pd.Series("", index=raw.index, dtype="str")
    codes, texts = encoded(raw.get("birth_date", blank))
    born = [day if isinstance(day, date) else None for day in (read(text).value for text in texts)]
    written = pd.Series(picked([day.isoformat() if day else "" for day in born], codes), raw.index, dtype="str")
    linked = pseudonyms.link(raw.assign(nationality=rows["nationality"]), written)
    rows["person_key"] = pseudonyms.pseudonyms(linked, key)
    rows["age_band"] = picked([pseudonyms.age_band(day, today) for day in born], codes)
    for field, name in KEYED.items():
        rows[name] = pseudonyms.pseudonyms(pseudonyms.letters(raw.get(field, blank)), key)
