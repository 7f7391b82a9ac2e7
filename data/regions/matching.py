"""Any written form of a region to its code: exact, by alias, by code, or fuzzy with a score; never a silent guess.

Ambiguous input comes back as ambiguous with its candidates: "Bangka" is a regency or an island, "1903" is Bangka Barat
as a BPS code and Bangka Selatan as a Kemendagri code without its dot.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pandas as pd
from rapidfuzz import fuzz, process

from data import tables
from data.regions.gazetteer import Region, load, overlap
from data.tables import office_tables

LONGEST = 200
"""Longer text is no region's name; it is cut before anything else sees it."""

LIKELY, CLEAR_LEAD, OFFERED = 88.0, 6.0, 70.0
"""Fuzzy scores (rapidfuzz ratio): an answer needs LIKELY and a lead of CLEAR_LEAD; candidates are offered from OFFERED."""

TYPES = {
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "kota": "kota",
    "provinsi": "provinsi",
    "prov": "provinsi",
    "kecamatan": "kecamatan",
    "kec": "kecamatan",
    "pulau": "pulau",
    "p": "pulau",
}
EXPANSIONS = {"kep": "kepulauan", "adm": "administrasi", "b": "b"}


@dataclass(frozen=True)
class Candidate:
    """One region that the text may mean, with a label to show, a score of 0 to 100 and the reason."""

    region_code: str
    label: str
    score: float
    why: str


@dataclass(frozen=True)
class Match:
    """The answer: ``region_code`` only when one region is meant (status exact, alias or fuzzy), else candidates."""

    status: str
    region_code: str | None
    score: float
    candidates: tuple[Candidate, ...]


def match(text: str, *, level: str | None = None, within: str | None = None, code_system: str | None = None) -> Match:
    """Match a written form to a region.

    ``level`` keeps to one level, ``within`` to the inside of a region. Without ``level``, districts answer only when
    nothing higher does. ``code_system`` ("kemendagri" or "bps") says how four digits without a dot are meant.
    """
    text = str(text)[:LONGEST]
    digits = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9.]{2,13}", digits):
        return answer(by_code(digits, code_system), level, within, "exact", "code")
    words = normal(text)
    if not words:
        return Match("unknown", None, 0.0, ())
    typed, name = split_type(words)
    for levels in (level,) if level else ("higher", "district"):
        found = by_name(words, typed, name, levels, within)
        if found.status != "unknown":
            return found
    return fuzzy(name, typed, level, within)


def normal(text: str) -> str:
    """Return text in one spelling: lower case, single spaces, no punctuation, spaced capitals joined."""
    spaced = re.sub(
        r"\b(?:[^\W\d_] ){2,}[^\W\d_]\b", lambda found: found.group().replace(" ", ""), re.sub(r"\s+", " ", text)
    )
    words = re.sub(r"[^\w]+", " ", spaced.casefold().replace("_", " ")).split()
    return " ".join(EXPANSIONS.get(word, word) for word in words)


def split_type(words: str) -> tuple[str | None, str]:
    """Part a written type ("kab", "kota") from the name."""
    first, _, rest = words.partition(" ")
    return (TYPES[first], rest) if rest and first in TYPES else (None, words)


@cache
def names() -> dict[str, tuple[Region, ...]]:
    """Return the regions by normal name, with and without type and with spaces closed."""
    found: dict[str, dict[str, Region]] = defaultdict(dict)
    register = load()
    for kind in ("country", "province", "regency", "district", "island", "office"):
        for region in register.level(kind):
            for form in {normal(region.name), normal(region.full_name)}:
                found[form][region.region_code] = region
                found[form.replace(" ", "")][region.region_code] = region
    for island in register.level("island"):
        found[normal(island.name.removeprefix("Pulau "))][island.region_code] = island
    return {form: tuple(regions.values()) for form, regions in found.items()}


@cache
def aliases() -> dict[str, tuple[Region, ...]]:
    """Return the regions by alias (table ``region_aliases``, and the office's own beside it where its code is known)."""
    found: dict[str, list[Region]] = defaultdict(list)
    for row in pd.concat([tables.read("region_aliases"), office_tables.usable("region_aliases")]).itertuples():
        if load().has(row.region_code):
            found[normal(row.alias)].append(load().get(row.region_code))
    return {alias: tuple(regions) for alias, regions in found.items()}


def by_name(words: str, typed: str | None, name: str, levels: str, within: str | None) -> Match:
    """Answer from exact names and aliases together, so that an alias which is another region's name is ambiguous."""
    forms = dict.fromkeys((words, words.replace(" ", ""), name, name.replace(" ", "")))
    written = {words, words.replace(" ", "")}
    by_alias = {region.region_code: region for form in forms for region in aliases().get(form, ())}
    by_their_name = {region.region_code: region for form in forms for region in names().get(form, ())}
    kept = [
        region
        for region in (by_their_name | by_alias).values()
        if fits(region, levels, within) and (typed in (None, region.type) or normal(region.name) in written)
    ]
    exact = any(region.region_code in by_their_name for region in kept)
    return answer(kept, None, None, "exact" if exact else "alias", "name" if exact else "alias")


def fits(region: Region, levels: str | None, within: str | None) -> bool:
    """Say whether a region is of the levels asked for and inside the region asked for."""
    at_level = levels is None or region.level == levels or (levels == "higher" and region.level != "district")
    inside = (
        within is None or within == "id" or region.region_code.startswith(f"{within}.") or region.parent_code == within
    )
    return at_level and inside


def by_code(digits: str, code_system: str | None) -> list[Region]:
    """Return the regions that a code may mean: Kemendagri with dots, without dots, or BPS."""
    register = load()
    plain = digits.replace(".", "")
    dotted = ".".join(part for part in (plain[:2], plain[2:4], plain[4:6]) if part)
    kemendagri = [register.get(dotted)] if register.has(dotted) and len(plain) in (2, 4, 6) else []
    if "." in digits:
        return kemendagri if digits == dotted else []
    bps = list(bps_codes().get(plain, ()))
    if code_system is not None:
        return kemendagri if code_system == "kemendagri" else bps
    return list({region.region_code: region for region in (*kemendagri, *bps)}.values())


@cache
def bps_codes() -> dict[str, tuple[Region, ...]]:
    """Return the regions by BPS code."""
    found: dict[str, list[Region]] = defaultdict(list)
    for level in ("province", "regency", "district"):
        for region in load().level(level):
            if region.bps_code:
                found[region.bps_code].append(region)
    return {code: tuple(regions) for code, regions in found.items()}


def answer(regions: list[Region], level: str | None, within: str | None, status: str, why: str) -> Match:
    """Return one region as the answer, several as ambiguous, none as unknown."""
    kept = [region for region in regions if fits(region, level, within)]
    candidates = tuple(Candidate(region.region_code, label(region), 100.0, why) for region in kept)
    if not kept:
        return Match("unknown", None, 0.0, ())
    if len(kept) > 1:
        return Match("ambiguous", None, 100.0, candidates)
    return Match(status, kept[0].region_code, 100.0, candidates)


def label(region: Region) -> str:
    """Return a name that tells a region from its namesakes: with type, parent and code."""
    parent = load().get(region.parent_code).name if region.parent_code and region.parent_code != "id" else ""
    return f"{region.full_name}{', ' + parent if parent else ''} ({region.region_code})"


@cache
def spellings(level: str | None) -> list[str]:
    """Return the normal names to compare with, of one level or of all but districts."""
    wanted = level or "higher"
    return [form for form, regions in names().items() if any(fits(region, wanted, None) for region in regions)]


def fuzzy(name: str, typed: str | None, level: str | None, within: str | None) -> Match:
    """Answer with the nearest spelling if it is likely and clearly ahead; else offer what is near."""
    near = process.extract(name, spellings(level), scorer=fuzz.ratio, limit=12, score_cutoff=OFFERED)
    best: dict[str, tuple[float, Region]] = {}
    for form, score, _ in near:
        for region in names()[form]:
            if fits(region, level or "higher", within) and (typed is None or region.type == typed):
                best.setdefault(region.region_code, (score, region))
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].region_code))[:6]
    if not ranked:
        return Match("unknown", None, 0.0, ())
    candidates = tuple(
        Candidate(region.region_code, label(region), round(score, 1), "spelling") for score, region in ranked
    )
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 100.0
    if ranked[0][0] >= LIKELY and lead >= CLEAR_LEAD:
        return Match("fuzzy", ranked[0][1].region_code, round(ranked[0][0], 1), candidates)
    return Match("ambiguous", None, round(ranked[0][0], 1), candidates)


__all__ = ["Candidate", "Match", "match", "overlap"]
