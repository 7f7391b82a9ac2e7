"""The stops of a time slider: each calendar year, and the latest known figure of each area."""

import pandas as pd

from data import figures

LATEST_STOP = "latest"
"""The stop at which each area has its latest known figure."""


def select_by_stop(observations: pd.DataFrame, measure: str, today: pd.Timestamp) -> pd.DataFrame:
    """Return the chosen figure of every area for each calendar year and for the latest stop (with its age in days).

    A disputed figure is never drawn; it stands on its region's page with the reason.
    """
    observations = observations[observations["status"] != "disputed"]
    yearly_rows = figures.choose_by_year(observations, measure)
    latest_rows = figures.choose_latest(observations, measure, today)
    yearly_rows = yearly_rows.assign(
        stop=yearly_rows["year"].astype(int).astype(str), age_days=(today - yearly_rows["date"]).dt.days
    )
    return pd.concat([yearly_rows, latest_rows.assign(stop=LATEST_STOP)], ignore_index=True)
