"""What one heading means, and which cells are no heading but a value of a row.

A heading may be shown, stored and reported only if it is made of the words of headings: else it may be a person's name
that stands where a heading should.
"""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from data import tables
from data.register.cleaning import values
from data.register.cleaning.plain_text import OK, key

SEAM = " / "
"""What stands between the two lines of a heading when they are one text."""

LIKELY = 90
"""Spelling score (rapidfuzz ratio) from which a heading is taken for a known one."""

REMEMBERED = 4_096
"""Texts whose meaning is kept in memory: more than the cells of any heading."""

MORE_WORDS = {
    "ket",
    "keterangan",
    "catatan",
    "status",
    "data",
    "tahun",
    "bulan",
    "ke",
    "orang",
    "asing",
    "unit",
    "kelas",
}
"""Words of headings that stand in no heading that we know."""

VALUES = ("date", "nationality", "permit", "sex", "domain", "position", "purpose")
"""Kinds of column whose values are told from headings."""


@cache
def known() -> dict[str, str]:
    """Return the field of each known heading."""
    rows = tables.read("register_columns")
    return {key(heading): row.field for row in rows.itertuples() for heading in (row.field, *row.headings.split("|"))}


@cache
def long_ones() -> list[str]:
    """Return the known headings that are long enough to be told by a spelling that is nearly theirs."""
    return [heading for heading in known() if len(heading) > 4]


@cache
def words() -> frozenset[str]:
    """Return every word of the known headings."""
    return frozenset(word for heading in known() for word in heading.split()) | MORE_WORDS


@lru_cache(REMEMBERED)
def field_of(heading: str) -> str:
    """Return the field that a heading means, or "" where it is not known; of two lines, "upper / lower", both are asked.

    The whole decides before the lower line, the lower line before the upper: "RPTKA / Berlaku s/d" is not the permit's.
    """
    upper, _, lower = heading.partition(SEAM)
    forms = [f"{upper} {lower}", f"{lower} {upper}", lower, upper] if lower else [heading]
    exact = [known()[key(form)] for form in forms if key(form) in known()]
    sure = [field for field in exact if field != "ordinal"] or exact
    return sure[0] if sure else next(filter(None, map(alike, forms)), "")


def alike(heading: str) -> str:
    """Return the field of the known heading that is spelled nearly so, or ""."""
    found = process.extractOne(key(heading), long_ones(), scorer=fuzz.ratio, score_cutoff=LIKELY)
    return known()[found[0]] if found else ""


def is_worded(text: str) -> bool:
    """Say whether a text is a known heading, or made of their words alone."""
    said = key(text).split()
    return bool(said) and (words().issuperset(said) or bool(field_of(text)))


def is_safe(heading: str) -> bool:
    """Say whether a heading of one or two lines may be stored and reported: each line is worded as headings are."""
    lines = re.sub(r" \(\d+\)$", "", heading).split(SEAM)
    return all(map(is_worded, lines))


@lru_cache(REMEMBERED)
def is_value(cell: str) -> bool:
    """Say whether a cell is a value of a row: it holds a digit, or reads as a date, a nationality, a permit or the like.

    What is a known heading is none: "Kapal" stands over a column, and is a word for sea.
    """
    if not cell.strip() or key(cell) in known():
        return False
    return any(sign.isdigit() for sign in cell) or any(is_read(kind, cell) for kind in VALUES)


def is_read(kind: str, cell: str) -> bool:
    """Say whether the cleaner of a kind of column knows a cell."""
    found = values.CLEANERS[kind](cell)
    return found.status == OK and found.value != "other"
