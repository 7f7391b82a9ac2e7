"""The words of figures: measures, units, categories; each a table with a label in both languages."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from babel import Locale
from babel.core import get_global

from data.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent
FLAGS = ("is_mappable", "is_summable", "is_rateable", "is_administrative")
"""What may be done with a measure, and whether it counts an administrative action of UU 6/2011, article 75(2): detention and
criminal proceedings are none, though offices count them beside these."""

MeasureKind = Literal["stock", "flow"]
MeasureFacts = dict[str, Any]
"""A row of the table ``measures`` by column: texts, but for the number ``order`` and the flags."""

ORDERED_BREAKDOWNS = {"age_band", "validity"}


@cache
def table(name: str) -> pd.DataFrame:
    """Return one table of this folder as text columns, empty cells as ""; shared, so never change it."""
    return pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")


@cache
def measures() -> pd.DataFrame:
    """Return the measures: index ``measure``, each of one unit and one kind (stock or flow), in display order.

    ``published`` is the name in the figures file, which may stand for several of ours by unit and kind. The frame is
    shared: never change it.
    """
    rows = table("measures").astype({"order": int})
    flags = {flag: rows[flag] == "1" for flag in FLAGS}
    return rows.assign(**flags).sort_values("order").set_index("measure")


@cache
def measure_facts(measure: str) -> MeasureFacts:
    """Return one measure's row as a dictionary; shared, so never change it."""
    facts: MeasureFacts = measures().loc[measure].to_dict()
    return facts


@cache
def measures_by_published() -> dict[tuple[str, str, str], str]:
    """Return our measure for a published name, unit and kind."""
    return {(row.published, row.unit, row.kind): row.Index for row in measures().itertuples()}


@cache
def family(measure: str) -> tuple[str, ...]:
    """Return the measures that stand beside one: same group, unit and kind; for permits and holders the permit types."""
    rows = measures()
    measure_row = rows.loc[measure]
    is_related = rows[
        (rows["group"] == measure_row["group"])
        & (rows["unit"] == measure_row["unit"])
        & (rows["kind"] == measure_row["kind"])
    ]
    return tuple(is_related.index) if measure_row["group"] in ("permits", "holders") else (measure,)


@cache
def unit_labels() -> pd.DataFrame:
    """Return the units by code with a label in both languages."""
    return table("units").set_index("unit")


@cache
def unit_label(unit: str, lang: Language) -> str:
    """Return the word of a unit: "orang", "izin"; in English the plural."""
    return str(unit_labels().loc[unit, f"label_{lang}"])


@cache
def unit_for_value(value: float, unit: str, lang: Language) -> str:
    """Return the word after a number: "1 orang", "2 orang"; "1 person", "2 people"."""
    return str(unit_labels().loc[unit, "one_en"]) if lang == "en" and value == 1 else unit_label(unit, lang)


@cache
def categories() -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return (category, label_id, label_en) by breakdown and category as published."""
    return {
        (row.breakdown, row.published): (row.category, row.label_id, row.label_en)
        for row in table("categories").itertuples()
    }


@cache
def category_labels() -> dict[tuple[str, str, Language], str]:
    """Return labels by breakdown, category and language."""
    rows = table("categories")
    return {
        (row.breakdown, row.category, lang): getattr(row, f"label_{lang}")
        for row in rows.itertuples()
        for lang in LANGUAGES
    }


@cache
def country_names(lang: Language) -> dict[str, str]:
    """Return country names by ISO 3166 alpha-3 from Unicode CLDR (through Babel)."""
    names = Locale.parse(lang).territories
    aliases_by_code = get_global("territory_aliases")
    return {
        code: names[aliases[0]]
        for code, aliases in aliases_by_code.items()
        if len(code) == 3 and code.isalpha() and aliases[0] in names
    }


def sort_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the parts of a table as they are read: ages and days of validity in their order, others the largest first.

    A hidden value comes last among the others.
    """
    positions = {key: position for position, key in enumerate(category_labels())}
    if set(rows["breakdown"]) <= ORDERED_BREAKDOWNS:
        keys = [positions.get((row.breakdown, row.category, "id"), len(positions)) for row in rows.itertuples()]
        return rows.iloc[sorted(range(len(rows)), key=keys.__getitem__)]
    return rows.sort_values("value", ascending=False, na_position="last", kind="stable")


def canonical_category(breakdown: str, published: str) -> str | None:
    """Return our category for a published one, or None where it is unknown."""
    if (breakdown, published) in categories():
        return categories()[breakdown, published][0]
    if breakdown == "nationality" and published in country_names("en"):
        return published
    return None


def category_label(breakdown: str, category: str, lang: Language) -> str:
    """Return the reader's word for a category."""
    label = category_labels().get((breakdown, category, lang))
    return label or country_names(lang).get(category, category)
