"""What the arithmetic of the published figures says: a register of small checks, each a remark in both languages.

A check measures; it does not judge and corrects nothing. Parts are compared with a total only within one source, date
and area. What arithmetic cannot see (a misread headline, a sanction counted where it does not belong) is a reviewed
table, ``notes``.
"""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from data.figures import publishers, selection, vocabulary
from data.figures.remarks import Remark, label, said, unit, when

SOURCE = ["area_code", "date", "period_start", "publisher", "url"]
TOLERANCE = 0.005
"""Percentages are published with two decimals: a claim may be off by half of the last."""


def remarks(observations: pd.DataFrame, area_code: str | None = None) -> list[Remark]:
    """Return the remarks on the figures of one area, or on all, in the order of the register of checks."""
    rows = observations if area_code is None else observations[observations["area_code"] == area_code]
    return [remark for check in CHECKS for remark in check(rows)]


def parts_against_total(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare the categories of one published table with the total of the same source, date and measure."""
    keys = [*SOURCE, "measure"]
    totals = rows[rows["breakdown"] == "total"].drop_duplicates(keys)
    parts = rows[rows["breakdown"] != "total"].drop_duplicates([*keys, "breakdown", "category"])
    tables = parts.groupby([*keys, "breakdown"], dropna=False, sort=False, as_index=False)
    summed = tables.agg(summed=("value", "sum"), ids=("figure_id", tuple))
    found = totals.drop(columns="breakdown").merge(summed, on=keys)
    for row in found[found["summed"] != found["value"]].sort_values("area_code", kind="stable").itertuples():
        rule = "parts_exceed" if row.summed > row.value else "parts_remain"
        yield Remark(rule, row.area_code, (row.figure_id, *row.ids), compared(row, row.summed))


def sums_of_measures(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare a total measure with the measures that make it up, within one source and date (table ``sums``)."""
    reports: dict[tuple, dict] = defaultdict(dict)
    for row in rows[rows["breakdown"] == "total"].itertuples():
        reports[tuple(getattr(row, name) for name in SOURCE)].setdefault(row.measure, row)
    for rule in vocabulary.table("sums").itertuples():
        for report in reports.values():
            parts = [report[measure] for measure in rule.parts.split() if measure in report]
            if parts and rule.total in report:
                yield from one_sum(report[rule.total], parts)


def one_sum(total, parts: list) -> Iterator[Remark]:
    """Yield the remark of one source's total and its parts; a single part is only held against being larger."""
    summed = sum(int(part.value) for part in parts)
    values = compared(total, summed) | {"names": listed(parts)}
    ids = (total.figure_id, *(part.figure_id for part in parts))
    if {part.unit for part in parts} != {total.unit}:
        words = {"unit": unit(total.measure), "part_unit": unit(parts[0].measure)}
        yield Remark("sum_units", total.area_code, ids, values | words)
    elif len(parts) > 1:
        yield Remark("sum_agrees" if summed == total.value else "sum_differs", total.area_code, ids, values)
    elif summed > total.value:
        yield Remark("part_exceeds", total.area_code, ids, values)


def compared(total, summed: int) -> dict:
    """Return the values of a sentence that holds a total against the sum of its parts."""
    return {
        "measure": label(total.measure),
        "when": when(total),
        "publisher": total.publisher,
        "total": int(total.value),
        "parts": int(summed),
        "difference": abs(int(summed) - int(total.value)),
    }


def listed(parts: list) -> tuple[str, str]:
    """Return parts as "ITAS 34 + ITAP 9" in both languages."""
    pairs = [(label(row.measure), int(row.value)) for row in parts]
    sentences = (
        " + ".join(f"{names[place]} {said(value, lang)}" for names, value in pairs)
        for place, lang in enumerate(("id", "en"))
    )
    return tuple(sentences)


def conflicting_values(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name totals of one fact that different publishers give differently."""
    found = selection.conflicts(rows[rows["breakdown"] == "total"])
    facts: dict[tuple, list] = defaultdict(list)
    for row, number in zip(found.itertuples(), selection.fact(found), strict=True):
        facts[row.area_code, row.measure, number].append(row)
    for (area, measure, _), group in facts.items():
        pairs = dict.fromkeys((int(row.value), row.publisher) for row in group)
        values = [tuple(f"{said(value, lang)} ({publisher})" for lang in ("id", "en")) for value, publisher in pairs]
        filled = {"measure": label(measure), "when": when(group[0]), "values": values}
        yield Remark("conflict", area, tuple(row.figure_id for row in group), filled)


def claimed_percentages(rows: pd.DataFrame) -> Iterator[Remark]:
    """Recompute the percentages that sources claim (table ``claims``)."""
    known = by_id(rows, [*vocabulary.table("claims")["before_id"], *vocabulary.table("claims")["after_id"]])
    for claim in vocabulary.table("claims").itertuples():
        before, after = known.get(claim.before_id), known.get(claim.after_id)
        if before is None or after is None or after.url != claim.url:
            continue
        claimed = float(claim.claimed_percent)
        right = check_percentage(before.value, after.value, claimed)
        values = {"measure": label(after.measure), "before": int(before.value), "after": int(after.value)}
        if right is not None:
            numbers = {"claimed": claimed, "right": right}
            yield Remark("percentage", after.area_code, (claim.before_id, claim.after_id), values | numbers)


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
    return None if abs(right - claimed_percent) <= TOLERANCE else round(float(right), 2)


def disputed_figures(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name the disputed figures with their reason (table ``disputed``)."""
    for row in rows[rows["status"] == "disputed"].itertuples():
        values = {"measure": label(row.measure), "when": when(row), "publisher": row.publisher, "total": int(row.value)}
        reason = {"reason": publishers.disputed()[row.figure_id]}
        yield Remark("disputed", row.area_code, (row.figure_id,), values | reason)


def reviewed_notes(rows: pd.DataFrame) -> Iterator[Remark]:
    """Say what a reviewer found in a source that arithmetic cannot see (table ``notes``; the first figure places it)."""
    notes = vocabulary.table("notes")
    known = by_id(rows, [figure_id for ids in notes["figure_ids"] for figure_id in ids.split()])
    for note in notes.itertuples():
        ids = tuple(note.figure_ids.split())
        first = known.get(ids[0])
        if first is not None and first.url == note.url:
            yield Remark("noted", first.area_code, ids, {"note": (note.note_id, note.note_en)})


def by_id(rows: pd.DataFrame, figure_ids: list[str]) -> dict:
    """Return the rows of the named figures by figure id; a figure that is not there is left out."""
    return {row.figure_id: row for row in rows[rows["figure_id"].isin(figure_ids)].itertuples()}


CHECKS = (
    disputed_figures,
    claimed_percentages,
    reviewed_notes,
    conflicting_values,
    sums_of_measures,
    parts_against_total,
)
