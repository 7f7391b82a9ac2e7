"""The headline triple of a meeting: people, companies or ships, districts; and what of it is not known."""

import pandas as pd

from data.figures.observation_columns import ObservationRow
from data.register.queries import employer_counts
from views.reader import Reader
from views.sources.source import Source
from views.text import figure_phrases
from views.text.translator import Translator

COMPANIES_MEASURE, SHIPS_MEASURE, DISTRICTS_MEASURE = "employers", "kip_vessels", "holder_districts"


def select_companions(area: str, group: str, source: Source) -> pd.DataFrame:
    """Return what stands beside the people of an area: companies, else ships, and districts; nothing beside other groups."""
    rows = source.headline_companions(area)
    measures = [
        SHIPS_MEASURE if COMPANIES_MEASURE not in set(rows["measure"]) else COMPANIES_MEASURE,
        DISTRICTS_MEASURE,
    ]
    return rows[rows["measure"].isin(measures)] if group == "headline" else rows.iloc[:0]


def describe_companions(first_row: pd.Series, companion_rows: pd.DataFrame, reader: Reader) -> str:
    """Say what stands beside the people with date and source where these are others than theirs, then what is not known."""
    i18n = reader.i18n
    phrases = [
        f"{figure_phrases.quantity(row, i18n)}, {i18n.format_reference_period(row)}, {i18n.gettext('source')} {figure_phrases.source_of(row, i18n)}."
        for row in companion_rows.itertuples()
        if origin(row) != origin(first_row)
    ]
    return " ".join(part for part in (*phrases, describe_unknowns(set(companion_rows["measure"]), reader)) if part)


def origin(row: ObservationRow) -> tuple[object, str]:
    """Return of when and whose a figure is; all lists of a register are one."""
    return row.date, row.standing if row.standing == "register" else row.publisher


def describe_unknowns(measures: set[str], reader: Reader) -> str:
    """Say which of companies and districts is not known; that is not zero."""
    i18n = reader.i18n
    has_no_companies, has_no_districts = (
        not measures & {COMPANIES_MEASURE, SHIPS_MEASURE},
        DISTRICTS_MEASURE not in measures,
    )
    if has_no_companies and not reader.source.is_published:
        return " ".join([hidden_companies_message(reader), *([no_districts_message(i18n)] if has_no_districts else [])])
    if has_no_companies and has_no_districts:
        return i18n.gettext("The number of companies and the spread over districts are not in our sources.")
    if has_no_companies:
        return i18n.gettext("The number of companies is not in our sources.")
    return no_districts_message(i18n) if has_no_districts else ""


def hidden_companies_message(reader: Reader) -> str:
    """Say why a register does not tell how many companies there are."""
    if reader.mode.is_protective:
        return reader.i18n.gettext("How many companies there are is told in the internal mode alone.")
    return reader.i18n.gettext(
        "How many companies there are is told only where there are {n} or more.",
        n=employer_counts.MIN_EMPLOYERS_PER_CELL,
    )


def no_districts_message(i18n: Translator) -> str:
    """Say that it is not known in how many districts people are."""
    return i18n.gettext("The spread over districts is not in our sources.")
