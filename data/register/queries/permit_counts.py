"""Questions to the register: each is one statement through ibis and answers with observations, as published figures do.

Every question counts rows of spells (:mod:`data.register.store.spells`): a person once per day and permit type. So counts add
up over regions, types and every breakdown, and so do those of several dimensions at once.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

import ibis
import pandas as pd
from ibis import _

from data.errors import RegisterError
from data.figures.observation_columns import COUNT_COLUMNS, conform
from data.register.store.permit_store import Store, run_query

AreaLevel = Literal["country", "province", "regency", "district"]
LEVELS: tuple[AreaLevel, ...] = ("country", "province", "regency", "district")
BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band")
STOCK_MEASURES = {
    ("ITAS", "land"): "itas_land_holders",
    ("ITAS", "sea"): "itas_sea_holders",
    ("ITAP", "land"): "itap_holders",
    ("ITAP", "sea"): "itap_holders",
    ("ITK", "land"): "itk_holders",
    ("ITK", "sea"): "itk_holders",
}
LAPSED_MEASURES = {"ITAS": "itas_lapsed", "ITAP": "itap_lapsed", "ITK": "itk_lapsed"}
FLOW_MEASURES = {"ITAS": "itas_issued", "ITAP": "itap_issued", "ITK": "itk_issued"}
VALIDITY_CLASSES = ("within_30", "within_60", "within_90", "later", "permanent")
"""Days left of the permit at which a person counts: 0 to 30, 31 to 60, 61 to 90, more, without end. No two overlap."""

MONTH_FORMAT, YEAR_FORMAT = "%Y-%m", "%Y"


def classify_validity(as_of: date) -> ibis.Deferred:
    """Say of a spell in force on a day how long its permit is still valid: one of ``VALIDITY_CLASSES``."""
    cases = [(_.expires_on <= as_of + timedelta(days=days), f"within_{days}") for days in (30, 60, 90)]
    return ibis.cases((_.is_permanent, "permanent"), *cases, else_="later")


def classify_rptka(as_of: date) -> ibis.Deferred:
    """Say of a spell whether its RPTKA is in force on a day; only who is here for work needs one."""
    is_worker, is_valid = (_.purpose == "work").fill_null(False), (_.rptka_expires_on >= as_of).fill_null(False)
    return ibis.cases((~is_worker, "not_needed"), (is_valid, "in_force"), else_="missing")


def classify_sktt(as_of: date) -> ibis.Deferred:
    """Say of a spell whether its SKTT is in force on a day."""
    return ibis.cases(((_.sktt_expires_on >= as_of).fill_null(False), "in_force"), else_="missing")


AS_OF_BREAKDOWNS: dict[str, Callable[[date], ibis.Deferred]] = {
    "validity": classify_validity,
    "rptka": classify_rptka,
    "sktt": classify_sktt,
}
"""Breakdowns that depend on the day asked."""

DIMENSIONS = (*BREAKDOWNS, *AS_OF_BREAKDOWNS)


def classify_on_day(name: str, as_of: date | None) -> ibis.Deferred:
    """Return the classes of a breakdown that depends on the day; raise RegisterError for a flow, which has no such day."""
    if as_of is None:
        raise RegisterError(
            "breakdown_needs_day",
            "The breakdown {name} depends on the day of a stock; a flow has none. Ask for a stock, or leave it out.",
            name=name,
        )
    return AS_OF_BREAKDOWNS[name](as_of)


def select_spells_in_force(store: Store, as_of: date) -> ibis.Table:
    """Return the spells in force on a day: one row a person and permit type."""
    return store.spells().filter((_.counts_from <= as_of) & (_.counts_before > as_of))


def area_at_level(level: AreaLevel) -> ibis.Deferred:
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


def count_cells(
    spells: ibis.Table, breakdowns: Sequence[str], level: AreaLevel, as_of: date | None, *extra_columns: str
) -> ibis.Table:
    """Count spells by area, type, domain, breakdowns, batch and ``extra_columns``: one row a cell.

    Millions are counted by their columns as stored; areas and words are made of the few rows that are left.
    """
    columns = ["permit_type", "domain", "batch_no", "region_code", *extra_columns]
    columns += ["district_code"] if level == "district" else []
    columns += [name for name in breakdowns if name not in AS_OF_BREAKDOWNS]
    as_of_columns = {name: classify_on_day(name, as_of) for name in breakdowns if name in AS_OF_BREAKDOWNS}
    counts = spells.group_by(columns, **as_of_columns).agg(value=_.count())
    categories = {name: _[name].nullif("").fill_null("unknown") for name in breakdowns}
    return counts.mutate(area_code=area_at_level(level), **categories).select(
        "area_code", "permit_type", "domain", "batch_no", *extra_columns, *breakdowns, "value"
    )


def sum_over_batches(store: Store, counts: ibis.Table) -> ibis.Table:
    """Put the sources' names in place of batches, and sum: a cell of two sources names both."""
    batches = store.table("batches").select("batch_no", "source", "status")
    sourced_counts = counts.inner_join(batches, "batch_no").drop("batch_no")
    by_source = sourced_counts.group_by([name for name in sourced_counts.columns if name != "value"]).agg(
        value=_.value.sum()
    )
    group_columns = [name for name in by_source.columns if name not in ("value", "source")]
    cells = by_source.group_by(group_columns).agg(
        value=_.value.sum(), source=_.source.group_concat("; ", order_by=_.source)
    )
    return cells.mutate(value=_.value.cast("int64"))


def count_stocks(
    store: Store, dates: Sequence[date], breakdown: str | Sequence[str] | None = None, level: AreaLevel = "regency"
) -> pd.DataFrame:
    """Return holders on each of several days by area, permit type, domain and breakdowns, as observations.

    ``breakdown`` is none, one or several of ``DIMENSIONS``; several are joined by a comma in ``breakdown`` and
    ``category``. A cell without holders is not listed. Persons at sea or without a region have the area "".
    """
    breakdowns = check_breakdowns(breakdown)
    days = [
        count_cells(select_spells_in_force(store, as_of), breakdowns, level, as_of).mutate(
            as_of=ibis.literal(as_of.isoformat())
        )
        for as_of in dates
    ]
    rows = run_query(sum_over_batches(store, days[0].union(*days[1:]) if len(days) > 1 else days[0]))
    kinds = list(zip(rows["permit_type"], rows["domain"], strict=True))
    return to_observations(rows, [STOCK_MEASURES[kind] for kind in kinds], "person", breakdowns)


def count_stock(
    store: Store, as_of: date, breakdown: str | Sequence[str] | None = None, level: AreaLevel = "regency"
) -> pd.DataFrame:
    """Return holders on one day; see :func:`count_stocks`."""
    return count_stocks(store, [as_of], breakdown, level)


def count_flow(
    store: Store,
    first_day: date,
    last_day: date,
    breakdown: str | Sequence[str] | None = None,
    level: AreaLevel = "regency",
    period: str = MONTH_FORMAT,
) -> pd.DataFrame:
    """Return permits issued by month (or ``YEAR_FORMAT``), area and type between two days, as observations of a flow.

    A permit that several lists name is counted once: on its day of issue its person counts at it, and at no other.
    """
    breakdowns = check_breakdowns(breakdown)
    issued_spells = store.spells().filter((_.counts_from == _.issued_on) & _.issued_on.between(first_day, last_day))
    daily_counts = count_cells(issued_spells, breakdowns, level, None, "issued_on")
    rows = run_query(sum_over_batches(store, daily_counts.mutate(as_of=_.issued_on.strftime(period)).drop("issued_on")))
    return to_observations(rows, [FLOW_MEASURES[kind] for kind in rows["permit_type"]], "permit", breakdowns)


def count_lapsed(store: Store, as_of: date, days: int = 90, level: AreaLevel = "regency") -> pd.DataFrame:
    """Return persons whose last permit of a type ended in the ``days`` before a day, and who hold none of it on the day.

    They are no holders, so they have measures of their own.
    """
    has_ended = _.counts_before.between(as_of - timedelta(days=days - 1), as_of)
    lapsed_spells = store.spells().filter(has_ended & (_.next_from.isnull() | (_.next_from > as_of)))
    cells = count_cells(lapsed_spells, [], level, as_of).mutate(as_of=ibis.literal(as_of.isoformat()))
    rows = run_query(sum_over_batches(store, cells))
    return to_observations(rows, [LAPSED_MEASURES[kind] for kind in rows["permit_type"]], "person", [])


def find_issue_span(store: Store) -> tuple[date, date] | None:
    """Return the first and the last day on which a permit was issued that counts; None where there is none."""
    span_row = run_query(store.spells().agg(first=_.issued_on.min(), last=_.issued_on.max()))
    return None if span_row["first"].isna().iloc[0] else (span_row["first"].iloc[0], span_row["last"].iloc[0])


def check_breakdowns(breakdown: str | Sequence[str] | None) -> list[str]:
    """Return the names of breakdowns; raise RegisterError for one that is not known."""
    breakdowns = [breakdown] if isinstance(breakdown, str) else list(breakdown or ())
    for name in breakdowns:
        if name not in DIMENSIONS:
            raise RegisterError(
                "breakdown_unknown",
                "The register has no breakdown {name!r}; it has {breakdowns}.",
                name=name,
                breakdowns=", ".join(DIMENSIONS),
            )
    return breakdowns


def to_observations(
    rows: pd.DataFrame, measures: list[str], unit: str | list[str], breakdowns: Sequence[str]
) -> pd.DataFrame:
    """Return answers as counts (``COUNT_COLUMNS``), ordered by area, measure, domain, category, time and status."""
    category = [",".join(values) for values in rows[list(breakdowns)].itertuples(index=False)] if breakdowns else ""
    frame = rows.assign(measure=measures, unit=unit, breakdown=",".join(breakdowns) or "total", category=category)
    keys = ["area_code", "measure", "domain", "category", "as_of", "status"]
    return conform(frame.sort_values(keys, kind="stable"), COUNT_COLUMNS)
