"""Questions to the register: each is one statement through ibis and answers with observations, as published figures do."""

from datetime import date, timedelta

import ibis
import pandas as pd
from ibis import _

from data.register.store import Store, answer

BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band")
STOCKS = {
    ("ITAS", "land"): "itas_land_holders",
    ("ITAS", "sea"): "itas_sea_holders",
    ("ITAP", "land"): "itap_holders",
    ("ITAP", "sea"): "itap_holders",
    ("ITK", "land"): "itk_holders",
    ("ITK", "sea"): "itk_holders",
}
FLOWS = {"ITAS": "itas_issued", "ITAP": "itap_issued", "ITK": "itk_issued"}
OBSERVATION = ["area_code", "measure", "unit", "as_of", "domain", "breakdown", "category", "value", "status", "source"]


def in_force(permits: ibis.Table, on: date) -> ibis.Table:
    """Return the permits in force on a day: issued by then, and not expired or without end."""
    return permits.filter((_.issued_on <= on) & (_.is_permanent | (_.expires_on >= on)))


def stock(store: Store, on: date, breakdown: str | None = None) -> pd.DataFrame:
    """Return holders on a day by region, permit type, domain, and one breakdown if asked, as observations.

    A person who holds two permits of one type is counted once. Permits at sea without a region have the area "".
    """
    by = ["region_code", "permit_type", "domain", "status", *([breakdown] if breakdown else [])]
    asked = in_force(store.permits(), on).group_by(by).agg(value=_.person_key.nunique(), source=_.source.min())
    rows = answer(asked)
    kinds = list(zip(rows["permit_type"], rows["domain"], strict=True))
    return observed(rows, [STOCKS[kind] for kind in kinds], "person", on.isoformat(), breakdown)


def flow(store: Store, first: date, last: date) -> pd.DataFrame:
    """Return permits issued by month, region and type between two days, as observations of a flow (``as_of``: the month)."""
    asked = store.permits().filter(_.issued_on.between(first, last)).mutate(month=_.issued_on.strftime("%Y-%m"))
    by = ["region_code", "permit_type", "domain", "status", "month"]
    rows = answer(asked.group_by(by).agg(value=_.count(), source=_.source.min()))
    return observed(rows, [FLOWS[kind] for kind in rows["permit_type"]], "permit", rows["month"], None)


def expiring(store: Store, on: date) -> pd.DataFrame:
    """Return how many permits in force on a day end within 30, 60 and 90 days, and how many ended in the 90 days before.

    Columns: region_code, permit_type, domain, within_30, within_60, within_90, expired_90.
    """
    days = {f"within_{n}": _.expires_on.between(on, on + timedelta(days=n)) for n in (30, 60, 90)}
    days["expired_90"] = _.expires_on.between(on - timedelta(days=90), on - timedelta(days=1))
    sums = {name: during.fill_null(False).cast("int64").sum() for name, during in days.items()}
    asked = store.permits().filter((_.issued_on <= on) & ~_.is_permanent)
    return answer(asked.group_by(["region_code", "permit_type", "domain"]).agg(**sums))


def without_papers(store: Store, on: date) -> pd.DataFrame:
    """Return, of ITAS for work in force on a day, how many have no RPTKA in force, and of all ITAS how many no SKTT.

    Columns: region_code, domain, itas, work, without_rptka, without_sktt.
    """
    work = _.purpose == "work"
    asked = in_force(store.permits(), on).filter(_.permit_type == "ITAS")
    missing = {
        "itas": _.count(),
        "work": work.fill_null(False).cast("int64").sum(),
        "without_rptka": (work & ~(_.rptka_expires_on >= on).fill_null(False)).fill_null(False).cast("int64").sum(),
        "without_sktt": (~(_.sktt_expires_on >= on).fill_null(False)).cast("int64").sum(),
    }
    return answer(asked.group_by(["region_code", "domain"]).agg(**missing))


def observed(rows: pd.DataFrame, measures: list[str], unit: str, as_of, breakdown: str | None) -> pd.DataFrame:
    """Return answers in the shape of observations."""
    category = told(rows[breakdown], "unknown") if breakdown else ""
    frame = rows.assign(
        area_code=told(rows["region_code"], ""),
        measure=measures,
        unit=unit,
        as_of=as_of,
        breakdown=breakdown or "total",
        category=category,
    )
    keys = ["area_code", "measure", "domain", "category"]
    return frame[OBSERVATION].sort_values([*keys, "as_of"], kind="stable").reset_index(drop=True)


def told(column: pd.Series, missing: str) -> pd.Series:
    """Return a column of text with a word for what is missing."""
    return column.astype(object).where(column.notna(), missing)
