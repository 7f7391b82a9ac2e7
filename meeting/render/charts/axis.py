"""Axes by hand: round ticks from zero, days along a line, and what of their labels has room."""

from datetime import date
from itertools import pairwise

from babel.dates import format_date

from meeting.render import typography

TICK_STEPS = (1, 2, 2.5, 5, 10)
MAX_DAYS_FOR_MONTHS = 550


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
    """Return a day that is one."""
    return date.fromisoformat(day)


def to_ordinal(day: str) -> int:
    """Return a day as a number that grows by one a day."""
    return parse_day(day).toordinal()


def is_day(day: str) -> bool:
    """Say whether a text is a day of the calendar."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def format_day(text: str, lang: str, pattern: str = "d MMMM y") -> str:
    """Return a day as a reader writes it: 1 Juli 2024."""
    return format_date(parse_day(text), pattern, locale="id" if lang == "id" else "en_GB") if is_day(text) else text


def list_calendar_marks(first_ordinal: int, last_ordinal: int, lang: str) -> list[tuple[int, str]]:
    """Return the days to mark between two: each new year, or each month of a short time, with its label."""
    begin_date, end_date = date.fromordinal(first_ordinal), date.fromordinal(last_ordinal)
    years = [date(year, 1, 1) for year in range(begin_date.year, end_date.year + 2)]
    if last_ordinal - first_ordinal > MAX_DAYS_FOR_MONTHS:
        return [(day.toordinal(), str(day.year)) for day in years if first_ordinal <= day.toordinal() <= last_ordinal]
    months = [date(year, month, 1) for year in range(begin_date.year, end_date.year + 1) for month in range(1, 13)]
    locale = "id" if lang == "id" else "en_GB"
    return [
        (day.toordinal(), format_date(day, "MMM y", locale=locale))
        for day in months
        if first_ordinal <= day.toordinal() <= last_ordinal
    ]


def thin_marks(marks: list[tuple[float, str]], font_size: float) -> list[tuple[float, str]]:
    """Return every mark, or each second, third and so on, so that no label meets another."""
    for stride in range(1, len(marks) + 1):
        kept_marks = marks[::stride]
        gaps = [
            right_mark[0]
            - left_mark[0]
            - (typography.measure_width(left_mark[1], font_size) + typography.measure_width(right_mark[1], font_size))
            / 2
            for left_mark, right_mark in pairwise(kept_marks)
        ]
        if all(gap >= font_size * 0.5 for gap in gaps):
            return kept_marks
    return marks[:1]
