"""The register's counts as a cube: every measure at every stop of time, in all areas that the lists name, nested.

One statement a question. Counts of areas above are sums of those below, so a cube adds up by construction, as disclosure
control asks for (:mod:`data.disclosure`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from ibis import _

from data import regions
from data.disclosure import COUNTRY, UNPLACED, parent
from data.figures import vocabulary
from data.register.queries import permit_counts
from data.register.queries.permit_counts import AreaLevel
from data.register.store.permit_store import Store, run_query

CELL_COLUMNS = ["measure", "time", "area_code", "breakdown", "category"]
EMPTY_CELLS = pd.DataFrame(columns=[*CELL_COLUMNS, "value", "disclosure"], dtype="str").astype({"value": "float64"})
EARLY_SHARE = 0.01
"""So many permits may end before the lists begin to be complete: a single old or mistyped one does not move that day."""


@dataclass(frozen=True)
class Cube:
    """``days`` are the stops of stocks, the last one the day of the data; ``totals`` as :mod:`data.disclosure` wants them.

    ``time`` is a day (2024-12-31) of a stock and a year of a flow.
    """

    days: tuple[date, ...]
    totals: pd.DataFrame
    sources: tuple[str, ...]
    is_fictitious: bool

    @property
    def as_of(self) -> date:
        """Return the day of the data: the last on which any permit of the lists was issued."""
        return self.days[-1]


def build_cube(store: Store) -> Cube | None:
    """Return the totals of the register, or None where nothing counts."""
    span = permit_counts.find_issue_span(store)
    if span is None:
        return None
    days = list_stops(find_first_complete_day(store), span[1])
    stocks = permit_counts.count_stocks(store, days, level="district").rename(columns={"as_of": "time"})
    flows = permit_counts.count_flow(
        store, date(days[0].year, 1, 1), days[-1], level="district", period=permit_counts.YEAR_FORMAT
    )
    complete_flows = drop_incomplete_years(flows.rename(columns={"as_of": "time"}), days[0])
    leaves = pd.concat([stocks, complete_flows], ignore_index=True)
    sources = sorted({name for names in leaves["source"].unique() for name in names.split("; ")})
    is_fictitious = bool((leaves["status"] == "fictitious").any())
    return Cube(days, fill_zeros(roll_up_areas(leaves, "district")), tuple(sources), is_fictitious)


def find_first_complete_day(store: Store) -> date:
    """Return the day from which the lists are complete: permits that ended before it are no longer in them.

    A list of the permits in force says nothing of the stock in years past; a log of all that were issued does.
    """
    ends = store.permits().filter(_.expires_on.notnull()).group_by(month=_.expires_on.truncate("M"))
    monthly_ends = run_query(ends.agg(n=_.count())).sort_values("month")
    if monthly_ends.empty:
        return date.max
    is_past_share = monthly_ends["n"].cumsum() >= EARLY_SHARE * monthly_ends["n"].sum()
    first_month: date = pd.Timestamp(monthly_ends.loc[is_past_share, "month"].iloc[0]).date()
    return first_month


def list_stops(first_day: date, last_day: date) -> tuple[date, ...]:
    """Return the ends of the years from ``first_day`` to before ``last_day``, and ``last_day``."""
    year_ends = [date(year, 12, 31) for year in range(min(first_day, last_day).year, last_day.year)]
    return (*[day for day in year_ends if day >= first_day], last_day)


def drop_incomplete_years(flows: pd.DataFrame, first_day: date) -> pd.DataFrame:
    """Return the flows of years that lie wholly after the day from which the lists are complete."""
    return flows[flows["time"].astype(int) > first_day.year - (first_day == date(first_day.year, 12, 31))]


def find_leaf_area(code: str, source: str, level: AreaLevel) -> str:
    """Return the smallest area of a count: its own, or what has no place in the regency, the province or the country.

    Persons at sea without a region belong to the province of the office whose list names them, if that is one.
    """
    if code:
        return code + UNPLACED if level == "district" and code.count(".") == 1 else code
    provinces = {province for name in source.split("; ") for province in find_office_provinces(name)}
    return (provinces.pop() if len(provinces) == 1 else COUNTRY) + UNPLACED


def find_office_provinces(source: str) -> set[str]:
    """Return the provinces of the immigration office that a source is, an empty set where it is none.

    What follows a comma or a bracket says which list of the office it is: "Kanim Pangkalpinang, perairan".
    """
    office = re.split(r"[,(]", source, maxsplit=1)[0]
    code = regions.match(office, level="office").region_code
    return {member[:2] for member in regions.load().get(code).member_codes} if code else set()


def list_ancestors(code: str) -> list[str]:
    """Return an area and all areas above it."""
    return [code] if code == COUNTRY else [code, *list_ancestors(parent(code))]


def roll_up_areas(leaves: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """Return the counts of the smallest areas and of all areas above, which are their sums."""
    codes = [find_leaf_area(*pair, level) for pair in zip(leaves["area_code"], leaves["source"], strict=True)]
    ancestors = {code: list_ancestors(code) for code in set(codes)}
    area_rows = leaves.assign(area_code=[ancestors[code] for code in codes]).explode("area_code")
    return area_rows.groupby(CELL_COLUMNS, as_index=False, sort=True)["value"].sum()


def fill_zeros(totals: pd.DataFrame) -> pd.DataFrame:
    """Return totals with a zero for every area that the lists name at any time and that has nobody at this one.

    An area that no list names stays absent: that is no data, not zero. A measure that somebody is counted in at any stop
    of time has all stops of its kind.
    """
    kinds = totals["measure"].map({measure: is_stock(measure) for measure in totals["measure"].unique()})
    measures = totals[["measure", "breakdown", "category"]].assign(kind=kinds).drop_duplicates()
    times = totals[["time"]].assign(kind=kinds).drop_duplicates()
    cells = measures.merge(times, on="kind").merge(totals[["area_code"]].drop_duplicates(), how="cross")
    filled_cells = cells.merge(totals, on=CELL_COLUMNS, how="left").fillna({"value": 0})
    return filled_cells[[*CELL_COLUMNS, "value"]].astype({"value": "int64"})


def build_parts(store: Store, days: Sequence[date], breakdown: str) -> pd.DataFrame:
    """Return the categories of one breakdown of every stock, in regencies and above, and what has no place."""
    if not days:
        return EMPTY_CELLS
    rows = permit_counts.count_stocks(store, days, breakdown, level="regency").rename(columns={"as_of": "time"})
    return roll_up_areas(rows, "regency")


def is_stock(measure: str) -> bool:
    """Say whether a measure is a stock."""
    return bool(vocabulary.measure_facts(measure)["kind"] == "stock")
