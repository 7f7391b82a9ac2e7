"""Where a list begins, what its columns mean, and where it ends."""

import re
from collections import Counter
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.register.cleaning.change_log import to_arrow_array
from data.register.cleaning.plain_text import MAX_TEXT_CHARS, normalise_key
from data.register.mapping.column_mapping import LINE_SEPARATOR, find_field, is_heading_text, is_value, known_headings
from data.register.mapping.profiles import Profile
from data.register.reading.grid_reader import Grid

NO_PROFILE = Profile()
WHOLE_NUMBER = r"\d{1,3}([.,]\d{3})+|\d{1,9}"
"""A whole number, with or without points at the thousands."""

MAX_SEARCHED_ROWS = 30
"""Heading rows are looked for in the first rows only."""

TOTAL_WORDS = ("jumlah", "total", "grand total", "sub total", "subtotal", "jumlah total", "jumlah seluruhnya")
FOOTER_WORDS = ("sumber", "catatan", "keterangan", "mengetahui", "dicetak", "source", "note")


@dataclass(frozen=True)
class ListHeading:
    """A list in a sheet: the rows of its heading (counted from 1), and the field of each column ("" where unknown)."""

    sheet: str
    heading_rows: tuple[int, int]
    headings: list[str]
    fields: list[str]


def find_heading(grid: Grid, profile: Profile = NO_PROFILE) -> ListHeading | None:
    """Find the heading of a sheet: the row, or two rows under merged cells, with the most known columns; at least two.

    The profile says what headings of this source mean, before ours are asked, and may name the heading rows itself.
    """
    if profile.heading:
        return find_profile_heading(grid, profile)
    choices = [
        (count_recognised(headings, profile.columns), -last_row, first_row, last_row, headings)
        for first_row in range(min(MAX_SEARCHED_ROWS, len(grid.rows)))
        for last_row in (first_row, first_row + 1)
        if last_row < len(grid.rows)
        and (last_row == first_row or are_two_lines(grid.rows[first_row], grid.rows[last_row]))
        for headings in [join_lines(grid.rows[first_row], grid.rows[last_row] if last_row > first_row else [])]
    ]
    best_choice = max(choices, key=lambda choice: (*choice[:2], rank_heading(grid, *choice[2:4])), default=None)
    if best_choice is None or best_choice[0] < 2:
        return None
    _, _, first_row, last_row, headings = best_choice
    return ListHeading(grid.sheet, (first_row + 1, last_row + 1), headings, find_fields(headings, profile.columns))


def count_recognised(headings: list[str], field_by_heading: dict[str, str]) -> int:
    """Count the columns that are recognised: those with a field, and those of which the profile says that none is meant."""
    return count_known_fields(find_fields(headings, field_by_heading)) + sum(
        field_by_heading.get(heading) == "" for heading in set(headings)
    )


def are_two_lines(upper_cells: list[str], lower_cells: list[str]) -> bool:
    """Say whether a row is the second line of the heading above it, and no row of the list.

    No cell of it is a value, more than half of its filled cells are worded as headings are, and a heading that is known
    by itself has no other words below it: under "Nama" a name stands, not a heading. The upper line holds no value but
    numbers ("Tahun 2024").
    """
    filled_cells = [cell for cell in lower_cells if cell.strip()]
    if any(map(is_value, filled_cells)) or any(is_value(re.sub(r"\d", "", cell)) for cell in upper_cells):
        return False
    has_headings_below = all(
        is_heading_text(lower_cell)
        for upper_cell, lower_cell in zip(upper_cells, lower_cells, strict=False)
        if lower_cell.strip() and find_field(upper_cell)
    )
    return has_headings_below and 2 * sum(map(is_heading_text, filled_cells)) > len(filled_cells)


def rank_heading(grid: Grid, first_row: int, last_row: int) -> tuple[bool, int]:
    """Rank headings that end in one row: two lines before one where half of the upper line are headings too."""
    upper_cells = [cell for cell in grid.rows[first_row] if cell.strip()]
    is_grouped = (
        last_row > first_row
        and len(upper_cells) > 1
        and 2 * sum(normalise_key(cell) in known_headings() for cell in upper_cells) >= len(upper_cells)
    )
    return is_grouped, first_row


def find_profile_heading(grid: Grid, profile: Profile) -> ListHeading | None:
    """Return the list under the heading rows that the profile names, or None where the sheet does not reach so far.

    A second row that is a row of the list is none of the heading: it is read as the first row.
    """
    first_row, last_row = profile.heading[0], profile.heading[-1]
    if last_row > len(grid.rows):
        return None
    if last_row > first_row and not are_two_lines(grid.rows[first_row - 1], grid.rows[last_row - 1]):
        last_row = first_row
    headings = join_lines(grid.rows[first_row - 1], grid.rows[last_row - 1] if last_row > first_row else [])
    return ListHeading(grid.sheet, (first_row, last_row), headings, find_fields(headings, profile.columns))


def choose_list(lists: list[ListHeading], sheet: str = "") -> ListHeading | None:
    """Return the list with the most known columns, of one sheet where it is named; the first of equals."""
    candidates = [list_heading for list_heading in lists if sheet in ("", list_heading.sheet)]
    return max(candidates, key=lambda list_heading: count_known_fields(list_heading.fields), default=None)


def find_fields(headings: list[str], field_by_heading: dict[str, str]) -> list[str]:
    """Return the field of each heading; no field twice: a heading that the profile names goes before the others."""
    fields = [field_by_heading[heading] if heading in field_by_heading else find_field(heading) for heading in headings]
    is_in_profile = [heading in field_by_heading for heading in headings]
    order = sorted(range(len(fields)), key=lambda position: not is_in_profile[position])
    first_positions = {fields[position]: position for position in reversed(order)}
    return [field if first_positions[field] == position else "" for position, field in enumerate(fields)]


def count_known_fields(fields: list[str]) -> int:
    """Count the different fields that are known, the ordinal not among them."""
    return len(set(fields) - {"", "ordinal"})


def join_lines(upper_cells: list[str], lower_cells: list[str]) -> list[str]:
    """Return headings of one or two rows, each but once: a merged upper cell stands over all the cells below it."""
    if not lower_cells:
        return number_repeats([" ".join(cell.split()) for cell in upper_cells])
    width = max(len(upper_cells), len(lower_cells))
    padded_upper, padded_lower = ([*row, *[""] * (width - len(row))] for row in (upper_cells, lower_cells))
    headings, cell_above = [], ""
    for position in range(width):
        cell_above = padded_upper[position] or (cell_above if padded_lower[position] else "")
        parts = dict.fromkeys(" ".join(cell.split()) for cell in (cell_above, padded_lower[position]))
        headings.append(LINE_SEPARATOR.join(filter(None, parts)))
    return number_repeats(headings)


def number_repeats(headings: list[str]) -> list[str]:
    """Return headings with a number behind those that stood before, so that a profile can name each column."""
    occurrences: Counter[str] = Counter()
    numbered_headings = []
    for heading in headings:
        occurrences[heading] += 1
        numbered_headings.append(
            heading if occurrences[heading] == 1 or not heading else f"{heading} ({occurrences[heading]})"
        )
    return numbered_headings


def read_body(grid: Grid, list_heading: ListHeading) -> pd.DataFrame:
    """Return the rows below the heading with the file's own headings; the index is the row in the sheet, from 1."""
    frame = grid.rows_below(list_heading.heading_rows[1])
    extra_headings = [f"({position + 1})" for position in range(len(list_heading.headings), frame.shape[1])]
    for position in range(frame.shape[1], len(list_heading.headings)):
        frame[position] = ""
    return frame.set_axis([*list_heading.headings, *extra_headings], axis=1)


def select_known_columns(frame: pd.DataFrame, list_heading: ListHeading) -> pd.DataFrame:
    """Return only the columns whose field is known, under the field's name."""
    known_positions = [position for position, field in enumerate(list_heading.fields) if field]
    return frame.iloc[:, known_positions].set_axis(
        [list_heading.fields[position] for position in known_positions], axis=1
    )


def first_filled_cells(frame: pd.DataFrame) -> pd.Series:
    """Return the first filled cell of each row."""
    first_cells = pd.Series("", index=frame.index, dtype="str")
    for position in range(frame.shape[1]):
        if not (first_cells == "").any():
            break
        first_cells = first_cells.where(first_cells != "", frame.iloc[:, position].str.strip())
    return first_cells


def normalise_keys(column: pd.Series) -> pa.Array:
    """Return texts as :func:`data.register.cleaning.plain_text.normalise_key` spells them, all at once."""
    lowered_texts = pc.utf8_lower(pc.utf8_slice_codeunits(to_arrow_array(column), 0, MAX_TEXT_CHARS))
    return pc.ascii_trim_whitespace(pc.replace_substring_regex(lowered_texts, "[^a-z0-9]+", " "))


def mask_totals(frame: pd.DataFrame) -> pd.Series:
    """Say which rows are a total or a footer and no permit: the first words of the row say so."""
    first_cells = first_filled_cells(frame)
    is_total_word = pc.match_substring_regex(
        normalise_keys(first_cells), f"^({'|'.join(TOTAL_WORDS)})$|^({'|'.join(FOOTER_WORDS)})( |$)"
    )
    return pd.Series(is_total_word.to_numpy(zero_copy_only=False), index=frame.index) & ~first_cells.str.contains(
        "^[0-9]"
    )


def mask_repeated_headings(frame: pd.DataFrame, grid: Grid, list_heading: ListHeading) -> pd.Series:
    """Say which rows repeat the heading, as at the top of a printed page, or number the columns: (1) (2) (3)."""
    heading_lines = [{normalise_key(cell) for cell in grid.rows[row - 1]} - {""} for row in list_heading.heading_rows]
    likely_keys = pa.array(sorted(set().union(*heading_lines) | {"1"}), pa.large_string())
    candidate_rows = frame[
        pc.is_in(normalise_keys(first_filled_cells(frame)), likely_keys).to_numpy(zero_copy_only=False)
    ]
    repeated_rows = [
        row
        for row, cells in zip(candidate_rows.index, candidate_rows.to_numpy(), strict=True)
        if is_heading(cells, heading_lines)
    ]
    return pd.Series(frame.index.isin(repeated_rows), index=frame.index)


def is_heading(cells: list[str], heading_lines: list[set[str]]) -> bool:
    """Say whether a row's filled cells, at least two, are all of a heading's line, or count from 1 in steps of 1."""
    filled_keys = [cell_key for cell in cells for cell_key in [normalise_key(cell)] if cell_key]
    is_numbering = len(filled_keys) > 2 and filled_keys == [str(number + 1) for number in range(len(filled_keys))]
    return is_numbering or (len(filled_keys) > 1 and any(set(filled_keys) <= line for line in heading_lines))


def find_open_sums(frame: pd.DataFrame, is_total: pd.Series, is_heading: pd.Series) -> dict[int, tuple[int, int]]:
    """Return (said, counted) of each totals row whose number is neither that of the rows since the total before it nor
    that of all rows above; the numbers as Indonesia writes them ("1.573")."""
    permits = (~is_total & ~is_heading).cumsum()
    open_sums, rows_before = {}, 0
    for row, cells in zip(frame.index[is_total], frame[is_total].to_numpy(), strict=True):
        stated_totals = [
            int(re.sub(r"[.,]", "", cell)) for cell in map(str.strip, cells) if re.fullmatch(WHOLE_NUMBER, cell)
        ]
        row_counts = {int(permits[row]) - rows_before, int(permits[row])}
        if stated_totals and not row_counts & set(stated_totals):
            open_sums[row] = (
                stated_totals[0],
                max(row_counts) if "sub" not in normalise_key(" ".join(cells)) else min(row_counts),
            )
        rows_before = int(permits[row])
    return open_sums
