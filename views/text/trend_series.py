"""The series of a trend: each is of one area and one category or measure, so that no panel merges areas."""

import pandas as pd

from data import figures, regions
from views.text.translator import Translator

KEY_SEPARATOR = "|"


def series_keys(rows: pd.DataFrame, series_column: str) -> pd.Series:
    """Return the series of each row: its area, with its category or measure where ``series_column`` parts by one."""
    if series_column == "area_code":
        return rows["area_code"]
    return rows["area_code"] + KEY_SEPARATOR + rows[series_column]


def order_series(rows: pd.DataFrame, series_column: str) -> list[str]:
    """Return the keys of the series, those of the largest values first."""
    largest_values = rows["value"].groupby(series_keys(rows, series_column), sort=False).max()
    return list(largest_values.sort_values(ascending=False, kind="stable").index)


def series_names(rows: pd.DataFrame, series_column: str, i18n: Translator) -> dict[str, str]:
    """Return the reader's name of each series, the largest first: the area is named where there are several."""
    first_rows = rows.assign(series_key=series_keys(rows, series_column)).drop_duplicates("series_key")
    has_areas = first_rows["area_code"].nunique() > 1
    names = {row.series_key: series_name(row, series_column, has_areas, i18n) for _, row in first_rows.iterrows()}
    return {key: names[key] for key in order_series(rows, series_column)}


def series_name(row: pd.Series, series_column: str, has_areas: bool, i18n: Translator) -> str:
    """Return the name of a row's series, its area before it where there are several: "Jawa Timur: Tiongkok"."""
    area = regions.load().get(row["area_code"]).full_name
    if series_column == "area_code":
        return area
    part = (
        figures.measure_facts(row["measure"])[f"label_{i18n.lang}"]
        if series_column == "measure"
        else figures.category_label(row["breakdown"], row["category"], i18n.lang)
    )
    return f"{area}: {part}" if has_areas else part
