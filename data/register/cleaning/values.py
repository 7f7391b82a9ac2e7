"""One written value to one clean value: dates, countries, permits, domain, sex, purpose; nothing is guessed silently.

Every cleaner takes text and returns :class:`Cleaned`. The cleaners stand in one register by the kind of their column.
"""

import re
from collections.abc import Callable
from functools import cache

from data import tables
from data.figures import vocabulary
from data.register.cleaning.dates import clean_date
from data.register.cleaning.plain_text import MISSING, REVIEW, Cleaned, empty, key, plain
from data.tables import office_tables


@cache
def countries() -> dict[str, str]:
    """Return the ISO 3166 alpha-3 code of each country name in Indonesian and English (CLDR), of each code, and alias."""
    found: dict[str, str] = {}
    for lang in ("id", "en"):
        found |= {key(name): code for code, name in vocabulary.country_names(lang).items()}
    found |= {key(code): code for code in vocabulary.country_names("en")}
    added = {spelled(row.alias): row.nationality for row in office_tables.usable("nationality_aliases").itertuples()}
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
    added = {
        key(row.alias): (row.permit_type, row.domain) for row in office_tables.usable("permit_aliases").itertuples()
    }
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
    """Read a sector as a section of KBLI 2020 (A to U): its letter, a number of two to five digits, or its words.

    Words of several sections ("industri dan perdagangan timah") go to review with all of them.
    """
    words = plain(text)
    if empty(words):
        return Cleaned(None, status=MISSING)
    if re.fullmatch(r"[A-U]", words):
        return Cleaned(words)
    fits = sections(words)
    if len(fits) > 1:
        return Cleaned(None, "several_sectors", REVIEW, fits)
    return Cleaned(fits[0], "sector") if fits else Cleaned("other", "other_sector")


def sections(words: str) -> tuple[str, ...]:
    """Return the sections of KBLI that a number's first two digits, else a text's words, belong to."""
    rows = list(tables.read("kbli_sections").itertuples(index=False))
    digits = re.match(r"\d{2}", words, re.ASCII)
    if digits:
        return tuple(row.section for row in rows if int(row.first) <= int(digits.group()) <= int(row.last))
    said = f" {key(words)} "
    return tuple(row.section for row in rows if any(f" {word} " in said for word in row.words.split("|")))


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
