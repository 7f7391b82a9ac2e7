"""What the arithmetic of the published figures says: a register of small checks, each a remark with its message.

A check measures; it does not judge and corrects nothing. Parts are compared with a total only within one source, date
and area. What arithmetic cannot see (a misread headline, a sanction counted where it does not belong) is a reviewed
table, ``notes``.
"""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from data.figures import publishers, selection, vocabulary
from data.figures.observation_columns import ObservationRow
from data.figures.remarks import (
    Remark,
    measure_label,
    measure_unit_label,
    reference_period,
    signed_percentage,
    sum_terms,
    values_by_publisher,
)
from data.messages import Message, TableText

SOURCE_COLUMNS = ["area_code", "date", "period_start", "publisher", "url"]
TOLERANCE = 0.005
"""Percentages are published with two decimals: a claim may be off by half of the last."""


SUM_MESSAGES = {
    "sum_units": Message(
        "{measure}, {when}: {publisher} gives a total of {total:,} {unit}, but its parts ({names}) count {part_unit} and "
        "sum to {parts:,}; different units do not compare."
    ),
    "sum_agrees": Message(
        "{measure}, {when}: the total {total:,} equals the sum of its parts ({names}) according to {publisher}."
    ),
    "sum_differs": Message(
        "{measure}, {when}: the total is {total:,} according to {publisher}, while its parts ({names}) sum to {parts:,}; "
        "difference {difference:,}."
    ),
    "part_exceeds": Message(
        "{measure}, {when}: its part ({names}) is {difference:,} more than the total {total:,} according to {publisher}."
    ),
}
"""By rule what is said of a total and the measures that make it up."""


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
        yield compare_itemised_parts(row, row.ids, int(row.summed))


def compare_itemised_parts(total: ObservationRow, part_ids: tuple[str, ...], part_sum: int) -> Remark:
    """Return the remark of a total whose categories sum to more, or to less."""
    ids, values = (total.figure_id, *part_ids), comparison_values(total, part_sum)
    if part_sum > total.value:
        message = Message(
            "{measure}, {when}: the parts given by {publisher} sum to {parts:,}, {difference:,} more than the total {total:,}.",
            **values,
        )
        return Remark("parts_exceed", total.area_code, ids, message)
    message = Message(
        "{measure}, {when}: the parts given by {publisher} sum to {parts:,} of {total:,}; {difference:,} are not itemised.",
        **values,
    )
    return Remark("parts_remain", total.area_code, ids, message)


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
    rule = name_sum_rule(total, parts, part_sum)
    if rule:
        values = comparison_values(total, part_sum) | {
            "names": sum_terms(parts),
            "unit": measure_unit_label(total.measure),
            "part_unit": measure_unit_label(parts[0].measure),
        }
        ids = (total.figure_id, *(part.figure_id for part in parts))
        yield Remark(rule, total.area_code, ids, Message(SUM_MESSAGES[rule].template, **values))


def name_sum_rule(total: ObservationRow, parts: list[ObservationRow], part_sum: int) -> str:
    """Return which of :data:`SUM_MESSAGES` holds for a total and its parts; "" for none."""
    if {part.unit for part in parts} != {total.unit}:
        return "sum_units"
    if len(parts) > 1:
        return "sum_agrees" if part_sum == total.value else "sum_differs"
    return "part_exceeds" if part_sum > total.value else ""


def comparison_values(total: ObservationRow, part_sum: int) -> dict[str, object]:
    """Return the values of a sentence that holds a total against the sum of its parts."""
    return {
        "measure": measure_label(total.measure),
        "when": reference_period(total),
        "publisher": total.publisher,
        "total": int(total.value),
        "parts": int(part_sum),
        "difference": abs(int(part_sum) - int(total.value)),
    }


def find_conflicting_values(rows: pd.DataFrame) -> Iterator[Remark]:
    """Name totals of one fact that different publishers give differently."""
    conflict_rows = selection.conflicts(rows[rows["breakdown"] == "total"])
    facts: dict[tuple[str, str, int], list[ObservationRow]] = defaultdict(list)
    for row, number in zip(conflict_rows.itertuples(), selection.number_facts(conflict_rows), strict=True):
        facts[row.area_code, row.measure, number].append(row)
    for (area, measure, _), group in facts.items():
        message = Message(
            "{measure}, {when}: different values for the same fact: {values}.",
            measure=measure_label(measure),
            when=reference_period(group[0]),
            values=values_by_publisher(dict.fromkeys((int(row.value), row.publisher) for row in group)),
        )
        yield Remark("conflict", area, tuple(row.figure_id for row in group), message)


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
        if correct_percent is None:
            continue
        message = Message(
            "{measure}: the change from {before:,} to {after:,} is called {claimed}% by the source; it is {right}%.",
            measure=measure_label(new_figure.measure),
            before=int(old_figure.value),
            after=int(new_figure.value),
            claimed=signed_percentage(claimed_percent),
            right=signed_percentage(correct_percent),
        )
        yield Remark("percentage", new_figure.area_code, (claim.before_id, claim.after_id), message)


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
        message = Message(
            "{measure}, {when}: {total:,} according to {publisher} is disputed. {reason}.",
            measure=measure_label(row.measure),
            when=reference_period(row),
            publisher=row.publisher,
            total=int(row.value),
            reason=TableText(*publishers.disputed_reasons()[row.figure_id]),
        )
        yield Remark("disputed", row.area_code, (row.figure_id,), message)


def find_reviewed_notes(rows: pd.DataFrame) -> Iterator[Remark]:
    """Say what a reviewer found in a source that arithmetic cannot see (table ``notes``; the first figure places it)."""
    notes = vocabulary.table("notes")
    figures_by_id = index_by_id(rows, [figure_id for ids in notes["figure_ids"] for figure_id in ids.split()])
    for note in notes.itertuples():
        ids = tuple(note.figure_ids.split())
        first_figure = figures_by_id.get(ids[0])
        if first_figure is not None and first_figure.url == note.url:
            message = Message("{note}.", note=TableText(note.note_id, note.note_en))
            yield Remark("noted", first_figure.area_code, ids, message)


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
