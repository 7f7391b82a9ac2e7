"""What an importer sees before anything is cleaned: the sheets of a file, where their lists begin, what columns mean.

The steps of an import, each callable by itself and without a screen:

    look(path)                     -> sheets, with first rows, heading rows and a proposed field per column
    profiles.Profile(...)          <- what the steward says otherwise: sheet, heading rows, columns, formats
    importing.examine(path, ...)   -> counts, offences, changes and candidates; nothing is stored
    preview.changes_by_rule(done), preview.offences_by_rule(done), importing.rejected(done, "id")
    importing.proposed(done, ...)  -> the profile to save; store.add(done, ...) confirms
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.register.cleaning import pseudonyms
from data.register.mapping import headings
from data.register.mapping.profiles import Profile
from data.register.reading import grid_reader

SHOWN = 40
"""First rows of a sheet that an importer is shown."""

EXAMPLES = 3


@dataclass(frozen=True)
class Sheet:
    """One sheet: its first rows as text, and its list (None where no row has two known headings).

    ``rows`` and the examples are the file's own cells, names among them: show them to who opened the file, keep them
    nowhere.
    """

    name: str
    rows: list[list[str]]
    found: headings.Found | None

    @property
    def columns(self) -> pd.DataFrame:
        """Return one line a column, the personal ones first: ``heading``, ``field`` ("" where unknown), ``is_personal``,
        ``examples`` (none of a personal column)."""
        if self.found is None:
            return pd.DataFrame(columns=["heading", "field", "is_personal", "examples"])
        dropped = pseudonyms.fields()
        lines = [
            (heading, field, field in dropped, "" if field in dropped else self._examples(place))
            for place, (heading, field) in enumerate(zip(self.found.headings, self.found.fields, strict=True))
        ]
        table = pd.DataFrame(lines, columns=["heading", "field", "is_personal", "examples"])
        return table.sort_values("is_personal", ascending=False, kind="stable", ignore_index=True)

    def _examples(self, place: int) -> str:
        below = (row[place].strip() for row in self.rows[self.found.heading[1] :] if place < len(row))
        return " · ".join(list(dict.fromkeys(cell for cell in below if cell))[:EXAMPLES])


@dataclass(frozen=True)
class Look:
    """A file's sheets that have cells, the names of hidden ones, and of the one that would be imported ("" in a CSV).

    ``chosen`` is None where no sheet holds a list: the steward names the heading row or the columns.
    """

    file: str
    sheets: list[Sheet]
    hidden: list[str]
    chosen: str | None

    @property
    def lists(self) -> list[str]:
        """Return the names of the sheets that hold a list; one is chosen, the others are said."""
        return [sheet.name for sheet in self.sheets if sheet.found]


def look(path: Path, profile: Profile = headings.NONE) -> Look:
    """Open a file and say what is in it; raise UnreadableFile where it cannot be read."""
    book = grid_reader.read(path)
    sheets = [Sheet(grid.sheet, grid.rows[:SHOWN], headings.find(grid, profile)) for grid in book.grids]
    best = headings.best([sheet.found for sheet in sheets if sheet.found], profile.sheet)
    return Look(path.name, sheets, book.hidden, best.sheet if best else None)
