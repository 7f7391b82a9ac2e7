"""What the map draws: one row per unit and stop of time, with value, rate, class, date and source.

The funnel of a map view, without Streamlit: ask the figures, rate them by residents, classify over all periods and all
units of the level (so a colour keeps its meaning), and leave one tidy frame that map, table, sentence and download share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, cast

import pandas as pd

from data import figures, population, regions
from data.figures.observation_columns import ObservationRow
from geo import classes
from views.map.query import MapQuery


class DatasetRow(ObservationRow, Protocol):
    """One row of a map dataset, as ``itertuples`` gives it."""

    stop: str
    has_conflict: bool
    alternatives: int
    series: str
    reference_date: pd.Timestamp
    per_100k: float
    shown_value: float
    class_index: int


@dataclass(frozen=True)
class MapDataset:
    """The rows of one measure at one level (all of Indonesia), their classes and their stops of time."""

    rows: pd.DataFrame
    classes: classes.Classes
    measure: str
    level: str
    show: str

    @cached_property
    def stops(self) -> frozenset[str]:
        """Return the stops of time that any unit of Indonesia has a figure for."""
        return frozenset(self.rows["stop"])

    def rows_at(self, stop: str, codes: set[str]) -> pd.DataFrame:
        """Return the rows of one stop for ``codes``, largest shown value first."""
        rows = self.rows[(self.rows["stop"] == stop) & self.rows["area_code"].isin(codes)]
        return rows.sort_values("shown_value", ascending=False, kind="stable")


def add_empty_rates(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the columns of a rate, all unknown."""
    return rows.assign(population=pd.NA, series="", reference_date=pd.NaT, per_100k=float("nan"))


def add_rates(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    """Add residents of the nearest date (one series and date for all units of a row's date) and the rate per 100,000.

    Rates have no value where no population of that level is known (districts outside the known ones).
    """
    dates = rows["date"].drop_duplicates()
    populations = [population.population_at(day, level).assign(date=day) for day in dates]
    if not populations:
        return add_empty_rates(rows)
    residents = pd.concat(populations).rename(columns={"region_code": "area_code"})
    residents = residents[["area_code", "date", "population", "series", "reference_date"]]
    rated_rows = rows.merge(residents, on=["area_code", "date"], how="left", validate="many_to_one")
    return rated_rows.assign(per_100k=rated_rows["value"] / rated_rows["population"] * 100_000)


def build_dataset(
    rows: pd.DataFrame,
    measure: str,
    level: str,
    show: str,
    method: str,
    k: int,
    bounds: Sequence[float] | None = None,
) -> MapDataset:
    """Draw a measure's rows by stop on every unit of ``level``; the shown value is the count, or the rate per 100,000.

    Symbols have a size and no class; counts that are not shown have neither, for their value is missing. Rates are
    rounded before they are classed: a value and its class never disagree on the screen.
    """
    codes = {region.region_code for region in regions.load().level(cast(regions.Level, level))}
    rows = rows[rows["area_code"].isin(codes)].reset_index(drop=True)
    rows = add_rates(rows, level) if figures.measure_facts(measure)["is_rateable"] else add_empty_rates(rows)
    rows = rows.assign(shown_value=rows["per_100k"].round(1) if show == "rate" else rows["value"].astype(float))
    rows = rows[rows["shown_value"].notna() | (rows["disclosure"] != "shown")]
    class_method = cast(classes.Method, method)
    scale = (
        classes.Classes(class_method, (), (), 0.0)
        if show == "symbols"
        else classes.classify(rows["shown_value"].dropna(), class_method, k, bounds)
    )
    class_indexes = [scale.find_class(value) if value == value else -1 for value in rows["shown_value"]]
    return MapDataset(rows.assign(class_index=class_indexes), scale, measure, level, show)


def units(area_code: str, level: str) -> set[str]:
    """Return the codes of the units a reader looks at: the area's children, or a regency and its fellow regencies."""
    register = regions.load()
    prefix = scope(area_code, level)
    return {
        region.region_code
        for region in register.level(cast(regions.Level, level))
        if prefix == "id" or region.region_code.startswith(prefix)
    }


def scope(area_code: str, level: str) -> str:
    """Return the prefix of the active units: a regency among its province's regencies, else the area itself."""
    if level == "regency" and "." in area_code:
        return area_code[:2]
    return area_code


def rows_on_screen(dataset: MapDataset, query: MapQuery, stop: str) -> pd.DataFrame:
    """Return the rows on screen for a pick at one stop of time, largest shown value first."""
    return dataset.rows_at(stop, units(query.area, dataset.level))
