"""Published figures as a source: what agencies and the press have told, each figure with its address."""

import pandas as pd

from data import figures
from views.sources.memo import remember
from views.sources.source import Lists, Source


class PublishedSource(Source):
    """The figures file; nothing of it is hidden in any mode."""

    @property
    def lists(self) -> Lists | None:
        """Return None: nothing is counted from lists."""
        return None

    @property
    def measures(self) -> tuple[str, ...]:
        """Return every measure of the table: a page offers each, and says where there is no figure."""
        return tuple(figures.measures().index)

    @property
    def is_fictitious(self) -> bool:
        """Say whether any published figure is fictitious."""
        return has_fictitious(self)

    def breakdowns(self, measure: str) -> frozenset[str]:
        """Return the breakdowns in which a measure is published, "total" among them."""
        rows = self.published_rows()
        return frozenset(rows.loc[rows["measure"] == measure, "breakdown"])

    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the published totals of a measure."""
        return self.parts(measure, "total")

    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the published categories of one breakdown of a measure."""
        rows = self.published_rows()
        return rows[(rows["measure"] == measure) & (rows["breakdown"] == breakdown)]

    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return every published figure of an area."""
        rows = self.published_rows()
        return rows[rows["area_code"] == area_code]

    def companions_of(self, area_code: str) -> pd.DataFrame:
        """Return every published figure of an area."""
        return self.of_area(area_code)

    def employers(self, area_code: str) -> pd.DataFrame:
        """Return no rows: employers are told of a register."""
        return self.published_rows().iloc[:0]

    def published_rows(self) -> pd.DataFrame:
        """Return every published observation."""
        return self.published_file.observations

    def published_beside(self, measure: str) -> pd.DataFrame:
        """Return no rows: nothing stands beside what is published."""
        return self.published_rows().iloc[:0]


@remember(max_entries=1)
def has_fictitious(source: PublishedSource) -> bool:
    """Say whether any published figure is fictitious."""
    return bool((source.published_rows()["status"] == "fictitious").any())
