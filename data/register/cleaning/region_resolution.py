"""From the cells that may name a region to one regency and district, or to the candidates that a reader must choose from."""

import re
from typing import Literal

import pandas as pd

from data import regions
from data.register.cleaning.plain_text import MISSING, REVIEW, CleanedValue, is_missing, to_plain_text

REGION_FIELDS = ("regency_code", "regency", "province", "district", "address")
"""The fields whose cells may name a region, in the order of the parameters of :func:`resolve_region`."""


def drop_address(combination: str) -> str:
    """Return the cells that named a region, the address left out: it is personal."""
    return " ".join(to_plain_text(part) for part in combination.split("\x1f")[:-1] if part.strip())


def resolve_region(
    code: str, regency: str, province: str, district: str, address: str, code_system: regions.CodeSystem | None
) -> CleanedValue:
    """Return (regency, district) codes of one combination of cells; what may mean several goes to review.

    Four digits without a dot may be of Kemendagri or of BPS (1903 is two regencies): the name beside the code decides,
    else a reader must.
    """
    province_code = (
        regions.match(province, level="province").region_code if not is_missing(to_plain_text(province)) else None
    )
    name_match = None if is_missing(to_plain_text(regency)) else regions.match(regency, area_code=province_code)
    if not is_missing(to_plain_text(code)):
        return resolve_code(code, name_match, code_system)
    if name_match is None or name_match.status == "unknown" or ("," in regency and name_match.status != "exact"):
        return resolve_address(district, f"{address}, {regency}", province_code)
    if name_match.region_code is None:
        return CleanedValue(
            None, "ambiguous_region", REVIEW, tuple(candidate.label for candidate in name_match.candidates)
        )
    return resolve_match(name_match, name_match.region_code, district)


def resolve_match(name_match: regions.Match, region_code: str, district: str) -> CleanedValue:
    """Return (regency, district) of the one region that a name means, with the district inside it where one is written."""
    region = regions.load().get(region_code)
    if region.level == "district":
        return CleanedValue((region_code[:5], region_code), "regency_of_district")
    if region.level != "regency":
        return CleanedValue(
            None, f"region_is_{region.level}", REVIEW, tuple(candidate.label for candidate in name_match.candidates)
        )
    district_code = None
    if not is_missing(to_plain_text(district)):
        district_code = regions.match(district, level="district", area_code=region_code).region_code
    return CleanedValue(
        (region_code, district_code), "" if name_match.status == "exact" else f"region_{name_match.status}"
    )


def resolve_code(code: str, name_match: regions.Match | None, code_system: regions.CodeSystem | None) -> CleanedValue:
    """Return the regency of a code, checked against the name beside it."""
    code_match = regions.match(code, code_system=code_system)
    codes = {candidate.region_code for candidate in code_match.candidates}
    named_code = name_match.region_code if name_match else None
    if named_code in codes:
        return CleanedValue((named_code, None), "code_by_name" if len(codes) > 1 else "")
    if name_match and named_code:
        return CleanedValue(
            None,
            "code_and_name_differ",
            REVIEW,
            tuple(candidate.label for candidate in (*code_match.candidates, *name_match.candidates)),
        )
    if len(codes) == 1:
        region_code = codes.pop()
        return CleanedValue((region_code[:5], region_code if len(region_code) > 5 else None), "code")
    labels = tuple(candidate.label for candidate in code_match.candidates)
    return CleanedValue(None, "ambiguous_code", REVIEW, labels) if labels else CleanedValue(None)


def resolve_address(district: str, address: str, province_code: str | None) -> CleanedValue:
    """Return the region that a district's name or the parts of an address name, from the end backwards.

    A province narrows what follows; a part that may mean several regions goes to review, unless a district decides.
    """
    if not is_missing(to_plain_text(district)):
        region_match = regions.match(district, level="district", area_code=province_code)
        if region_match.region_code:
            return CleanedValue((region_match.region_code[:5], region_match.region_code), "regency_of_district")
    parts = [re.sub(r"\b\d{5}\b", "", part).strip() for part in re.split(r"[,;]", to_plain_text(address))]
    candidate_labels: tuple[str, ...] = ()
    for part in filter(None, reversed(parts)):
        region_match = regions.match(part, area_code=province_code)
        level = regions.load().get(region_match.region_code).level if region_match.region_code else ""
        if region_match.status in ("exact", "alias") and level == "province":
            province_code = region_match.region_code
        elif region_match.status in ("exact", "alias") and level == "regency":
            return CleanedValue(
                (region_match.region_code, find_district(parts, region_match.region_code)), "regency_of_address"
            )
        elif region_match.status == "ambiguous" and region_match.score == 100 and not candidate_labels:
            candidate_labels = tuple(candidate.label for candidate in region_match.candidates)
    district_code = find_district(parts, province_code)
    if district_code:
        return CleanedValue((district_code[:5], district_code), "regency_of_address")
    return (
        CleanedValue(None, "ambiguous_address", REVIEW, candidate_labels)
        if candidate_labels
        else CleanedValue(None, status=MISSING)
    )


def find_district(parts: list[str], parent_code: str | None) -> str | None:
    """Return the district that an address names with its type ("Kec. Koba"), or None."""
    for part in parts:
        if re.match(r"kec(amatan)?\b", part, re.IGNORECASE):
            return regions.match(part, level="district", area_code=parent_code).region_code
    return None


def are_bps_codes(raw_rows: pd.DataFrame) -> bool:
    """Say whether the names beside four-digit codes fit BPS alone at least once, and Kemendagri alone or neither never."""
    if not {"regency_code", "regency"} <= set(raw_rows):
        return False
    pairs = raw_rows[["regency_code", "regency"]].drop_duplicates()
    pairs = pairs[pairs["regency_code"].str.fullmatch(r"\s*\d{4}\s*") & (pairs["regency"].str.strip() != "")]
    code_systems = {find_code_system(code, name) for code, name in pairs.itertuples(index=False)}
    return "bps" in code_systems and not code_systems & {"kemendagri", "neither"}


def find_code_system(code: str, name: str) -> Literal["bps", "kemendagri", "both", "neither"]:
    """Say which system gives a code the name beside it: bps, kemendagri, both or neither."""
    named_code = regions.match(name).region_code
    systems = [
        system for system in regions.CODE_SYSTEMS if regions.match(code, code_system=system).region_code == named_code
    ]
    return "both" if len(systems) == 2 else systems[0] if systems and named_code else "neither"
