"""The headline triple of a meeting: people, companies or ships, districts; and what of it is not known."""

import pandas as pd

from data.register import employing
from pages.parts import cached, sentences
from pages.parts.words import Words

COMPANIES, DISTRICTS = {"employers", "kip_vessels"}, {"holder_districts"}
SAME = ["date", "publisher"]


def beside(area: str, group: str) -> pd.DataFrame:
    """Return what stands beside the people of an area: companies, ships, districts; nothing beside other groups."""
    found = cached.beside_people(area)
    return found if group == "headline" else found.iloc[:0]


def said(people: pd.DataFrame, others: pd.DataFrame, say: Words) -> str:
    """Say what stands beside the people with date and source where these are others than theirs, then what is not known."""
    known = people.iloc[0][SAME].tolist()
    apart = [row for row in others.itertuples() if [row.date, row.publisher] != known]
    told = [
        f"{sentences.quantity(row, say)}, {say.when(row)}, {say.t('source')} {sentences.source_of(row, say)}."
        for row in apart
    ]
    return " ".join(part for part in (*told, unknown(set(others["measure"]), say)) if part)


def unknown(measures: set[str], say: Words) -> str:
    """Say which of companies and districts is not known; that is not zero."""
    companies, districts = not measures & COMPANIES, not measures & DISTRICTS
    if companies and cached.source().mode.protects and not cached.source().is_published:
        hidden = say.t(
            "How many companies there are is told in the internal mode alone, and only where there are {n} or more.",
            n=employing.FEWEST,
        )
        return f"{hidden} {no_districts(say)}" if districts else hidden
    if companies and districts:
        return say.t("The number of companies and in how many districts they are is not in our sources.")
    if companies:
        return say.t("The number of companies is not in our sources.")
    return no_districts(say) if districts else ""


def no_districts(say: Words) -> str:
    """Say that it is not known in how many districts people are."""
    return say.t("In how many districts they are is not in our sources.")
