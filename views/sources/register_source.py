"""The permit register as a source: counts of the offices' lists in one mode of disclosure control."""

import pandas as pd

from data import figures
from data.register.queries.disclosed_register import DIMENSIONS, DisclosedRegister
from views.sources.memo import remember
from views.sources.source import Lists, Source


class RegisterSource(Source):
    """The register of a store, as the mode of its identity tells it."""

    @property
    def register(self) -> DisclosedRegister:
        """Return the register after disclosure control; it is read when the first question is asked of it."""
        return open_register(self)

    @property
    def lists(self) -> Lists | None:
        """Return whose lists are counted and as of which day; None where no list counts."""
        cube = self.register.cube
        return None if cube is None else Lists(self.register.publisher, pd.Timestamp(cube.as_of))

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures that the lists tell of."""
        register_measures = set(self.register.measures)
        return tuple(measure for measure in figures.measures().index if measure in register_measures)

    @property
    def is_fictitious(self) -> bool:
        """Say whether any row of the register is fictitious."""
        return self.register.is_fictitious

    def breakdowns(self, measure: str) -> frozenset[str]:
        """Return the breakdowns of a stock; a flow has none."""
        return frozenset(DIMENSIONS) if figures.measure_facts(measure)["kind"] == "stock" else frozenset()

    def totals(self, measure: str, only_last: bool = False) -> pd.DataFrame:
        """Return the totals of a measure at every stop of time, or at the last."""
        return self.register.totals(measure, only_last)

    def parts(self, measure: str, breakdown: str, only_last: bool = False) -> pd.DataFrame:
        """Return the categories of one breakdown of a stock."""
        return self.register.parts(measure, breakdown, only_last)

    def of_area(self, area_code: str, only_last: bool = False) -> pd.DataFrame:
        """Return what is told of one area: the totals of all measures, and the newest parts of each."""
        return self.register.of_area(area_code, only_last)

    def companions_of(self, area_code: str) -> pd.DataFrame:
        """Return how many employers an area has (internally), and in how many districts people are."""
        rows = [self.register.companies(area_code), self.register.districts(area_code)]
        return pd.concat(rows, ignore_index=True)

    @remember(max_entries=300)
    def employers(self, area_code: str) -> pd.DataFrame:
        """Return the employers of an area where enough share a cell; none in a mode that protects."""
        return self.register.employers(area_code)

    def published_rows(self) -> pd.DataFrame:
        """Return no rows: published figures are not told here."""
        return self.published_file.observations.iloc[:0]

    def published_beside(self, measure: str) -> pd.DataFrame:
        """Return no rows: published figures are not told here."""
        return self.published_rows()


@remember(max_entries=1)
def open_register(source: RegisterSource) -> DisclosedRegister:
    """Read the totals of a source's store; raise DataError where it cannot be read."""
    return DisclosedRegister(source.identity.choice.url, source.mode)
