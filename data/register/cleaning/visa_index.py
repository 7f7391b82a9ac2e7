"""Visa indexes: moved to their own column, and read by the table of the day of issue where the list is silent."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from data import tables
from data.register.cleaning.change_log import ChangeLog, encode_texts

INDEX_PATTERN = r"\s*[A-Ea-e]?[0-9]{1,3}[A-Za-z]?\s*"
"""What a visa index looks like, where it stands in the column of permits."""


def move_visa_index(raw_rows: pd.DataFrame) -> pd.DataFrame:
    """Move a visa index that stands in the column of permits ("C312") to its own column."""
    if "permit_type" not in raw_rows:
        return raw_rows
    index_column = raw_rows.get("visa_index", pd.Series("", index=raw_rows.index))
    is_index = raw_rows["permit_type"].isin(
        [text for text in encode_texts(raw_rows["permit_type"])[1] if re.fullmatch(INDEX_PATTERN, text)]
    ) & (index_column.str.strip() == "")
    return raw_rows.assign(
        visa_index=index_column.where(~is_index, raw_rows["permit_type"]),
        permit_type=raw_rows["permit_type"].mask(is_index, ""),
    )


def fill_from_visa_index(rows: pd.DataFrame, change_log: ChangeLog) -> None:
    """Fill purpose and permit type from the visa index where the list is silent, by the table of the day of issue."""
    for position, field in enumerate(("purpose", "permit_type")):
        is_missing = rows[field].isna() & rows["visa_index"].notna()
        index_rows = rows.loc[is_missing, ["visa_index", "issued_on"]]
        meanings = [
            find_index_meaning(normalise_index(index), day) for index, day in index_rows.itertuples(index=False)
        ]
        filled_values = [index_meaning[position] if index_meaning else None for index_meaning in meanings]
        rows.loc[is_missing, field] = filled_values
        filled_texts = [text or "" for text in filled_values]
        codes = np.full(len(rows), len(filled_texts))
        codes[is_missing.to_numpy()] = np.arange(len(filled_texts))
        index_texts = [*map(str, index_rows["visa_index"]), ""]
        change_log.record(
            field,
            codes,
            index_texts,
            [*filled_texts, ""],
            ["visa_index" if text else "" for text in [*filled_texts, ""]],
        )


def normalise_index(index: object) -> str:
    """Return a visa index as the table spells it: "Indeks C-312" is C312."""
    return re.sub(r"^(INDEKS|INDEX|VISA)+|[^A-Z0-9]", "", re.sub(r"[^A-Z0-9]", "", str(index).upper()))


@lru_cache(maxsize=20_000)
def find_index_meaning(index: str, day: pd.Timestamp) -> tuple[str, str] | None:
    """Return purpose and permit type of a visa index on the day of issue, or None where no table of that day has it."""
    for row in tables.read("visa_indexes").itertuples(index=False):
        valid_from, valid_to, pattern = row[3], row[4], row[0]
        is_valid = pd.isna(day) or (
            (not valid_from or day >= pd.Timestamp(valid_from)) and (not valid_to or day <= pd.Timestamp(valid_to))
        )
        if is_valid and re.fullmatch(pattern, index):
            return row[1], row[2]
    return None
