"""The columns of observations, declared once: what published figures, the register, the demo and every export have.

An observation is one figure: so many of a measure, in an area, on a day or in a period, by whom. A *count* is what the
register answers before disclosure control, and an *export* is what leaves as a file; both have some of these columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import pandas as pd

from data.disclosure import Disclosure
from data.figures.vocabulary import MeasureKind

Dtype = Literal["str", "int32", "int64", "float64", "datetime64[us]"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and type in pandas, what it means, its unit ("" for none), and whether it may be missing.

    A text is never missing: where there is none it is "".
    """

    name: str
    dtype: Dtype
    meaning: str
    unit: str = ""
    may_be_missing: bool = False


OBSERVATION_COLUMNS = (
    Column("figure_id", "str", "the figure's own id; of the register R-measure-area-time-category"),
    Column("area_code", "str", 'region (Kemendagri: 19.04), office, island, or "id" for the country'),
    Column("measure", "str", "what is counted, by the table measures"),
    Column("unit", "str", "what one of it is, by the table units"),
    Column("kind", "str", "stock (on a day) or flow (in a period)"),
    Column("as_of", "datetime64[us]", "of a stock: the earliest day that its date can mean", "day", True),
    Column("as_of_precision", "str", 'of a stock: day, month or year, as exact as its date is; "" of a flow'),
    Column("period_start", "datetime64[us]", "of a flow: first day", "day", True),
    Column("period_end", "datetime64[us]", "of a flow: last day", "day", True),
    Column("date", "datetime64[us]", "what orders: as_of or period_end", "day"),
    Column("year", "int32", "calendar year of date", "year"),
    Column("domain", "str", "land, sea or all"),
    Column("detail", "int64", "how many categories the same source gives", "categories"),
    Column("breakdown", "str", '"total", or by what the figure is a part'),
    Column("category", "str", "which part, by the table categories; as published of a total"),
    Column("value", "int64", "how many; where figures may be hidden a float64, missing where it is", "see column unit"),
    Column("disclosure", "str", "shown, band or masked"),
    Column("band", "str", 'of a band what is told instead: "1–4"'),
    Column("status", "str", "published, disputed, fictitious or register"),
    Column("standing", "str", "who says so: official, press_official, press or register"),
    Column("publisher", "str", "who publishes; of the register whose lists"),
    Column("title", "str", "title of the publication"),
    Column("url", "str", "its address"),
    Column("published_on", "str", "when it was published, as exact as it is known"),
)
"""The columns of every frame of observations, in order."""


class ObservationRow(Protocol):
    """One observation, as ``itertuples`` gives it."""

    figure_id: str
    area_code: str
    measure: str
    unit: str
    kind: MeasureKind
    as_of: pd.Timestamp
    as_of_precision: Literal["day", "month", "year", ""]
    period_start: pd.Timestamp
    period_end: pd.Timestamp
    date: pd.Timestamp
    year: int
    domain: str
    detail: int
    breakdown: str
    category: str
    value: float
    disclosure: Disclosure
    band: str
    status: str
    standing: str
    publisher: str
    title: str
    url: str
    published_on: str


TIME_TEXT = "day (2024-06-30) of a stock; day, month (2024-06) or year of a flow"


def select_columns(names: Iterable[str]) -> tuple[Column, ...]:
    """Return the declared columns of some names, in the order of the names."""
    columns = {column.name: column for column in OBSERVATION_COLUMNS}
    return tuple(columns[name] for name in names)


SOURCE_COLUMN = replace(select_columns(["publisher"])[0], name="source")
COUNT_COLUMNS = (
    *select_columns(["area_code", "measure", "unit"]),
    Column("as_of", "str", TIME_TEXT),
    *select_columns(["domain", "breakdown", "category", "value", "status"]),
    SOURCE_COLUMN,
)
"""The columns of counts as the register answers them, in order: full numbers, for internal use."""

EXPORT_COLUMNS = (
    *select_columns(["area_code", "measure", "unit", "as_of", "period_start", "period_end", "breakdown", "category"]),
    *select_columns(["value", "band", "disclosure", "status"]),
    SOURCE_COLUMN,
)
"""The columns of observations that leave as a file, in order."""


def list_names(columns: Iterable[Column]) -> list[str]:
    """Return the names of columns."""
    return [column.name for column in columns]


def conform(rows: pd.DataFrame, columns: Iterable[Column], may_hide: bool = False) -> pd.DataFrame:
    """Return rows with exactly these columns, in their order and types, numbered from 0.

    ``may_hide`` says that values may be hidden and so be missing: then they are float64. Raises KeyError naming a
    column that the rows lack.
    """
    types = {column.name: column.dtype for column in columns}
    if may_hide and "value" in types:
        types["value"] = "float64"
    return rows[list(types)].astype(types).reset_index(drop=True)
