"""One written date to a day: day first, month names of two languages, serial numbers of spreadsheets, "seumur hidup"."""

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from data.register.cleaning.plain_text import MISSING, OK, REVIEW, UNREADABLE, Cleaned, empty, plain

FOREVER = {"seumur hidup", "selamanya", "permanen", "permanent", "lifetime", "unlimited"}
PERMANENT = "permanent"
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
EARLIEST, LATEST = date(1920, 1, 1), date(2100, 12, 31)
SERIALS = range(10_000, 73_415)
"""Spreadsheet days from 1927 to 2100 (1900 system): a bare number outside them is no date."""

EPOCHS = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
OLD_MONTHS = {"peb": 2, "pebruari": 2, "mrt": 3, "agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11}


@cache
def months() -> dict[str, int]:
    """Return the month of each name and short name in Indonesian and English (CLDR), and of old spellings."""
    found = dict(OLD_MONTHS)
    for lang in ("id", "en"):
        for width in ("wide", "abbreviated"):
            found |= {name.lower().strip("."): number for number, name in get_month_names(width, locale=lang).items()}
    return found


def clean_date(text: object, epoch: str = "1900", order: str = DAY_FIRST) -> Cleaned:
    """Read a date: ISO, day-month-year (month first only where nothing else can be meant, and flagged), Indonesian month
    names, a weekday around it, a spreadsheet's serial number, or "seumur hidup".

    >>> clean_date("Kamis (13/6/2024)").value
    datetime.date(2024, 6, 13)
    """
    words = plain(text)
    if empty(words):
        return Cleaned(None, status=MISSING)
    if words.lower() in FOREVER:
        return Cleaned(PERMANENT, "permanent")
    two = several(words, order)
    if two:
        return Cleaned(None, "two_dates", REVIEW, two)
    found = iso(words) or serial(words, epoch) or named(words) or numeric(words, order)
    if found:
        return found
    return Cleaned(None, "no_date", UNREADABLE)


def several(words: str, order: str) -> tuple[str, ...]:
    """Return the days of a text that holds more than one, such as "13/06/2024 s/d 12/06/2025", else none."""
    written = re.findall(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Za-z]{3,9} \d{2,4}", words)
    if len(written) < 2:
        return ()
    days = [found.value for one in written for found in [iso(one) or named(one) or numeric(one, order)] if found]
    return tuple(dict.fromkeys(day.isoformat() for day in days)) if len(set(days)) > 1 else ()


def dated(year: int, month: int, day: int, rule: str, status: str = OK) -> Cleaned | None:
    """Return a date that exists and is plausible, or None."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Cleaned(found, rule, status) if EARLIEST <= found <= LATEST else None


def iso(words: str) -> Cleaned | None:
    """Read 2024-06-13, with or without a time."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?", words, re.ASCII)
    return dated(*map(int, found.groups()), rule="") if found else None


def serial(words: str, epoch: str) -> Cleaned | None:
    """Read a spreadsheet's day number in its own system of 1900 or 1904."""
    if not re.fullmatch(r"\d{5}(\.0+)?", words, re.ASCII) or int(words[:5]) not in SERIALS:
        return None
    found = EPOCHS[epoch] + timedelta(days=int(words[:5]))
    return dated(found.year, found.month, found.day, f"serial_{epoch}")


def named(words: str) -> Cleaned | None:
    """Read 13 Juni 2024 or 13-Jun-24, in either language, with a weekday before it or not."""
    found = re.search(r"\b(\d{1,2})[\s.-]*([A-Za-z]{3,9})\.?[\s.,-]*(\d{4}|\d{2})\b", words, re.ASCII)
    month = months().get(found.group(2).lower()) if found else None
    return dated(full_year(found.group(3)), month, int(found.group(1)), "month_name") if month else None


def numeric(words: str, order: str = DAY_FIRST) -> Cleaned | None:
    """Read 13/06/2024 with the day first, or as the source orders it; what can only be the other order is flagged."""
    found = re.search(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)", words, re.ASCII)
    if not found:
        return None
    first, second, year = int(found.group(1)), int(found.group(2)), full_year(found.group(3))
    if order == DAY_FIRST:
        return dated(year, second, first, DAY_FIRST) or dated(year, first, second, MONTH_FIRST, REVIEW)
    return dated(year, first, second, MONTH_FIRST) or dated(year, second, first, DAY_FIRST, REVIEW)


def full_year(text: str) -> int:
    """Return four digits of a year; two digits count from 1950 to 2049."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 50 else 1900)
