"""What a reader asks of figures, wherever they come from; each answer is remembered in the source that gave it.

A source has one identity for all its life. New data, another mode or another day is another source, and the old one is
let go with all that it remembered.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from data import figures
from data.disclosure import Mode
from data.figures import Figures, Remark
from geo import outlines
from geo.errors import GeoError
from views.sources.identity import SourceIdentity
from views.sources.memo import Memo, remember
from views.sources.published_figures import load_figures
from views.sources.stops import select_by_stop


@dataclass(frozen=True)
class Coverage:
    """What a source has figures of; what is not covered is unknown, never zero.

    ``totals`` has a row for each measure and area with a total (columns measure, area_code, first_date, last_date);
    ``breakdowns`` names, by measure, what its totals are parted by.
    """

    totals: pd.DataFrame
    breakdowns: Mapping[str, frozenset[str]]

    def has_totals(self, measure: str, area_code: str) -> bool:
        """Say whether a measure has a total of an area at any date."""
        return bool(((self.totals["measure"] == measure) & (self.totals["area_code"] == area_code)).any())


@dataclass(frozen=True)
class Lists:
    """The lists that a register counts: whose they are, in one line, and the day of the data."""

    publisher: str
    as_of: pd.Timestamp


class Source(ABC):
    """Figures of one choice of data in one mode; answers are observations (:mod:`data.figures.observations`)."""

    def __init__(self, identity: SourceIdentity):
        """Remember nothing yet; ``version`` changes with the data, their choice, the mode and the day, and is for no reader's eyes."""
        self.identity, self.memo, self.version = identity, Memo(), repr(identity)

    @property
    def data(self) -> str:
        """Return the name of the data: "published", "register", "both" or "demo"."""
        return self.identity.choice.data

    @property
    def mode(self) -> Mode:
        """Return the mode of disclosure control."""
        return self.identity.choice.mode

    @property
    def is_published(self) -> bool:
        """Say whether published figures alone are read."""
        return self.identity.choice.is_published

    @property
    def today(self) -> pd.Timestamp:
        """Return the day from which ages of figures count."""
        return self.identity.today

    @property
    def published_file(self) -> Figures:
        """Return all that the figures file holds, whether or not this source tells it."""
        return load_figures(self.identity.figures)

    @property
    @abstractmethod
    def lists(self) -> Lists | None:
        """Return the lists that are counted; None of published figures, and of a register without a list."""

    @property
    @abstractmethod
    def measures(self) -> tuple[str, ...]:
        """Return the measures that there are figures of, in the order of the table of measures."""

    @property
    @abstractmethod
    def is_fictitious(self) -> bool:
        """Say whether any figure may be fictitious."""

    @abstractmethod
    def breakdowns(self, measure: str) -> frozenset[str]:
        """Return what a measure is parted by."""

    @abstractmethod
    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the totals of a measure at every date; ``only_last`` spares a register's past."""

    @abstractmethod
    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the categories of one breakdown of a measure."""

    @abstractmethod
    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return the observations of one area: of a register the totals and the newest parts."""

    @abstractmethod
    def companions_of(self, area_code: str) -> pd.DataFrame:
        """Return the observations that may stand beside the people of an area: employers, ships, districts."""

    @abstractmethod
    def employers(self, area_code: str) -> pd.DataFrame:
        """Return the employers of an area where enough share a cell: of a register, and only in full numbers."""

    @abstractmethod
    def published_rows(self) -> pd.DataFrame:
        """Return the published observations that are told here; of a register alone none."""

    @abstractmethod
    def published_beside(self, measure: str) -> pd.DataFrame:
        """Return the published totals of a measure that stand beside a register's; none where nothing stands beside."""

    def rows_of(self, measure: str, breakdown: str = "total") -> pd.DataFrame:
        """Return the totals of a measure, or its parts by a breakdown."""
        return self.totals(measure) if breakdown == "total" else self.parts(measure, breakdown)

    @remember(max_entries=1)
    def coverage(self) -> Coverage:
        """Return for which measures, areas and dates there are totals, and by what these are parted."""
        rows = pd.concat(
            [self.totals(measure) for measure in self.measures] or [self.published_file.observations.iloc[:0]]
        )
        dates = rows.groupby(["measure", "area_code"], sort=True)["date"]
        totals = dates.agg(first_date="min", last_date="max").reset_index()
        return Coverage(totals, {measure: self.breakdowns(measure) - {"total"} for measure in self.measures})

    @remember(max_entries=1_000)
    def headlines(self, area_code: str) -> pd.DataFrame:
        """Return the latest known totals of an area, the most telling first."""
        return figures.headlines(self.of_area(area_code, only_last=True), area_code, self.today)

    @remember(max_entries=300)
    def headline_companions(self, area_code: str) -> pd.DataFrame:
        """Return employers, ships and districts of an area, the newest total of each."""
        return figures.headline_companions(self.companions_of(area_code), area_code, self.today)

    @remember(max_entries=300)
    def group_headlines(self, area_code: str, group: str) -> pd.DataFrame:
        """Return the newest published totals of one group of measures in an area: actions, outbound cases."""
        return figures.newest_group_totals(self.published_file.observations, area_code, group, self.today)

    @remember(max_entries=1_000)
    def remarks(self, area_code: str | None) -> list[Remark]:
        """Return the arithmetic remarks on the published figures of an area, or on all of them."""
        return figures.remarks(self.published_rows(), area_code)

    @remember(max_entries=100)
    def rows_by_stop(self, measure: str) -> pd.DataFrame:
        """Return a measure's chosen figures by stop of time (see :func:`views.sources.stops.select_by_stop`)."""
        return select_by_stop(self.totals(measure), measure, self.today)

    @remember(max_entries=50)
    def published_by_stop(self, measure: str) -> pd.DataFrame:
        """Return the published figures that stand beside those of the register, by stop of time; none if not asked for."""
        return select_by_stop(self.published_beside(measure), measure, self.today)

    @remember(max_entries=200)
    def trend(self, measure: str, areas: tuple[str, ...], dimension: str) -> pd.DataFrame:
        """Return a measure over time, its series by ``dimension``: area_code, a breakdown, or measure (with its family)."""
        if dimension != "measure":
            breakdown = "total" if dimension == "area_code" else dimension
            return figures.trend(self.rows_of(measure, breakdown), measure, list(areas), breakdown)
        family = [figures.trend(self.totals(member), member, list(areas)) for member in figures.family(measure)]
        return pd.concat([rows for rows in family if len(rows)] or family[:1], ignore_index=True)

    @remember(max_entries=100)
    def published_trend(self, measure: str, areas: tuple[str, ...]) -> pd.DataFrame:
        """Return the published figures over time to draw beside a register's, oldest first; none if not asked for."""
        return figures.trend(self.published_beside(measure), measure, list(areas))

    @remember(max_entries=200)
    def figures_of(self, area_code: str) -> pd.DataFrame:
        """Return every figure of one area, newest first."""
        rows = self.of_area(area_code)
        return rows.sort_values(["date", "measure"], ascending=[False, True], kind="stable")

    @remember(max_entries=1)
    def geometry_errors(self) -> list[GeoError]:
        """Return what is wrong with the built boundary files."""
        return outlines.check()
