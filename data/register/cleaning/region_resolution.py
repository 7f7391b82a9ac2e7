"""From the cells that may name a region to one regency and district, or to the candidates that a reader must choose from."""

import re

import pandas as pd

from data import regions
from data.register.cleaning.plain_text import MISSING, REVIEW, Cleaned, empty, plain


def without_address(joined: str) -> str:
    """Return the cells that named a region, the address left out: it is personal."""
    return " ".join(plain(part) for part in joined.split("\x1f")[:-1] if part.strip())


def place(code: str, regency: str, province: str, district: str, address: str, code_system: str | None) -> Cleaned:
    """Return (regency, district) codes of one combination of cells; what may mean several goes to review.

    Four digits without a dot may be of Kemendagri or of BPS (1903 is two regencies): the name beside the code decides,
    else a reader must.
    """
    within = regions.match(province, level="province").region_code if not empty(plain(province)) else None
    named = None if empty(plain(regency)) else regions.match(regency, within=within)
    if not empty(plain(code)):
        return by_code(code, named, code_system)
    if named is None or named.status == "unknown" or ("," in regency and named.status != "exact"):
        return by_address(district, f"{address}, {regency}", within)
    if named.region_code is None:
        return Cleaned(None, "ambiguous_region", REVIEW, tuple(one.label for one in named.candidates))
    return at(named, district)


def at(named: regions.Match, district: str) -> Cleaned:
    """Return (regency, district) of a named region, with the district inside it where one is written."""
    level = regions.load().get(named.region_code).level
    if level == "district":
        return Cleaned((named.region_code[:5], named.region_code), "regency_of_district")
    if level != "regency":
        return Cleaned(None, f"region_is_{level}", REVIEW, tuple(one.label for one in named.candidates))
    inside = None
    if not empty(plain(district)):
        inside = regions.match(district, level="district", within=named.region_code).region_code
    return Cleaned((named.region_code, inside), "" if named.status == "exact" else f"region_{named.status}")


def by_code(code: str, named: regions.Match | None, code_system: str | None) -> Cleaned:
    """Return the regency of a code, checked against the name beside it."""
    found = regions.match(code, code_system=code_system)
    codes = {one.region_code for one in found.candidates}
    meant = named.region_code if named else None
    if meant and meant in codes:
        return Cleaned((meant, None), "code_by_name" if len(codes) > 1 else "")
    if meant:
        return Cleaned(
            None, "code_and_name_differ", REVIEW, tuple(one.label for one in (*found.candidates, *named.candidates))
        )
    if len(codes) == 1:
        whole = codes.pop()
        return Cleaned((whole[:5], whole if len(whole) > 5 else None), "code")
    labels = tuple(one.label for one in found.candidates)
    return Cleaned(None, "ambiguous_code", REVIEW, labels) if labels else Cleaned(None)


def by_address(district: str, address: str, within: str | None) -> Cleaned:
    """Return the region that a district's name or the parts of an address name, from the end backwards.

    A province narrows what follows; a part that may mean several regions goes to review, unless a district decides.
    """
    if not empty(plain(district)):
        found = regions.match(district, level="district", within=within)
        if found.region_code:
            return Cleaned((found.region_code[:5], found.region_code), "regency_of_district")
    parts = [re.sub(r"\b\d{5}\b", "", part).strip() for part in re.split(r"[,;]", plain(address))]
    doubtful = ()
    for part in filter(None, reversed(parts)):
        found = regions.match(part, within=within)
        level = regions.load().get(found.region_code).level if found.region_code else ""
        if found.status in ("exact", "alias") and level == "province":
            within = found.region_code
        elif found.status in ("exact", "alias") and level == "regency":
            return Cleaned((found.region_code, district_in(parts, found.region_code)), "regency_of_address")
        elif found.status == "ambiguous" and found.score == 100 and not doubtful:
            doubtful = tuple(one.label for one in found.candidates)
    inside = district_in(parts, within)
    if inside:
        return Cleaned((inside[:5], inside), "regency_of_address")
    return Cleaned(None, "ambiguous_address", REVIEW, doubtful) if doubtful else Cleaned(None, status=MISSING)


def district_in(parts: list[str], within: str | None) -> str | None:
    """Return the district that an address names with its type ("Kec. Koba"), or None."""
    for part in parts:
        if re.match(r"kec(amatan)?\b", part, re.IGNORECASE):
            return regions.match(part, level="district", within=within).region_code
    return None


def are_bps_codes(raw: pd.DataFrame) -> bool:
    """Say whether the names beside four-digit codes fit BPS alone at least once, and Kemendagri alone or neither never."""
    if not {"regency_code", "regency"} <= set(raw):
        return False
    pairs = raw[["regency_code", "regency"]].drop_duplicates()
    pairs = pairs[pairs["regency_code"].str.fullmatch(r"\s*\d{4}\s*") & (pairs["regency"].str.strip() != "")]
    fits = {fit(code, name) for code, name in pairs.itertuples(index=False)}
    return "bps" in fits and not fits & {"kemendagri", "neither"}


def fit(code: str, name: str) -> str:
    """Say which system gives a code the name beside it: bps, kemendagri, both or neither."""
    meant = regions.match(name).region_code
    systems = [
        system for system in ("bps", "kemendagri") if regions.match(code, code_system=system).region_code == meant
    ]
    return "both" if len(systems) == 2 else systems[0] if systems and meant else "neither"
