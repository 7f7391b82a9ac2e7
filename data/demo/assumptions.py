"""What is known and what is assumed: the published figures asked one by one, and the table of assumptions."""

from functools import cache
from pathlib import Path

import pandas as pd

from data import figures
from data.errors import FiguresError
from data.figures.figures_file import PUBLISHED_FILE

Shares = dict[str, float]
"""Shares, or numbers, by a category."""

DayShares = dict[int, float]
"""Shares of validities by their length in days."""


@cache
def published_observations() -> pd.DataFrame:
    """Return the published figures of the repository, whatever the reader's own figures are."""
    return figures.load(PUBLISHED_FILE).observations


def select_figures(area_code: str, measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return the published figures of one area, measure and breakdown."""
    rows = published_observations()
    return rows[(rows["area_code"] == area_code) & (rows["measure"] == measure) & (rows["breakdown"] == breakdown)]


@cache
def newest_total(area_code: str, measure: str) -> float | None:
    """Return the newest total of an area, or None where none is published."""
    latest_rows = figures.choose_latest(select_figures(area_code, measure), measure, pd.Timestamp.today())
    return None if latest_rows.empty else float(latest_rows["value"].iloc[0])


def require_total(area_code: str, measure: str) -> float:
    """Return the newest total of an area; raise FiguresError where none is published."""
    total = newest_total(area_code, measure)
    if total is None:
        raise FiguresError(
            "demo_figure_missing",
            "No {measure} of {area} is published; the demo register needs it. Add the figure.",
            measure=measure,
            area=area_code,
        )
    return total


@cache
def totals_by_year(area_codes: tuple[str, ...], measure: str) -> dict[int, float]:
    """Return the totals by year, ascending; where two areas have one, that of the first area; shared, so never change it."""
    totals: dict[int, float] = {}
    for area_code in area_codes:
        rows = figures.choose_by_year(select_figures(area_code, measure), measure)
        totals = dict(zip(rows["year"].tolist(), rows["value"].astype(float), strict=True)) | totals
    return dict(sorted(totals.items()))


@cache
def values_by_category(area_code: str, measure: str, breakdown: str) -> Shares:
    """Return values by category, from the one source that accounts for most; shared, so never change it."""
    rows = select_figures(area_code, measure, breakdown)
    sources = [group for _, group in rows.groupby(["as_of", "title"])]
    largest_source = max(sources, key=lambda group: (group["value"].sum(), group["as_of"].iloc[0]), default=rows)
    return dict(zip(largest_source["category"], largest_source["value"].astype(float), strict=True))


@cache
def assumed_shares(name: str) -> Shares:
    """Return the assumed shares of one name by value; shared, so never change it."""
    table = assumptions()
    rows = table[table["name"] == name]
    return dict(zip(rows["value"], rows["share"].astype(float), strict=True))


@cache
def assumptions() -> pd.DataFrame:
    """Return what is assumed because nothing is published: name, value, share, reason."""
    return pd.read_csv(Path(__file__).with_name("assumptions.csv"), dtype=str)


@cache
def sectors() -> pd.DataFrame:
    """Return section and domain of the published categories of sectors."""
    return pd.read_csv(Path(__file__).with_name("sectors.csv"), dtype=str).set_index("category")


def normalize_shares(values: Shares) -> Shares:
    """Return values as shares of their sum."""
    total = sum(values.values())
    return {key: value / total for key, value in values.items()}
