"""What the map draws: one row per unit and stop of time, with value, rate, class, date and source.

The funnel of a map view, without Streamlit: ask the figures, rate them by residents, classify over all periods and all
units of the level (so a colour keeps its meaning), and leave one tidy frame that map, table, sentence and download share.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data import figures, population, regions
from geo import classes

LATEST = "latest"


@dataclass(frozen=True)
class Drawn:
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

    def at(self, stop: str, codes: set[str]) -> pd.DataFrame:
        """Return the rows of one stop for ``codes``, largest shown value first."""
        rows = self.rows[(self.rows["stop"] == stop) & self.rows["area_code"].isin(codes)]
        return rows.sort_values("shown", ascending=False, kind="stable")


def by_stop(observations: pd.DataFrame, measure: str, today: pd.Timestamp) -> pd.DataFrame:
    """Return the chosen figure of every area for each calendar year and for ``latest`` (with its age in days).

    A disputed figure is never drawn; it stands on its region's page with the reason.
    """
    observations = observations[observations["status"] != "disputed"]
    yearly = figures.by_year(observations, measure)
    latest = figures.latest_known(observations, measure, today)
    yearly = yearly.assign(stop=yearly["year"].astype(int).astype(str), age_days=(today - yearly["date"]).dt.days)
    return pd.concat([yearly, latest.assign(stop=LATEST)], ignore_index=True)


def unrated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the columns of a rate, all unknown."""
    return rows.assign(population=pd.NA, series="", reference_date=pd.NaT, per_100k=float("nan"))


def rate(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    """Add residents of the nearest date (one series and date for all units of a row's date) and the rate per 100,000.

    Rates have no value where no population of that level is known (districts outside the known ones).
    """
    dates = rows["date"].drop_duplicates()
    people = [population.population_at(day, level).assign(date=day) for day in dates]
    if not people:
        return unrated(rows)
    residents = pd.concat(people).rename(columns={"region_code": "area_code"})
    residents = residents[["area_code", "date", "population", "series", "reference_date"]]
    merged = rows.merge(residents, on=["area_code", "date"], how="left", validate="many_to_one")
    return merged.assign(per_100k=merged["value"] / merged["population"] * 100_000)


def draw(rows: pd.DataFrame, measure: str, level: str, show: str, method: str, k: int, bounds=None) -> Drawn:
    """Draw a measure's rows by stop on every unit of ``level``; the shown value is the count, or the rate per 100,000.

    Symbols have a size and no class; counts that are not shown have neither, for their value is missing. Rates are
    rounded before they are classed: a value and its class never disagree on the screen.
    """
    codes = {region.region_code for region in regions.load().level(level)}
    rows = rows[rows["area_code"].isin(codes)].reset_index(drop=True)
    rows = rate(rows, level) if figures.about(measure)["is_rateable"] else unrated(rows)
    rows = rows.assign(shown=rows["per_100k"].round(1) if show == "rate" else rows["value"].astype(float))
    rows = rows[rows["shown"].notna() | (rows["disclosure"] != "shown")]
    scale = (
        classes.Classes(method, (), (), 0.0)
        if show == "symbols"
        else classes.classify(rows["shown"].dropna(), method, k, bounds)
    )
    placed = [scale.of(value) if value == value else -1 for value in rows["shown"]]
    return Drawn(rows.assign(class_index=placed), scale, measure, level, show)


def units(area_code: str, level: str) -> set[str]:
    """Return the codes of the units a reader looks at: the area's children, or a regency and its fellow regencies."""
    register = regions.load()
    prefix = scope(area_code, level)
    return {r.region_code for r in register.level(level) if prefix == "id" or r.region_code.startswith(prefix)}


def scope(area_code: str, level: str) -> str:
    """Return the prefix of the active units: a regency among its province's regencies, else the area itself."""
    if level == "regency" and "." in area_code:
        return area_code[:2]
    return area_code


def at(drawn: Drawn, pick, stop: str) -> pd.DataFrame:
    """Return the rows on screen for a pick at one stop of time, largest shown value first."""
    return drawn.at(stop, units(pick.area, drawn.level))
