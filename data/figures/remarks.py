"""A remark on published figures: which rule, where, which figures, and its message; and the parameters of such messages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from babel.dates import format_date
from babel.numbers import format_decimal

from data.figures import vocabulary
from data.figures.observation_columns import ObservationRow
from data.languages import DATE_FORMATS, LOCALES, Language
from data.messages import Message, TableText


@dataclass(frozen=True)
class Remark:
    """One observation about figures: the rule, where, which figures, and its sentence with the numbers."""

    rule: str
    area_code: str
    figure_ids: tuple[str, ...]
    message: Message


def translate_by(write: Callable[[Language], str]) -> TableText:
    """Return what a function writes in each language."""
    return TableText(write("id"), write("en"))


def format_count(value: float, lang: Language) -> str:
    """Return a whole number as a language groups its digits."""
    return format_decimal(int(value), format="#,##0", locale=LOCALES[lang])


def signed_percentage(value: float) -> TableText:
    """Return a percentage with its sign (a true minus) and two decimals."""
    return translate_by(lambda lang: format_decimal(value, format="+#,##0.00;−#,##0.00", locale=LOCALES[lang]))


def measure_label(measure: str) -> TableText:
    """Return a measure's label."""
    row = vocabulary.measure_facts(measure)
    return TableText(row["label_id"], row["label_en"])


def measure_unit_label(measure: str) -> TableText:
    """Return the word of a measure's unit."""
    code = vocabulary.measure_facts(measure)["unit"]
    return translate_by(lambda lang: vocabulary.unit_label(code, lang))


def reference_period(row: ObservationRow) -> TableText:
    """Return the date of a stock as exact as it is known, or the first and the last day of a flow."""
    if row.kind == "stock":
        pattern = DATE_FORMATS[row.as_of_precision]
        return translate_by(lambda lang: format_date(row.as_of, pattern, locale=LOCALES[lang]))
    days = (row.period_start, row.period_end)
    return translate_by(lambda lang: " – ".join(format_date(day, "d MMM y", locale=LOCALES[lang]) for day in days))


def sum_terms(parts: Iterable[ObservationRow]) -> TableText:
    """Return the terms of a sum: "ITAS 34 + ITAP 9"."""
    terms = [(measure_label(row.measure), row.value) for row in parts]
    return translate_by(
        lambda lang: " + ".join(f"{getattr(label, lang)} {format_count(value, lang)}" for label, value in terms)
    )


def values_by_publisher(pairs: Iterable[tuple[int, str]]) -> TableText:
    """Return what each publisher says: "1.580 (A); 1.573 (B)"."""
    pair_list = list(pairs)
    return translate_by(
        lambda lang: "; ".join(f"{format_count(value, lang)} ({publisher})" for value, publisher in pair_list)
    )
