"""Which of several figures is shown, over time and by area; the others stay beside it.

The rule: an undisputed figure before a disputed one; then the latest as-of date (of flows in one year: a period within
the year, the longest one, the latest end); then official before press; then the highest detail: the more exact date,
then the source that gives more categories; then the later publication, then the figure id. Nothing is interpolated.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.figures import vocabulary
from data.figures.publishers import RANKS

SMALLEST_BASE = 20
"""A percentage needs a base of 20 or more (DOMAIN 3: year-on-year percentages on smaller bases are noise)."""

PRECISIONS = {"day": 0, "month": 1, "year": 2}
SERIES = ["area_code", "measure", "breakdown", "category"]
HEADLINE_GROUPS = {"workers": 0, "holders": 0, "permits": 1, "actions": 2}
COMPANION_MEASURES = ("employers", "kip_vessels", "holder_districts")
"""The other two of the headline triple (people, companies or ships, districts): ships in operation, not those checked."""


@dataclass(frozen=True)
class Change:
    """A difference, and its percentage where the base is large enough."""

    absolute: int
    percent: float | None


def compute_change(old_value: float, new_value: float) -> Change:
    """Return the change from ``old_value`` to ``new_value``: percent only on a base of 20 or more, and never on zero."""
    percent = (new_value - old_value) / old_value * 100 if old_value >= SMALLEST_BASE else None
    return Change(int(new_value - old_value), percent)


def number_facts(observations: pd.DataFrame) -> pd.Series:
    """Return a number for each fact's time: a stock's date and precision; a flow's first day and last month.

    Two figures of one area, measure and category with the same number state the same fact.
    """
    stock = [observations["as_of"], observations["as_of_precision"]]
    month = observations["period_end"].dt.year * 12 + observations["period_end"].dt.month
    return observations.groupby([*stock, observations["period_start"], month], dropna=False, sort=False).ngroup()


def rank_observations(observations: pd.DataFrame) -> np.ndarray:
    """Return the positions of observations in the order of the rule above, best first."""
    start, end = observations["period_start"], observations["period_end"]
    keys = (
        observations["status"] == "disputed",
        (start.dt.year != end.dt.year) & (observations["kind"] == "flow"),
        -(end - start).dt.days.fillna(0),
        -observations["date"].astype("int64"),
        observations["standing"].map(RANKS),
        observations["as_of_precision"].map(PRECISIONS).fillna(0),
        -observations["detail"],
        -pd.factorize(observations["published_on"], sort=True)[0],
        pd.factorize(observations["figure_id"], sort=True)[0],
    )
    return np.lexsort([np.asarray(key) for key in reversed(keys)])


def choose(observations: pd.DataFrame, group_columns: list[str]) -> pd.DataFrame:
    """Return the best observation of each group ``group_columns``, with ``alternatives`` (others of the same fact) and ``has_conflict``.

    A conflict is another value for the same fact, not another date.
    """
    order = rank_observations(observations)
    best_positions = order[~observations[group_columns].iloc[order].duplicated().to_numpy()]
    fact_values = observations["value"].groupby(observations.groupby([*SERIES, number_facts(observations)]).ngroup())
    alternative_counts, distinct_counts = (
        fact_values.transform("size").iloc[best_positions] - 1,
        fact_values.transform("nunique").iloc[best_positions],
    )
    return (
        observations.iloc[best_positions]
        .assign(alternatives=alternative_counts, has_conflict=distinct_counts > 1)
        .reset_index(drop=True)
    )


def select_measure(observations: pd.DataFrame, measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return the observations of one measure and breakdown."""
    return observations[(observations["measure"] == measure) & (observations["breakdown"] == breakdown)]


def choose_by_year(observations: pd.DataFrame, measure: str, breakdown: str = "total") -> pd.DataFrame:
    """Return one figure per area, category and calendar year."""
    return choose(select_measure(observations, measure, breakdown), [*SERIES, "year"])


def choose_latest(
    observations: pd.DataFrame, measure: str, today: pd.Timestamp, breakdown: str = "total"
) -> pd.DataFrame:
    """Return each area's newest figure of a measure with its ``age_days``; of a flow the newest year's longest period."""
    yearly_figures = choose_by_year(observations, measure, breakdown)
    ordered_figures = yearly_figures.assign(_disputed=yearly_figures["status"] == "disputed").sort_values(
        ["_disputed", "date"], ascending=[True, False], kind="stable"
    )
    newest_figures = ordered_figures.drop_duplicates(SERIES).drop(columns="_disputed").reset_index(drop=True)
    return newest_figures.assign(age_days=(today - newest_figures["date"]).dt.days)


def headlines(observations: pd.DataFrame, area_code: str, today: pd.Timestamp) -> pd.DataFrame:
    """Return the newest total of each measure of an area, people before permits before actions, newest first.

    Lower bounds, estimates, meetings, outbound cases and disputed figures are no headlines.
    """
    table = vocabulary.measures()
    return newest_totals(observations, area_code, table["is_mappable"], HEADLINE_GROUPS, today)


def headline_companions(observations: pd.DataFrame, area_code: str, today: pd.Timestamp) -> pd.DataFrame:
    """Return what stands beside the people of an area in a headline: the newest total of employers, ships, districts."""
    is_kept = vocabulary.measures().index.to_series().isin(COMPANION_MEASURES)
    return newest_totals(observations, area_code, is_kept, {"workers": 0, "operations": 0}, today)


def newest_group_totals(observations: pd.DataFrame, area_code: str, group: str, today: pd.Timestamp) -> pd.DataFrame:
    """Return the newest total of each measure of one group ("actions", "outbound") in an area, newest first, zeros last.

    What was done in the year stands before an older count of people; of one day in the order of the table.
    """
    table = vocabulary.measures()
    totals = newest_totals(observations, area_code, table["is_mappable"].map(lambda _: True), {group: 0}, today)
    keys = {
        "_zero": totals["value"] == 0,
        "_newest": -totals["date"].astype("int64"),
        "_order": totals["measure"].map(table["order"]),
    }
    return totals.assign(**keys).sort_values(list(keys)).drop(columns=list(keys)).reset_index(drop=True)


def newest_totals(
    observations: pd.DataFrame, area_code: str, is_kept: pd.Series, groups: dict[str, int], today: pd.Timestamp
) -> pd.DataFrame:
    """Return the newest undisputed total of each kept measure of an area with its ``age_days``, by the rank of its group.

    Within a group a stock above zero comes before flows and zeros: it says how many there are.
    """
    table = vocabulary.measures()
    measures = table.index[is_kept & table["group"].isin(groups)]
    rows = observations[(observations["area_code"] == area_code) & observations["measure"].isin(measures)]
    rows = rows[(rows["breakdown"] == "total") & (rows["status"] != "disputed")]
    newest_figures = (
        choose(rows, ["measure", "year"]).sort_values("date", ascending=False, kind="stable").drop_duplicates("measure")
    )
    newest_figures = newest_figures.assign(
        age_days=(today - newest_figures["date"]).dt.days,
        _rest=(newest_figures["kind"] == "flow") | (newest_figures["value"] == 0),
        _group=newest_figures["measure"].map(table["group"]).map(groups),
        _order=newest_figures["measure"].map(table["order"]),
        _newest=-newest_figures["date"].astype("int64"),
    )
    return (
        newest_figures.sort_values(["_group", "_rest", "_newest", "_order"])
        .drop(columns=["_group", "_rest", "_newest", "_order"])
        .reset_index(drop=True)
    )


def trend(observations: pd.DataFrame, measure: str, areas: list[str], breakdown: str = "total") -> pd.DataFrame:
    """Return the chosen figures of a measure over time, oldest first; years without a figure stay absent.

    A stock has one point a date, a coarse date only where its year has no exact one; a flow one period a year. Disputed
    figures are left out: they would draw a line that nobody stands behind.
    """
    rows = select_measure(observations, measure, breakdown)
    rows = rows[rows["area_code"].isin(areas) & (rows["status"] != "disputed")]
    if rows.empty or rows["kind"].iloc[0] == "flow":
        return choose(rows, [*SERIES, "year"]).sort_values("date", kind="stable").reset_index(drop=True)
    points = choose(rows, [*SERIES, "date"])
    finest_precision = points.groupby([*SERIES, "year"])["as_of_precision"].transform(
        lambda precisions: min(PRECISIONS[precision] for precision in precisions)
    )
    is_finest = points["as_of_precision"].map(PRECISIONS) == finest_precision
    is_year_only = points["as_of_precision"] == "year"
    return points[is_finest | ~is_year_only].sort_values("date", kind="stable").reset_index(drop=True)


def centre_coarse_dates(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows dated for an axis of time: one known by its year or month stands in the middle of it, not at its start."""
    days_to_middle = {"day": 0, "month": 15, "year": 182}
    days = pd.to_timedelta(rows["as_of_precision"].map(days_to_middle).fillna(0), unit="D")
    return rows.assign(date=rows["date"] + days).sort_values("date", kind="stable")


def conflicts(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that state one fact with different values, side by side, the one shown first."""
    numbered_rows = observations.assign(_fact=number_facts(observations)).iloc[rank_observations(observations)]
    groups = numbered_rows.groupby([*SERIES, "_fact"], sort=False)["value"]
    rows = numbered_rows[groups.transform("nunique") > 1].sort_values([*SERIES, "_fact"], kind="stable")
    return rows.drop_duplicates([*SERIES, "_fact", "value", "publisher"]).drop(columns="_fact")


def sources(observations: pd.DataFrame) -> pd.DataFrame:
    """Return every source once: publisher, title, url, published_on and how many ``figures`` it gave, most first."""
    keys = ["publisher", "title", "url", "published_on"]
    counts = observations.groupby(keys, sort=False).size().rename("figures").reset_index()
    return counts.sort_values("figures", ascending=False, kind="stable").reset_index(drop=True)
