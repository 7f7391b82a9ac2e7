"""Where a list begins, what its columns mean, and where it ends."""

import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning.change_log import whole
from data.register.cleaning.plain_text import LONGEST, key
from data.register.mapping.column_mapping import SEAM, field_of, is_value, is_worded, known
from data.register.mapping.profiles import Profile
from data.register.reading.grid_reader import Grid

NONE = Profile()
WHOLE = r"\d{1,3}([.,]\d{3})+|\d{1,9}"
"""A whole number, with or without points at the thousands."""

SEARCHED = 30
"""Heading rows are looked for in the first rows only."""

TOTALS = ("jumlah", "total", "grand total", "sub total", "subtotal", "jumlah total", "jumlah seluruhnya")
FOOTERS = ("sumber", "catatan", "keterangan", "mengetahui", "dicetak", "source", "note")


@dataclass(frozen=True)
class Found:
    """A list in a sheet: the rows of its heading (counted from 1), and the field of each column ("" where unknown)."""

    sheet: str
    heading: tuple[int, int]
    headings: list[str]
    fields: list[str]


def find(grid: Grid, profile: Profile = NONE) -> Found | None:
    """Find the heading of a sheet: the row, or two rows under merged cells, with the most known columns; at least two.

    The profile says what headings of this source mean, before ours are asked, and may name the heading rows itself.
    """
    if profile.heading:
        return given(grid, profile)
    choices = [
        (recognised(joined, profile.columns), -last, first, last, joined)
        for first in range(min(SEARCHED, len(grid.rows)))
        for last in (first, first + 1)
        if last < len(grid.rows) and (last == first or are_two_lines(grid.rows[first], grid.rows[last]))
        for joined in [join(grid.rows[first], grid.rows[last] if last > first else [])]
    ]
    best = max(choices, key=lambda choice: (*choice[:2], over(grid, *choice[2:4])), default=None)
    if best is None or best[0] < 2:
        return None
    _, _, first, last, joined = best
    return Found(grid.sheet, (first + 1, last + 1), joined, fields_of(joined, profile.columns))


def recognised(headings: list[str], meant: dict[str, str]) -> int:
    """Count the columns that are recognised: those with a field, and those of which the profile says that none is meant."""
    return distinct(fields_of(headings, meant)) + sum(meant.get(heading) == "" for heading in set(headings))


def are_two_lines(upper: list[str], lower: list[str]) -> bool:
    """Say whether a row is the second line of the heading above it, and no row of the list.

    No cell of it is a value, more than half of its filled cells are worded as headings are, and a heading that is known
    by itself has no other words below it: under "Nama" a name stands, not a heading. The upper line holds no value but
    numbers ("Tahun 2024").
    """
    filled = [cell for cell in lower if cell.strip()]
    if any(map(is_value, filled)) or any(is_value(re.sub(r"\d", "", cell)) for cell in upper):
        return False
    whole = all(is_worded(below) for over, below in zip(upper, lower, strict=False) if below.strip() and field_of(over))
    return whole and 2 * sum(map(is_worded, filled)) > len(filled)


def over(grid: Grid, first: int, last: int) -> tuple[bool, int]:
    """Rank headings that end in one row: two lines before one where half of the upper line are headings too."""
    upper = [cell for cell in grid.rows[first] if cell.strip()]
    grouped = last > first and len(upper) > 1 and 2 * sum(key(cell) in known() for cell in upper) >= len(upper)
    return grouped, first


def given(grid: Grid, profile: Profile) -> Found | None:
    """Return the list under the heading rows that the profile names, or None where the sheet does not reach so far.

    A second row that is a row of the list is none of the heading: it is read as the first row.
    """
    first, last = profile.heading[0], profile.heading[-1]
    if last > len(grid.rows):
        return None
    if last > first and not are_two_lines(grid.rows[first - 1], grid.rows[last - 1]):
        last = first
    joined = join(grid.rows[first - 1], grid.rows[last - 1] if last > first else [])
    return Found(grid.sheet, (first, last), joined, fields_of(joined, profile.columns))


def best(lists: list[Found], sheet: str = "") -> Found | None:
    """Return the list with the most known columns, of one sheet where it is named; the first of equals."""
    wanted = [found for found in lists if sheet in ("", found.sheet)]
    return max(wanted, key=lambda found: distinct(found.fields), default=None)


def fields_of(headings: list[str], meant: dict[str, str]) -> list[str]:
    """Return the field of each heading; no field twice: a heading that the profile names goes before the others."""
    fields = [meant.get(heading) if heading in meant else field_of(heading) for heading in headings]
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
        parts = dict.fromkeys(" ".join(cell.split()) for cell in (over, below[place]))
        joined.append(SEAM.join(filter(None, parts)))
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


def first_texts(frame: pd.DataFrame) -> pd.Series:
    """Return the first filled cell of each row."""
    first = pd.Series("", index=frame.index, dtype="str")
    for place in range(frame.shape[1]):
        if not (first == "").any():
            break
        first = first.where(first != "", frame.iloc[:, place].str.strip())
    return first


def keys(column: pd.Series) -> pa.Array:
    """Return texts as :func:`data.register.cleaning.plain_text.key` spells them, all at once."""
    lower = pc.utf8_lower(pc.utf8_slice_codeunits(whole(column), 0, LONGEST))
    return pc.ascii_trim_whitespace(pc.replace_substring_regex(lower, "[^a-z0-9]+", " "))


def totals(frame: pd.DataFrame) -> pd.Series:
    """Say which rows are a total or a footer and no permit: the first words of the row say so."""
    first = first_texts(frame)
    said = pc.match_substring_regex(keys(first), f"^({'|'.join(TOTALS)})$|^({'|'.join(FOOTERS)})( |$)")
    return pd.Series(said.to_numpy(zero_copy_only=False), index=frame.index) & ~first.str.contains("^[0-9]")


def repeated(frame: pd.DataFrame, grid: Grid, found: Found) -> pd.Series:
    """Say which rows repeat the heading, as at the top of a printed page, or number the columns: (1) (2) (3)."""
    lines = [{key(cell) for cell in grid.rows[row - 1]} - {""} for row in found.heading]
    likely = pa.array(sorted(set().union(*lines) | {"1"}), pa.large_string())
    maybe = frame[pc.is_in(keys(first_texts(frame)), likely).to_numpy(zero_copy_only=False)]
    hit = [row for row, cells in zip(maybe.index, maybe.to_numpy(), strict=True) if is_heading(cells, lines)]
    return pd.Series(frame.index.isin(hit), index=frame.index)


def is_heading(cells: list[str], lines: list[set[str]]) -> bool:
    """Say whether a row's filled cells, at least two, are all of a heading's line, or count from 1 in steps of 1."""
    filled = [words for cell in cells for words in [key(cell)] if words]
    counts = len(filled) > 2 and filled == [str(number + 1) for number in range(len(filled))]
    return counts or (len(filled) > 1 and any(set(filled) <= line for line in lines))


def sums(frame: pd.DataFrame, is_total: pd.Series, is_heading: pd.Series) -> dict[int, tuple[int, int]]:
    """Return (said, counted) of each totals row whose number is neither that of the rows since the total before it nor
    that of all rows above; the numbers as Indonesia writes them ("1.573")."""
    permits = (~is_total & ~is_heading).cumsum()
    found, before = {}, 0
    for row, cells in zip(frame.index[is_total], frame[is_total].to_numpy(), strict=True):
        said = [int(re.sub(r"[.,]", "", cell)) for cell in map(str.strip, cells) if re.fullmatch(WHOLE, cell)]
        counted = {int(permits[row]) - before, int(permits[row])}
        if said and not counted & set(said):
            found[row] = (said[0], max(counted) if "sub" not in key(" ".join(cells)) else min(counted))
        before = int(permits[row])
    return found
