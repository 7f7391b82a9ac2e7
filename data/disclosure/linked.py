"""Two breakdowns that tell the same thing apart: purposes tell who is here for work, and so does the state of an RPTKA.

Told each by itself, one would give away what the other hides: all less those who need no RPTKA are those who work. So
what they share, who works and who does not, is protected first, as a breakdown of its own; the rest of either is then
protected within these two counts, as a breakdown is within its total.
"""

from collections.abc import Iterator

import pandas as pd

from data.disclosure.cube import UNPLACED, protect_cells, select_visible_cells
from data.disclosure.modes import Mode

WORK_CATEGORY, NOT_NEEDED_CATEGORY = "work", "not_needed"
"""What both tell: the purpose "work" (of an RPTKA all but ``not_needed``), and who needs no RPTKA (all other purposes)."""


def protect_linked(
    purposes: pd.DataFrame, rptka: pd.DataFrame, totals: pd.DataFrame, mode: Mode
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return purposes and states of an RPTKA of one measure and time with how their cells are told.

    Rows and totals are as :func:`data.disclosure.protect_parts` takes them.
    """
    if not mode.is_protective or purposes.empty:
        return tuple(
            rows[~rows["area_code"].str.endswith(UNPLACED)].assign(disclosure="shown") for rows in (purposes, rptka)
        )
    half_cells = protect_cells(aggregate_halves(rptka), totals, mode)
    tables = (
        protect_breakdown(purposes, half_cells, WORK_CATEGORY, mode),
        protect_breakdown(rptka, half_cells, NOT_NEEDED_CATEGORY, mode),
    )
    return tuple(select_visible_cells(pd.concat(table, ignore_index=True), totals) for table in tables)


def aggregate_halves(rptka: pd.DataFrame) -> pd.DataFrame:
    """Return who works and who does not, of the states of an RPTKA."""
    half_rows = rptka.assign(category=rptka["category"].where(rptka["category"] == NOT_NEEDED_CATEGORY, WORK_CATEGORY))
    return half_rows.groupby(["measure", "time", "area_code", "breakdown", "category"], as_index=False)["value"].sum()


def protect_breakdown(
    rows: pd.DataFrame, half_cells: pd.DataFrame, own_category: str, mode: Mode
) -> Iterator[pd.DataFrame]:
    """Yield the cells of one of the two: the half that is one category of its own, then the categories of the other half."""
    yield half_cells[half_cells["category"] == own_category].assign(breakdown=rows["breakdown"].iloc[0])
    other_rows = rows[rows["category"] != own_category]
    if len(other_rows):
        yield protect_cells(other_rows, half_cells[half_cells["category"] != own_category], mode)
