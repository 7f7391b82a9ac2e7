"""A region beside its neighbours and its province, and the figures on it that differ between sources."""

from dataclasses import dataclass

import pandas as pd

from data import figures, regions
from views.region.surroundings import list_neighbours
from views.sources.source import Source
from views.sources.stops import LATEST_STOP
from views.tables.figure_table import numbers
from views.text.translator import Translator

MAX_DATE_GAP_DAYS = 366


@dataclass(frozen=True)
class Comparison:
    """One measure side by side: the latest figure of each area that has one, and the names of those that have none."""

    measure: str
    rows: pd.DataFrame
    missing_names: list[str]

    @property
    def is_far_apart(self) -> bool:
        """Say whether the figures are more than a year apart."""
        dates = self.rows["date"]
        return len(dates) > 1 and (dates.max() - dates.min()).days > MAX_DATE_GAP_DAYS


def compare_with_neighbours(source: Source, area: str, headlines: pd.DataFrame) -> Comparison | None:
    """Return the area's most telling measure that a neighbour or the province has, too; None where there is nothing to compare."""
    gazetteer = regions.load()
    if headlines.empty or gazetteer.get(area).level not in ("province", "regency"):
        return None
    containing_codes = (region.region_code for region in gazetteer.path(area)[1:-1])
    codes = list(dict.fromkeys([area, *list_neighbours(area), *containing_codes]))
    rows_by_measure = {measure: select_latest(source, measure, codes) for measure in headlines["measure"]}
    measure = next((name for name, rows in rows_by_measure.items() if len(rows) > 1), headlines.iloc[0]["measure"])
    rows = rows_by_measure[measure]
    known_codes = set(rows["area_code"])
    return Comparison(measure, rows, [gazetteer.get(code).full_name for code in codes if code not in known_codes])


def select_latest(source: Source, measure: str, areas: list[str]) -> pd.DataFrame:
    """Return the latest known figures of a measure for some areas."""
    rows = source.rows_by_stop(measure)
    return rows[(rows["stop"] == LATEST_STOP) & rows["area_code"].isin(areas)]


def comparison_table(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return the columns that matter when regions stand side by side."""
    table = numbers(rows.sort_values("value", ascending=False), i18n)
    return table[
        [
            i18n.gettext("Area"),
            i18n.gettext("Value"),
            i18n.gettext("Unit"),
            i18n.gettext("Date or period"),
            i18n.gettext("Publisher"),
            i18n.gettext("Title"),
            i18n.gettext("Address"),
        ]
    ]


def list_conflicts(source: Source, area: str) -> pd.DataFrame:
    """Return the figures of an area that state one fact with different values, the one shown first."""
    return figures.conflicts(source.figures_of(area))


def conflict_table(rows: pd.DataFrame, i18n: Translator) -> pd.DataFrame:
    """Return conflicting figures with measure, value, date and source."""
    table = numbers(rows, i18n)
    return table.drop(
        columns=[
            i18n.gettext("Code"),
            i18n.gettext("Area"),
            i18n.gettext("Per 100,000 residents"),
            i18n.gettext("Residents (series)"),
            i18n.gettext("Published on"),
            i18n.gettext("Figure"),
        ]
    )
