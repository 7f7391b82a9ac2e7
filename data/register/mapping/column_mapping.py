"""What one heading means, and which cells are no heading but a value of a row.

A heading may be shown, stored and reported only if it is made of the words of headings: else it may be a person's name
that stands where a heading should.
"""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from data.register import permit_fields
from data.register.cleaning import values
from data.register.cleaning.plain_text import OK, normalise_key

LINE_SEPARATOR = " / "
"""What stands between the two lines of a heading when they are one text."""

MIN_SPELLING_SCORE = 90
"""Spelling score (rapidfuzz ratio) from which a heading is taken for a known one."""

CACHE_SIZE = 4_096
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

VALUE_KINDS = ("date", "nationality", "permit", "sex", "domain", "position", "purpose")
"""Kinds of column whose values are told from headings."""


@cache
def known_headings() -> dict[str, str]:
    """Return the field of each known heading."""
    return {
        normalise_key(heading): field.name
        for field in permit_fields.list_cell_fields()
        for heading in (field.name, *field.headings)
    }


@cache
def long_headings() -> list[str]:
    """Return the known headings that are long enough to be told by a spelling that is nearly theirs."""
    return [heading for heading in known_headings() if len(heading) > 4]


@cache
def heading_words() -> frozenset[str]:
    """Return every word of the known headings."""
    return frozenset(word for heading in known_headings() for word in heading.split()) | MORE_WORDS


@lru_cache(CACHE_SIZE)
def find_field(heading: str) -> str:
    """Return the field that a heading means, or "" where it is not known; of two lines, "upper / lower", both are asked.

    The whole decides before the lower line, the lower line before the upper: "RPTKA / Berlaku s/d" is not the permit's.
    """
    upper_line, _, lower_line = heading.partition(LINE_SEPARATOR)
    forms = (
        [f"{upper_line} {lower_line}", f"{lower_line} {upper_line}", lower_line, upper_line]
        if lower_line
        else [heading]
    )
    exact_fields = [known_headings()[normalise_key(form)] for form in forms if normalise_key(form) in known_headings()]
    certain_fields = [field for field in exact_fields if field != "ordinal"] or exact_fields
    return certain_fields[0] if certain_fields else next(filter(None, map(find_similar_field, forms)), "")


def find_similar_field(heading: str) -> str:
    """Return the field of the known heading that is spelled nearly so, or ""."""
    best_match = process.extractOne(
        normalise_key(heading), long_headings(), scorer=fuzz.ratio, score_cutoff=MIN_SPELLING_SCORE
    )
    return known_headings()[best_match[0]] if best_match else ""


def is_heading_text(text: str) -> bool:
    """Say whether a text is a known heading, or made of their words alone."""
    text_words = normalise_key(text).split()
    return bool(text_words) and (heading_words().issuperset(text_words) or bool(find_field(text)))


def is_safe(heading: str) -> bool:
    """Say whether a heading of one or two lines may be stored and reported: each line is worded as headings are."""
    lines = re.sub(r" \(\d+\)$", "", heading).split(LINE_SEPARATOR)
    return all(map(is_heading_text, lines))


@lru_cache(CACHE_SIZE)
def is_value(cell: str) -> bool:
    """Say whether a cell is a value of a row: it holds a digit, or reads as a date, a nationality, a permit or the like.

    What is a known heading is none: "Kapal" stands over a column, and is a word for sea.
    """
    if not cell.strip() or normalise_key(cell) in known_headings():
        return False
    return any(sign.isdigit() for sign in cell) or any(is_known_value(kind, cell) for kind in VALUE_KINDS)


def is_known_value(kind: str, cell: str) -> bool:
    """Say whether the cleaner of a kind of column knows a cell."""
    cleaned_value = values.CLEANERS[kind](cell)
    return cleaned_value.status == OK and cleaned_value.value != "other"
