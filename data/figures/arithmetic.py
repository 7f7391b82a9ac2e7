"""What the arithmetic of the published figures says: a register of small checks, each a remark in both languages.

A check measures; it does not judge and corrects nothing. Parts are compared with a total only within one source, date
and area. What arithmetic cannot see (a misread headline, a sanction counted where it does not belong) is a reviewed
table, ``notes``.
"""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from data.figures import publishers, selection, vocabulary
from data.figures.observation_columns import ObservationRow
from data.figures.remarks import Remark, format_time, format_value, measure_labels, measure_unit_labels
from data.languages import LANGUAGES

SOURCE_COLUMNS = ["area_code", "date", "period_start", "publisher", "url"]
TOLERANCE = 0.005
"""Percentages are published with two decimals: a claim may be off by half of the last."""


def remarks(observations: pd.DataFrame, area_code: str | None = None) -> list[Remark]:
    """Return the remarks on the figures of one area, or on all, in the order of the register of checks."""
    rows = observations if area_code is None else observations[observations["area_code"] == area_code]
    return [remark for check in CHECKS for remark in check(rows)]


def compare_parts_with_total(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare the categories of one published table with the total of the same source, date and measure."""
    keys = [*SOURCE_COLUMNS, "measure"]
    totals = rows[rows["breakdown"] == "total"].drop_duplicates(keys)
    parts = rows[rows["breakdown"] != "total"].drop_duplicates([*keys, "breakdown", "category"])
    tables = parts.groupby([*keys, "breakdown"], dropna=False, sort=False, as_index=False)
    part_sums = tables.agg(summed=("value", "sum"), ids=("figure_id", tuple))
    comparisons = totals.drop(columns="breakdown").merge(part_sums, on=keys)
    for row in (
        comparisons[comparisons["summed"] != comparisons["value"]].sort_values("area_code", kind="stable").itertuples()
    ):
        rule = "parts_exceed" if row.summed > row.value else "parts_remain"
        yield Remark(rule, row.area_code, (row.figure_id, *row.ids), comparison_values(row, row.summed))


def compare_measure_sums(rows: pd.DataFrame) -> Iterator[Remark]:
    """Compare a total measure with the measures that make it up, within one source and date (table ``sums``)."""
    reports: dict[tuple[object, ...], dict[str, ObservationRow]] = defaultdict(dict)
    for row in rows[rows["breakdown"] == "total"].itertuples():
        reports[tuple(getattr(row, name) for name in SOURCE_COLUMNS)].setdefault(row.measure, row)
    for rule in vocabulary.table("sums").itertuples():
        for report in reports.values():
            parts = [report[measure] for measure in rule.parts.split() if measure in report]
            if parts and rule.total in report:
                yield from compare_sum(report[rule.total], parts)


def compare_sum(total: ObservationRow, parts: list[ObservationRow]) -> Iterator[Remark]:
    """Yield the remark of one source's total and its parts; a single part is only held against being larger."""
    part_sum = sum(int(part.value) for part in parts)
    values = comparison_values(total, part_sum) | {"names": format_parts(parts)}
    ids = (total.figure_id, *(part.figure_id for part in parts))
    if {part.unit for part in parts} != {total.unit}:
        units = {"unit": measure_unit_labels(total.measure), "part_unit": measure_unit_labels(parts[0].measure)}
        yield Remark("sum_units", total.area_code, ids, values | units)
    elif len(parts) > 1:
        yield Remark("sum_agrees" if part_sum == total.value else "sum_differs", total.area_code, ids, values)
    elif part_sum > total.value:
        yield Remark("part_exceeds", total.area_code, ids, values)


def comparison_values(total: ObservationRow, part_sum: int) -> dict[str, object]:
    """Return the values of a sentence that holds a total against the sum of its parts."""
    return {
        "measure": measure_labels(total.measure),
        "when": format_time(total),
        "publisher": total.publisher,
        "total": int(total.value),
        "parts": int(part_sum),
        "difference": abs(int(part_sum) - int(total.value)),
    }


def format_parts(parts: list[ObservationRow]) -> tuple[str, str]:
    """Return parts as "ITAS 34 + ITAP 9" in both languages."""
    terms = [(measure_labels(row.measure), int(row.value)) for row in parts]
    indonesian_terms = (f"{labels[0]} {format_value(value, 'id')}" for labels, value in terms)
    english_terms = (f"{labels[1]} {format_value(value, 'en')}" for labels, value in terms)
    return " + ".join(indonesian_terms), " + ".join(english_terms)


def find_conflicting_values(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name totals of one fact that different publishers give differently."""
    conflict_rows = selection.conflicts(rows[rows["breakdown"] == "total"])
    facts: dict[tuple[str, str, int], list[ObservationRow]] = defaultdict(list)
    for row, number in zip(conflict_rows.itertuples(), selection.number_facts(conflict_rows), strict=True):
        facts[row.area_code, row.measure, number].append(row)
    for (area, measure, _), group in facts.items():
        pairs = dict.fromkeys((int(row.value), row.publisher) for row in group)
        values = [
            tuple(f"{format_value(value, lang)} ({publisher})" for lang in LANGUAGES) for value, publisher in pairs
        ]
        sentence_values: dict[str, object] = {
            "measure": measure_labels(measure),
            "when": format_time(group[0]),
            "values": values,
        }
        yield Remark("conflict", area, tuple(row.figure_id for row in group), sentence_values)


def check_claimed_percentages(rows: pd.DataFrame) -> Iterator[Remark]:
    """Recompute the percentages that sources claim (table ``claims``)."""
    figures_by_id = index_by_id(
        rows, [*vocabulary.table("claims")["before_id"], *vocabulary.table("claims")["after_id"]]
    )
    for claim in vocabulary.table("claims").itertuples():
        old_figure, new_figure = figures_by_id.get(claim.before_id), figures_by_id.get(claim.after_id)
        if old_figure is None or new_figure is None or new_figure.url != claim.url:
            continue
        claimed_percent = float(claim.claimed_percent)
        correct_percent = check_percentage(old_figure.value, new_figure.value, claimed_percent)
        values: dict[str, object] = {
            "measure": measure_labels(new_figure.measure),
            "before": int(old_figure.value),
            "after": int(new_figure.value),
        }
        if correct_percent is not None:
            numbers = {"claimed": claimed_percent, "right": correct_percent}
            yield Remark("percentage", new_figure.area_code, (claim.before_id, claim.after_id), values | numbers)


def check_percentage(old_value: float, new_value: float, claimed_percent: float) -> float | None:
    """Return the right percentage where the claimed change from ``old_value`` to ``new_value`` is wrong, else None.

    >>> check_percentage(1939, 1934, 0.26)
    -0.26
    """
    if old_value == 0:
        raise ValueError(
            f"A percentage on a base of 0 has no meaning; given were {old_value} and {new_value}. Show the difference instead."
        )
    correct_percent = (new_value - old_value) / old_value * 100
    return None if abs(correct_percent - claimed_percent) <= TOLERANCE else round(float(correct_percent), 2)


def find_disputed_figures(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name the disputed figures with their reason (table ``disputed``)."""
    for row in rows[rows["status"] == "disputed"].itertuples():
        values = {
            "measure": measure_labels(row.measure),
            "when": format_time(row),
            "publisher": row.publisher,
            "total": int(row.value),
        }
        reason = {"reason": publishers.disputed_reasons()[row.figure_id]}
        yield Remark("disputed", row.area_code, (row.figure_id,), values | reason)


def find_reviewed_notes(rows: pd.DataFrame) -> Iterator[Remark]:
    """Say what a reviewer found in a source that arithmetic cannot see (table ``notes``; the first figure places it)."""
    notes = vocabulary.table("notes")
    figures_by_id = index_by_id(rows, [figure_id for ids in notes["figure_ids"] for figure_id in ids.split()])
    for note in notes.itertuples():
        ids = tuple(note.figure_ids.split())
        first_figure = figures_by_id.get(ids[0])
        if first_figure is not None and first_figure.url == note.url:
            yield Remark("noted", first_figure.area_code, ids, {"note": (note.note_id, note.note_en)})


def index_by_id(rows: pd.DataFrame, figure_ids: list[str]) -> dict[str, ObservationRow]:
    """Return the rows of the named figures by figure id; a figure that is not there is left out."""
    return {row.figure_id: row for row in rows[rows["figure_id"].isin(figure_ids)].itertuples()}


CHECKS = (
    find_disputed_figures,
    check_claimed_percentages,
    find_reviewed_notes,
    find_conflicting_values,
    compare_measure_sums,
    compare_parts_with_total,
)
