"""The question of employers: how many share a cell, and how many persons they employ. Full numbers, for internal use.

A cell of one or two employers says what each of them does, so it is not told (BPS: never where only two report).
"""

from datetime import date

import ibis
import pandas as pd
from ibis import _

from data.register.queries import permit_counts
from data.register.queries.permit_counts import AreaLevel
from data.register.store.permit_store import Store, run_query

MIN_EMPLOYERS_PER_CELL = 3
"""A cell tells of its employers only where this many share it."""

UNITS = {"employers": "company", "employed_holders": "person"}
"""Both measures: neither may be summed, for an employer may be in two cells and cells that are not told are left out."""

CELL_COLUMNS = ["area_code", "permit_type", "domain", "status"]
AREA_COLUMNS = ["area_code", "status"]


def count_employers(store: Store, as_of: date, level: AreaLevel = "regency") -> pd.DataFrame:
    """Return how many employers share an area, permit type and domain, and how many persons they employ, as observations.

    The permit type is the category of the breakdown ``permit_type``. Cells of fewer than 3 employers are not listed, and
    persons without a known employer are not counted. Persons at sea or without a region have the area "".
    """
    cells = select_shared_cells(store, as_of, level, CELL_COLUMNS).mutate(
        employed_holders=_.employed_holders.cast("int64")
    )
    return to_observations(cells, as_of, list(UNITS), ["permit_type"])


def count_companies(store: Store, as_of: date, level: AreaLevel = "regency") -> pd.DataFrame:
    """Return how many different employers an area has, as observations; areas of fewer than 3 are not listed.

    Of these the persons are not told: less those of the cells that are, they would be those of one employer or two.
    """
    return to_observations(
        select_shared_cells(store, as_of, level, AREA_COLUMNS).mutate(domain=ibis.literal("all")),
        as_of,
        ["employers"],
        [],
    )


def to_observations(cells: ibis.Table, as_of: date, measures: list[str], breakdowns: list[str]) -> pd.DataFrame:
    """Return answers as observations of some of both measures."""
    rows = run_query(cells).assign(as_of=as_of.isoformat())
    long_rows = rows.melt(
        [*breakdowns, "area_code", "domain", "status", "source", "as_of"], measures, "measure", "value"
    )
    return permit_counts.to_observations(
        long_rows, list(long_rows["measure"]), list(long_rows["measure"].map(UNITS)), breakdowns
    )


def select_shared_cells(store: Store, as_of: date, level: AreaLevel, cell_columns: list[str]) -> ibis.Table:
    """Return the question: a row for each cell that enough employers share, with the names of its sources."""
    employed_spells = permit_counts.select_spells_in_force(store, as_of).filter(_.employer_key.nullif("").notnull())
    columns = ["permit_type", "domain", "batch_no", "employer_key", "region_code", "district_code"]
    counts = (
        employed_spells.group_by(columns).agg(persons=_.count()).mutate(area_code=permit_counts.area_at_level(level))
    )
    batches = store.table("batches").select("batch_no", "source", "status")
    sourced_counts = counts.inner_join(batches, "batch_no")
    cells = sourced_counts.group_by(cell_columns).agg(
        employers=_.employer_key.nunique(), employed_holders=_.persons.sum()
    )
    cell_sources = sourced_counts.select(*cell_columns, "source").distinct()
    source_names = cell_sources.group_by(cell_columns).agg(source=_.source.group_concat("; ", order_by=_.source))
    return cells.filter(_.employers >= MIN_EMPLOYERS_PER_CELL).inner_join(source_names, cell_columns)
