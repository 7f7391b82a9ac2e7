"""Two breakdowns that tell the same thing apart: purposes tell who is here for work, and so does the state of an RPTKA.

Told each by itself, one would give away what the other hides: all less those who need no RPTKA are those who work. So
what they share, who works and who does not, is protected first, as a breakdown of its own; the rest of either is then
protected within these two counts, as a breakdown is within its total.
"""

from collections.abc import Iterator

import pandas as pd

from data.disclosure.cube import UNPLACED, listed, split
from data.disclosure.modes import Mode

WORK, REST = "work", "not_needed"
"""What both tell: the purpose "work" (of an RPTKA all but ``not_needed``), and who needs no RPTKA (all other purposes)."""


def protect_linked(
    purposes: pd.DataFrame, rptka: pd.DataFrame, totals: pd.DataFrame, mode: Mode
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return purposes and states of an RPTKA of one measure and time with how their cells are told.

    Rows and totals are as :func:`data.disclosure.protect_parts` takes them.
    """
    if not mode.protects or purposes.empty:
        return tuple(
            rows[~rows["area_code"].str.endswith(UNPLACED)].assign(disclosure="shown") for rows in (purposes, rptka)
        )
    shared = split(halves(rptka), totals, mode)
    tables = (parts(purposes, shared, WORK, mode), parts(rptka, shared, REST, mode))
    return tuple(listed(pd.concat(table, ignore_index=True), totals) for table in tables)


def halves(rptka: pd.DataFrame) -> pd.DataFrame:
    """Return who works and who does not, of the states of an RPTKA."""
    both = rptka.assign(category=rptka["category"].where(rptka["category"] == REST, WORK))
    return both.groupby(["measure", "time", "area_code", "breakdown", "category"], as_index=False)["value"].sum()


def parts(rows: pd.DataFrame, shared: pd.DataFrame, own: str, mode: Mode) -> Iterator[pd.DataFrame]:
    """Yield the cells of one of the two: the half that is one category of its own, then the categories of the other half."""
    yield shared[shared["category"] == own].assign(breakdown=rows["breakdown"].iloc[0])
    more = rows[rows["category"] != own]
    if len(more):
        yield split(more, shared[shared["category"] != own], mode)
