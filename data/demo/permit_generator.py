"""Who is issued which permit on which day: as many in each stratum as calibrated, month by month.

The number of each stratum is as calibrated within one, its days are spread evenly over the year, and most permits go to
a person whose last one has ended, so that nobody ever holds two of one type at once.
"""

import heapq
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.demo.assumptions import Shares, assumed
from data.demo.published_calibration import FIRST_YEAR, Calibration

LATEST_RENEWAL_DAYS = 120
"""Who has not renewed by then has left."""


@dataclass(frozen=True, slots=True)
class Permit:
    """One permit: whose (a number of :func:`people.person`), of which stratum, and its days."""

    number: int
    person_number: int
    stratum: object
    issued_on: date
    expires_on: date


def counted(calibration: Calibration, rows: int) -> pd.DataFrame:
    """Return the strata with the ``rows`` of each, ``rows`` in all.

    The running total is rounded, not each number: so the years of one regency together are right within one row.
    """
    strata = calibration.strata.sort_values(["office", "permit_type", "domain", "region_code", "year"], kind="stable")
    running = (strata["permits"].cumsum() / calibration.permits * rows).round().astype(int)
    return strata.assign(rows=running.diff().fillna(running).astype(int))


def by_month(calibration: Calibration, rows: int, seed: int) -> Iterator[tuple[date, list[Permit]]]:
    """Yield each month with its permits in the order of their days; those in force before come with the first month."""
    strata = counted(calibration, rows)
    lines = list(strata.itertuples(index=False))
    desk = Desk(calibration, seed)
    before = [line for line in lines if line.opening]
    carried = [permit for line in before for permit in desk.opening(line)]
    for year in range(FIRST_YEAR, int(strata["year"].max()) + 1):
        of_year = [line for line in lines if line.year == year and not line.opening]
        days, which = spread(of_year, year, np.random.default_rng([seed, year]))
        for month in range(1, 13):
            first, last = date(year, month, 1).toordinal(), next_month(year, month).toordinal()
            begin, end = np.searchsorted(days, [first, last])
            pairs = zip(days[begin:end].tolist(), which[begin:end].tolist(), strict=True)
            yield (
                date(year, month, 1),
                carried + [desk.issue(date.fromordinal(day), of_year[one]) for day, one in pairs],
            )
            carried = []


def next_month(year: int, month: int) -> date:
    """Return the first day of the month after."""
    return date(year + month // 12, month % 12 + 1, 1)


def spread(lines: list, year: int, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the days of issue of a year (ordinals, ascending) and the place of each one's stratum in ``lines``."""
    first = date(year, 1, 1).toordinal()
    length = date(year + 1, 1, 1).toordinal() - first
    days = [
        first + (np.arange(line.rows) + chance.random(line.rows)) / line.rows * length for line in lines if line.rows
    ]
    which = np.repeat(np.arange(len(lines)), [line.rows for line in lines])
    whole = np.floor(np.concatenate(days)).astype(int) if days else np.array([], dtype=int)
    order = np.argsort(whole, kind="stable")
    return whole[order], which[order]


class Desk:
    """Issues permits one after the other, and remembers until when each person's last one is valid."""

    def __init__(self, calibration: Calibration, seed: int):
        """Start with nobody."""
        self.calibration = calibration
        self.chance = random.Random(f"desk {seed}")
        self.people = 0
        self.permits = 0
        self.ending: dict[tuple, list[tuple[date, int]]] = defaultdict(list)

    def opening(self, line) -> list[Permit]:
        """Return the permits of a stratum that are in force when the first year begins.

        Of permits in force at a moment long ones are as many times more as they are longer, and any part of each may be
        over (renewal theory: D. R. Cox, Renewal Theory, 1962).
        """
        days = self.calibration.days[line.permit_type, line.domain]
        longer = {number: number * share for number, share in days.items()}
        begins = date(FIRST_YEAR, 1, 1)
        lengths = [self._drawn(longer) for _ in range(line.rows)]
        issued = [begins - timedelta(days=1 + self.chance.randrange(length - 1)) for length in lengths]
        return [self._permit(line, day, length, None) for day, length in zip(issued, lengths, strict=True)]

    def issue(self, day: date, line) -> Permit:
        """Return a permit issued on a day, to a person whose last one has ended, or to a new one."""
        days = self.calibration.days[line.permit_type, line.domain]
        return self._permit(line, day, self._drawn(days), self._ended(day, line))

    def _ended(self, day: date, line) -> int | None:
        ending = self.ending[line.office, line.region_code, line.permit_type, line.domain]
        while ending and ending[0][0] < day - timedelta(days=LATEST_RENEWAL_DAYS):
            heapq.heappop(ending)
        if ending and ending[0][0] < day and self.chance.random() < assumed("renewed")["yes"]:
            return heapq.heappop(ending)[1]
        return None

    def _permit(self, line, day: date, length: int, person_number: int | None) -> Permit:
        if person_number is None:
            self.people += 1
            person_number = self.people
        self.permits += 1
        until = day + timedelta(days=length - 1)
        ending = self.ending[line.office, line.region_code, line.permit_type, line.domain]
        heapq.heappush(ending, (until, person_number))
        return Permit(self.permits, person_number, line, day, until)

    def _drawn(self, days: Shares) -> int:
        return self.chance.choices(list(days), list(days.values()))[0]
