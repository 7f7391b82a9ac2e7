"""What a source answers to one trend: its figures, those published beside them, and the events meanwhile."""

import pandas as pd

from data import figures
from views.sources.source import Source
from views.trend.query import TrendQuery

DAYS_BEFORE, DAYS_AFTER = 366, 30
"""Days around the figures in which an event still concerns them."""


def get_trend(source: Source, query: TrendQuery) -> pd.DataFrame:
    """Return the figures over time of a query, oldest first."""
    return source.trend(query.measure, query.areas, query.way)


def get_trend_totals(source: Source, query: TrendQuery) -> pd.DataFrame:
    """Return the totals that the parts of a trend are of; none where its series are totals themselves."""
    totals = source.totals(query.measure)
    return totals[totals["area_code"].isin(query.areas)] if query.series_column == "category" else totals.iloc[:0]


def get_published_trend(source: Source, query: TrendQuery) -> pd.DataFrame:
    """Return the published figures to draw beside a register's, where the series are areas; none if not asked for."""
    return source.published_trend(query.measure, query.areas if query.series_column == "area_code" else ())


def collect_cited_rows(rows: pd.DataFrame, published_rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that a trend draws: its own, then the published ones beside them."""
    return pd.concat([rows, published_rows], ignore_index=True) if len(published_rows) else rows


def select_events(query: TrendQuery, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the events within the time of a trend's rows that concern its measure and areas."""
    return select_events_during(query.measure, query.areas, rows, query.lang)


def select_events_during(measure: str, areas: tuple[str, ...], rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the dated events of a measure and areas between the first and the last figure, oldest first."""
    event_rows = pd.concat([figures.events(measure, area, lang) for area in areas or ("id",)])
    event_rows = event_rows.drop_duplicates(["date", "label"])
    if rows.empty:
        return event_rows.iloc[:0]
    is_within = event_rows["date"].between(
        rows["date"].min() - pd.Timedelta(days=DAYS_BEFORE), rows["date"].max() + pd.Timedelta(days=DAYS_AFTER)
    )
    return event_rows[is_within].sort_values("date")
