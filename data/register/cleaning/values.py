"""One written value to one clean value: dates, countries, permits, domain, sex, purpose; nothing is guessed silently.

Every cleaner takes text and returns :class:`~data.register.cleaning.plain_text.CleanedValue`. The cleaners stand in one
register by the kind of their column.
"""

import re
from functools import cache

from data import tables
from data.figures import vocabulary
from data.languages import LANGUAGES
from data.register.cleaning.dates import clean_date
from data.register.cleaning.plain_text import (
    MISSING,
    REVIEW,
    CleanedValue,
    Cleaner,
    is_missing,
    normalise_key,
    to_plain_text,
)
from data.tables import office_tables


@cache
def country_codes() -> dict[str, str]:
    """Return the ISO 3166 alpha-3 code of each country name in Indonesian and English (CLDR), of each code, and alias."""
    codes_by_name: dict[str, str] = {}
    for lang in LANGUAGES:
        codes_by_name |= {normalise_key(name): code for code, name in vocabulary.country_names(lang).items()}
    codes_by_name |= {normalise_key(code): code for code in vocabulary.country_names("en")}
    office_aliases = {
        normalise_nationality(row.alias): row.nationality
        for row in office_tables.read_or_empty("nationality_aliases").itertuples()
    }
    shipped_aliases = {
        normalise_key(row.alias): row.nationality for row in tables.read("nationality_aliases").itertuples()
    }
    known_codes = {*codes_by_name.values(), *shipped_aliases.values()}
    return (
        {alias: code for alias, code in office_aliases.items() if code in known_codes} | codes_by_name | shipped_aliases
    )


def normalise_nationality(text: object) -> str:
    """Return a written nationality as tables of aliases spell it, without "WN" or "warga negara" before it.

    >>> normalise_nationality("WN Thailand")
    'thailand'
    """
    return re.sub(r"^(wn|wna|warga negara|kewarganegaraan|negara) ", "", normalise_key(text))


def clean_nationality(text: object) -> CleanedValue:
    """Read a nationality as ISO 3166 alpha-3, "stateless" or "unhcr". Taiwan is TWN, never CHN.

    >>> clean_nationality("WN Tiongkok (China)").value
    'CHN'
    """
    plain_text = to_plain_text(text)
    if is_missing(plain_text):
        return CleanedValue(None, status=MISSING)
    country_code = country_codes().get(normalise_nationality(plain_text))
    if country_code:
        return CleanedValue(country_code, "" if plain_text == country_code else "nationality")
    parts = {
        country_codes()[part]
        for part in map(normalise_key, re.split(r"[()/,;]", plain_text))
        if part in country_codes()
    }
    if len(parts) == 1:
        return CleanedValue(parts.pop(), "nationality")
    if parts:
        return CleanedValue(None, "two_nationalities", REVIEW, tuple(sorted(parts)))
    return CleanedValue(None, "unknown_nationality", REVIEW)


@cache
def permit_aliases() -> dict[str, tuple[str, str]]:
    """Return permit type and domain ("" where the word does not say) of each written form; own ones give way to ours."""
    shipped_aliases = {
        normalise_key(row.alias): (row.permit_type, row.domain) for row in tables.read("permit_aliases").itertuples()
    }
    office_aliases = {
        normalise_key(row.alias): (row.permit_type, row.domain)
        for row in office_tables.read_or_empty("permit_aliases").itertuples()
    }
    return {
        alias: permit for alias, permit in office_aliases.items() if permit in set(shipped_aliases.values())
    } | shipped_aliases


def clean_permit(text: object) -> CleanedValue:
    """Read a permit as (type, domain): ITK, ITAS or ITAP; domain "sea", "land" or "" where the word does not say.

    A word that names two types ("izin tinggal terbatas (ITK)") goes to review with both.
    """
    plain_text = to_plain_text(text)
    if is_missing(plain_text):
        return CleanedValue(None, status=MISSING)
    permit = permit_aliases().get(normalise_key(plain_text))
    if permit:
        return CleanedValue(permit, "" if plain_text == permit[0] else "permit")
    parts = {
        permit_aliases()[part]
        for part in map(normalise_key, re.split(r"[()/,;-]", plain_text))
        if part in permit_aliases()
    }
    kinds = {kind for kind, _ in parts}
    if len(kinds) == 1:
        domains = {domain for _, domain in parts if domain}
        if len(domains) < 2:
            return CleanedValue((kinds.pop(), "".join(domains)), "permit")
    return CleanedValue(None, "two_permits" if kinds else "unknown_permit", REVIEW, tuple(sorted(kinds)))


WORD_LISTS = {
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


def make_word_cleaner(kind: str) -> Cleaner:
    """Return the cleaner of a short list of words."""
    value_by_word = {word: value for value, spellings in WORD_LISTS[kind].items() for word in (value, *spellings)}

    def clean_word(text: object) -> CleanedValue:
        plain_text = to_plain_text(text)
        if is_missing(plain_text):
            return CleanedValue(None, status=MISSING)
        value_found = value_by_word.get(normalise_key(plain_text))
        if value_found is None:
            return CleanedValue("other", f"other_{kind}")
        return CleanedValue(value_found, "" if plain_text == value_found else kind)

    return clean_word


def clean_sector(text: object) -> CleanedValue:
    """Read a sector as a section of KBLI 2020 (A to U): its letter, a number of two to five digits, or its words.

    Words of several sections ("industri dan perdagangan timah") go to review with all of them.
    """
    plain_text = to_plain_text(text)
    if is_missing(plain_text):
        return CleanedValue(None, status=MISSING)
    if re.fullmatch(r"[A-U]", plain_text):
        return CleanedValue(plain_text)
    section_codes = find_sections(plain_text)
    if len(section_codes) > 1:
        return CleanedValue(None, "several_sectors", REVIEW, section_codes)
    return CleanedValue(section_codes[0], "sector") if section_codes else CleanedValue("other", "other_sector")


def find_sections(plain_text: str) -> tuple[str, ...]:
    """Return the sections of KBLI that a number's first two digits, else a text's words, belong to."""
    rows = list(tables.read("kbli_sections").itertuples(index=False))
    digits = re.match(r"\d{2}", plain_text, re.ASCII)
    if digits:
        return tuple(row.section for row in rows if int(row.first) <= int(digits.group()) <= int(row.last))
    padded_key = f" {normalise_key(plain_text)} "
    return tuple(row.section for row in rows if any(f" {word} " in padded_key for word in row.words.split("|")))


def clean_text(text: object) -> CleanedValue:
    """Keep text as it is, on one line."""
    plain_text = to_plain_text(text)
    return CleanedValue(None, status=MISSING) if is_missing(plain_text) else CleanedValue(plain_text)


CLEANERS: dict[str, Cleaner] = {
    "nationality": clean_nationality,
    "purpose": make_word_cleaner("purpose"),
    "sector": clean_sector,
    "position": make_word_cleaner("position"),
    "sex": make_word_cleaner("sex"),
    "text": clean_text,
    "domain": make_word_cleaner("domain"),
    "permit": clean_permit,
    "date": clean_date,
}
"""The cleaner of each kind of cell, in the order in which columns are cleaned and their changes are listed."""
