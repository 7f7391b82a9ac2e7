"""A written text made plain, and what a cleaner makes of it."""

import re
from dataclasses import dataclass

OK, REVIEW, UNREADABLE, MISSING = "ok", "review", "unreadable", "missing"
LONGEST = 300
"""Longer text is no value of a list; it is cut before a pattern sees it."""

NOTHING = {"", "-", "--", "n/a", "na", "nihil", "tidak ada", "null", "none", "nan", "."}
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
"""What a spreadsheet shows where a formula failed: something was meant there, so it is not nothing."""


@dataclass(frozen=True)
class Cleaned:
    """A clean value, the rule that made it ("" where the text stood as it should), and how sure it is.

    ``status``: ok, review (``candidates`` say what it may mean), unreadable, or missing.
    """

    value: object
    rule: str = ""
    status: str = OK
    candidates: tuple[str, ...] = ()


def plain(text: object) -> str:
    """Return text on one line, without the blanks and marks that nobody sees, at most LONGEST characters."""
    cut = str(text)[:LONGEST]
    if not cut.isprintable():
        cut = "".join(sign if sign.isprintable() else " " for sign in cut)
    return " ".join(cut.split())


def key(text: object) -> str:
    """Return text as tables of aliases spell it: lower case, letters and digits only, single blanks."""
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def empty(text: str) -> bool:
    """Say whether text is one of the ways to write nothing."""
    return text.lower() in NOTHING
