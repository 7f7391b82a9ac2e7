"""What is known and what is assumed: the published figures asked one by one, and the table of assumptions."""

from functools import cache
from pathlib import Path

import pandas as pd

from data import figures
from data.errors import FiguresError
from data.figures.figures_file import PUBLISHED

Shares = dict[object, float]


@cache
def published() -> pd.DataFrame:
    """Return the published figures of the repository, whatever the reader's own figures are."""
    return figures.load(PUBLISHED).observations


def of(area_code: str, measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return the published figures of one area, measure and breakdown."""
    rows = published()
    return rows[(rows["area_code"] == area_code) & (rows["measure"] == measure) & (rows["breakdown"] == breakdown)]


@cache
def newest(area_code: str, measure: str) -> float | None:
    """Return the newest total of an area, or None where none is published."""
    found = figures.latest_known(of(area_code, measure), measure, pd.Timestamp.today())
    return None if found.empty else float(found["value"].iloc[0])


def needed(area_code: str, measure: str) -> float:
    """Return the newest total of an area; raise FiguresError where none is published."""
    found = newest(area_code, measure)
    if found is None:
        raise FiguresError(f"No {measure} of {area_code} is published; the demo register needs it. Add the figure.")
    return found


@cache
def by_year(area_codes: tuple[str, ...], measure: str) -> dict[int, float]:
    """Return the totals by year, ascending; where two areas have one, that of the first area; shared, so never change it."""
    found: dict[int, float] = {}
    for area_code in area_codes:
        rows = figures.by_year(of(area_code, measure), measure)
        found = dict(zip(rows["year"].tolist(), rows["value"].astype(float), strict=True)) | found
    return dict(sorted(found.items()))


@cache
def by_category(area_code: str, measure: str, breakdown: str) -> Shares:
    """Return values by category, from the one source that accounts for most; shared, so never change it."""
    rows = of(area_code, measure, breakdown)
    sources = [one for _, one in rows.groupby(["as_of", "title"])]
    best = max(sources, key=lambda one: (one["value"].sum(), one["as_of"].iloc[0]), default=rows)
    return dict(zip(best["category"], best["value"].astype(float), strict=True))


@cache
def assumed(name: str) -> Shares:
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


def shares(values: Shares) -> Shares:
    """Return values as shares of their sum."""
    total = sum(values.values())
    return {key: value / total for key, value in values.items()}
