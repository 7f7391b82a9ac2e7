"""What an importer sees before anything is cleaned: the sheets of a file, where their lists begin, what columns mean.

The steps of an import, each callable by itself and without a screen:

    preview_file(path)             -> sheets, with first rows, heading rows and a proposed field per column
    profiles.Profile(...)          <- what the steward says otherwise: sheet, heading rows, columns, formats
    importing.examine(path, ...)   -> counts, offences, changes and candidates; nothing is stored
    import_summary.count_changes_by_rule(result), count_offences_by_rule(result), importing.rejected_rows(result, "id")
    importing.propose_profile(result, ...)  -> the profile to save; store.add(result, ...) confirms
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.register import permit_fields
from data.register.mapping import headings
from data.register.mapping.profiles import Profile
from data.register.reading import grid_reader
from data.register.reading.refusal_log import log_refusals

PREVIEW_ROWS = 40
"""First rows of a sheet that an importer is shown."""

MAX_EXAMPLES = 3


@dataclass(frozen=True)
class Sheet:
    """One sheet: its first rows as text, and its list (None where no row has two known headings).

    ``rows`` and the examples are the file's own cells, names among them: show them to who opened the file, keep them
    nowhere.
    """

    name: str
    rows: list[list[str]]
    list_heading: headings.ListHeading | None

    @property
    def columns(self) -> pd.DataFrame:
        """Return one line a column, the personal ones first: ``heading``, ``field`` ("" where unknown), ``is_personal``,
        ``examples`` (none of a personal column)."""
        if self.list_heading is None:
            return pd.DataFrame(columns=["heading", "field", "is_personal", "examples"])
        personal_fields, first_row = permit_fields.personal_fields(), self.list_heading.heading_rows[1]
        pairs = zip(self.list_heading.headings, self.list_heading.fields, strict=True)
        lines = [
            (heading, field, field in personal_fields, "" if field in personal_fields else examples)
            for position, (heading, field) in enumerate(pairs)
            for examples in [list_examples(self.rows[first_row:], position)]
        ]
        table = pd.DataFrame(lines, columns=["heading", "field", "is_personal", "examples"])
        return table.sort_values("is_personal", ascending=False, kind="stable", ignore_index=True)


def list_examples(rows: list[list[str]], position: int) -> str:
    """Return the first different values of a column of rows."""
    cells = (row[position].strip() for row in rows if position < len(row))
    return " · ".join(list(dict.fromkeys(filter(None, cells)))[:MAX_EXAMPLES])


@dataclass(frozen=True)
class FilePreview:
    """A file's sheets that have cells, the names of hidden ones, and of the one that would be imported ("" in a CSV).

    ``chosen_sheet`` is None where no sheet holds a list: the steward names the heading row or the columns.
    """

    file: str
    sheets: list[Sheet]
    hidden_sheets: list[str]
    chosen_sheet: str | None

    @property
    def sheets_with_list(self) -> list[str]:
        """Return the names of the sheets that hold a list; one is chosen, the others are said."""
        return [sheet.name for sheet in self.sheets if sheet.list_heading]


@log_refusals
def preview_file(path: Path, profile: Profile = headings.NO_PROFILE) -> FilePreview:
    """Open a file and say what is in it; raise UnreadableFile where it cannot be read."""
    book = grid_reader.read(path)
    sheets = [Sheet(grid.sheet, grid.rows[:PREVIEW_ROWS], headings.find_heading(grid, profile)) for grid in book.grids]
    best_heading = headings.choose_list([sheet.list_heading for sheet in sheets if sheet.list_heading], profile.sheet)
    return FilePreview(path.name, sheets, book.hidden_sheets, best_heading.sheet if best_heading else None)
