"""What cleaning changed, doubted and could not read: each distinct text is cleaned once, and told once.

A million rows hold a few thousand spellings, so a column is its distinct texts and one code a row, and the record of
changes is categorical.
"""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning.plain_text import REVIEW, UNREADABLE, Cleaned, plain

CHANGES = ["row", "column", "found", "became", "rule"]
CANDIDATES = ["row", "column", "candidates"]


class Column:
    """A clean column: its distinct values, and which of them each row has."""

    def __init__(self, distinct: list, codes: np.ndarray):
        """Take distinct values and the place among them of each row's."""
        self.distinct, self.codes = distinct, codes

    def values(self) -> np.ndarray:
        """Return each row's value."""
        return picked(self.distinct, self.codes)

    def part(self, place: int) -> np.ndarray:
        """Return one part of each row's value where values are tuples; None where there is none."""
        return picked([(one[place] or None) if one else None for one in self.distinct], self.codes)

    def days(self) -> np.ndarray:
        """Return each row's day as datetime64, NaT where the value is none."""
        days = [one if isinstance(one, date) else None for one in self.distinct]
        return np.array(days, dtype="datetime64[s]")[self.codes] if days else np.array([], dtype="datetime64[s]")


class Notebook:
    """Collects, column by column, what was changed, doubted and unreadable."""

    def __init__(self, index: pd.Index):
        """Start for the rows of ``index``."""
        self.index = index
        self.changes: list[pa.Table] = []
        self.candidates: list[pa.Table] = []
        self.in_doubt = np.full(len(index), "", dtype=object)
        self.unreadable = np.full(len(index), "", dtype=object)

    def take(self, column: str, found: pd.Series, cleaner: Callable[[str], Cleaned], shown=plain) -> Column:
        """Clean a column; ``shown`` makes of a found text what the record of changes may hold."""
        codes, texts = encoded(found)
        cleaned = [cleaner(text) for text in texts]
        became = ["" if one.value is None else written(one.value) for one in cleaned]
        self.record(column, codes, [shown(text) for text in texts], became, [one.rule for one in cleaned])
        self._offer(column, codes, [", ".join(one.candidates) for one in cleaned])
        for status, marks in ((REVIEW, self.in_doubt), (UNREADABLE, self.unreadable)):
            self.mark(marks, column, np.array([one.status == status for one in cleaned], dtype=bool)[codes])
        return Column([one.value for one in cleaned], codes)

    def mark(self, marks: np.ndarray, column: str, hit: np.ndarray) -> None:
        """Note a column against the rows that are hit."""
        if hit.any():
            marks[hit] += f"{column} "

    def record(self, column: str, codes: np.ndarray, found: list[str], became: list[str], rule: list[str]) -> None:
        """Record the changes of a column by its distinct texts; a text without a rule was not changed."""
        ruled = np.array([bool(one) for one in rule], dtype=bool)[codes]
        if ruled.any():
            parts = {"found": found, "became": became, "rule": rule}
            self.changes.append(table(self.index[ruled], column, codes[ruled], parts))

    def _offer(self, column: str, codes: np.ndarray, offered: list[str]) -> None:
        doubted = np.array([bool(one) for one in offered], dtype=bool)[codes]
        if doubted.any():
            self.candidates.append(table(self.index[doubted], column, codes[doubted], {"candidates": offered}))


def encoded(found: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return the code of each row and the distinct texts of a column without gaps."""
    column = pc.dictionary_encode(whole(found))
    return column.indices.to_numpy(), column.dictionary.to_pylist()


def whole(column: pd.Series) -> pa.Array:
    """Return a column of text as one Arrow array."""
    found = pa.array(column, pa.large_string())
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def picked(distinct: list, codes: np.ndarray) -> np.ndarray:
    """Return the value of each code."""
    found = np.empty(len(distinct), dtype=object)
    found[:] = distinct
    return found[codes]


def written(value: object) -> str:
    """Return a clean value as text for the record of changes."""
    return " ".join(part for part in value if part) if isinstance(value, tuple) else str(value)


def table(rows: pd.Index, column: str, codes: np.ndarray, parts: dict[str, list[str]]) -> pa.Table:
    """Return one line a row: ``row``, ``column``, and the text of each code in each part, as dictionaries."""
    column_codes = pa.array(np.zeros(len(rows), dtype="int32"))
    columns = {"row": pa.array(rows, pa.int64()), "column": pa.DictionaryArray.from_arrays(column_codes, [column])}
    for name, texts in parts.items():
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        coded = np.array([places[text] for text in texts], dtype="int32")[codes]
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(coded), pa.array(list(places), pa.string()))
    return pa.table(columns)


def stacked(tables: list[pa.Table], columns: list[str]) -> pd.DataFrame:
    """Return tables as one frame with categorical texts, an empty one where there are none."""
    if not tables:
        return pd.DataFrame(columns=columns)
    return pa.concat_tables(tables).unify_dictionaries().to_pandas()[columns]
