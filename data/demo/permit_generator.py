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

from data.demo.assumptions import DayShares, assumed_shares
from data.demo.published_calibration import FIRST_YEAR, Calibration, Stratum

LATEST_RENEWAL_DAYS = 120
"""Who has not renewed by then has left."""


@dataclass(frozen=True, slots=True)
class Permit:
    """One permit: whose (a number of :func:`people.make_person`), of which stratum, and its days."""

    number: int
    person_number: int
    stratum: Stratum
    issued_on: date
    expires_on: date


def count_rows(calibration: Calibration, rows: int) -> pd.DataFrame:
    """Return the strata with the ``rows`` of each, ``rows`` in all.

    The running total is rounded, not each number: so the years of one regency together are right within one row.
    """
    strata = calibration.strata.sort_values(["office", "permit_type", "domain", "region_code", "year"], kind="stable")
    cumulative_rows = (strata["permits"].cumsum() / calibration.permits * rows).round().astype(int)
    return strata.assign(rows=cumulative_rows.diff().fillna(cumulative_rows).astype(int))


def issue_by_month(calibration: Calibration, rows: int, seed: int) -> Iterator[tuple[date, list[Permit]]]:
    """Yield each month with its permits in the order of their days; those in force before come with the first month."""
    strata = count_rows(calibration, rows)
    stratum_rows = list(strata.itertuples(index=False))
    issuer = PermitIssuer(calibration, seed)
    opening_strata = [stratum for stratum in stratum_rows if stratum.opening]
    opening_permits = [permit for stratum in opening_strata for permit in issuer.issue_opening_permits(stratum)]
    for year in range(FIRST_YEAR, int(strata["year"].max()) + 1):
        year_strata = [stratum for stratum in stratum_rows if stratum.year == year and not stratum.opening]
        days, stratum_indexes = spread_issue_days(year_strata, year, np.random.default_rng([seed, year]))
        for month in range(1, 13):
            first_day, last_day = date(year, month, 1).toordinal(), next_month(year, month).toordinal()
            start_index, end_index = np.searchsorted(days, [first_day, last_day])
            pairs = zip(
                days[start_index:end_index].tolist(), stratum_indexes[start_index:end_index].tolist(), strict=True
            )
            yield (
                date(year, month, 1),
                opening_permits
                + [issuer.issue_permit(date.fromordinal(day), year_strata[index]) for day, index in pairs],
            )
            opening_permits = []


def next_month(year: int, month: int) -> date:
    """Return the first day of the month after."""
    return date(year + month // 12, month % 12 + 1, 1)


def spread_issue_days(strata: list[Stratum], year: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the days of issue of a year (ordinals, ascending) and the position of each one's stratum in ``strata``."""
    first_day = date(year, 1, 1).toordinal()
    length = date(year + 1, 1, 1).toordinal() - first_day
    days = [
        first_day + (np.arange(stratum.rows) + rng.random(stratum.rows)) / stratum.rows * length
        for stratum in strata
        if stratum.rows
    ]
    stratum_indexes = np.repeat(np.arange(len(strata)), [stratum.rows for stratum in strata])
    day_ordinals = np.floor(np.concatenate(days)).astype(int) if days else np.array([], dtype=int)
    order = np.argsort(day_ordinals, kind="stable")
    return day_ordinals[order], stratum_indexes[order]


class PermitIssuer:
    """Issues permits one after the other, and remembers until when each person's last one is valid."""

    def __init__(self, calibration: Calibration, seed: int) -> None:
        """Start with nobody."""
        self.calibration = calibration
        self.rng = random.Random(f"desk {seed}")
        self.people_count = 0
        self.permit_count = 0
        self.expiry_queues: dict[tuple[str, ...], list[tuple[date, int]]] = defaultdict(list)

    def issue_opening_permits(self, stratum: Stratum) -> list[Permit]:
        """Return the permits of a stratum that are in force when the first year begins.

        Of permits in force at a moment long ones are as many times more as they are longer, and any part of each may be
        over (renewal theory: D. R. Cox, Renewal Theory, 1962).
        """
        days = self.calibration.days[stratum.permit_type, stratum.domain]
        length_weights: DayShares = {number: number * share for number, share in days.items()}
        first_day = date(FIRST_YEAR, 1, 1)
        lengths = [self._draw_length(length_weights) for _ in range(stratum.rows)]
        issue_dates = [first_day - timedelta(days=1 + self.rng.randrange(length - 1)) for length in lengths]
        return [
            self._record_permit(stratum, day, length, None) for day, length in zip(issue_dates, lengths, strict=True)
        ]

    def issue_permit(self, day: date, stratum: Stratum) -> Permit:
        """Return a permit issued on a day, to a person whose last one has ended, or to a new one."""
        days = self.calibration.days[stratum.permit_type, stratum.domain]
        return self._record_permit(stratum, day, self._draw_length(days), self._find_renewing_person(day, stratum))

    def _find_renewing_person(self, day: date, stratum: Stratum) -> int | None:
        expiry_queue = self.expiry_queues[stratum.office, stratum.region_code, stratum.permit_type, stratum.domain]
        while expiry_queue and expiry_queue[0][0] < day - timedelta(days=LATEST_RENEWAL_DAYS):
            heapq.heappop(expiry_queue)
        if expiry_queue and expiry_queue[0][0] < day and self.rng.random() < assumed_shares("renewed")["yes"]:
            return heapq.heappop(expiry_queue)[1]
        return None

    def _record_permit(self, stratum: Stratum, day: date, length: int, person_number: int | None) -> Permit:
        if person_number is None:
            self.people_count += 1
            person_number = self.people_count
        self.permit_count += 1
        expires_on = day + timedelta(days=length - 1)
        expiry_queue = self.expiry_queues[stratum.office, stratum.region_code, stratum.permit_type, stratum.domain]
        heapq.heappush(expiry_queue, (expires_on, person_number))
        return Permit(self.permit_count, person_number, stratum, day, expires_on)

    def _draw_length(self, days: DayShares) -> int:
        return self.rng.choices(list(days), list(days.values()))[0]
