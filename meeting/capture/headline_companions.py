"""The headline triple of a meeting: people, companies or ships, districts; and what of it is not known."""

import pandas as pd

from data.register.queries import employer_counts
from views import source as cached
from views.map import map_sentences
from views.text.translator import Words

COMPANIES, SHIPS, DISTRICTS = "employers", "kip_vessels", "holder_districts"


def beside(area: str, group: str) -> pd.DataFrame:
    """Return what stands beside the people of an area: companies, else ships, and districts; nothing beside other groups."""
    found = cached.beside_people(area)
    wanted = [SHIPS if COMPANIES not in set(found["measure"]) else COMPANIES, DISTRICTS]
    return found[found["measure"].isin(wanted)] if group == "headline" else found.iloc[:0]


def said(first: pd.Series, others: pd.DataFrame, say: Words) -> str:
    """Say what stands beside the people with date and source where these are others than theirs, then what is not known."""
    told = [
        f"{map_sentences.quantity(row, say)}, {say.when(row)}, {say.t('source')} {map_sentences.source_of(row, say)}."
        for row in others.itertuples()
        if origin(row) != origin(first)
    ]
    return " ".join(part for part in (*told, unknown(set(others["measure"]), say)) if part)


def origin(row) -> tuple[object, str]:
    """Return of when and whose a figure is; all lists of a register are one."""
    return row.date, row.standing if row.standing == "register" else row.publisher


def unknown(measures: set[str], say: Words) -> str:
    """Say which of companies and districts is not known; that is not zero."""
    companies, districts = not measures & {COMPANIES, SHIPS}, DISTRICTS not in measures
    if companies and not cached.source().is_published:
        return " ".join([hidden(say), *([no_districts(say)] if districts else [])])
    if companies and districts:
        return say.t("The number of companies and the spread over districts are not in our sources.")
    if companies:
        return say.t("The number of companies is not in our sources.")
    return no_districts(say) if districts else ""


def hidden(say: Words) -> str:
    """Say why a register does not tell how many companies there are."""
    if cached.source().mode.protects:
        return say.t("How many companies there are is told in the internal mode alone.")
    return say.t("How many companies there are is told only where there are {n} or more.", n=employer_counts.FEWEST)


def no_districts(say: Words) -> str:
    """Say that it is not known in how many districts people are."""
    return say.t("The spread over districts is not in our sources.")
