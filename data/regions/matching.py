"""Any written form of a region to its code: exact, by alias, by code, or fuzzy with a score; never a silent guess.

Ambiguous input comes back as ambiguous with its candidates: "Bangka" is a regency or an island, "1903" is Bangka Barat
as a BPS code and Bangka Selatan as a Kemendagri code without its dot.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd
from rapidfuzz import fuzz, process

from data import tables
from data.regions.gazetteer import LEVELS, Level, Region, has_overlap, load
from data.tables import office_tables

CODED_LEVELS: tuple[Level, ...] = ("province", "regency", "district")
MAX_TEXT_CHARS = 200
"""Longer text is no region's name; it is cut before anything else sees it."""

MIN_ANSWER_SCORE, MIN_LEAD, MIN_CANDIDATE_SCORE = 88.0, 6.0, 70.0
"""Fuzzy scores (rapidfuzz ratio): from which a name is the answer, its lead over the next, and from which it is a candidate."""

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


CodeSystem = Literal["kemendagri", "bps"]
"""Whose code four digits without a dot are."""

CODE_SYSTEMS: tuple[CodeSystem, ...] = ("bps", "kemendagri")
MatchStatus = Literal["exact", "alias", "fuzzy", "ambiguous", "unknown"]
Reason = Literal["name", "alias", "code", "spelling"]


@dataclass(frozen=True)
class Candidate:
    """One region that the text may mean, with a label to show, a score of 0 to 100 and the reason."""

    region_code: str
    label: str
    score: float
    reason: Reason


@dataclass(frozen=True)
class Match:
    """The answer: ``region_code`` only when one region is meant (status exact, alias or fuzzy), else candidates."""

    status: MatchStatus
    region_code: str | None
    score: float
    candidates: tuple[Candidate, ...]


def match(
    text: str, *, level: Level | None = None, area_code: str | None = None, code_system: CodeSystem | None = None
) -> Match:
    """Match a written form to a region.

    ``level`` keeps to one level, ``area_code`` to the inside of a region. Without ``level``, districts answer only when
    nothing higher does. ``code_system`` ("kemendagri" or "bps") says how four digits without a dot are meant.
    """
    text = str(text)[:MAX_TEXT_CHARS]
    digits = re.sub(r"\s", "", text)
    if re.fullmatch(r"[0-9.]{2,13}", digits):
        return build_match(find_by_code(digits, code_system), level, area_code, "exact", "code")
    normal_text = normalise_name(text)
    if not normal_text:
        return Match("unknown", None, 0.0, ())
    written_type, name = split_type(normal_text)
    level_groups: tuple[Level | Literal["higher"], ...] = (level,) if level else ("higher", "district")
    for levels in level_groups:
        result = match_name(normal_text, written_type, name, levels, area_code)
        if result.status != "unknown":
            return result
    return match_fuzzy(name, written_type, level, area_code)


def normalise_name(text: str) -> str:
    """Return text in one spelling: lower case, single spaces, no punctuation, spaced capitals joined."""
    joined_text = re.sub(
        r"\b(?:[^\W\d_] ){2,}[^\W\d_]\b", lambda capitals: capitals.group().replace(" ", ""), re.sub(r"\s+", " ", text)
    )
    words = re.sub(r"[^\w]+", " ", joined_text.casefold().replace("_", " ")).split()
    return " ".join(EXPANSIONS.get(word, word) for word in words)


def split_type(normal_text: str) -> tuple[str | None, str]:
    """Part a written type ("kab", "kota") from the name."""
    first_word, _, remainder = normal_text.partition(" ")
    return (TYPES[first_word], remainder) if remainder and first_word in TYPES else (None, normal_text)


@cache
def regions_by_name() -> dict[str, tuple[Region, ...]]:
    """Return the regions by normal name, with and without type and with spaces closed."""
    index: dict[str, dict[str, Region]] = defaultdict(dict)
    register = load()
    for level in LEVELS:
        for region in register.level(level):
            for form in {normalise_name(region.name), normalise_name(region.full_name)}:
                index[form][region.region_code] = region
                index[form.replace(" ", "")][region.region_code] = region
    for island in register.level("island"):
        index[normalise_name(island.name.removeprefix("Pulau "))][island.region_code] = island
    return {form: tuple(regions.values()) for form, regions in index.items()}


@cache
def regions_by_alias() -> dict[str, tuple[Region, ...]]:
    """Return the regions by alias (table ``region_aliases``, and the office's own beside it where its code is known)."""
    index: dict[str, list[Region]] = defaultdict(list)
    for row in pd.concat([tables.read("region_aliases"), office_tables.read_or_empty("region_aliases")]).itertuples():
        if load().has_code(row.region_code):
            index[normalise_name(row.alias)].append(load().get(row.region_code))
    return {alias: tuple(regions) for alias, regions in index.items()}


def match_name(
    normal_text: str, written_type: str | None, name: str, levels: Level | Literal["higher"], area_code: str | None
) -> Match:
    """Answer from exact names and aliases together, so that an alias which is another region's name is ambiguous."""
    forms = dict.fromkeys((normal_text, normal_text.replace(" ", ""), name, name.replace(" ", "")))
    full_forms = {normal_text, normal_text.replace(" ", "")}
    alias_regions = {region.region_code: region for form in forms for region in regions_by_alias().get(form, ())}
    name_regions = {region.region_code: region for form in forms for region in regions_by_name().get(form, ())}
    matches = [
        region
        for region in (name_regions | alias_regions).values()
        if is_eligible(region, levels, area_code)
        and (written_type in (None, region.type) or normalise_name(region.name) in full_forms)
    ]
    is_exact = any(region.region_code in name_regions for region in matches)
    return build_match(matches, None, None, "exact" if is_exact else "alias", "name" if is_exact else "alias")


def is_eligible(region: Region, levels: Level | Literal["higher"] | None, area_code: str | None) -> bool:
    """Say whether a region is of the levels asked for and inside the region asked for."""
    is_at_level = levels is None or region.level == levels or (levels == "higher" and region.level != "district")
    is_inside = (
        area_code is None
        or area_code == "id"
        or region.region_code.startswith(f"{area_code}.")
        or region.parent_code == area_code
    )
    return is_at_level and is_inside


def find_by_code(digits: str, code_system: CodeSystem | None) -> list[Region]:
    """Return the regions that a code may mean: Kemendagri with dots, without dots, or BPS."""
    register = load()
    plain_digits = digits.replace(".", "")
    dotted_code = ".".join(part for part in (plain_digits[:2], plain_digits[2:4], plain_digits[4:6]) if part)
    kemendagri_regions = (
        [register.get(dotted_code)] if register.has_code(dotted_code) and len(plain_digits) in (2, 4, 6) else []
    )
    if "." in digits:
        return kemendagri_regions if digits == dotted_code else []
    bps_regions = list(regions_by_bps_code().get(plain_digits, ()))
    if code_system is not None:
        return kemendagri_regions if code_system == "kemendagri" else bps_regions
    return list({region.region_code: region for region in (*kemendagri_regions, *bps_regions)}.values())


@cache
def regions_by_bps_code() -> dict[str, tuple[Region, ...]]:
    """Return the regions by BPS code."""
    index: dict[str, list[Region]] = defaultdict(list)
    for level in CODED_LEVELS:
        for region in load().level(level):
            if region.bps_code:
                index[region.bps_code].append(region)
    return {code: tuple(regions) for code, regions in index.items()}


def build_match(
    regions: list[Region], level: Level | None, area_code: str | None, status: MatchStatus, reason: Reason
) -> Match:
    """Return one region as the answer, several as ambiguous, none as unknown."""
    matches = [region for region in regions if is_eligible(region, level, area_code)]
    candidates = tuple(Candidate(region.region_code, label(region), 100.0, reason) for region in matches)
    if not matches:
        return Match("unknown", None, 0.0, ())
    if len(matches) > 1:
        return Match("ambiguous", None, 100.0, candidates)
    return Match(status, matches[0].region_code, 100.0, candidates)


def label(region: Region) -> str:
    """Return a name that tells a region from its namesakes: with type, parent and code."""
    parent = load().get(region.parent_code).name if region.parent_code and region.parent_code != "id" else ""
    return f"{region.full_name}{', ' + parent if parent else ''} ({region.region_code})"


@cache
def spellings(level: Level | None) -> list[str]:
    """Return the normal names to compare with, of one level or of all but districts."""
    levels: Level | Literal["higher"] = level or "higher"
    return [
        form
        for form, regions in regions_by_name().items()
        if any(is_eligible(region, levels, None) for region in regions)
    ]


def match_fuzzy(name: str, written_type: str | None, level: Level | None, area_code: str | None) -> Match:
    """Answer with the nearest spelling if it is likely and clearly ahead; else offer what is near."""
    similar_names = process.extract(
        name, spellings(level), scorer=fuzz.ratio, limit=12, score_cutoff=MIN_CANDIDATE_SCORE
    )
    best_scores: dict[str, tuple[float, Region]] = {}
    for form, score, _ in similar_names:
        for region in regions_by_name()[form]:
            if is_eligible(region, level or "higher", area_code) and (
                written_type is None or region.type == written_type
            ):
                best_scores.setdefault(region.region_code, (score, region))
    ranking = sorted(best_scores.values(), key=lambda pair: (-pair[0], pair[1].region_code))[:6]
    if not ranking:
        return Match("unknown", None, 0.0, ())
    candidates = tuple(
        Candidate(region.region_code, label(region), round(score, 1), "spelling") for score, region in ranking
    )
    lead = ranking[0][0] - ranking[1][0] if len(ranking) > 1 else 100.0
    if ranking[0][0] >= MIN_ANSWER_SCORE and lead >= MIN_LEAD:
        return Match("fuzzy", ranking[0][1].region_code, round(ranking[0][0], 1), candidates)
    return Match("ambiguous", None, round(ranking[0][0], 1), candidates)


__all__ = ["Candidate", "Match", "match", "has_overlap"]
