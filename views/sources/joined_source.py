"""A register with published figures beside it: two sources that answer as one, and never add their numbers."""

import pandas as pd

from views.sources.identity import SourceIdentity
from views.sources.source import Lists, Source


class JoinedSource(Source):
    """Counts of a register; where it is asked for, what is published of the same stands beside them."""

    def __init__(self, identity: SourceIdentity, register_source: Source, published_source: Source):
        """Join the two; both are of the identity's versions and mode."""
        super().__init__(identity)
        self.register_source, self.published_source = register_source, published_source

    @property
    def lists(self) -> Lists | None:
        """Return whose lists the register holds."""
        return self.register_source.lists

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures of the register."""
        return self.register_source.measures

    @property
    def is_fictitious(self) -> bool:
        """Say whether any figure of either is fictitious."""
        return self.published_source.is_fictitious or self.register_source.is_fictitious

    def breakdowns(self, measure: str) -> frozenset[str]:
        """Return the breakdowns of the register."""
        return self.register_source.breakdowns(measure)

    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the totals of the register."""
        return self.register_source.totals(measure, only_last)

    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the categories of the register."""
        return self.register_source.parts(measure, breakdown, only_last)

    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return what the register tells of an area, then what is published of it."""
        rows = [source.of_area(area_code, only_last) for source in (self.register_source, self.published_source)]
        return pd.concat(rows, ignore_index=True)

    def companions_of(self, area_code: str) -> pd.DataFrame:
        """Return what the register and the published figures tell of an area."""
        rows = [source.companions_of(area_code) for source in (self.register_source, self.published_source)]
        return pd.concat(rows, ignore_index=True)

    def employers(self, area_code: str) -> pd.DataFrame:
        """Return the employers of the register."""
        return self.register_source.employers(area_code)

    def published_rows(self) -> pd.DataFrame:
        """Return every published observation."""
        return self.published_source.published_rows()

    def published_beside(self, measure: str) -> pd.DataFrame:
        """Return the published totals of a measure."""
        return self.published_source.totals(measure)
