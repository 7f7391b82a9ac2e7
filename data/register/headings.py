"""Where a list begins, what its columns mean, and where it ends."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pandas as pd
from rapidfuzz import fuzz

from data import tables
from data.register.profiles import Profile
from data.register.reading import Grid
from data.register.values import key

NONE = Profile()
SEARCHED = 30
"""Heading rows are looked for in the first rows only."""

LIKELY = 90
"""Spelling score (rapidfuzz ratio) from which a heading is taken for a known one."""

TOTALS = ("jumlah", "total", "grand total", "sub total", "subtotal", "jumlah total", "jumlah seluruhnya")
FOOTERS = ("sumber", "catatan", "keterangan", "mengetahui", "dicetak", "source", "note")


@dataclass(frozen=True)
class Found:
    """A list in a sheet: the rows of its heading (counted from 1), and the field of each column ("" where unknown)."""

    sheet: str
    heading: tuple[int, int]
    headings: list[str]
    fields: list[str]


@cache
def known() -> dict[str, str]:
    """Return the field of each known heading."""
    rows = tables.read("register_columns")
    return {key(heading): row.field for row in rows.itertuples() for heading in (row.field, *row.headings.split("|"))}


def field_of(heading: str) -> str:
    """Return the field that a heading means, or "" where it is not known."""
    words = key(heading)
    if not words:
        return ""
    if words in known():
        return known()[words]
    scored = [(fuzz.ratio(words, heading), field) for heading, field in known().items() if len(heading) > 4]
    score, field = max(scored)
    return field if score >= LIKELY else ""


def find(grid: Grid, profile: Profile = NONE) -> Found | None:
    """Find the heading of a sheet: the row, or two rows under merged cells, with the most known columns; at least two.

    The profile says what headings of this source mean, before ours are asked, and may name the heading rows itself.
    """
    if profile.heading:
        return given(grid, profile)
    choices = [
        (fields_of(joined, profile.columns), -last, first, last, joined)
        for first in range(min(SEARCHED, len(grid.rows)))
        for last in (first, first + 1)
        if last < len(grid.rows)
        for joined in [join(grid.rows[first], grid.rows[last] if last > first else [])]
    ]
    best = max(choices, key=lambda choice: (distinct(choice[0]), choice[1], choice[2]), default=None)
    if best is None or distinct(best[0]) < 2:
        return None
    fields, _, first, last, joined = best
    return Found(grid.sheet, (first + 1, last + 1), joined, fields)


def given(grid: Grid, profile: Profile) -> Found | None:
    """Return the list under the heading rows that the profile names, or None where the sheet does not reach so far."""
    first, last = profile.heading[0], profile.heading[-1]
    if last > len(grid.rows):
        return None
    joined = join(grid.rows[first - 1], grid.rows[last - 1] if last > first else [])
    return Found(grid.sheet, (first, last), joined, fields_of(joined, profile.columns))


def best(lists: list[Found], sheet: str = "") -> Found | None:
    """Return the list with the most known columns, of one sheet where it is named; the first of equals."""
    wanted = [found for found in lists if sheet in ("", found.sheet)]
    return max(wanted, key=lambda found: distinct(found.fields), default=None)


def fields_of(headings: list[str], meant: dict[str, str]) -> list[str]:
    """Return the field of each heading; no field twice: a heading that the profile names goes before the others."""
    fields = [meant.get(heading, field_of(heading)) for heading in headings]
    named = [heading in meant for heading in headings]
    order = sorted(range(len(fields)), key=lambda place: not named[place])
    first = {fields[place]: place for place in reversed(order)}
    return [field if first[field] == place else "" for place, field in enumerate(fields)]


def distinct(fields: list[str]) -> int:
    """Count the different fields that are known, the ordinal not among them."""
    return len(set(fields) - {"", "ordinal"})


def join(upper: list[str], lower: list[str]) -> list[str]:
    """Return headings of one or two rows, each but once: a merged upper cell stands over all the cells below it."""
    if not lower:
        return numbered([" ".join(cell.split()) for cell in upper])
    width = max(len(upper), len(lower))
    top, below = ([*row, *[""] * (width - len(row))] for row in (upper, lower))
    joined, over = [], ""
    for place in range(width):
        over = top[place] or (over if below[place] else "")
        joined.append(" ".join((below[place] if below[place] and not top[place] else over).split()))
    return numbered(joined)


def numbered(headings: list[str]) -> list[str]:
    """Return headings with a number behind those that stood before, so that a profile can name each column."""
    seen = Counter()
    found = []
    for heading in headings:
        seen[heading] += 1
        found.append(heading if seen[heading] == 1 or not heading else f"{heading} ({seen[heading]})")
    return found


def body(grid: Grid, found: Found) -> pd.DataFrame:
    """Return the rows below the heading with the file's own headings; the index is the row in the sheet, from 1."""
    frame = grid.below(found.heading[1])
    more = [f"({place + 1})" for place in range(len(found.headings), frame.shape[1])]
    for place in range(frame.shape[1], len(found.headings)):
        frame[place] = ""
    return frame.set_axis([*found.headings, *more], axis=1)


def named(frame: pd.DataFrame, found: Found) -> pd.DataFrame:
    """Return only the columns whose field is known, under the field's name."""
    kept = [place for place, field in enumerate(found.fields) if field]
    return frame.iloc[:, kept].set_axis([found.fields[place] for place in kept], axis=1)


def totals(frame: pd.DataFrame) -> pd.Series:
    """Say which rows are a total or a footer and no permit: the first words of the row say so."""
    first = pd.Series("", index=frame.index, dtype="str")
    for place in range(frame.shape[1]):
        first = first.where(first != "", frame.iloc[:, place].str.strip())
    codes, texts = pd.factorize(first)
    return pd.Series([is_total(text) for text in texts], dtype=bool).to_numpy()[codes] & (first != "")


def is_total(text: str) -> bool:
    """Say whether the first words of a row are those of a total or a footer."""
    words = "" if text[:1].isdigit() else key(text)
    return words in TOTALS or words.split(" ")[0] in FOOTERS
