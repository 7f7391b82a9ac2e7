"""What a trend's drawings on pages and slides share: its valid days, its largest value, and which points a step joins."""

from msgspec.structs import replace

from meeting.model import Point, TrendPicture
from meeting.render.charts import axis

MAX_GAP_DAYS = 550
"""A stock of which nothing is known for longer is not joined."""


def drop_invalid_days(picture: TrendPicture) -> TrendPicture:
    """Return a trend without points and events that have no day of the calendar, and without empty series; events by day."""
    series = [
        replace(source_series, points=[point for point in source_series.points if has_valid_days(point)])
        for source_series in picture.series
    ]
    events = sorted((event for event in picture.events if axis.is_day(event.day)), key=lambda event: event.day)
    return replace(picture, series=[source_series for source_series in series if source_series.points], events=events)


def has_valid_days(point: Point) -> bool:
    """Return whether the days of a point are days of the calendar; a stock may have an end alone."""
    return axis.is_day(point.end) and (not point.start or axis.is_day(point.start))


def find_max_value(picture: TrendPicture) -> float:
    """Return the largest value that is shown, at least 1."""
    return max([1.0, *(point.value for series in picture.series for point in series.points if point.value is not None)])


def is_joined(start: Point, end: Point) -> bool:
    """Return whether a step joins two points of a stock: both are shown, and not too many days apart."""
    is_shown = start.value is not None and end.value is not None
    return is_shown and axis.to_ordinal(end.end) - axis.to_ordinal(start.end) <= MAX_GAP_DAYS


def is_year(start: str, end: str) -> bool:
    """Return whether a period between two ISO days is a calendar year."""
    return start[5:] == "01-01" and end[5:] == "12-31" and start[:4] == end[:4]
