"""The sentences of the overview: how old the figures are, which facts sources tell differently, what ends soon."""

import pandas as pd

from data import figures
from data.figures.observation_columns import ObservationRow
from views.reader import Reader
from views.region.comparison import list_conflicts
from views.text.ages import age_phrase
from views.text.translator import Translator

EXPIRING_CATEGORIES = ("within_30", "within_60", "within_90")
MAX_EXPIRING_ROWS, MAX_FACTS = 4, 3
OLD_DAYS = 730


def subtitle(headlines: pd.DataFrame, i18n: Translator) -> str:
    """Say since when the first headline is known, and how old it is."""
    if headlines.empty:
        return i18n.gettext("No figure is in our sources; that does not mean zero.")
    first_row = headlines.iloc[0]
    return f"{i18n.format_reference_period(first_row)}, {age_phrase(first_row['age_days'], i18n)}"


def list_warnings(area: str, headlines: pd.DataFrame, reader: Reader) -> list[str]:
    """Return what a presenter should know before using these figures: age, conflicts, what ends soon."""
    return [
        *age_warnings(headlines, reader.i18n),
        *conflict_warnings(area, reader),
        *expiry_warnings(area, reader),
    ]


def age_warnings(headlines: pd.DataFrame, i18n: Translator) -> list[str]:
    """Say how old the newest headline is."""
    if headlines.empty:
        return []
    newest_row = headlines.sort_values("age_days").iloc[0]
    text = i18n.gettext(
        "The newest figure is {age}: {when}.",
        age=age_phrase(newest_row["age_days"], i18n),
        when=i18n.format_reference_period(newest_row),
    )
    return [f"{text} {i18n.gettext('Ask for a newer one.')}" if newest_row["age_days"] > OLD_DAYS else text]


def conflict_warnings(area: str, reader: Reader) -> list[str]:
    """Say how many facts of the area are told differently by different sources."""
    rows = list_conflicts(reader.source, area)
    facts = rows.drop_duplicates(["measure", "breakdown", "category", "date"])
    if facts.empty:
        return []
    return [
        reader.i18n.ngettext(
            "1 fact is told differently by different sources; what they say stands side by side under Region.",
            "{n} facts are told differently by different sources; they stand side by side under Region.",
            len(facts),
        )
    ]


def expiry_warnings(area: str, reader: Reader) -> list[str]:
    """Say how many permits of the register end soon, by permit type and by the days left."""
    i18n = reader.i18n
    rows = reader.source.figures_of(area)
    rows = rows[(rows["breakdown"] == "validity") & rows["category"].isin(EXPIRING_CATEGORIES)]
    rows = rows[rows["date"] == rows["date"].max()].sort_values(["category", "measure"])
    return [
        f"{figures.measure_facts(row.measure)[f'short_{i18n.lang}']}: {value_with_unit(row, i18n)}, "
        f"{figures.category_label(row.breakdown, row.category, i18n.lang).lower()}, {i18n.format_reference_period(row)}."
        for row in rows.head(MAX_EXPIRING_ROWS).itertuples()
    ]


def value_with_unit(row: ObservationRow, i18n: Translator) -> str:
    """Say a count with its unit; one that is masked has none."""
    unit = "" if row.disclosure == "masked" else f" {figures.unit_for_value(row.value, row.unit, i18n.lang)}"
    return f"{i18n.format_value(row)}{unit}"
