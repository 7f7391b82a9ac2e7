"""What a region's people are parted by: the newest table of each breakdown, with its words."""

import pandas as pd

from data import figures
from views.sources.source import Source
from views.text.figure_phrases import MAX_PARTS, source_of, truncation_phrase
from views.text.translator import Translator

BREAKDOWNS = ("nationality", "purpose", "sector", "position", "sex", "age_band", "validity", "rptka", "sktt")


def list_tables(source: Source, area: str) -> list[pd.DataFrame]:
    """Return the newest table of each breakdown that has two or more categories, in the order of BREAKDOWNS."""
    rows = source.figures_of(area)
    tables = [latest_table(rows, breakdown) for breakdown in BREAKDOWNS]
    return [table for table in tables if len(table) > 1]


def choose_breakdown(source: Source, area: str) -> str:
    """Return the first breakdown that the area has a table of, nationality where it has none."""
    rows = source.figures_of(area)
    breakdowns = (breakdown for breakdown in BREAKDOWNS if len(latest_table(rows, breakdown)) > 1)
    return next(breakdowns, BREAKDOWNS[0])


def describe_hidden_tables(tables: list[pd.DataFrame], i18n: Translator) -> str:
    """Say of which breakdowns every count is small or hidden, so that no chart is drawn; "" where there are none."""
    hidden_tables = [table for table in tables if table["value"].isna().all()]
    if not hidden_tables:
        return ""
    names = i18n.format_list([breakdown_label(table["breakdown"].iloc[0], i18n) for table in hidden_tables])
    return i18n.gettext("By {breakdowns} every count is small or hidden, and no chart is drawn.", breakdowns=names)


def describe_table(table: pd.DataFrame, i18n: Translator, max_parts: int = MAX_PARTS) -> str:
    """Say what a table counts, by what, when, and whose it is; and where a chart shows its largest parts alone."""
    first_row = table.iloc[0]
    text = i18n.gettext(
        "{measure} by {breakdown}, {told}",
        measure=figures.measure_facts(first_row["measure"])[f"label_{i18n.lang}"],
        breakdown=breakdown_label(first_row["breakdown"], i18n),
        told=f"{i18n.format_reference_period(first_row)}, {source_of(first_row, i18n)}",
    )
    return text + truncation_phrase(len(table), max_parts, i18n)


def breakdown_label(breakdown: str, i18n: Translator) -> str:
    """Return the reader's word for a breakdown, as it stands within a sentence."""
    return {
        "nationality": i18n.gettext("nationality"),
        "purpose": i18n.gettext("purpose"),
        "sector": i18n.gettext("sector"),
        "position": i18n.gettext("position"),
        "sex": i18n.gettext("sex"),
        "age_band": i18n.gettext("age"),
        "validity": i18n.gettext("days of validity left"),
        "rptka": "RPTKA",
        "sktt": "SKTT",
    }[breakdown]


def latest_table(rows: pd.DataFrame, breakdown: str) -> pd.DataFrame:
    """Return the latest published table of one breakdown: one measure, one date, one publisher."""
    parts = rows[(rows["breakdown"] == breakdown) & (rows["status"] != "disputed")]
    if parts.empty:
        return parts
    keys = ["measure", "date", "publisher", "url"]
    sizes = parts.groupby(keys, sort=False).size()
    sizes = sizes[sizes > 1]
    if sizes.empty:
        return parts.iloc[:0]
    latest_key = max(sizes.index, key=lambda key: (key[1], sizes[key]))
    table = parts[(parts[keys] == list(latest_key)).all(axis=1)]
    return table.drop_duplicates("category")
