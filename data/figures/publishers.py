"""Who publishes: an agency itself, the press naming an agency, or the press; and which figures are disputed.

The rule: what stands first, before "/" and brackets, publishes. An agency's own page is official; the press (or an
agency's clipping of the press) that names an agency anywhere in the line is ``press_official``; all else is press.
"""

import re
from functools import cache

from data.figures import vocabulary

AGENCIES = (
    r"kanim",
    r"kantor imigrasi",
    r"divisi imigrasi",
    r"kanwil",
    r"ditjen",
    r"kementerian",
    r"keme?n(kumham|imipas|dagri)",
    r"menkumham",
    r"timpora",
    r"\w*naker\w*",
    r"ketenagakerjaan",
    r"\w*dukcapil\w*",
    r"dkcs",
    r"kesbangpol\w*",
    r"bps",
    r"ombudsman",
    r"gubernur|wagub",
    r"pemkab|pemkot|pemprov|ppid",
)
AGENCY_PATTERN = re.compile(rf"\b({'|'.join(AGENCIES)})\b", re.IGNORECASE)
CLIPPING_PATTERN = re.compile(r"\be-kliping\b", re.IGNORECASE)
RANKS = {"register": 0, "official": 0, "press_official": 1, "press": 2}


@cache
def classify_publisher(publisher: str) -> str:
    """Return ``official`` (an agency publishes), ``press_official`` (the press names an agency) or ``press``."""
    text = publisher[:500]
    first_part = re.split(r"[/(]", text, maxsplit=1)[0]
    if AGENCY_PATTERN.search(first_part) and not CLIPPING_PATTERN.search(first_part):
        return "official"
    return "press_official" if AGENCY_PATTERN.search(text) else "press"


@cache
def disputed_reasons() -> dict[str, tuple[str, str]]:
    """Return the disputed figures with the reason in Indonesian and English (table ``disputed``)."""
    return {row.figure_id: (row.reason_id, row.reason_en) for row in vocabulary.table("disputed").itertuples()}


@cache
def disputed_addresses() -> dict[str, str]:
    """Return the address of each disputed figure: a figure of the same id from elsewhere is another figure."""
    return {row.figure_id: row.url for row in vocabulary.table("disputed").itertuples()}
