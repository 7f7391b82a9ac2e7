"""A remark on published figures: which rule, where, which figures, and its sentence in both languages (table ``remarks``)."""

from dataclasses import dataclass
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal

from data.figures import vocabulary
from data.figures.observation_columns import ObservationRow
from data.languages import Language

DATE_PATTERNS: dict[str, str] = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
LOCALES: dict[Language, str] = {"id": "id", "en": "en_GB"}


@dataclass(frozen=True)
class Remark:
    """One observation about figures: the rule, where, which figures, and the numbers of its sentence."""

    rule: str
    area_code: str
    figure_ids: tuple[str, ...]
    values: dict[str, object]

    def text(self, lang: Language) -> str:
        """Return the remark as a sentence."""
        texts = {name: format_value(value, lang) for name, value in self.values.items()}
        return templates()[self.rule][lang].format(**texts)


@cache
def templates() -> dict[str, dict[Language, str]]:
    """Return the sentence of each rule by language."""
    return {row.rule: {"id": row.text_id, "en": row.text_en} for row in vocabulary.table("remarks").itertuples()}


def format_value(value: object, lang: Language) -> str:
    """Return a value in a language: numbers by Babel, pairs as (Indonesian, English), lists joined."""
    if isinstance(value, tuple):
        return str(value[0 if lang == "id" else 1])
    if isinstance(value, float):
        return format_decimal(value, format="+#,##0.00;−#,##0.00", locale=LOCALES[lang])
    if isinstance(value, int):
        return format_decimal(value, format="#,##0", locale=LOCALES[lang])
    if isinstance(value, list):
        return "; ".join(format_value(item, lang) for item in value)
    return str(value)


def measure_labels(measure: str) -> tuple[str, str]:
    """Return a measure's label in both languages."""
    row = vocabulary.measure_facts(measure)
    return row["label_id"], row["label_en"]


def measure_unit_labels(measure: str) -> tuple[str, str]:
    """Return the word of a measure's unit in both languages."""
    code = vocabulary.measure_facts(measure)["unit"]
    return vocabulary.unit_label(code, "id"), vocabulary.unit_label(code, "en")


def format_time(row: ObservationRow) -> tuple[str, str]:
    """Return the date or period of a figure in both languages."""
    return format_time_in(row, LOCALES["id"]), format_time_in(row, LOCALES["en"])


def format_time_in(row: ObservationRow, locale: str) -> str:
    """Return the date of a stock as exact as it is known, or the first and the last day of a flow."""
    if row.kind == "stock":
        return format_date(row.as_of, DATE_PATTERNS[row.as_of_precision], locale=locale)
    return " – ".join(format_date(day, "d MMM y", locale=locale) for day in (row.period_start, row.period_end))
