"""What the demo register is calibrated to: the published figures of Bangka Belitung, and what they leave open.

Two kinds of figures are held at once. *Flows*: the permits that the offices issued, by year and type. *Stocks*: who held
one, by regency, on land and at sea. A stock that does not change is its yearly flow times the mean validity in years
(Little's law: J. D. C. Little, 1961), so the holders of a regency give its permits on land; what the office issued beside
them went to sea; and the published ratio of sea to land gives how many permits at sea are valid for a year, not 180 days.

No figure is copied here: all are read from :mod:`data.figures`. What is not published is assumed, in ``assumptions.csv`` with
a reason a row and in ``UNPUBLISHED_NOTES``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypedDict

import pandas as pd

from data import figures, regions
from data.demo.assumptions import (
    DayShares,
    Shares,
    assumed_shares,
    newest_total,
    normalize_shares,
    require_total,
    sectors,
    totals_by_year,
    values_by_category,
)

PROVINCE, ISLAND = "19", "19:pulau-bangka"
OFFICES = ("kanim:pangkalpinang", "kanim:tanjungpandan")
FIRST_YEAR = 2019
DAYS_PER_YEAR = 365.25
HALF_YEAR_DAYS, FULL_YEAR_DAYS = 180, 365
"""How long ITAS at sea are valid (DOMAIN.md 1.1)."""

UNPUBLISHED_NOTES = (
    "Permits of a year without a published total are those of the nearest year that has one.",
    "Workers of a regency whose publisher does not tell land from sea are taken as holders of ITAS on land.",
    "Regencies without a published number of ITAP holders are given none.",
    "Nationalities are those of the province in 2016, on land and at sea, in every regency and year.",
    "Sectors on land are those of the three regencies that publish them; sea is offshore tin.",
    "Purposes on land are those of the office of Tanjungpandan; districts within a regency are equally likely.",
    "Permits at sea name a regency only as far as regencies publish workers at sea.",
    "All foreigners of the province (wna) are not fitted: the permits issued in that year imply more holders.",
)


class StratumFacts(TypedDict):
    """One office, region, type, domain and year, with the expected ``permits``; ``opening``: in force before the year."""

    office: str
    year: int
    opening: bool
    permit_type: str
    domain: str
    region_code: str
    permits: float


class Stratum(Protocol):
    """A stratum as ``itertuples`` gives it, with the ``rows`` that are drawn of it."""

    office: str
    year: int
    opening: bool
    permit_type: str
    domain: str
    region_code: str
    rows: int


@dataclass(frozen=True)
class Calibration:
    """What to draw from. ``strata`` has one line an office, region, type, domain and year, with the expected ``permits``.

    Its ``is_opening`` marks those in force when the first year begins. The shares are by (what, domain) and sum to 1;
    ``days`` are the shares of validities in days by (type, domain).
    """

    strata: pd.DataFrame
    shares: dict[tuple[str, str], Shares]
    days: dict[tuple[str, str], DayShares]

    @property
    def permits(self) -> float:
        """Return how many permits the published figures imply from the first year to the last."""
        return float(self.strata["permits"].sum())


def mean_years(days: DayShares) -> float:
    """Return the mean validity in years."""
    return sum(number * share for number, share in days.items()) / DAYS_PER_YEAR


def validity_days(name: str) -> DayShares:
    """Return assumed validities in days."""
    return {int(value): share for value, share in assumed_shares(name).items()}


@cache
def calibrate() -> Calibration:
    """Return what the demo register is drawn from."""
    land_days = validity_days("validity_itas_land")
    holders = {code: land_holders(code) for office in OFFICES for code in members(office)}
    flow = sea_flow(holders, land_days)
    sea_validity = sea_days(sum(holders.values()), flow)
    days = {("ITAS", "land"): land_days, ("ITAS", "sea"): sea_validity}
    days |= {("ITAP", "land"): validity_days("validity_itap"), ("ITK", "land"): validity_days("validity_itk")}
    strata = [stratum for office in OFFICES for stratum in office_strata(office, holders, days)]
    return Calibration(pd.DataFrame(strata), all_shares(), days)


def members(office: str) -> tuple[str, ...]:
    """Return the regencies of an office."""
    return regions.load().get(office).member_codes


def land_holders(region_code: str) -> float:
    """Return the ITAS holders on land of a regency: published, or its workers without those at sea, or its office's rest."""
    for measure in ("itas_land_holders", "itas_holders"):
        holders = newest_total(region_code, measure)
        if holders is not None:
            return holders
    workers = newest_total(region_code, "tka")
    if workers is not None:
        return workers - workers_at_sea(region_code)
    office = regions.load().get(OFFICES[1]).region_code
    other_codes = [code for code in members(office) if code != region_code]
    return sum(purposes().values()) - sum(require_total(code, "itas_holders") for code in other_codes)


def workers_at_sea(region_code: str) -> float:
    """Return the published workers of a regency at sea: as such, or in a sector that is at sea; 0 where none is published."""
    workers = newest_total(region_code, "tka_sea")
    if workers is not None:
        return workers
    by_sector = values_by_category(region_code, "tka", "sector")
    return sum(value for category, value in by_sector.items() if sectors()["domain"][category] == "sea")


def permanent_holders(office: str) -> dict[str, float]:
    """Return ITAP holders by regency; what the office has beyond its regencies is its other regency's."""
    holders = {code: newest_total(code, "itap_holders") for code in members(office)}
    total, missing_codes = (
        newest_total(office, "itap_holders"),
        [code for code, value in holders.items() if value is None],
    )
    remainder = 0.0 if total is None else total - sum(value or 0 for value in holders.values())
    return {code: remainder / len(missing_codes) if value is None else value for code, value in holders.items()}


def purposes() -> Shares:
    """Return the holders of ITAS on land by purpose, of the one office that publishes them."""
    measures = {"work": "work", "family": "family", "investment": "investor", "retirement": "retirement"}
    return {purpose: require_total(OFFICES[1], f"itas_{name}_holders") for purpose, name in measures.items()}


def anchor_year_totals() -> tuple[int, float, float, float]:
    """Return the last year of which the first office published ITAS and ITAP issued, with all permits, ITAS and ITAP."""
    all_totals, itas_totals, itap_totals = (
        totals_by_year((ISLAND, OFFICES[0]), f"{kind}_issued") for kind in ("stay_permits", "itas", "itap")
    )
    year = max(set(all_totals) & set(itas_totals) & set(itap_totals))
    return year, all_totals[year], itas_totals[year], itap_totals[year]


def sea_flow(holders: Shares, land_days: DayShares) -> float:
    """Return the permits at sea that the first office issued in the anchor year: its ITAS without those on land."""
    _, _, itas, _ = anchor_year_totals()
    return itas - sum(holders[code] for code in members(OFFICES[0])) / mean_years(land_days)


def sea_days(land_holder_count: float, flow: float) -> DayShares:
    """Return how many permits at sea are valid for 180 days and for a year, so that holders at sea are to those on land
    as published for the province."""
    holders = land_holder_count * require_total(PROVINCE, "tka_sea") / require_total(PROVINCE, "tka_land")
    mean_days = (holders - require_total(OFFICES[1], "itas_sea_holders")) / flow * DAYS_PER_YEAR
    full_year_share = min(max((mean_days - HALF_YEAR_DAYS) / (FULL_YEAR_DAYS - HALF_YEAR_DAYS), 0.0), 1.0)
    return {HALF_YEAR_DAYS: 1 - full_year_share, FULL_YEAR_DAYS: full_year_share}


def office_strata(office: str, holders: Shares, days: dict[tuple[str, str], DayShares]) -> list[StratumFacts]:
    """Return the strata of one office: its permits by year as published, those on land as its holders imply."""
    areas = (ISLAND, office) if office == OFFICES[0] else (office,)
    issued_totals = totals_by_year(areas, "stay_permits_issued")
    land_flows = {("ITAS", code): holders[code] / mean_years(days["ITAS", "land"]) for code in members(office)}
    for code, number in permanent_holders(office).items():
        land_flows["ITAP", code] = number / mean_years(days["ITAP", "land"])
    strata = []
    for year in range(FIRST_YEAR, last_year() + 1):
        total = issued_totals[
            min(issued_totals, key=lambda published_year: (abs(published_year - year), published_year))
        ]
        visits, sea_permits = split_remaining_permits(office, year, total, sum(land_flows.values()), days)
        weights = {code: holders[code] for code in members(office)}
        flows = land_flows | {("ITK", code): visits * share for code, share in normalize_shares(weights).items()}
        rows = [(kind, "land", code, number) for (kind, code), number in flows.items()]
        rows += [("ITAS", "sea", code, sea_permits * share) for code, share in sea_region_shares(office).items()]
        strata += [build_stratum(office, year, False, *row) for row in rows]
        if year == FIRST_YEAR:
            strata += [
                build_stratum(office, year, True, *row[:3], row[3] * mean_years(days[row[0], row[1]])) for row in rows
            ]
    return [stratum for stratum in strata if stratum["permits"] > 0]


def build_stratum(
    office: str, year: int, is_opening: bool, permit_type: str, domain: str, region_code: str, permits: float
) -> StratumFacts:
    """Return one stratum."""
    return {
        "office": office,
        "year": year,
        "opening": is_opening,
        "permit_type": permit_type,
        "domain": domain,
        "region_code": region_code,
        "permits": permits,
    }


def split_remaining_permits(
    office: str, year: int, total: float, land_permits: float, days: dict[tuple[str, str], DayShares]
) -> tuple[float, float]:
    """Return the visit permits and the permits at sea of a year: together all that are not ITAS or ITAP on land.

    The first office's visits are the share of the anchor year, until permits at sea moved to the Directorate General.
    The second office has the few holders at sea that it published.
    """
    if office != OFFICES[0]:
        sea_permits = require_total(office, "itas_sea_holders") / mean_years(days["ITAS", "sea"])
        return max(total - land_permits - sea_permits, 0.0), sea_permits
    if year >= find_sea_transfer_year():
        return max(total - land_permits, 0.0), 0.0
    _, all_permits, itas, itap = anchor_year_totals()
    visits = total * (all_permits - itas - itap) / all_permits
    return visits, total - land_permits - visits


def find_sea_transfer_year() -> int:
    """Return the year in which permits at sea moved to the Directorate General: the first office's own series break."""
    first_events, second_events = (figures.events("itas_issued", office) for office in OFFICES)
    own_breaks = first_events[(first_events["kind"] == "break") & ~first_events["label"].isin(second_events["label"])]
    return int(own_breaks["date"].dt.year.min())


def last_year() -> int:
    """Return the last year of which the first office published its permits."""
    return max(totals_by_year((OFFICES[0],), "stay_permits_issued"))


def sea_region_shares(office: str) -> Shares:
    """Return the share of permits at sea that name each regency, "" where none is named."""
    if office != OFFICES[0]:
        return {"": 1.0}
    region_shares = {code: workers_at_sea(code) / require_total(PROVINCE, "tka_sea") for code in members(office)}
    return {code: share for code, share in region_shares.items() if share} | {"": 1 - sum(region_shares.values())}


def all_shares() -> dict[tuple[str, str], Shares]:
    """Return the published shares of nationalities, sectors and purposes, and the assumed ones, by (what, domain)."""
    shares_by_variable: dict[tuple[str, str], Shares] = {
        ("purpose", "land"): normalize_shares(purposes()),
        ("purpose", "sea"): {"maritime": 1.0},
    }
    counts: dict[str, Shares] = {"land": {}, "sea": {}}
    for code in (code for office in OFFICES for code in members(office)):
        for category, value in values_by_category(code, "tka", "sector").items():
            section, domain = sectors().loc[category, ["section", "domain"]]
            counts[domain][section] = counts[domain].get(section, 0.0) + value
    for domain in ("land", "sea"):
        shares_by_variable["nationality", domain] = normalize_shares(
            values_by_category(PROVINCE, f"tka_{domain}", "nationality")
        )
        shares_by_variable["sector", domain] = normalize_shares(counts[domain])
        shares_by_variable["position", domain] = assumed_shares(f"position_{domain}")
        shares_by_variable["sex", domain] = assumed_shares(f"sex_{domain}")
    return shares_by_variable


def count_published_rows() -> int:
    """Return how many rows give as many stored permits as published: the faulty ones are not stored."""
    return round(calibrate().permits / (1 - assumed_shares("faulty")["yes"]))
