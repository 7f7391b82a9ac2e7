"""A stock on an axis of days, as steps: each day between two figures repeats the earlier one, to the eve of the later."""

from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from meeting.model import Point, Series, TrendPicture
from meeting.render.charts.axis import has_year_labels, parse_day
from meeting.render.charts.trend_data import is_joined

ONE_DAY = timedelta(days=1)


class StepDay(NamedTuple):
    """One day of a series: its value (None for none), and the number written at it ("" where it has no figure).

    ``source_index`` is the index of the day whose figure is repeated here, None on the day of the figure itself.
    """

    value: float | None = None
    label: str = ""
    source_index: int | None = None


def find_day_range(picture: TrendPicture) -> tuple[date, date]:
    """Return the first and the last day of a trend's figures."""
    days = [parse_day(point.end) for series in picture.series for point in series.points]
    return min(days), max(days)


def list_axis_days(picture: TrendPicture) -> list[date]:
    """Return the days of the axis: those of figures, the eve of each but the first, and the ends of the axis."""
    figure_days = sorted({parse_day(point.end) for series in picture.series for point in series.points})
    return sorted(
        {*figure_days, *(day - ONE_DAY for day in figure_days[1:]), *axis_ends(figure_days[0], figure_days[-1])}
    )


def axis_ends(first_day: date, last_day: date) -> tuple[date, date]:
    """Return the days at which an axis begins and ends: those of a new year, of a short time those of a new month."""
    if has_year_labels(first_day, last_day):
        return date(first_day.year, 1, 1), date(last_day.year + 1, 1, 1)
    next_month = last_day.replace(day=1) + timedelta(days=32)
    return first_day.replace(day=1), next_month.replace(day=1)


def build_steps(series: Series, days: list[date]) -> list[StepDay]:
    """Return a series on each day; without a value where it is hidden, and between figures that no step joins."""
    points = {parse_day(point.end): point for point in series.points}
    figure_days, indexes_by_day = sorted(points), {day: index for index, day in enumerate(days)}
    step_days = []
    for day in days:
        next_index = bisect_right(figure_days, day)
        last_day = figure_days[next_index - 1] if next_index else None
        if last_day == day:
            step_days.append(to_step_day(points[day]))
        elif (
            last_day and next_index < len(figure_days) and is_joined(points[last_day], points[figure_days[next_index]])
        ):
            step_days.append(StepDay(points[last_day].value, source_index=indexes_by_day[last_day]))
        else:
            step_days.append(StepDay())
    return step_days


def to_step_day(point: Point) -> StepDay:
    """Return the day of a figure; a hidden one has neither value nor label."""
    return StepDay(point.value, point.value_text) if point.value is not None else StepDay()
