"""A stock on an axis of days, as steps: between two figures each day holds the earlier one, to the eve of the later."""

from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from meeting.model import Point, Series, TrendPicture
from meeting.render.charts.axis import to_date
from meeting.render.charts.trend import GAP_DAYS

EVE = timedelta(days=1)


class Day(NamedTuple):
    """What a series tells on one day: its value (None for none), how it is told where it has a figure, and of which day it is.

    ``since`` is the place of the day whose figure holds here, None on the day of the figure itself.
    """

    value: float | None = None
    told: str = ""
    since: int | None = None


def axis_days(picture: TrendPicture) -> list[date]:
    """Return the days of the axis: those of figures, the eve of each but the first, and the ends of the axis."""
    known = sorted({to_date(point.end) for line in picture.series for point in line.points})
    return sorted({*known, *(day - EVE for day in known[1:]), *around(known[0], known[-1])})


def around(first: date, last: date) -> tuple[date, date]:
    """Return the days at which an axis begins and ends: those of a new year, of a short time those of a new month."""
    if is_long(first, last):
        return date(first.year, 1, 1), date(last.year + 1, 1, 1)
    after = last.replace(day=1) + timedelta(days=32)
    return first.replace(day=1), after.replace(day=1)


def is_long(first: date, last: date) -> bool:
    """Say whether years are named rather than months."""
    return (last - first).days > GAP_DAYS


def stepped(line: Series, days: list[date]) -> list[Day]:
    """Return what a series tells on each day; nothing where it is hidden, nor between figures that no step joins."""
    points = {to_date(point.end): point for point in line.points}
    known, places = sorted(points), {day: place for place, day in enumerate(days)}
    found = []
    for day in days:
        after = bisect_right(known, day)
        last = known[after - 1] if after else None
        if last == day:
            found.append(of_figure(points[day]))
        elif last and after < len(known) and is_joined(points, last, known[after]):
            found.append(Day(points[last].value, since=places[last]))
        else:
            found.append(Day())
    return found


def of_figure(point: Point) -> Day:
    """Return the day of a figure; a hidden one has neither value nor label."""
    return Day(point.value, point.told) if point.value is not None else Day()


def is_joined(points: dict[date, Point], one: date, two: date) -> bool:
    """Say whether a step joins two figures: both are shown, and not too long apart."""
    return None not in (points[one].value, points[two].value) and (two - one).days <= GAP_DAYS
