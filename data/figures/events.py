"""Dated series breaks and policy events (table ``events``), each with its source."""

from functools import cache

import pandas as pd

from data import regions
from data.figures import vocabulary
from data.languages import Language


@cache
def table() -> pd.DataFrame:
    """Return the events as listed: date, precision, kind (break, policy, event), areas, measures, label and explanation by language, url."""
    rows = vocabulary.table("events")
    return rows.assign(date=pd.to_datetime(rows["date"]))


@cache
def events(measure: str | None = None, area_code: str | None = None, lang: Language = "id") -> pd.DataFrame:
    """Return date, precision, kind, label, explanation and url of the events that concern a measure and an area, oldest first.

    An event without measures or areas concerns all; one of an area also concerns its offices and islands.
    """
    rows = table()
    if measure is not None:
        rows = rows[[not names or measure in names.split() for names in rows["measures"]]]
    if area_code is not None:
        rows = rows[[not codes or is_area_concerned(codes.split(), area_code) for codes in rows["areas"]]]
    rows = rows.rename(columns={f"label_{lang}": "label", f"explanation_{lang}": "explanation"})
    return rows[["date", "precision", "kind", "label", "explanation", "url"]].sort_values("date").reset_index(drop=True)


def is_area_concerned(codes: list[str], area_code: str) -> bool:
    """Say whether an area is, lies in, or is served by one of the areas of an event."""
    register = regions.load()
    area_codes = {area_code, *(register.get(area_code).member_codes if register.has_code(area_code) else ())}
    return any(
        related_code == code or related_code.startswith(f"{code}.") for related_code in area_codes for code in codes
    )
