"""Rows as they were written to rows with our fields; every change is recorded, and nothing personal is left.

Each distinct text is cleaned once: a million rows hold a few thousand spellings.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data import regions
from data.register import permit_fields
from data.register.cleaning import pseudonyms, region_resolution, values, visa_index
from data.register.cleaning.change_log import (
    CANDIDATE_COLUMNS,
    CHANGE_COLUMNS,
    ChangeLog,
    decode_values,
    encode_texts,
    stack_tables,
    to_arrow_array,
)
from data.register.cleaning.dates import DAY_FIRST, PERMANENT, DateOrder, Epoch, clean_date
from data.register.cleaning.plain_text import ERROR_TEXTS, CleanedValue, Cleaner
from data.register.cleaning.region_resolution import REGION_FIELDS

ROUNDED_NUMBER = r"^\s*[0-9][.,][0-9]+[Ee]\+?[0-9]+\s*$"
"""A number that a spreadsheet has rounded: two passports may be one such text, so it links nobody."""


@dataclass(frozen=True)
class CleaningResult:
    """Clean rows (index: the row in the sheet), the changes (row, column, found, became, rule) and what may be meant."""

    rows: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame


def clean_rows(
    raw_rows: pd.DataFrame,
    change_log: ChangeLog,
    is_total: pd.Series,
    key: bytes,
    today: date,
    epoch: Epoch = "1900",
    code_system: regions.CodeSystem | None = None,
    date_order: DateOrder = DAY_FIRST,
) -> CleaningResult:
    """Clean rows of text (columns: fields of :mod:`data.register.permit_fields`); the answer holds no personal column.

    ``change_log`` holds what was changed before, and takes the rest.

    ``epoch`` is the spreadsheet's system of days, ``code_system`` how four digits without a dot are meant,
    ``date_order`` how 06/07/2024 is.
    """
    raw_rows, error_fields = blank_errors(visa_index.move_visa_index(raw_rows), change_log)
    raw_rows = blank_rounded_passports(raw_rows, change_log)
    rows = pd.DataFrame({"is_total": is_total, "errors": error_fields}, index=raw_rows.index)
    clean_words(raw_rows, rows, change_log)
    clean_permits(raw_rows, rows, change_log)
    parse_date = lru_cache(maxsize=None)(lambda text: clean_date(text, epoch, date_order))
    clean_dates(raw_rows, rows, change_log, parse_date)
    rows["region_code"], rows["district_code"] = resolve_regions(raw_rows, change_log, code_system)
    visa_index.fill_from_visa_index(rows, change_log)
    add_pseudonyms(raw_rows, rows, key, today, parse_date)
    rows["in_doubt"] = pd.Series(change_log.doubtful_fields, index=rows.index, dtype="str")
    rows["unreadable"] = pd.Series(change_log.unreadable_fields, index=rows.index, dtype="str")
    return CleaningResult(
        rows, stack_tables(change_log.changes, CHANGE_COLUMNS), stack_tables(change_log.candidates, CANDIDATE_COLUMNS)
    )


def get_cells(raw_rows: pd.DataFrame, field: str) -> pd.Series:
    """Return the cells of a field, empty texts where the list has no such column."""
    return raw_rows[field] if field in raw_rows else pd.Series("", index=raw_rows.index, dtype="str")


def list_own_fields(*kinds: str) -> list[permit_fields.Field]:
    """Return the fields of some kinds that are stored under their own name, kind by kind."""
    stored_fields = [field for field in permit_fields.list_cell_fields() if field.is_stored and field.kind in kinds]
    return sorted(stored_fields, key=lambda field: kinds.index(field.kind))


def clean_words(raw_rows: pd.DataFrame, rows: pd.DataFrame, change_log: ChangeLog) -> None:
    """Clean every field whose cells are read one by one, in the order of the cleaners."""
    for field in list_own_fields(*(kind for kind in values.CLEANERS if kind not in ("permit", "date"))):
        cells = get_cells(raw_rows, field.name)
        rows[field.name] = change_log.clean_column(field.name, cells, values.CLEANERS[field.kind]).values()


def clean_permits(raw_rows: pd.DataFrame, rows: pd.DataFrame, change_log: ChangeLog) -> None:
    """Clean the permit type, whose word may say the domain too."""
    permit_column = change_log.clean_column("permit_type", get_cells(raw_rows, "permit_type"), values.clean_permit)
    rows["permit_type"] = permit_column.part(0)
    rows["domain"] = resolve_domains(rows["domain"], permit_column.part(1), get_cells(raw_rows, "vessel") != "")


def clean_dates(raw_rows: pd.DataFrame, rows: pd.DataFrame, change_log: ChangeLog, parse_date: Cleaner) -> None:
    """Clean the days that are stored; a permit whose day of expiry is "seumur hidup" is permanent."""
    for field in list_own_fields("date"):
        date_column = change_log.clean_column(field.name, get_cells(raw_rows, field.name), parse_date)
        rows[field.name] = date_column.days()
        if field.name == "expires_on":
            is_permanent = [value == PERMANENT for value in date_column.distinct_values]
            rows["is_permanent"] = np.array(is_permanent, dtype=bool)[date_column.codes]


def resolve_domains(column_domains: pd.Series, permit_domains: np.ndarray, has_vessel: pd.Series) -> pd.Series:
    """Return land or sea: as the column says, else the permit's word, else the sea where a vessel is named."""
    named_domains = column_domains.where(
        column_domains.notna(), pd.Series(permit_domains, index=column_domains.index, dtype=object)
    )
    return named_domains.where(named_domains.notna() | ~has_vessel, "sea").fillna("land")


def blank_errors(raw_rows: pd.DataFrame, change_log: ChangeLog) -> tuple[pd.DataFrame, pd.Series]:
    """Blank the cells in which a formula failed (#REF!), each recorded; return the rows and the fields that had one."""
    error_fields, blanked_columns = np.full(len(raw_rows), "", dtype=object), {}
    for field in raw_rows:
        is_error = raw_rows[field].str.contains("#", regex=False)
        is_error &= raw_rows[field].str.strip().str.upper().isin(ERROR_TEXTS) if is_error.any() else False
        if is_error.any():
            codes, texts = encode_texts(raw_rows[field].where(is_error, ""))
            change_log.record(field, codes, texts, [""] * len(texts), ["error_cell" if text else "" for text in texts])
            change_log.mark_rows(error_fields, field, is_error.to_numpy(dtype=bool))
            blanked_columns[field] = raw_rows[field].mask(is_error, "")
    return raw_rows.assign(**blanked_columns), pd.Series(error_fields, index=raw_rows.index, dtype="str")


def blank_rounded_passports(raw_rows: pd.DataFrame, change_log: ChangeLog) -> pd.DataFrame:
    """Blank passport numbers whose digits are lost (1.23457E+08), in doubt; "12345678.0" is 12345678."""
    if "passport_no" not in raw_rows or not raw_rows["passport_no"].str.contains("[.,]").any():
        return raw_rows
    is_rounded = raw_rows["passport_no"].str.contains(ROUNDED_NUMBER)
    change_log.doubtful_fields[is_rounded.to_numpy(dtype=bool)] += "passport_no "
    return raw_rows.assign(
        passport_no=raw_rows["passport_no"].mask(is_rounded, "").str.replace(r"^(\d+)\.0+$", r"\1", regex=True)
    )


def resolve_combination(combination: str, code_system: regions.CodeSystem | None) -> CleanedValue:
    """Return the region of the cells of ``REGION_FIELDS``, joined by a separator."""
    code, regency, province, district, address = combination.split("\x1f")
    return region_resolution.resolve_region(code, regency, province, district, address, code_system)


def resolve_regions(
    raw_rows: pd.DataFrame, change_log: ChangeLog, code_system: regions.CodeSystem | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return regency and district of each row, from whatever of code, name, province, district and address is there."""
    parts = [get_cells(raw_rows, field) for field in REGION_FIELDS]
    combinations = pc.binary_join_element_wise(*map(to_arrow_array, parts), pa.scalar("\x1f", pa.large_string()))
    region_column = change_log.clean_column(
        "regency",
        pd.Series(combinations.to_pandas(), dtype="str"),
        lambda text: resolve_combination(text, code_system),
        region_resolution.drop_address,
    )
    return region_column.part(0), region_column.part(1)


def add_pseudonyms(raw_rows: pd.DataFrame, rows: pd.DataFrame, key: bytes, today: date, parse_date: Cleaner) -> None:
    """Put pseudonyms and the age band in place of what is personal."""
    codes, texts = encode_texts(get_cells(raw_rows, "birth_date"))
    birth_dates = [day if isinstance(day, date) else None for day in (parse_date(text).value for text in texts)]
    iso_dates = pd.Series(
        decode_values([day.isoformat() if day else "" for day in birth_dates], codes), raw_rows.index, dtype="str"
    )
    link_texts = pseudonyms.build_link_texts(raw_rows.assign(nationality=rows["nationality"]), iso_dates)
    rows["person_key"] = pseudonyms.make_pseudonyms(link_texts, key)
    rows["age_band"] = decode_values([pseudonyms.find_age_band(day, today) for day in birth_dates], codes)
    for field, key_column in permit_fields.pseudonym_columns():
        rows[key_column] = pseudonyms.make_pseudonyms(pseudonyms.normalise_letters(get_cells(raw_rows, field)), key)
