"""A figure in words: what it counts, how many, when, whose it is, and what has changed since another."""

import pandas as pd

from data import figures
from data.figures.observation_columns import ObservationRow
from views.text.translator import Translator

MAX_SERIES, MAX_PARTS = 12, 12
"""Series of a trend, and parts of a composition, that are drawn on a page."""

MAX_PUBLISHED_FIGURES = 3
"""Published figures that are told beside a register's trend."""


def quantity(row: ObservationRow, i18n: Translator) -> str:
    """Say a figure with its measure: "22 ITAS darat"."""
    return f"{i18n.format_value(row)} {figures.measure_facts(row.measure)[f'short_{i18n.lang}']}"


def part_quantity(row: ObservationRow, i18n: Translator) -> str:
    """Say a figure with its measure and what part it is: "320 TKA dari Tiongkok", "5 ITAP (perempuan)"; a total as it is."""
    if row.breakdown == "total":
        return quantity(row, i18n)
    category = figures.category_label(row.breakdown, row.category, i18n.lang)
    if row.breakdown == "nationality":
        return i18n.gettext("{quantity} from {country}", quantity=quantity(row, i18n), country=category)
    return f"{quantity(row, i18n)} ({category})"


def truncation_phrase(total: int, limit: int, i18n: Translator) -> str:
    """Say, behind what a chart shows, that it shows the largest alone: "; 12 terbesar dari 16"; nothing where it shows all."""
    return i18n.gettext("; the {most} largest of {known}", most=limit, known=total) if total > limit else ""


def published_sentence(rows: pd.DataFrame, i18n: Translator) -> str:
    """Say the newest figures that are published beside a register's trend, whose they are; nothing where there are none."""
    phrases = [published_phrase(row, i18n) for row in rows.tail(MAX_PUBLISHED_FIGURES).itertuples()]
    return f"{i18n.gettext('Published: {told}', told='; '.join(phrases))}." if phrases else ""


def describe_published(row: ObservationRow, i18n: Translator) -> str:
    """Say one figure that is published beside a register's."""
    return i18n.gettext("Published: {told}", told=published_phrase(row, i18n))


def published_phrase(row: ObservationRow, i18n: Translator) -> str:
    """Return value, date and publisher of a published figure."""
    return f"{i18n.format_value(row)}, {i18n.format_reference_period(row)}, {row.publisher}"


def source_of(row: ObservationRow, i18n: Translator) -> str:
    """Say whose figure it is: a publisher, or the office whose lists it was counted from, and that there are others."""
    first_publisher, *other_publishers = (
        str(row.publisher).split("; ") if row.standing == "register" else [row.publisher]
    )
    return i18n.gettext("{name} and other offices", name=first_publisher) if other_publishers else first_publisher


def headline_phrase(rows: pd.DataFrame, i18n: Translator) -> str:
    """Say the first group of an area's headline figures: "22 ITAS darat, 6 ITAP, per 13 Juni 2024, sumber ANTARA ..."."""
    first_row = rows.iloc[0]
    group = first_headline_group(rows)
    quantities = ", ".join(quantity(row, i18n) for row in group.itertuples())
    return f"{quantities}, {i18n.format_reference_period(first_row)}, {i18n.gettext('source')} {source_of(first_row, i18n)}"


def first_headline_group(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the headline figures that share the first one's date and publisher (at most three)."""
    first_row = rows.iloc[0]
    is_same_source = (
        (rows["date"] == first_row["date"])
        & (rows["publisher"] == first_row["publisher"])
        & (rows["kind"] == first_row["kind"])
    )
    return rows[is_same_source].head(3)


def change_phrase(
    earlier_row: ObservationRow, later_row: ObservationRow, i18n: Translator, is_broken: bool = False
) -> str:
    """Say a change: the difference first, a percentage only on a base of 20 or more; nothing of what is hidden.

    Over a break of the series a percentage would compare what is not alike.
    """
    if earlier_row.disclosure != "shown" or later_row.disclosure != "shown":
        return i18n.gettext("not told, for one of the two is hidden")
    step = figures.compute_change(earlier_row.value, later_row.value)
    text = i18n.format_difference(step.absolute)
    return text if step.percent is None or is_broken else f"{text} ({i18n.format_difference(step.percent, 1)}%)"
