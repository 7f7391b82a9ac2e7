"""Questions to the register: each is one statement through ibis and answers with observations, as published figures do.

Every question counts rows of spells (:mod:`data.register.store.spells`): a person once per day and permit type. So counts add
up over regions, types and every breakdown, and so do those of several dimensions at once.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import ibis
import pandas as pd
from ibis import _

from data.errors import RegisterError
from data.register.store.permit_store import Store, answer

LEVELS = ("country", "province", "regency", "district")
BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band")
STOCKS = {
    ("ITAS", "land"): "itas_land_holders",
    ("ITAS", "sea"): "itas_sea_holders",
    ("ITAP", "land"): "itap_holders",
    ("ITAP", "sea"): "itap_holders",
    ("ITK", "land"): "itk_holders",
    ("ITK", "sea"): "itk_holders",
}
LAPSED = {"ITAS": "itas_lapsed", "ITAP": "itap_lapsed", "ITK": "itk_lapsed"}
FLOWS = {"ITAS": "itas_issued", "ITAP": "itap_issued", "ITK": "itk_issued"}
VALIDITY = ("within_30", "within_60", "within_90", "later", "permanent")
"""Days left of the permit at which a person counts: 0 to 30, 31 to 60, 61 to 90, more, without end. No two overlap."""

MONTH, YEAR = "%Y-%m", "%Y"
OBSERVATION = ["area_code", "measure", "unit", "as_of", "domain", "breakdown", "category", "value", "status", "source"]


def validity(on: date) -> ibis.Deferred:
    """Say of a spell in force on a day how long its permit is still valid: one of ``VALIDITY``."""
    ends = [(_.expires_on <= on + timedelta(days=days), f"within_{days}") for days in (30, 60, 90)]
    return ibis.cases((_.is_permanent, "permanent"), *ends, else_="later")


def rptka(on: date) -> ibis.Deferred:
    """Say of a spell whether its RPTKA is in force on a day; only who is here for work needs one."""
    work, valid = (_.purpose == "work").fill_null(False), (_.rptka_expires_on >= on).fill_null(False)
    return ibis.cases((~work, "not_needed"), (valid, "in_force"), else_="missing")


def sktt(on: date) -> ibis.Deferred:
    """Say of a spell whether its SKTT is in force on a day."""
    return ibis.cases(((_.sktt_expires_on >= on).fill_null(False), "in_force"), else_="missing")


AS_OF: dict[str, Callable[[date], ibis.Deferred]] = {"validity": validity, "rptka": rptka, "sktt": sktt}
"""Breakdowns that depend on the day asked."""

DIMENSIONS = (*BREAKDOWNS, *AS_OF)


def counting(store: Store, on: date) -> ibis.Table:
    """Return the spells in force on a day: one row a person and permit type."""
    return store.spells().filter((_.counts_from <= on) & (_.counts_before > on))


def area(level: str) -> ibis.Deferred:
    """Return the area of a spell at a level; "" is at sea or in no region.

    A district that is not known leaves the regency's own code, as a cell beside its districts.
    """
    region = _.region_code.fill_null("")
    return {
        "country": ibis.ifelse(region == "", "", "ID"),
        "province": region.left(2),
        "regency": region,
        "district": _.district_code.fill_null(region),
    }[level]


def counted(spells: ibis.Table, names: Sequence[str], level: str, on: date | None, *more: str) -> ibis.Table:
    """Count spells by area, type, domain, breakdowns, batch, and ``more`` columns: one row a cell.

    Millions are counted by their columns as stored; areas and words are made of the few rows that are left.
    """
    columns = ["permit_type", "domain", "batch_no", "region_code", *more]
    columns += ["district_code"] if level == "district" else []
    columns += [name for name in names if name not in AS_OF]
    worked_out = {name: AS_OF[name](on) for name in names if name in AS_OF}
    few = spells.group_by(columns, **worked_out).agg(value=_.count())
    words = {name: _[name].nullif("").fill_null("unknown") for name in names}
    return few.mutate(area_code=area(level), **words).select(
        "area_code", "permit_type", "domain", "batch_no", *more, *names, "value"
    )


def summed(store: Store, counts: ibis.Table) -> ibis.Table:
    """Put the sources' names in place of batches, and sum: a cell of two sources names both."""
    batches = store.table("batches").select("batch_no", "source", "status")
    named = counts.inner_join(batches, "batch_no").drop("batch_no")
    by_source = named.group_by([name for name in named.columns if name != "value"]).agg(value=_.value.sum())
    by = [name for name in by_source.columns if name not in ("value", "source")]
    whole = by_source.group_by(by).agg(value=_.value.sum(), source=_.source.group_concat("; ", order_by=_.source))
    return whole.mutate(value=_.value.cast("int64"))


def stocks(
    store: Store, dates: Sequence[date], breakdown: str | Sequence[str] | None = None, level: str = "regency"
) -> pd.DataFrame:
    """Return holders on each of several days by area, permit type, domain and breakdowns, as observations.

    ``breakdown`` is none, one or several of ``DIMENSIONS``; several are joined by a comma in ``breakdown`` and
    ``category``. A cell without holders is not listed. Persons at sea or without a region have the area "".
    """
    names = named(breakdown)
    days = [counted(counting(store, on), names, level, on).mutate(as_of=ibis.literal(on.isoformat())) for on in dates]
    rows = answer(summed(store, days[0].union(*days[1:]) if len(days) > 1 else days[0]))
    kinds = list(zip(rows["permit_type"], rows["domain"], strict=True))
    return observed(rows, [STOCKS[kind] for kind in kinds], "person", names)


def stock(store: Store, on: date, breakdown: str | Sequence[str] | None = None, level: str = "regency") -> pd.DataFrame:
    """Return holders on one day; see :func:`stocks`."""
    return stocks(store, [on], breakdown, level)


def flow(
    store: Store,
    first: date,
    last: date,
    breakdown: str | Sequence[str] | None = None,
    level: str = "regency",
    period: str = MONTH,
) -> pd.DataFrame:
    """Return permits issued by month (or ``YEAR``), area and type between two days, as observations of a flow.

    A permit that several lists name is counted once: on its day of issue its person counts at it, and at no other.
    """
    names = named(breakdown)
    issued = store.spells().filter((_.counts_from == _.issued_on) & _.issued_on.between(first, last))
    daily = counted(issued, names, level, None, "issued_on")
    rows = answer(summed(store, daily.mutate(as_of=_.issued_on.strftime(period)).drop("issued_on")))
    return observed(rows, [FLOWS[kind] for kind in rows["permit_type"]], "permit", names)


def lapsed(store: Store, on: date, days: int = 90, level: str = "regency") -> pd.DataFrame:
    """Return persons whose last permit of a type ended in the ``days`` before a day, and who hold none of it on the day.

    They are no holders, so they have measures of their own.
    """
    ended = _.counts_before.between(on - timedelta(days=days - 1), on)
    alone = store.spells().filter(ended & (_.next_from.isnull() | (_.next_from > on)))
    cells = counted(alone, [], level, on).mutate(as_of=ibis.literal(on.isoformat()))
    rows = answer(summed(store, cells))
    return observed(rows, [LAPSED[kind] for kind in rows["permit_type"]], "person", [])


def span(store: Store) -> tuple[date, date] | None:
    """Return the first and the last day on which a permit was issued that counts; None where there is none."""
    found = answer(store.spells().agg(first=_.issued_on.min(), last=_.issued_on.max()))
    return None if found["first"].isna().iloc[0] else (found["first"].iloc[0], found["last"].iloc[0])


def named(breakdown: str | Sequence[str] | None) -> list[str]:
    """Return the names of breakdowns; raise RegisterError for one that is not known."""
    names = [breakdown] if isinstance(breakdown, str) else list(breakdown or ())
    for name in names:
        if name not in DIMENSIONS:
            raise RegisterError(f"The register has no breakdown {name!r}; it has {', '.join(DIMENSIONS)}.")
    return names


def observed(rows: pd.DataFrame, measures: list[str], unit: str | list[str], names: Sequence[str]) -> pd.DataFrame:
    """Return answers in the shape of observations, in a settled order."""
    category = [",".join(values) for values in rows[list(names)].itertuples(index=False)] if names else ""
    frame = rows.assign(measure=measures, unit=unit, breakdown=",".join(names) or "total", category=category)
    keys = ["area_code", "measure", "domain", "category", "as_of", "status"]
    return frame[OBSERVATION].sort_values(keys, kind="stable").reset_index(drop=True)
