"""Results of an import as if lists had been read: permits of made-up people, counted in days from one day."""

from datetime import date, timedelta

import pandas as pd

from data.register.importing import ImportResult

DAY = date(2024, 1, 1)


def make_import_result(lines: list[dict], name: str) -> ImportResult:
    """Return an import of permits as if a list had been read; a length of None is a permanent permit."""
    rows = pd.DataFrame(
        lines, columns=["person_key", "permit_type", "domain", "region_code", "nationality", "issued", "length"]
    )
    issue_days = [DAY + timedelta(days=days) for days in rows["issued"]]
    ends = [
        None if pd.isna(n) else day + timedelta(days=int(n)) for day, n in zip(issue_days, rows["length"], strict=True)
    ]
    rows = rows.assign(
        issued_on=pd.to_datetime(issue_days), expires_on=pd.to_datetime(ends), is_permanent=rows["length"].isna()
    )
    blank_columns = [
        "permit_key",
        "employer_key",
        "vessel_key",
        "visa_index",
        "purpose",
        "sex",
        "age_band",
        "sector",
        "position",
    ]
    rows = rows.assign(**dict.fromkeys([*blank_columns, "district_code", "rptka_expires_on", "sktt_expires_on"]))
    kept_rows = rows.drop(columns=["issued", "length"]).set_axis(range(2, 2 + len(rows)))
    offences = pd.DataFrame(columns=["row", "rule", "verdict"])
    changes = pd.DataFrame(columns=["row", "column", "found", "became", "rule"])
    return ImportResult(name, name, "", (1, 1), {}, [], {}, [], kept_rows, offences, changes, pd.DataFrame(), kept_rows)


def make_permit(person="ana", issued=0, length=30, **overrides):
    """Return one permit for make_import_result: of a person, from a day, for so many days."""
    return {
        "person_key": person,
        "permit_type": "ITAS",
        "domain": "land",
        "region_code": "19.04",
        "nationality": "JPN",
        "issued": issued,
        "length": length,
    } | overrides
