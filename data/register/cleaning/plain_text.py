"""A written text made plain, and what a cleaner makes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

Certainty = Literal["ok", "review", "unreadable", "missing"]
OK: Final = "ok"
REVIEW: Final = "review"
UNREADABLE: Final = "unreadable"
MISSING: Final = "missing"
MAX_TEXT_CHARS = 300
"""Longer text is no value of a list; it is cut before a pattern sees it."""

MISSING_TEXTS = {"", "-", "--", "n/a", "na", "nihil", "tidak ada", "null", "none", "nan", "."}
ERROR_TEXTS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
"""What a spreadsheet shows where a formula failed: something was meant there, so it is not nothing."""


@dataclass(frozen=True)
class CleanedValue:
    """A clean value, the rule that made it ("" where the text stood as it should), and how sure it is.

    ``status``: ok, review (``candidates`` say what it may mean), unreadable, or missing.
    """

    value: Any  # a date, a code, a pair of codes, or None: each cleaner says which
    rule: str = ""
    status: Certainty = OK
    candidates: tuple[str, ...] = ()


Cleaner = Callable[[str], CleanedValue]
"""What reads one written value; it raises nothing for any text."""


def to_plain_text(text: object) -> str:
    """Return text on one line, without the blanks and marks that nobody sees, at most ``MAX_TEXT_CHARS`` characters."""
    plain_text = str(text)[:MAX_TEXT_CHARS]
    if not plain_text.isprintable():
        plain_text = "".join(character if character.isprintable() else " " for character in plain_text)
    return " ".join(plain_text.split())


def normalise_key(text: object) -> str:
    """Return text as tables of aliases spell it: lower case, ASCII letters and digits only, single blanks.

    It compares headings and words of a list. Two other keys compare other things, and differ on purpose: names of regions
    (:func:`data.regions.matching.normalise_name`: letters of any script, abbreviations written out) and what links a person's rows
    (:func:`data.register.cleaning.pseudonyms.normalise_text`: no blanks; stored pseudonyms are made of it, so it never changes).
    """
    return re.sub(r"[^a-z0-9]+", " ", to_plain_text(text).lower()).strip()


def is_missing(text: str) -> bool:
    """Say whether text is one of the ways to write nothing."""
    return text.lower() in MISSING_TEXTS
