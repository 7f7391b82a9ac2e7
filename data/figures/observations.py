"""Checked rows as observations: one tidy frame that maps, trends and profiles ask, one row a figure."""

import pandas as pd

from data.figures import dates, publishers, vocabulary
from data.figures.figure_rules import is_address, kinds
from data.figures.observation_columns import OBSERVATION_COLUMNS, conform


def build_observations(raw_rows: pd.DataFrame) -> pd.DataFrame:
    """Return checked rows as observations (:mod:`data.figures.observation_columns`), one a figure; all values are shown."""
    kind = kinds(raw_rows)
    pairs = zip(raw_rows["breakdown"], raw_rows["category"], strict=True)
    columns = {
        **{
            name: raw_rows[name]
            for name in ("figure_id", "area_code", "unit", "breakdown", "publisher", "title", "published_on")
        },
        **build_time_columns(raw_rows, kind),
        **build_measure_columns(raw_rows, kind),
        "category": [vocabulary.canonical_category(*pair) for pair in pairs],
        "value": raw_rows["value"].astype("int64"),
        "disclosure": "shown",
        "band": "",
        "status": raw_rows["status"].mask(is_disputed(raw_rows), "disputed"),
        "standing": [publishers.classify_publisher(name) for name in raw_rows["publisher"]],
        "url": raw_rows["url"].where(is_address(raw_rows["url"]), ""),
    }
    frame = pd.DataFrame(columns, index=raw_rows.index)
    source_groups = frame.groupby(["area_code", "measure", "date", "publisher"])["category"]
    return conform(frame.assign(detail=source_groups.transform("nunique")), OBSERVATION_COLUMNS)


def build_time_columns(raw_rows: pd.DataFrame, kind: pd.Series) -> dict[str, pd.Series]:
    """Return the columns of time: a stock's date and precision, a flow's period, and the date that orders both."""
    parsed_dates = [dates.parse(text) or (pd.NaT, "") for text in raw_rows["as_of"]]
    as_of = pd.Series([day for day, _ in parsed_dates], index=raw_rows.index, dtype="datetime64[us]")
    start, end = (
        pd.to_datetime(raw_rows[name].where(kind == "flow", None), format="%Y-%m-%d").dt.as_unit("us")
        for name in ("period_start", "period_end")
    )
    date = as_of.fillna(end)
    precision = pd.Series([precision for _, precision in parsed_dates], index=raw_rows.index, dtype="str")
    return {
        "as_of": as_of,
        "as_of_precision": precision,
        "period_start": start,
        "period_end": end,
        "date": date,
        "year": date.dt.year,
    }


def build_measure_columns(raw_rows: pd.DataFrame, kind: pd.Series) -> dict[str, pd.Series | list[str]]:
    """Return our measure for each published name, unit and kind, with its kind and domain."""
    measures_by_published = vocabulary.measures_by_published()
    measures = [measures_by_published[key] for key in zip(raw_rows["measure"], raw_rows["unit"], kind, strict=True)]
    return {
        "kind": kind,
        "measure": measures,
        "domain": [vocabulary.measure_facts(name)["domain"] for name in measures],
    }


def is_disputed(raw_rows: pd.DataFrame) -> pd.Series:
    """Say which published rows stand in the table of disputed figures, with the same address as there."""
    addresses = publishers.disputed_addresses()
    has_same_address = raw_rows["figure_id"].map(addresses) == raw_rows["url"]
    return has_same_address & (raw_rows["status"] == "published")
