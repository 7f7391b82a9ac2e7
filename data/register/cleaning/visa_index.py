"""Visa indexes: moved to their own column, and read by the table of the day of issue where the list is silent."""

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from data import tables
from data.register.cleaning.change_log import Notebook, encoded

INDEX = r"\s*[A-Ea-e]?[0-9]{1,3}[A-Za-z]?\s*"
"""What a visa index looks like, where it stands in the column of permits."""


def indexed(raw: pd.DataFrame) -> pd.DataFrame:
    """Move a visa index that stands in the column of permits ("C312") to its own column."""
    if "permit_type" not in raw:
        return raw
    index = raw.get("visa_index", pd.Series("", index=raw.index))
    hit = raw["permit_type"].isin([text for text in encoded(raw["permit_type"])[1] if re.fullmatch(INDEX, text)]) & (
        index.str.strip() == ""
    )
    return raw.assign(visa_index=index.where(~hit, raw["permit_type"]), permit_type=raw["permit_type"].mask(hit, ""))


def index_says(rows: pd.DataFrame, notes: Notebook) -> None:
    """Fill purpose and permit type from the visa index where the list is silent, by the table of the day of issue."""
    for place, field in enumerate(("purpose", "permit_type")):
        missing = rows[field].isna() & rows["visa_index"].notna()
        asked = rows.loc[missing, ["visa_index", "issued_on"]]
        meant = [meaning(index_key(index), day) for index, day in asked.itertuples(index=False)]
        became = [found[place] if found else None for found in meant]
        rows.loc[missing, field] = became
        told = [one or "" for one in became]
        lines = np.full(len(rows), len(told))
        lines[missing.to_numpy()] = np.arange(len(told))
        written = [*map(str, asked["visa_index"]), ""]
        notes.record(field, lines, written, [*told, ""], ["visa_index" if one else "" for one in [*told, ""]])


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
