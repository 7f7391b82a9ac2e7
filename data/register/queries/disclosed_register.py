"""The register as a reader of one mode sees it: observations like published figures, small counts already hidden.

No count of a cube leaves this module as it is: counts go through disclosure control table by table (a measure at a time),
when they are first asked for, and the answer is kept.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pandas as pd

from data import disclosure
from data.disclosure import Mode
from data.figures import vocabulary
from data.figures.observation_columns import EXPORT_COLUMNS, OBSERVATION_COLUMNS, conform
from data.figures.vocabulary import MeasureKind
from data.register.queries import cubes, district_count, employer_counts, permit_counts
from data.register.queries.cubes import Cube
from data.register.queries.permit_counts import AreaLevel
from data.register.store.permit_store import Store, open_store

MAX_NAMED_SOURCES = 3
HOLDER_MEASURES = frozenset(permit_counts.STOCK_MEASURES.values())
DISTRICTS_MEASURE = "holder_districts"
LINKED_BREAKDOWNS = ("purpose", "rptka")
"""Breakdowns that tell the same people apart, and are protected together (:mod:`data.disclosure.linked`)."""


class DisclosedRegister:
    """What the register tells in one mode. ``url`` names the store; it is opened for each question and closed again."""

    def __init__(self, url: str, mode: Mode):
        """Read the totals of the store; ``cube`` is None where nothing counts."""
        self.url, self.mode = url, mode
        self._lock = threading.RLock()
        with self._open_store() as store:
            self._read_totals(store)

    def _read_totals(self, store: Store) -> None:
        """Read the totals, and forget what was told of a register that has changed since."""
        self._version = store.version()
        self.cube: Cube | None = cubes.build_cube(store)
        self.measures = [] if self.cube is None else sorted(self.cube.totals["measure"].unique())
        self._parts: dict[tuple[str, str], pd.DataFrame] = {}
        self._disclosed_tables: dict[tuple[str, ...], pd.DataFrame] = {}

    def _open_store(self) -> AbstractContextManager[Store]:
        return open_store(self.url)

    @property
    def is_fictitious(self) -> bool:
        """Say whether any row of the register is fictitious."""
        return self.cube is not None and self.cube.is_fictitious

    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the totals of a measure at every stop of time, or at the last one, as observations."""
        with self._lock:
            return self._to_observations([self._totals(measure, time) for time in self._times(measure, only_last)])

    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the categories of one breakdown of a stock, as observations."""
        with self._lock:
            return self._to_observations(self._splits(measure, breakdown, only_last))

    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return what is told of one area, as observations: the totals of all measures, and the newest parts of each.

        ``only_last`` spares the past and the parts.
        """
        with self._lock:
            version = None
            while version != self._version:  # parts that are read first may find a register that has changed
                version, tables = self._version, self._tables(only_last)
            return self._to_observations([rows[rows["area_code"] == area_code] for rows in tables])

    def employers(self, area_code: str) -> pd.DataFrame:
        """Return the employers of an area on the day of the data where enough share a cell, as observations.

        Internally only: they do not add up, so no rule of disclosure control could protect them.
        """
        return self._query_employers(employer_counts.count_employers, area_code)

    def companies(self, area_code: str) -> pd.DataFrame:
        """Return how many different employers an area has on the day of the data, as an observation; internally only."""
        return self._query_employers(employer_counts.count_companies, area_code)

    def _query_employers(self, query: Callable[[Store, date, AreaLevel], pd.DataFrame], area_code: str) -> pd.DataFrame:
        if self.cube is None or self.mode.is_protective:
            return self._to_observations([])
        with self._open_store() as store:
            rows = query(store, self.cube.as_of, area_level(area_code))
        area_rows = rows[rows["area_code"].str.lower() == area_code].rename(columns={"as_of": "time"})
        disclosed_rows = self._to_observations(
            [area_rows.assign(area_code=area_code, disclosure="shown")] if len(area_rows) else []
        )
        return disclosed_rows.assign(domain=area_rows["domain"].array, publisher=area_rows["source"].array)

    def districts(self, area_code: str) -> pd.DataFrame:
        """Return in how many districts of an area the lists name a holder on the day of the data, as an observation.

        None where no district is known to have one, and of a district itself. Where a mode hides whether some have, it is
        a band: "3–5".
        """
        if self.cube is None or area_level(area_code) == "district":
            return self._to_observations([])
        time = f"{self.cube.as_of}"
        with self._lock:
            tables = [self._totals(name, time) for name in self.measures if name in HOLDER_MEASURES]
        disclosed_totals = pd.concat(tables, ignore_index=True) if tables else cubes.EMPTY_CELLS
        min_count, max_count = district_count.district_count_range(disclosed_totals, area_code)
        if not min_count:
            return self._to_observations([])
        cell = (
            DISTRICTS_MEASURE,
            time,
            area_code,
            "total",
            "",
            min_count,
            "shown" if min_count == max_count else "band",
        )
        return self._to_observations([pd.DataFrame([cell], columns=cubes.EMPTY_CELLS.columns)]).assign(
            band="" if min_count == max_count else f"{min_count}–{max_count}"
        )

    def export(self, kind: MeasureKind, breakdown: str | None, level: AreaLevel) -> pd.DataFrame:
        """Return what is told of all measures of a kind (stock or flow) at one level, at every stop of time.

        Columns: ``EXPORT_COLUMNS`` of :mod:`data.figures.observation_columns`.
        """
        measures = [name for name in self.measures if vocabulary.measure_facts(name)["kind"] == kind]
        tables = [self.parts(name, breakdown) if breakdown else self.totals(name) for name in measures]
        rows = pd.concat(tables, ignore_index=True) if tables else self._to_observations([])
        is_at_level = rows["area_code"].map(area_level) == level
        return conform(rows[is_at_level].rename(columns={"publisher": "source"}), EXPORT_COLUMNS, may_hide=True)

    def _tables(self, only_last: bool) -> list[pd.DataFrame]:
        totals = [self._totals(name, time) for name in self.measures for time in self._times(name, only_last)]
        breakdown_pairs = [
            (name, breakdown) for name in self.measures for breakdown in ([] if only_last else DIMENSIONS)
        ]
        return totals + [
            table for breakdown_pair in breakdown_pairs for table in self._splits(*breakdown_pair, only_last=True)
        ]

    def _times(self, measure: str, only_last: bool) -> list[str]:
        if self.cube is None:
            return []
        times = sorted(self.cube.totals.loc[self.cube.totals["measure"] == measure, "time"].unique())
        return times[-1:] if only_last else times

    def _totals(self, measure: str, time: str) -> pd.DataFrame:
        key = (measure, time)
        if key not in self._disclosed_tables:
            rows = cubes.EMPTY_CELLS if self.cube is None else self.cube.totals
            rows = rows[(rows["measure"] == measure) & (rows["time"] == time)]
            self._disclosed_tables[key] = disclosure.protect_totals(rows, self.mode)
        return self._disclosed_tables[key]

    def _splits(self, measure: str, breakdown: str, only_last: bool) -> list[pd.DataFrame]:
        if not cubes.is_stock(measure):
            return []
        while unread_counts := self._find_unread_days(breakdown, self._times(measure, only_last)):
            self._load_parts(*unread_counts)
        return [self._split(measure, time, breakdown) for time in self._times(measure, only_last)]

    def _split(self, measure: str, time: str, breakdown: str) -> pd.DataFrame:
        key = (measure, time, breakdown)
        if key not in self._disclosed_tables:
            breakdowns = protected_breakdowns(breakdown)
            rows = [self._rows(measure, time, breakdown_name) for breakdown_name in breakdowns]
            disclosed_parts = protect_breakdowns(rows, self._totals(measure, time), self.mode)
            for breakdown_name, table in zip(breakdowns, disclosed_parts, strict=True):
                self._disclosed_tables[measure, time, breakdown_name] = table
        return self._disclosed_tables[key]

    def _rows(self, measure: str, time: str, breakdown: str) -> pd.DataFrame:
        rows = self._parts[breakdown, time]
        return rows[rows["measure"] == measure]

    def _find_unread_days(self, breakdown: str, times: list[str]) -> tuple[str, list[date]] | None:
        """Return a breakdown, this one or one protected with it, and those of the times not read yet; None if all were."""
        for name in protected_breakdowns(breakdown):
            if unread_days := [date.fromisoformat(time) for time in times if (name, time) not in self._parts]:
                return name, unread_days
        return None

    def _load_parts(self, breakdown: str, days: list[date]) -> None:
        """Read the counts of a breakdown on some days; where the register has changed since its totals were read, these anew.

        Totals of one state of the register beside parts of another would tell what lies between the two.
        """
        with self._open_store() as store:
            rows = cubes.build_parts(store, days, breakdown)
            if store.version() != self._version:
                self._read_totals(store)
                return
        self._parts |= {(breakdown, f"{day}"): rows[rows["time"] == f"{day}"] for day in days}

    def _to_observations(self, tables: list[pd.DataFrame]) -> pd.DataFrame:
        rows = pd.concat(tables, ignore_index=True) if tables else cubes.EMPTY_CELLS
        return to_observations(rows, self)

    @property
    def publisher(self) -> str:
        """Return whose lists these are, in one line."""
        names = () if self.cube is None else self.cube.sources
        ellipsis = "; …" if len(names) > MAX_NAMED_SOURCES else ""
        return "; ".join(names[:MAX_NAMED_SOURCES]) + ellipsis


def area_level(code: str) -> AreaLevel:
    """Return the level of an area's code; what has no place stands beside the areas below its own."""
    dots = code.count(".") + code.endswith(disclosure.UNPLACED)
    return (
        "country"
        if code == disclosure.COUNTRY
        else permit_counts.LEVELS[dots + (not code.startswith(disclosure.COUNTRY))]
    )


def protected_breakdowns(breakdown: str) -> tuple[str, ...]:
    """Return the breakdowns that are protected with one, itself among them."""
    return LINKED_BREAKDOWNS if breakdown in LINKED_BREAKDOWNS else (breakdown,)


def protect_breakdowns(rows: list[pd.DataFrame], totals: pd.DataFrame, mode: Mode) -> tuple[pd.DataFrame, ...]:
    """Return the breakdowns of :func:`protected_breakdowns`, one or the linked two, with how their cells are told."""
    if len(rows) == 1:
        return (disclosure.protect_parts(rows[0], totals, mode),)
    purposes, rptka = rows
    return disclosure.protect_linked(purposes, rptka, totals, mode)


def to_observations(cells: pd.DataFrame, register: DisclosedRegister) -> pd.DataFrame:
    """Return told cells in the columns of published figures; a value that is not shown is missing."""
    facts_by_measure = {measure: vocabulary.measure_facts(measure) for measure in cells["measure"].unique()}
    kind = cells["measure"].map({measure: facts["kind"] for measure, facts in facts_by_measure.items()}).astype("str")
    is_stock = kind == "stock"
    day = pd.to_datetime(cells["time"].where(is_stock), format="%Y-%m-%d").dt.as_unit("us")
    start = pd.to_datetime(cells["time"].where(~is_stock), format="%Y").dt.as_unit("us")
    last_day = pd.Timestamp(register.cube.as_of) if register.cube else pd.Timestamp.max
    end = (start + pd.offsets.YearEnd()).clip(upper=last_day).dt.as_unit("us")
    is_shown = cells["disclosure"] == "shown"
    columns = {
        "figure_id": "R-" + cells["measure"] + "-" + cells["area_code"] + "-" + cells["time"] + "-" + cells["category"],
        "area_code": cells["area_code"],
        "measure": cells["measure"],
        "unit": cells["measure"].map({measure: facts["unit"] for measure, facts in facts_by_measure.items()}),
        "kind": kind,
        "as_of": day,
        "as_of_precision": is_stock.map({True: "day", False: ""}),
        "period_start": start,
        "period_end": end,
        "date": day.fillna(end),
        "year": day.fillna(end).dt.year,
        "domain": cells["measure"].map({measure: facts["domain"] for measure, facts in facts_by_measure.items()}),
        "detail": 1,
        "breakdown": cells["breakdown"],
        "category": cells["category"],
        "value": cells["value"].where(is_shown),
        "disclosure": cells["disclosure"],
        "band": (cells["disclosure"] == "band").map({True: register.mode.band, False: ""}),
        "status": "fictitious" if register.is_fictitious else "register",
        "standing": "register",
        "publisher": register.publisher,
        "title": "",
        "url": "",
        "published_on": "",
    }
    return conform(pd.DataFrame(columns, index=cells.index), OBSERVATION_COLUMNS, may_hide=True)


DIMENSIONS = permit_counts.DIMENSIONS
