"""Who publishes: an agency itself, the press naming an agency, or the press; and which figures are disputed."""

import re
from functools import cache

from data.figures import vocabulary

AGENCY = re.compile(
    r"\b(kanim|kantor imigrasi|kanwil|kemnaker|kementerian|ditjen|dukcapil|kesbangpol|disnaker\w*|bps|pemkab|pemkot|kemenkumham|kemenimipas)\b",
    re.IGNORECASE,
)
RANKS = {"official": 0, "press_official": 1, "press": 2}


@cache
def standing(publisher: str) -> str:
    """Return ``official`` (an agency is the publisher), ``press_official`` (the press names one in brackets) or ``press``."""
    name, _, named = publisher[:500].partition("(")
    if AGENCY.search(name):
        return "official"
    return "press_official" if AGENCY.search(named) else "press"


@cache
def disputed() -> dict[str, tuple[str, str]]:
    """Return the disputed figures with the reason in Indonesian and English (table ``disputed``)."""
    return {row.figure_id: (row.reason_id, row.reason_en) for row in vocabulary.table("disputed").itertuples()}
