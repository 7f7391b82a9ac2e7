"""Dates as coarse as they are published: "2024-06-13", "2024-06" or "2024"."""

import re
from datetime import date

import pandas as pd

DATE_PATTERNS = {
    "day": re.compile(r"(\d{4})-(\d{2})-(\d{2})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "year": re.compile(r"(\d{4})"),
}
MIN_YEAR, MAX_YEAR = 1945, 2100


def parse(text: str) -> tuple[pd.Timestamp, str] | None:
    """Return the earliest day that a published date can mean and its precision, or None where it is no date.

    >>> parse("2024-06")
    (Timestamp('2024-06-01 00:00:00'), 'month')
    """
    for precision, pattern in DATE_PATTERNS.items():
        match = pattern.fullmatch(text)
        if match and match.group().isascii():
            return build_timestamp([int(part) for part in match.groups()], precision)
    return None


def build_timestamp(parts: list[int], precision: str) -> tuple[pd.Timestamp, str] | None:
    """Return the first day of year, month and day, or None where there is no such day."""
    year, month, day = (*parts, 1, 1)[:3]
    if not MIN_YEAR <= year <= MAX_YEAR:
        return None
    try:
        return pd.Timestamp(date(year, month, day)), precision
    except ValueError:
        return None
