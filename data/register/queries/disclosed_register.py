"""The register as a reader of one mode sees it: observations like published figures, small counts already hidden.

Nothing of a cube leaves this module untold: counts go through disclosure control table by table (a measure at a time),
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
from data.figures.observations import ORDER
from data.register.queries import cubes, district_count, employer_counts, permit_counts
from data.register.queries.cubes import Cube
from data.register.store.permit_store import Store, connected

MOST_NAMED = 3
HOLDERS = frozenset(permit_counts.STOCKS.values())
SPREAD = "holder_districts"
LINKED = ("purpose", "rptka")
"""Breakdowns that tell the same people apart, and are protected together (:mod:`data.disclosure.linked`)."""


class View:
    """What the register tells in one mode. ``url`` names the store; it is opened for each question and closed again."""

    def __init__(self, url: str, mode: Mode):
        """Read the totals of the store; ``cube`` is None where nothing counts."""
        self.url, self.mode = url, mode
        self._turn = threading.RLock()
        with self._open() as store:
            self._read(store)

    def _read(self, store: Store) -> None:
        """Read the totals, and forget what was told of a register that has changed since."""
        self._version = store.version()
        self.cube: Cube | None = cubes.cube(store)
        self.measures = [] if self.cube is None else sorted(self.cube.totals["measure"].unique())
        self._parts: dict[tuple[str, str], pd.DataFrame] = {}
        self._told: dict[tuple, pd.DataFrame] = {}

    def _open(self) -> AbstractContextManager[Store]:
        return connected(self.url)

    @property
    def is_fictitious(self) -> bool:
        """Say whether any row of the register is fictitious."""
        return self.cube is not None and self.cube.is_fictitious

    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the totals of a measure at every stop of time, or at the last one, as observations."""
        with self._turn:
            return self._observed([self._totals(measure, time) for time in self._times(measure, only_last)])

    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the categories of one breakdown of a stock, as observations."""
        with self._turn:
            return self._observed(self._splits(measure, breakdown, only_last))

    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return what is told of one area, as observations: the totals of all measures, and the newest parts of each.

        ``only_last`` spares the past and the parts.
        """
        with self._turn:
            version = None
            while version != self._version:  # parts that are read first may find a register that has changed
                version, tables = self._version, self._tables(only_last)
            return self._observed([rows[rows["area_code"] == area_code] for rows in tables])

    def employers(self, area_code: str) -> pd.DataFrame:
        """Return the employers of an area on the day of the data where enough share a cell, as observations.

        Internally only: they do not add up, so no rule of disclosure control could protect them.
        """
        return self._employing(employer_counts.employers, area_code)

    def companies(self, area_code: str) -> pd.DataFrame:
        """Return how many different employers an area has on the day of the data, as an observation; internally only."""
        return self._employing(employer_counts.companies, area_code)

    def _employing(self, question: Callable[[Store, date, str], pd.DataFrame], area_code: str) -> pd.DataFrame:
        if self.cube is None or self.mode.protects:
            return self._observed([])
        with self._open() as store:
            rows = question(store, self.cube.as_of, level_of(area_code))
        own = rows[rows["area_code"].str.lower() == area_code].rename(columns={"as_of": "time"})
        told = self._observed([own.assign(area_code=area_code, disclosure="shown")] if len(own) else [])
        return told.assign(domain=own["domain"].array, publisher=own["source"].array)

    def districts(self, area_code: str) -> pd.DataFrame:
        """Return in how many districts of an area the lists name a holder on the day of the data, as an observation.

        None where no district is known to have one, and of a district itself. Where a mode hides whether some have, it is
        a band: "3–5".
        """
        if self.cube is None or level_of(area_code) == "district":
            return self._observed([])
        time = f"{self.cube.as_of}"
        with self._turn:
            tables = [self._totals(name, time) for name in self.measures if name in HOLDERS]
        told = pd.concat(tables, ignore_index=True) if tables else cubes.EMPTY
        least, most = district_count.spread(told, area_code)
        if not least:
            return self._observed([])
        cell = (SPREAD, time, area_code, "total", "", least, "shown" if least == most else "band")
        return self._observed([pd.DataFrame([cell], columns=cubes.EMPTY.columns)]).assign(
            band="" if least == most else f"{least}–{most}"
        )

    def export(self, kind: str, breakdown: str | None, level: str) -> pd.DataFrame:
        """Return what is told of all measures of a kind (stock or flow) at one level, at every stop of time.

        Columns: area_code, measure, unit, as_of, period_start, period_end, breakdown, category, value, band, disclosure,
        status, source.
        """
        chosen = [name for name in self.measures if vocabulary.about(name)["kind"] == kind]
        tables = [self.parts(name, breakdown) if breakdown else self.totals(name) for name in chosen]
        rows = pd.concat(tables, ignore_index=True) if tables else self._observed([])
        at_level = rows["area_code"].map(level_of) == level
        return rows[at_level].rename(columns={"publisher": "source"})[EXPORTED].reset_index(drop=True)

    def _tables(self, only_last: bool) -> list[pd.DataFrame]:
        totals = [self._totals(name, time) for name in self.measures for time in self._times(name, only_last)]
        told = [(name, breakdown) for name in self.measures for breakdown in ([] if only_last else DIMENSIONS)]
        return totals + [table for one in told for table in self._splits(*one, only_last=True)]

    def _times(self, measure: str, only_last: bool) -> list[str]:
        if self.cube is None:
            return []
        times = sorted(self.cube.totals.loc[self.cube.totals["measure"] == measure, "time"].unique())
        return times[-1:] if only_last else times

    def _totals(self, measure: str, time: str) -> pd.DataFrame:
        key = (measure, time)
        if key not in self._told:
            rows = self.cube.totals
            rows = rows[(rows["measure"] == measure) & (rows["time"] == time)]
            self._told[key] = disclosure.protect_totals(rows, self.mode)
        return self._told[key]

    def _splits(self, measure: str, breakdown: str, only_last: bool) -> list[pd.DataFrame]:
        if not cubes.is_stock(measure):
            return []
        while missing := self._missing(breakdown, self._times(measure, only_last)):
            self._load(*missing)
        return [self._split(measure, time, breakdown) for time in self._times(measure, only_last)]

    def _split(self, measure: str, time: str, breakdown: str) -> pd.DataFrame:
        key = (measure, time, breakdown)
        if key not in self._told:
            names = together(breakdown)
            rows = [self._rows(measure, time, name) for name in names]
            protect = disclosure.protect_linked if breakdown in LINKED else alone
            told = protect(*rows, self._totals(measure, time), self.mode)
            self._told.update({(measure, time, name): table for name, table in zip(names, told, strict=True)})
        return self._told[key]

    def _rows(self, measure: str, time: str, breakdown: str) -> pd.DataFrame:
        rows = self._parts[breakdown, time]
        return rows[rows["measure"] == measure]

    def _missing(self, breakdown: str, times: list[str]) -> tuple[str, list[date]] | None:
        """Return a breakdown, this one or one protected with it, and those of the times not read yet; None if all were."""
        for name in together(breakdown):
            if absent := [date.fromisoformat(time) for time in times if (name, time) not in self._parts]:
                return name, absent
        return None

    def _load(self, breakdown: str, days: list[date]) -> None:
        """Read the counts of a breakdown on some days; where the register has changed since its totals were read, these anew.

        Totals of one state of the register beside parts of another would tell what lies between the two.
        """
        with self._open() as store:
            rows = cubes.parts(store, days, breakdown)
            if store.version() != self._version:
                self._read(store)
                return
        self._parts |= {(breakdown, f"{day}"): rows[rows["time"] == f"{day}"] for day in days}

    def _observed(self, tables: list[pd.DataFrame]) -> pd.DataFrame:
        rows = pd.concat(tables, ignore_index=True) if tables else cubes.EMPTY
        return observations(rows, self)

    @property
    def publisher(self) -> str:
        """Return whose lists these are, in one line."""
        names = () if self.cube is None else self.cube.sources
        more = "; …" if len(names) > MOST_NAMED else ""
        return "; ".join(names[:MOST_NAMED]) + more


EXPORTED = [
    "area_code", "measure", "unit", "as_of", "period_start", "period_end", "breakdown", "category", "value", "band",
    "disclosure", "status", "source",
]  # fmt: skip


def level_of(code: str) -> str:
    """Return the level of an area's code; what has no place stands beside the areas below its own."""
    dots = code.count(".") + code.endswith(disclosure.UNPLACED)
    return (
        "country"
        if code == disclosure.COUNTRY
        else permit_counts.LEVELS[dots + (not code.startswith(disclosure.COUNTRY))]
    )


def together(breakdown: str) -> tuple[str, ...]:
    """Return the breakdowns that are protected with one, itself among them."""
    return LINKED if breakdown in LINKED else (breakdown,)


def alone(rows: pd.DataFrame, totals: pd.DataFrame, mode: Mode) -> tuple[pd.DataFrame]:
    """Return one breakdown with how its cells are told, as the only one of its kind."""
    return (disclosure.protect_parts(rows, totals, mode),)


def observations(cells: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return told cells in the columns of published figures; a value that is not shown is missing."""
    about = {measure: vocabulary.about(measure) for measure in cells["measure"].unique()}
    kind = cells["measure"].map({measure: facts["kind"] for measure, facts in about.items()}).astype("str")
    stock = kind == "stock"
    day = pd.to_datetime(cells["time"].where(stock), format="%Y-%m-%d").dt.as_unit("us")
    start = pd.to_datetime(cells["time"].where(~stock), format="%Y").dt.as_unit("us")
    last = pd.Timestamp(view.cube.as_of) if view.cube else pd.Timestamp.max
    end = (start + pd.offsets.YearEnd()).clip(upper=last).dt.as_unit("us")
    shown = cells["disclosure"] == "shown"
    columns = {
        "figure_id": "R-" + cells["measure"] + "-" + cells["area_code"] + "-" + cells["time"] + "-" + cells["category"],
        "area_code": cells["area_code"],
        "measure": cells["measure"],
        "unit": cells["measure"].map({measure: facts["unit"] for measure, facts in about.items()}),
        "kind": kind,
        "as_of": day,
        "as_of_precision": stock.map({True: "day", False: ""}),
        "period_start": start,
        "period_end": end,
        "date": day.fillna(end),
        "year": day.fillna(end).dt.year,
        "domain": cells["measure"].map({measure: facts["domain"] for measure, facts in about.items()}),
        "detail": 1,
        "breakdown": cells["breakdown"],
        "category": cells["category"],
        "value": cells["value"].where(shown).astype("float64"),
        "disclosure": cells["disclosure"],
        "band": (cells["disclosure"] == "band").map({True: view.mode.band, False: ""}),
        "status": "fictitious" if view.is_fictitious else "register",
        "standing": "register",
        "publisher": view.publisher,
        "title": "",
        "url": "",
        "published_on": "",
    }
    frame = pd.DataFrame(columns, index=cells.index)[list(ORDER)]
    texts = [name for name in ORDER if name not in NUMBERS]
    return frame.astype(dict.fromkeys(texts, "str")).reset_index(drop=True)


NUMBERS = {"as_of", "period_start", "period_end", "date", "year", "detail", "value"}
DIMENSIONS = permit_counts.DIMENSIONS
