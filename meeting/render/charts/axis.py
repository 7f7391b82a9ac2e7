"""Axes of charts: round ticks from zero, days along a line, and which of their labels have room.

matplotlib's own ticks are not used: their number and their days change with its version, and exports must not.
"""

from datetime import date
from itertools import pairwise

from babel.dates import format_date

from data.languages import LOCALES, Language
from meeting.render import typography

TICK_STEPS = (1, 2, 2.5, 5, 10)
MAX_DAYS_FOR_MONTHS = 550
"""An axis of more days than this names years, a shorter one months."""

Mark = tuple[float, str]
"""A day as an ordinal, or its pixel on an axis, with its label."""


def compute_ticks(max_value: float, max_steps: int = 4) -> list[float]:
    """Return round numbers from zero to the first that is not below ``max_value``, at most ``max_steps`` steps.

    >>> compute_ticks(1939)
    [0.0, 500.0, 1000.0, 1500.0, 2000.0]
    """
    raw_step = max(max_value, 1) / max_steps
    power = 10.0 ** (len(str(int(raw_step))) - 1)
    step = next(step * power for step in TICK_STEPS if step * power >= raw_step)
    step = max(round(step), 1) if step >= 1 or max_value >= 1 else step
    count = -(-max(max_value, 1) // step)
    return [float(step * index) for index in range(int(count) + 1)]


def parse_day(day: str) -> date:
    """Return a day from ISO text; raise ValueError for another text."""
    return date.fromisoformat(day)


def to_ordinal(day: str) -> int:
    """Return a day from ISO text as a number that grows by one a day; raise ValueError for another text."""
    return parse_day(day).toordinal()


def is_day(day: str) -> bool:
    """Return whether a text is an ISO day of the calendar."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def has_year_labels(first_day: date, last_day: date) -> bool:
    """Return whether an axis between two days names years rather than months."""
    return (last_day - first_day).days > MAX_DAYS_FOR_MONTHS


def format_day(text: str, lang: Language, pattern: str = "d MMMM y") -> str:
    """Return an ISO day as a reader writes it ("1 Juli 2024"), another text as it is; ``pattern`` is of Babel."""
    return format_date(parse_day(text), pattern, locale=LOCALES[lang]) if is_day(text) else text


def format_month(text: str, lang: Language) -> str:
    """Return the month of an ISO day in short ("Jul 2024"); raise ValueError for another text."""
    return format_date(parse_day(text), "MMM y", locale=LOCALES[lang])


def list_calendar_marks(first_ordinal: int, last_ordinal: int, lang: Language) -> list[Mark]:
    """Return the days to mark between two: each new year, or each month of a short time, with its label."""
    begin_date, end_date = date.fromordinal(first_ordinal), date.fromordinal(last_ordinal)
    years = [date(year, 1, 1) for year in range(begin_date.year, end_date.year + 2)]
    if has_year_labels(begin_date, end_date):
        return [(day.toordinal(), str(day.year)) for day in years if first_ordinal <= day.toordinal() <= last_ordinal]
    months = [date(year, month, 1) for year in range(begin_date.year, end_date.year + 1) for month in range(1, 13)]
    return [
        (day.toordinal(), format_date(day, "MMM y", locale=LOCALES[lang]))
        for day in months
        if first_ordinal <= day.toordinal() <= last_ordinal
    ]


def thin_marks(marks: list[Mark], font_size: float) -> list[Mark]:
    """Return every mark, or each second, third and so on, so that no label overlaps another; ``font_size`` is in pixels."""
    for stride in range(1, len(marks) + 1):
        thinned_marks = marks[::stride]
        gaps = [
            right_mark[0]
            - left_mark[0]
            - (typography.measure_width(left_mark[1], font_size) + typography.measure_width(right_mark[1], font_size))
            / 2
            for left_mark, right_mark in pairwise(thinned_marks)
        ]
        if all(gap >= font_size * 0.5 for gap in gaps):
            return thinned_marks
    return marks[:1]
