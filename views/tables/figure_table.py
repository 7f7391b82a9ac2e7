"""The numbers of a view as one tidy table, each row with unit, date and source, headings in the reader's language."""

import pandas as pd

from data import figures, population, regions
from views.text.translator import Translator


def numbers(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return observations as the table that a reader sees, headings in the reader's language."""
    register = regions.load()
    rates = rows["per_100k"] if "per_100k" in rows else pd.Series(float("nan"), index=rows.index)
    series = rows["series"] if "series" in rows else pd.Series("", index=rows.index)
    return pd.DataFrame(
        {
            i18n.gettext("Code"): rows["area_code"],
            i18n.gettext("Area"): [register.get(code).full_name for code in rows["area_code"]],
            i18n.gettext("Measure"): [
                figures.measure_facts(measure)[f"label_{i18n.lang}"] for measure in rows["measure"]
            ],
            i18n.gettext("Category"): [
                figures.category_label(breakdown, category, i18n.lang)
                for breakdown, category in zip(rows["breakdown"], rows["category"], strict=True)
            ],
            i18n.gettext("Value"): format_values(rows, i18n),
            i18n.gettext("Unit"): [
                figures.unit_label(figures.measure_facts(measure)["unit"], i18n.lang) for measure in rows["measure"]
            ],
            i18n.gettext("Date or period"): [i18n.format_reference_period(row) for row in rows.itertuples()],
            i18n.gettext("Per 100,000 residents"): rates.round(1),
            i18n.gettext("Residents (series)"): [series_label(code, i18n) for code in series],
            i18n.gettext("Status"): [status_label(status, i18n) for status in rows["status"]],
            i18n.gettext("Publisher"): rows["publisher"],
            i18n.gettext("Title"): rows["title"],
            i18n.gettext("Address"): rows["url"],
            i18n.gettext("Published on"): [i18n.format_publication_date(day) for day in rows["published_on"]],
            i18n.gettext("Figure"): rows["figure_id"],
        }
    ).reset_index(drop=True)


def format_values(rows: pd.DataFrame, i18n: Translator) -> pd.Series:
    """Return the values as whole numbers; where some are hidden, these as their band or as masked."""
    if (rows["disclosure"] == "shown").all():
        return rows["value"].astype(int)
    values = [int(row.value) if row.disclosure == "shown" else i18n.format_value(row) for row in rows.itertuples()]
    return pd.Series(values, index=rows.index, dtype=object)


def series_label(code: str, i18n: Translator) -> str:
    """Return the label of a population series, or "" where none was used."""
    return population.series_table().loc[code, f"label_{i18n.lang}"] if isinstance(code, str) and code else ""


def status_label(status: str, i18n: Translator) -> str:
    """Return the reader's word for a figure's status."""
    labels = {
        "published": i18n.gettext("published"),
        "disputed": i18n.gettext("disputed"),
        "fictitious": i18n.gettext("FICTITIOUS"),
    }
    return (labels | {"register": i18n.gettext("permit register")})[status]
