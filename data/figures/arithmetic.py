"""What the arithmetic of the published figures says: a register of small checks, each a remark in both languages.

A check measures; it does not judge and corrects nothing. Its text is a template in the table ``remarks``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from data.figures import choosing, publishers, vocabulary

SOURCE = ["area_code", "date", "period_start", "publisher", "url"]
PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
TOLERANCE = 0.005
"""Percentages are published with two decimals: a claim may be off by half of the last."""


@dataclass(frozen=True)
class Remark:
    """One observation about figures: the rule, where, which figures, and the numbers of its sentence."""

    rule: str
    area_code: str
    figure_ids: tuple[str, ...]
    values: dict

    def text(self, lang: str) -> str:
        """Return the remark as a sentence."""
        filled = {name: said(value, lang) for name, value in self.values.items()}
        return templates()[self.rule][lang].format(**filled)


@cache
def templates() -> dict[str, dict[str, str]]:
    """Return the sentence of each rule by language."""
    return {row.rule: {"id": row.text_id, "en": row.text_en} for row in vocabulary.table("remarks").itertuples()}


def said(value: object, lang: str) -> str:
    """Return a value in a language: numbers by Babel, pairs as (Indonesian, English), lists joined."""
    if isinstance(value, tuple):
        return value[0 if lang == "id" else 1]
    if isinstance(value, float):
        return format_decimal(value, format="+#,##0.00;−#,##0.00", locale="id" if lang == "id" else "en_GB")
    if isinstance(value, int):
        return format_decimal(value, format="#,##0", locale="id" if lang == "id" else "en_GB")
    if isinstance(value, list):
        return "; ".join(said(item, lang) for item in value)
    return str(value)


def remarks(observations: pd.DataFrame, area_code: str | None = None) -> list[Remark]:
    """Return the remarks on the figures of one area, or on all, in the order of the register of checks."""
    rows = observations if area_code is None else observations[observations["area_code"] == area_code]
    return [remark for check in CHECKS for remark in check(rows)]


def label(measure: str) -> tuple[str, str]:
    """Return a measure's label in both languages."""
    row = vocabulary.measures().loc[measure]
    return row["label_id"], row["label_en"]


def when(row) -> tuple[str, str]:
    """Return the date or period of a figure in both languages."""
    if row.kind == "stock":
        return tuple(format_date(row.as_of, PATTERNS[row.as_of_precision], locale=locale) for locale in ("id", "en_GB"))
    return tuple(
        f"{format_date(row.period_start, 'd MMM y', locale=locale)} – {format_date(row.period_end, 'd MMM y', locale=locale)}"
        for locale in ("id", "en_GB")
    )


def parts_against_total(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare the categories of one published table with the total of the same source, date and measure."""
    keyed = rows.assign(_start=rows["period_start"].fillna(pd.Timestamp(0)))
    keys = ["area_code", "date", "_start", "publisher", "url", "measure"]
    totals = keyed[keyed["breakdown"] == "total"].drop_duplicates(keys).set_index(keys)
    for key, parts in keyed[keyed["breakdown"] != "total"].groupby([*keys, "breakdown"], sort=False):
        if key[:-1] in totals.index:
            yield from one_table(totals.loc[key[:-1]], parts, key)


def one_table(total: pd.Series, parts: pd.DataFrame, key: tuple) -> Iterator[Remark]:
    """Yield the remark of one table whose parts do not make up its total."""
    summed, whole = int(parts.drop_duplicates("category")["value"].sum()), int(total["value"])
    if summed == whole:
        return
    values = {
        "measure": label(key[5]),
        "when": when(parts.iloc[0]),
        "publisher": key[3],
        "parts": summed,
        "total": whole,
        "difference": abs(summed - whole),
    }
    yield Remark(
        "parts_exceed" if summed > whole else "parts_remain", key[0], (total["figure_id"], *parts["figure_id"]), values
    )


def sums_of_measures(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare a total measure with the measures that make it up, within one source and date (table ``sums``)."""
    totals_only = rows[rows["breakdown"] == "total"]
    for rule in vocabulary.table("sums").itertuples():
        names = [rule.total, *rule.parts.split()]
        for _, group in totals_only[totals_only["measure"].isin(names)].groupby(SOURCE, dropna=False, sort=False):
            yield from one_sum(group.drop_duplicates("measure"), rule.total)


def one_sum(group: pd.DataFrame, total_measure: str) -> Iterator[Remark]:
    """Yield the remark of one source's total and at least two of its parts."""
    totals, parts = group[group["measure"] == total_measure], group[group["measure"] != total_measure]
    if totals.empty or len(parts) < 2:
        return
    total, summed = totals.iloc[0], int(parts["value"].sum())
    pairs = [(label(row.measure), int(row.value)) for row in parts.itertuples()]
    names = tuple(
        " + ".join(f"{names[i]} {said(value, lang)}" for names, value in pairs) for i, lang in enumerate(("id", "en"))
    )
    values = {
        "measure": label(total_measure),
        "when": when(total),
        "publisher": total["publisher"],
        "total": int(total["value"]),
        "parts": summed,
        "names": names,
        "difference": abs(int(total["value"]) - summed),
    }
    rule = "sum_agrees" if summed == total["value"] else "sum_differs"
    yield Remark(rule, total["area_code"], tuple(group["figure_id"]), values)


def conflicting_values(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name totals of one fact that different publishers give differently."""
    found = choosing.conflicts(rows[rows["breakdown"] == "total"])
    for _, group in found.groupby(["area_code", "measure", choosing.fact(found)], sort=False):
        first = group.iloc[0]
        pairs = list(dict.fromkeys((int(row.value), row.publisher) for row in group.itertuples()))
        values = [tuple(f"{said(value, lang)} ({publisher})" for lang in ("id", "en")) for value, publisher in pairs]
        yield Remark(
            "conflict",
            first["area_code"],
            tuple(group["figure_id"]),
            {"measure": label(first["measure"]), "when": when(first), "values": values},
        )


def claimed_percentages(rows: pd.DataFrame) -> Iterator[Remark]:
    """Recompute the percentages that sources claim (table ``claims``)."""
    known = rows.set_index("figure_id")
    for claim in vocabulary.table("claims").itertuples():
        if not {claim.before_id, claim.after_id} <= set(known.index):
            continue
        before, after = known.loc[claim.before_id], known.loc[claim.after_id]
        right = check_percentage(before["value"], after["value"], float(claim.claimed_percent))
        if right is not None:
            values = {
                "measure": label(after["measure"]),
                "before": int(before["value"]),
                "after": int(after["value"]),
                "claimed": float(claim.claimed_percent),
                "right": right,
            }
            yield Remark("percentage", after["area_code"], (claim.before_id, claim.after_id), values)


def check_percentage(before: float, after: float, claimed_percent: float) -> float | None:
    """Return the right percentage where the claimed change from ``before`` to ``after`` is wrong, else None.

    >>> check_percentage(1939, 1934, 0.26)
    -0.26
    """
    if before == 0:
        raise ValueError(
            f"A percentage on a base of 0 has no meaning; given were {before} and {after}. Show the difference instead."
        )
    right = (after - before) / before * 100
    return None if abs(right - claimed_percent) <= TOLERANCE else round(right, 2)


def disputed_figures(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name the disputed figures with their reason (table ``disputed``)."""
    for row in rows[rows["status"] == "disputed"].itertuples():
        values = {
            "measure": label(row.measure),
            "when": when(row),
            "publisher": row.publisher,
            "total": int(row.value),
            "reason": publishers.disputed()[row.figure_id],
        }
        yield Remark("disputed", row.area_code, (row.figure_id,), values)


CHECKS = (disputed_figures, claimed_percentages, conflicting_values, sums_of_measures, parts_against_total)
