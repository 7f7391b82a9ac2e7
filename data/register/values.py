"""One written value to one clean value: dates, countries, permits, domain, sex, purpose; nothing is guessed silently.

Every cleaner takes text and returns :class:`Cleaned`. The cleaners stand in one register by the kind of their column.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from data import tables
from data.figures import vocabulary
from data.tables import own

OK, REVIEW, UNREADABLE, MISSING = "ok", "review", "unreadable", "missing"
LONGEST = 300
"""Longer text is no value of a list; it is cut before a pattern sees it."""

NOTHING = {"", "-", "--", "n/a", "na", "nihil", "tidak ada", "null", "none", "nan", "."} | {
    "#n/a",
    "#ref!",
    "#value!",
    "#div/0!",
    "#name?",
    "#null!",
    "#num!",
}
FOREVER = {"seumur hidup", "selamanya", "permanen", "permanent", "lifetime", "unlimited"}
PERMANENT = "permanent"
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
EARLIEST, LATEST = date(1920, 1, 1), date(2100, 12, 31)
SERIALS = range(10_000, 73_415)
"""Spreadsheet days from 1927 to 2100 (1900 system): a bare number outside them is no date."""

EPOCHS = {"1900": date(1899, 12, 30), "1904": date(1904, 1, 1)}
OLD_MONTHS = {"peb": 2, "pebruari": 2, "mrt": 3, "agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11}


@dataclass(frozen=True)
class Cleaned:
    """A clean value, the rule that made it ("" where the text stood as it should), and how sure it is.

    ``status``: ok, review (``candidates`` say what it may mean), unreadable, or missing.
    """

    value: object
    rule: str = ""
    status: str = OK
    candidates: tuple[str, ...] = ()


def plain(text: object) -> str:
    """Return text on one line, without the blanks and marks that nobody sees, at most LONGEST characters."""
    cut = str(text)[:LONGEST]
    if not cut.isprintable():
        cut = "".join(sign if sign.isprintable() else " " for sign in cut)
    return " ".join(cut.split())


def key(text: object) -> str:
    """Return text as tables of aliases spell it: lower case, letters and digits only, single blanks."""
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def empty(text: str) -> bool:
    """Say whether text is one of the ways to write nothing."""
    return text.lower() in NOTHING


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


@cache
def countries() -> dict[str, str]:
    """Return the ISO 3166 alpha-3 code of each country name in Indonesian and English (CLDR), of each code, and alias."""
    found: dict[str, str] = {}
    for lang in ("id", "en"):
        found |= {key(name): code for code, name in vocabulary.country_names(lang).items()}
    found |= {key(code): code for code in vocabulary.country_names("en")}
    added = {spelled(row.alias): row.nationality for row in own.usable("nationality_aliases").itertuples()}
    shipped = {key(row.alias): row.nationality for row in tables.read("nationality_aliases").itertuples()}
    known = {*found.values(), *shipped.values()}
    return {alias: code for alias, code in added.items() if code in known} | found | shipped


def spelled(text: object) -> str:
    """Return a written nationality as tables of aliases spell it, without "WN" or "warga negara" before it.

    >>> spelled("WN Thailand")
    'thailand'
    """
    return re.sub(r"^(wn|wna|warga negara|kewarganegaraan|negara) ", "", key(text))


def clean_nationality(text: object) -> Cleaned:
    """Read a nationality as ISO 3166 alpha-3, "stateless" or "unhcr". Taiwan is TWN, never CHN.

    >>> clean_nationality("WN Tiongkok (China)").value
    'CHN'
    """
    words = plain(text)
    if empty(words):
        return Cleaned(None, status=MISSING)
    found = countries().get(spelled(words))
    if found:
        return Cleaned(found, "" if words == found else "nationality")
    parts = {countries()[part] for part in map(key, re.split(r"[()/,;]", words)) if part in countries()}
    if len(parts) == 1:
        return Cleaned(parts.pop(), "nationality")
    if parts:
        return Cleaned(None, "two_nationalities", REVIEW, tuple(sorted(parts)))
    return Cleaned(None, "unknown_nationality", REVIEW)


@cache
def permits() -> dict[str, tuple[str, str]]:
    """Return permit type and domain ("" where the word does not say) of each written form; own ones give way to ours."""
    shipped = {key(row.alias): (row.permit_type, row.domain) for row in tables.read("permit_aliases").itertuples()}
    added = {key(row.alias): (row.permit_type, row.domain) for row in own.usable("permit_aliases").itertuples()}
    return {alias: meant for alias, meant in added.items() if meant in set(shipped.values())} | shipped


def clean_permit(text: object) -> Cleaned:
    """Read a permit as (type, domain): ITK, ITAS or ITAP; domain "sea", "land" or "" where the word does not say.

    A word that names two types ("izin tinggal terbatas (ITK)") goes to review with both.
    """
    words = plain(text)
    if empty(words):
        return Cleaned(None, status=MISSING)
    whole = permits().get(key(words))
    if whole:
        return Cleaned(whole, "" if words == whole[0] else "permit")
    parts = {permits()[part] for part in map(key, re.split(r"[()/,;-]", words)) if part in permits()}
    kinds = {kind for kind, _ in parts}
    if len(kinds) == 1:
        domains = {domain for _, domain in parts if domain}
        if len(domains) < 2:
            return Cleaned((kinds.pop(), "".join(domains)), "permit")
    return Cleaned(None, "two_permits" if kinds else "unknown_permit", REVIEW, tuple(sorted(kinds)))


WORDS = {
    "sex": {
        "male": ("l", "laki laki", "laki", "pria", "m", "male"),
        "female": ("p", "perempuan", "wanita", "f", "female"),
    },
    "domain": {"land": ("darat", "land", "di darat"), "sea": ("laut", "perairan", "sea", "di laut", "kapal")},
    "position": {
        "professional": ("profesional", "tenaga ahli", "professional", "engineer", "teknisi", "technician", "expert"),
        "consultant": ("penasihat", "konsultan", "consultant", "advisor", "penasihat konsultan"),
        "manager": ("manajer", "manager", "general manager"),
        "director": ("direksi", "direktur", "director", "direktur utama"),
        "commissioner": ("komisaris", "commissioner"),
        "crew": ("abk", "nakhoda", "kru", "crew", "mualim", "masinis", "kkm", "kapten", "captain"),
    },
    "purpose": {
        "work": ("bekerja", "kerja", "tenaga ahli", "tka", "work", "working"),
        "investment": ("investasi", "penanaman modal", "investor", "investment"),
        "family": ("keluarga", "penyatuan keluarga", "ikut suami", "ikut istri", "perkawinan", "family", "mengikuti keluarga"),
        "education": ("pendidikan", "pelajar", "mahasiswa", "belajar", "study", "education"),
        "religious": ("rohaniwan", "rohaniawan", "keagamaan", "misionaris", "religious"),
        "retirement": ("lansia", "rumah kedua", "pensiun", "lanjut usia", "wisatawan lanjut usia", "second home", "retirement"),
        "remote": ("jarak jauh", "remote", "remote worker"),
        "maritime": ("perairan", "awak kapal", "abk", "crew"),
        "visit": ("kunjungan", "wisata", "bisnis", "visit", "tourism"),
        "research": ("penelitian", "peneliti", "research"),
    },
}  # fmt: skip


def one_of(kind: str) -> Callable[[object], Cleaned]:
    """Return the cleaner of a short list of words."""
    known = {word: value for value, words in WORDS[kind].items() for word in (value, *words)}

    def clean(text: object) -> Cleaned:
        words = plain(text)
        if empty(words):
            return Cleaned(None, status=MISSING)
        found = known.get(key(words))
        if found is None:
            return Cleaned("other", f"other_{kind}")
        return Cleaned(found, "" if words == found else kind)

    return clean


def clean_sector(text: object) -> Cleaned:
    """Read a sector as a section of KBLI 2020 (A to U): its letter, a number of two to five digits, or its words."""
    words = plain(text)
    if empty(words):
        return Cleaned(None, status=MISSING)
    if re.fullmatch(r"[A-U]", words):
        return Cleaned(words)
    digits = re.match(r"\d{2}", words, re.ASCII)
    for row in tables.read("kbli_sections").itertuples(index=False):
        inside = digits and int(row.first) <= int(digits.group()) <= int(row.last)
        if inside or any(word in key(words).split() for word in row.words.split("|")):
            return Cleaned(row.section, "sector")
    return Cleaned("other", "other_sector")


def clean_text(text: object) -> Cleaned:
    """Keep text as it is, on one line."""
    words = plain(text)
    return Cleaned(None, status=MISSING) if empty(words) else Cleaned(words)


CLEANERS: dict[str, Callable[[object], Cleaned]] = {
    "date": clean_date,
    "nationality": clean_nationality,
    "permit": clean_permit,
    "sector": clean_sector,
    "text": clean_text,
    **{kind: one_of(kind) for kind in WORDS},
}
