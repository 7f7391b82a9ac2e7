"""Residents by region, date and series. A series is never mixed with another: one denominator, one name."""

from functools import cache

import pandas as pd

from data import regions, tables
from data.languages import Language

EXPECTED_REGIONS = {"province": 38, "regency": 514}
COLUMNS = ["region_code", "population", "series", "reference_date", "source_id"]


@cache
def residents() -> pd.DataFrame:
    """Return every population figure: region_code, level, population (residents), series, reference_date, source_id.

    A date known to the month counts as its first day. One figure a region, series and date: the first that is listed.
    """
    rows = tables.read("population")
    dates = pd.to_datetime(
        rows["reference_date"].str.pad(10, side="right", fillchar="-").str.rstrip("-"), format="ISO8601"
    )
    figures = rows.assign(reference_date=dates, population=rows["population"].astype(int))
    return figures.drop_duplicates(["region_code", "series", "reference_date"])[[*COLUMNS, "level"]]


@cache
def list_complete_series(level: regions.Level) -> tuple[tuple[pd.Timestamp, str], ...]:
    """Return the (date, series) pairs that cover every region of a level (districts: any that exist), oldest first."""
    rows = residents()
    rows = rows[rows["level"] == level]
    known_codes = {region.region_code for region in regions.load().level(level)}
    sizes = rows[rows["region_code"].isin(known_codes)].groupby(["reference_date", "series"])["region_code"].nunique()
    return tuple(sizes.index[sizes >= EXPECTED_REGIONS.get(level, 1)].sort_values())


@cache
def population_at(date: pd.Timestamp, level: regions.Level, series: str | None = None) -> pd.DataFrame:
    """Return the residents of every region of a level at the nearest date that one series covers completely.

    Columns: region_code, population, series, reference_date, source_id. Of two dates equally near the later counts.
    Empty where no complete series is known. The frame is shared: never change it.
    """
    pairs = [pair for pair in list_complete_series(level) if series is None or pair[1] == series]
    rows = residents()
    if not pairs:
        return rows.iloc[:0][COLUMNS]
    nearest_date, nearest_series = min(pairs, key=lambda pair: (abs((pair[0] - date).days), -pair[0].value))
    matches = rows[
        (rows["level"] == level) & (rows["reference_date"] == nearest_date) & (rows["series"] == nearest_series)
    ]
    return matches[COLUMNS].reset_index(drop=True)


def history(region_code: str) -> pd.DataFrame:
    """Return every population figure of one region, oldest first."""
    rows = residents()
    return rows[rows["region_code"] == region_code].sort_values("reference_date")[COLUMNS]


@cache
def series_table() -> pd.DataFrame:
    """Return the series by code with label and explanation in both languages."""
    return tables.read("population_series").set_index("series")


def sources(lang: Language) -> pd.DataFrame:
    """Return the population sources: series_label, source, url, years, regions (how many)."""
    dated_rows = residents().assign(year=lambda rows: rows["reference_date"].dt.year)
    spans = dated_rows.groupby(["source_id", "series"]).agg(
        first=("year", "min"), last=("year", "max"), regions=("region_code", "nunique")
    )
    spans = spans.reset_index().merge(tables.read("population_sources"), on="source_id", validate="many_to_one")
    years = [
        str(first_year) if first_year == last_year else f"{first_year}–{last_year}"
        for first_year, last_year in zip(spans["first"], spans["last"], strict=True)
    ]
    labels = spans["series"].map(series_table()[f"label_{lang}"])
    return spans.assign(series_label=labels, years=years)[["series_label", "source", "url", "years", "regions"]]
