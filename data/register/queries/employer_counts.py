"""The question of employers: how many share a cell, and how many persons they employ. Full numbers, for internal use.

A cell of one or two employers says what each of them does, so it is not told (BPS: never where only two report).
"""

from datetime import date

import ibis
import pandas as pd
from ibis import _

from data.register.queries import permit_counts
from data.register.store.permit_store import Store, answer

FEWEST = 3
"""A cell tells of its employers only where this many share it."""

UNITS = {"employers": "company", "employed_holders": "person"}
"""Both measures: neither may be summed, for an employer may be in two cells and cells that are not told are left out."""

CELL = ["area_code", "permit_type", "domain", "status"]
AREA = ["area_code", "status"]


def employers(store: Store, on: date, level: str = "regency") -> pd.DataFrame:
    """Return how many employers share an area, permit type and domain, and how many persons they employ, as observations.

    The permit type is the category of the breakdown ``permit_type``. Cells of fewer than 3 employers are not listed, and
    persons without a known employer are not counted. Persons at sea or without a region have the area "".
    """
    cells = shared(store, on, level, CELL).mutate(employed_holders=_.employed_holders.cast("int64"))
    return told(cells, on, list(UNITS), ["permit_type"])


def companies(store: Store, on: date, level: str = "regency") -> pd.DataFrame:
    """Return how many different employers an area has, as observations; areas of fewer than 3 are not listed.

    Of these the persons are not told: less those of the cells that are, they would be those of one employer or two.
    """
    return told(shared(store, on, level, AREA).mutate(domain=ibis.literal("all")), on, ["employers"], [])


def told(cells: ibis.Table, on: date, measures: list[str], names: list[str]) -> pd.DataFrame:
    """Return answers as observations of some of both measures."""
    rows = answer(cells).assign(as_of=on.isoformat())
    long = rows.melt([*names, "area_code", "domain", "status", "source", "as_of"], measures, "measure", "value")
    return permit_counts.observed(long, list(long["measure"]), list(long["measure"].map(UNITS)), names)


def shared(store: Store, on: date, level: str, cell: list[str]) -> ibis.Table:
    """Return the question: a row for each cell that enough employers share, with the names of its sources."""
    people = permit_counts.counting(store, on).filter(_.employer_key.nullif("").notnull())
    columns = ["permit_type", "domain", "batch_no", "employer_key", "region_code", "district_code"]
    few = people.group_by(columns).agg(persons=_.count()).mutate(area_code=permit_counts.area(level))
    batches = store.table("batches").select("batch_no", "source", "status")
    placed = few.inner_join(batches, "batch_no")
    cells = placed.group_by(cell).agg(employers=_.employer_key.nunique(), employed_holders=_.persons.sum())
    whose = placed.select(*cell, "source").distinct()
    names = whose.group_by(cell).agg(source=_.source.group_concat("; ", order_by=_.source))
    return cells.filter(_.employers >= FEWEST).inner_join(names, cell)
