"""Axes by hand: round ticks from zero, days along a line, and what of their labels has room."""

from datetime import date
from itertools import pairwise

from babel.dates import format_date

from meeting.render import typography

STEPS = (1, 2, 2.5, 5, 10)
LONG_DAYS = 550


def ticks(highest: float, most: int = 4) -> list[float]:
    """Return round numbers from zero to the first that is not below ``highest``, at most ``most`` steps.

    >>> ticks(1939)
    [0.0, 500.0, 1000.0, 1500.0, 2000.0]
    """
    rough = max(highest, 1) / most
    power = 10.0 ** (len(str(int(rough))) - 1)
    step = next(step * power for step in STEPS if step * power >= rough)
    step = max(round(step), 1) if step >= 1 or highest >= 1 else step
    count = -(-max(highest, 1) // step)
    return [float(step * place) for place in range(int(count) + 1)]


def to_date(day: str) -> date:
    """Return a day that is one."""
    return date.fromisoformat(day)


def days(day: str) -> int:
    """Return a day as a number that grows by one a day."""
    return to_date(day).toordinal()


def is_day(day: str) -> bool:
    """Say whether a text is a day of the calendar."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def day(text: str, lang: str, form: str = "d MMMM y") -> str:
    """Return a day as a reader writes it: 1 Juli 2024."""
    return format_date(to_date(text), form, locale="id" if lang == "id" else "en_GB") if is_day(text) else text


def calendar(first: int, last: int, lang: str) -> list[tuple[int, str]]:
    """Return the days to mark between two: each new year, or each month of a short time, with its label."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    years = [date(year, 1, 1) for year in range(begin.year, end.year + 2)]
    if last - first > LONG_DAYS:
        return [(day.toordinal(), str(day.year)) for day in years if first <= day.toordinal() <= last]
    months = [date(year, month, 1) for year in range(begin.year, end.year + 1) for month in range(1, 13)]
    locale = "id" if lang == "id" else "en_GB"
    return [
        (day.toordinal(), format_date(day, "MMM y", locale=locale))
        for day in months
        if first <= day.toordinal() <= last
    ]


def thinned(marks: list[tuple[float, str]], letter: float) -> list[tuple[float, str]]:
    """Return every mark, or each second, third and so on, so that no label meets another."""
    for every in range(1, len(marks) + 1):
        kept = marks[::every]
        gaps = [
            b[0] - a[0] - (typography.width(a[1], letter) + typography.width(b[1], letter)) / 2
            for a, b in pairwise(kept)
        ]
        if all(gap >= letter * 0.5 for gap in gaps):
            return kept
    return marks[:1]
