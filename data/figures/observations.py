"""Checked rows as observations: one tidy frame that maps, trends and profiles ask, one row a figure."""

import pandas as pd

from data.figures import dates, publishers, vocabulary
from data.figures.figure_rules import is_address, kinds

TEXTS = (
    "figure_id",
    "area_code",
    "measure",
    "unit",
    "kind",
    "as_of_precision",
    "domain",
    "breakdown",
    "category",
    "disclosure",
    "band",
    "status",
    "standing",
    "publisher",
    "title",
    "url",
    "published_on",
)


def observations(raw: pd.DataFrame) -> pd.DataFrame:
    """Return checked rows as observations, one a figure.

    ``as_of`` is the earliest day of a coarse date with its ``as_of_precision``; ``date`` (as_of or period_end) orders;
    ``standing`` is official, press_official or press; ``status`` published, disputed or fictitious; ``detail`` counts the
    categories that the same source gives. ``disclosure`` is shown, for what is published is known; of the register it is
    also band (``value`` is then missing and ``band`` says "1–4") or masked.
    """
    kind = kinds(raw)
    pairs = zip(raw["breakdown"], raw["category"], strict=True)
    columns = {
        **{
            name: raw[name]
            for name in ("figure_id", "area_code", "unit", "breakdown", "publisher", "title", "published_on")
        },
        **times(raw, kind),
        **named(raw, kind),
        "category": [vocabulary.canonical_category(*pair) for pair in pairs],
        "value": raw["value"].astype("int64"),
        "disclosure": "shown",
        "band": "",
        "status": raw["status"].mask(is_disputed(raw), "disputed"),
        "standing": [publishers.standing(name) for name in raw["publisher"]],
        "url": raw["url"].where(is_address(raw["url"]), ""),
    }
    frame = pd.DataFrame(columns, index=raw.index)
    one_table = frame.groupby(["area_code", "measure", "date", "publisher"])["category"]
    frame = frame.assign(detail=one_table.transform("nunique").astype("int64"))[list(ORDER)]
    return frame.astype(dict.fromkeys(TEXTS, "str")).reset_index(drop=True)


ORDER = (
    "figure_id",
    "area_code",
    "measure",
    "unit",
    "kind",
    "as_of",
    "as_of_precision",
    "period_start",
    "period_end",
    "date",
    "year",
    "domain",
    "detail",
    "breakdown",
    "category",
    "value",
    "disclosure",
    "band",
    "status",
    "standing",
    "publisher",
    "title",
    "url",
    "published_on",
)


def times(raw: pd.DataFrame, kind: pd.Series) -> dict:
    """Return the columns of time: a stock's date and precision, a flow's period, and the date that orders both."""
    found = [dates.parse(text) or (pd.NaT, None) for text in raw["as_of"]]
    as_of = pd.Series([day for day, _ in found], index=raw.index, dtype="datetime64[us]")
    start, end = (
        pd.to_datetime(raw[name].where(kind == "flow", None), format="%Y-%m-%d").dt.as_unit("us")
        for name in ("period_start", "period_end")
    )
    date = as_of.fillna(end)
    precision = pd.Series([precision for _, precision in found], index=raw.index, dtype="str")
    return {
        "as_of": as_of,
        "as_of_precision": precision,
        "period_start": start,
        "period_end": end,
        "date": date,
        "year": date.dt.year,
    }


def named(raw: pd.DataFrame, kind: pd.Series) -> dict:
    """Return our measure for each published name, unit and kind, with its kind and domain."""
    known = vocabulary.by_published()
    measure = [known[key] for key in zip(raw["measure"], raw["unit"], kind, strict=True)]
    return {"kind": kind, "measure": measure, "domain": [vocabulary.about(name)["domain"] for name in measure]}


def is_disputed(raw: pd.DataFrame) -> pd.Series:
    """Say which published rows stand in the table of disputed figures, with the same address as there."""
    addresses = publishers.disputed_addresses()
    same = raw["figure_id"].map(addresses) == raw["url"]
    return same & (raw["status"] == "published")
