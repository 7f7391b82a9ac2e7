"""One written date to a day: day first, month names of two languages, serial numbers of spreadsheets, "seumur hidup"."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

from babel.dates import get_month_names

from data.languages import LANGUAGES
from data.register.cleaning.plain_text import (
    MISSING,
    OK,
    REVIEW,
    UNREADABLE,
    Certainty,
    CleanedValue,
    is_missing,
    to_plain_text,
)

PERMANENT_WORDS = {"seumur hidup", "selamanya", "permanen", "permanent", "lifetime", "unlimited"}
PERMANENT = "permanent"
DateOrder = Literal["day_first", "month_first"]
Epoch = Literal["1900", "1904"]
DAY_FIRST: Final = "day_first"
MONTH_FIRST: Final = "month_first"
MIN_DATE, MAX_DATE = date(1920, 1, 1), date(2100, 12, 31)
SERIAL_NUMBERS = range(10_000, 73_415)
"""Spreadsheet days from 1927 to 2100 (1900 system): a bare number outside them is no date."""

EPOCHS: dict[Epoch, date] = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
MONTH_NAME_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
OLD_MONTHS = {"peb": 2, "pebruari": 2, "mrt": 3, "agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11}


@cache
def month_numbers() -> dict[str, int]:
    """Return the month of each name and short name in Indonesian and English (CLDR), and of old spellings."""
    numbers = dict(OLD_MONTHS)
    for lang in LANGUAGES:
        for width in MONTH_NAME_WIDTHS:
            numbers |= {name.lower().strip("."): number for number, name in get_month_names(width, locale=lang).items()}
    return numbers


def clean_date(text: object, epoch: Epoch = "1900", order: DateOrder = DAY_FIRST) -> CleanedValue:
    """Read a date: ISO, day-month-year (month first only where nothing else can be meant, and flagged), Indonesian month
    names, a weekday around it, a spreadsheet's serial number, or "seumur hidup".

    >>> clean_date("Kamis (13/6/2024)").value
    datetime.date(2024, 6, 13)
    """
    plain_text = to_plain_text(text)
    if is_missing(plain_text):
        return CleanedValue(None, status=MISSING)
    if plain_text.lower() in PERMANENT_WORDS:
        return CleanedValue(PERMANENT, "permanent")
    iso_dates = find_several_dates(plain_text, order)
    if iso_dates:
        return CleanedValue(None, "two_dates", REVIEW, iso_dates)
    parsed_date = (
        parse_iso(plain_text)
        or parse_serial(plain_text, epoch)
        or parse_month_name(plain_text)
        or parse_numeric(plain_text, order)
    )
    if parsed_date:
        return parsed_date
    return CleanedValue(None, "no_date", UNREADABLE)


def find_several_dates(text: str, order: DateOrder) -> tuple[str, ...]:
    """Return the days of a text that holds more than one, such as "13/06/2024 s/d 12/06/2025", else none."""
    date_texts = re.findall(
        r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Za-z]{3,9} \d{2,4}", text
    )
    if len(date_texts) < 2:
        return ()
    days = [
        parsed_date.value
        for date_text in date_texts
        for parsed_date in [parse_iso(date_text) or parse_month_name(date_text) or parse_numeric(date_text, order)]
        if parsed_date
    ]
    return tuple(dict.fromkeys(day.isoformat() for day in days)) if len(set(days)) > 1 else ()


def make_date(year: int, month: int, day: int, rule: str, status: Certainty = OK) -> CleanedValue | None:
    """Return a date that exists and is plausible, or None."""
    try:
        day_found = date(year, month, day)
    except ValueError:
        return None
    return CleanedValue(day_found, rule, status) if MIN_DATE <= day_found <= MAX_DATE else None


def parse_iso(text: str) -> CleanedValue | None:
    """Read 2024-06-13, with or without a time."""
    parts = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?", text, re.ASCII)
    return make_date(int(parts[1]), int(parts[2]), int(parts[3]), rule="") if parts else None


def parse_serial(text: str, epoch: Epoch) -> CleanedValue | None:
    """Read a spreadsheet's day number in its own system of 1900 or 1904."""
    if not re.fullmatch(r"\d{5}(\.0+)?", text, re.ASCII) or int(text[:5]) not in SERIAL_NUMBERS:
        return None
    serial_date = EPOCHS[epoch] + timedelta(days=int(text[:5]))
    return make_date(serial_date.year, serial_date.month, serial_date.day, f"serial_{epoch}")


def parse_month_name(text: str) -> CleanedValue | None:
    """Read 13 Juni 2024 or 13-Jun-24, in either language, with a weekday before it or not."""
    parts = re.search(r"\b(\d{1,2})[\s.-]*([A-Za-z]{3,9})\.?[\s.,-]*(\d{4}|\d{2})\b", text, re.ASCII)
    month = month_numbers().get(parts[2].lower()) if parts else None
    return make_date(expand_year(parts[3]), month, int(parts[1]), "month_name") if parts and month else None


def parse_numeric(text: str, order: DateOrder = DAY_FIRST) -> CleanedValue | None:
    """Read 13/06/2024 with the day first, or as the source orders it; what can only be the other order is flagged."""
    parts = re.search(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)", text, re.ASCII)
    if not parts:
        return None
    first_number, second_number, year = int(parts.group(1)), int(parts.group(2)), expand_year(parts.group(3))
    if order == DAY_FIRST:
        return make_date(year, second_number, first_number, DAY_FIRST) or make_date(
            year, first_number, second_number, MONTH_FIRST, REVIEW
        )
    return make_date(year, first_number, second_number, MONTH_FIRST) or make_date(
        year, second_number, first_number, DAY_FIRST, REVIEW
    )


def expand_year(text: str) -> int:
    """Return four digits of a year; two digits count from 1950 to 2049."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 50 else 1900)
