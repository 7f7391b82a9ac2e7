"""The fields of a permit, each declared once, as a row of the table ``permit_fields``.

Everything else is made from that row: the headings that are recognised, the cleaner that reads the cells, what is
personal and so never stored, what a stored value may be, the columns of the store, and the reader's labels. Columns of
the table: ``field``; ``kind`` (chooses the cleaner); ``is_personal``; ``becomes`` (the stored column that the cells go
into: the field itself, a pseudonym, an age band, a region, or "" for none); ``store_order`` and ``pattern`` of a stored
column; ``label_id``, ``label_en`` and ``headings`` of a field that lists have. A row without headings is a column that
cleaning works out of such fields.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol, cast, get_args

from data import tables
from data.languages import Language

CellKind = Literal["text", "date", "sex", "nationality", "permit", "domain", "purpose", "sector", "position", "region"]
"""Kinds of cells that lists hold."""

DerivedKind = Literal["pseudonym", "age_band", "region_code", "flag"]
"""Kinds of columns that cleaning works out."""

ColumnType = Literal["string", "int64", "date", "timestamp", "boolean"]
"""Types of columns, by the names that ibis gives them."""

Fate = Literal["stored", "pseudonym", "age_band", "region", "dropped", "unused"]
"""What becomes of a field's cells: stored after cleaning, put into something else, personal and dropped, or not used."""

ORIGIN_COLUMNS: dict[str, ColumnType] = {"batch_id": "string", "row": "int64"}
"""Columns of a stored permit that no cell gives: its batch, and its row in the sheet."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field; see the module for its attributes. ``pattern`` is a regular expression for the whole text, "" for any."""

    name: str
    kind: CellKind | DerivedKind
    is_personal: bool
    becomes: str
    store_order: int
    pattern: str
    labels: dict[Language, str]
    headings: tuple[str, ...]

    @property
    def is_stored(self) -> bool:
        """Say whether the store has a column of this name."""
        return self.becomes == self.name

    @property
    def column_type(self) -> ColumnType:
        """Return the type of the stored column."""
        return "date" if self.kind == "date" else "boolean" if self.kind == "flag" else "string"


class FieldRow(Protocol):
    """A row of the table, all text."""

    field: str
    kind: str
    is_personal: str
    becomes: str
    store_order: str
    pattern: str
    label_id: str
    label_en: str
    headings: str


@cache
def load_fields() -> dict[str, Field]:
    """Return every field by name, in the order of the table.

    Raises ValueError naming a row of an unknown kind, and a personal field that would be stored as it is written.
    """
    rows = cast(Iterable[FieldRow], tables.read("permit_fields").itertuples(index=False))
    return {row.field: parse_field(row) for row in rows}


def parse_field(row: FieldRow) -> Field:
    """Return the field of a row; see :func:`load_fields` for what is raised."""
    kinds = (*get_args(CellKind), *get_args(DerivedKind))
    if row.kind not in kinds:
        raise ValueError(f"permit_fields, {row.field}: found the kind {row.kind!r}, wanted one of {', '.join(kinds)}.")
    if row.is_personal == "1" and row.becomes == row.field:
        raise ValueError(f"permit_fields, {row.field}: a personal field becomes a pseudonym, an age band or nothing.")
    return Field(
        row.field,
        cast(CellKind | DerivedKind, row.kind),
        row.is_personal == "1",
        row.becomes,
        int(row.store_order or 0),
        row.pattern,
        {"id": row.label_id, "en": row.label_en},
        tuple(filter(None, row.headings.split("|"))),
    )


def list_cell_fields() -> list[Field]:
    """Return the fields that lists have, in the order in which a reader chooses from them."""
    return [field for field in load_fields().values() if field.headings]


def list_stored_fields() -> list[Field]:
    """Return the fields that the store has a column of, in the order of its columns."""
    return sorted((field for field in load_fields().values() if field.is_stored), key=lambda field: field.store_order)


def stored_columns() -> dict[str, str]:
    """Return the type of each column of a stored permit, in the order of the store."""
    return {**ORIGIN_COLUMNS, **{field.name: field.column_type for field in list_stored_fields()}}


@cache
def personal_fields() -> frozenset[str]:
    """Return the fields that are personal: what their cells hold is never stored."""
    return frozenset(field.name for field in load_fields().values() if field.is_personal)


def pseudonym_columns() -> Iterator[tuple[str, str]]:
    """Yield (field, stored column) of the personal fields that become a pseudonym each by itself: not the person's."""
    for field in list_cell_fields():
        if field.becomes != "person_key" and field.becomes and load_fields()[field.becomes].kind == "pseudonym":
            yield field.name, field.becomes


def find_fate(name: str) -> Fate:
    """Return what becomes of the cells of a field; "unused" for "", the field of a heading that is not known."""
    field = load_fields().get(name)
    if field is None or not field.becomes:
        return "dropped" if field and field.is_personal else "unused"
    target_kind = load_fields()[field.becomes].kind
    if target_kind == "pseudonym" or target_kind == "age_band":
        return target_kind
    return "region" if field.is_personal else "stored"
