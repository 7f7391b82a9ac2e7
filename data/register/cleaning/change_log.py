"""What cleaning changed, doubted and could not read: each distinct text is cleaned once, and told once.

A million rows hold a few thousand spellings, so a column is its distinct texts and one code a row, and the record of
changes is categorical.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning.plain_text import REVIEW, UNREADABLE, Cleaner, to_plain_text

CHANGE_COLUMNS = ["row", "column", "found", "became", "rule"]
CANDIDATE_COLUMNS = ["row", "column", "candidates"]


class Column:
    """A clean column: its distinct values, and which of them each row has."""

    def __init__(self, distinct_values: list[Any], codes: np.ndarray):
        """Take distinct values and the place among them of each row's."""
        self.distinct_values, self.codes = distinct_values, codes

    def values(self) -> np.ndarray:
        """Return each row's value."""
        return decode_values(self.distinct_values, self.codes)

    def part(self, position: int) -> np.ndarray:
        """Return one part of each row's value where values are tuples; None where there is none."""
        return decode_values(
            [(value[position] or None) if value else None for value in self.distinct_values], self.codes
        )

    def days(self) -> np.ndarray:
        """Return each row's day as datetime64, NaT where the value is none."""
        days = [value if isinstance(value, date) else None for value in self.distinct_values]
        return np.array(days, dtype="datetime64[s]")[self.codes] if days else np.array([], dtype="datetime64[s]")


class ChangeLog:
    """Collects, column by column, what was changed, doubted and unreadable."""

    def __init__(self, index: pd.Index) -> None:
        """Start for the rows of ``index``."""
        self.index = index
        self.changes: list[pa.Table] = []
        self.candidates: list[pa.Table] = []
        self.doubtful_fields = np.full(len(index), "", dtype=object)
        self.unreadable_fields = np.full(len(index), "", dtype=object)

    def clean_column(
        self, column: str, cells: pd.Series, cleaner: Cleaner, format_text: Callable[[str], str] = to_plain_text
    ) -> Column:
        """Clean a column; ``format_text`` makes of a found text what the record of changes may hold."""
        codes, texts = encode_texts(cells)
        cleaned_values = [cleaner(text) for text in texts]
        clean_texts = [
            "" if cleaned_value.value is None else format_value(cleaned_value.value) for cleaned_value in cleaned_values
        ]
        self.record(
            column,
            codes,
            [format_text(text) for text in texts],
            clean_texts,
            [cleaned_value.rule for cleaned_value in cleaned_values],
        )
        self._record_candidates(
            column, codes, [", ".join(cleaned_value.candidates) for cleaned_value in cleaned_values]
        )
        for status, marks in ((REVIEW, self.doubtful_fields), (UNREADABLE, self.unreadable_fields)):
            self.mark_rows(
                marks,
                column,
                np.array([cleaned_value.status == status for cleaned_value in cleaned_values], dtype=bool)[codes],
            )
        return Column([cleaned_value.value for cleaned_value in cleaned_values], codes)

    def mark_rows(self, marks: np.ndarray, column: str, mask: np.ndarray) -> None:
        """Note a column against the rows that are hit."""
        if mask.any():
            marks[mask] += f"{column} "

    def record(
        self, column: str, codes: np.ndarray, texts: list[str], clean_texts: list[str], rules: list[str]
    ) -> None:
        """Record the changes of a column by its distinct texts; a text without a rule was not changed."""
        is_changed = np.array([bool(rule_name) for rule_name in rules], dtype=bool)[codes]
        if is_changed.any():
            parts = {"found": texts, "became": clean_texts, "rule": rules}
            self.changes.append(build_table(self.index[is_changed], column, codes[is_changed], parts))

    def _record_candidates(self, column: str, codes: np.ndarray, candidates: list[str]) -> None:
        has_candidates = np.array([bool(candidate) for candidate in candidates], dtype=bool)[codes]
        if has_candidates.any():
            self.candidates.append(
                build_table(self.index[has_candidates], column, codes[has_candidates], {"candidates": candidates})
            )


def encode_texts(cells: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return the code of each row and the distinct texts of a column without gaps."""
    dictionary_array = pc.dictionary_encode(to_arrow_array(cells))
    return dictionary_array.indices.to_numpy(), dictionary_array.dictionary.to_pylist()


def to_arrow_array(column: pd.Series) -> pa.Array:
    """Return a column of text as one Arrow array."""
    array = pa.array(column, pa.large_string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def decode_values(distinct_values: list[Any], codes: np.ndarray) -> np.ndarray:
    """Return the value of each code."""
    values = np.empty(len(distinct_values), dtype=object)
    values[:] = distinct_values
    row_values: np.ndarray = values[codes]
    return row_values


def format_value(value: object) -> str:
    """Return a clean value as text for the record of changes."""
    return " ".join(part for part in value if part) if isinstance(value, tuple) else str(value)


def build_table(rows: pd.Index, column: str, codes: np.ndarray, parts: dict[str, list[str]]) -> pa.Table:
    """Return one line a row: ``row``, ``dictionary_array``, and the text of each code in each part, as dictionaries."""
    column_codes = pa.array(np.zeros(len(rows), dtype="int32"))
    columns = {"row": pa.array(rows, pa.int64()), "column": pa.DictionaryArray.from_arrays(column_codes, [column])}
    for name, texts in parts.items():
        positions = {text: position for position, text in enumerate(dict.fromkeys(texts))}
        value_codes = np.array([positions[text] for text in texts], dtype="int32")[codes]
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(value_codes), pa.array(list(positions), pa.string()))
    return pa.table(columns)


def stack_tables(tables: list[pa.Table], columns: list[str]) -> pd.DataFrame:
    """Return tables as one frame with categorical texts, an empty one where there are none."""
    if not tables:
        return pd.DataFrame(columns=columns)
    return pa.concat_tables(tables).unify_dictionaries().to_pandas()[columns]
