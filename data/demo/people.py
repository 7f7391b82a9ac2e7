"""Fictitious people, employers and vessels: every name says so, and none is anybody's.

A person is drawn from the seed and a number alone, so that nobody has to be kept in memory to appear again.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from data import regions
from data.demo.assumptions import Shares, assumed_shares
from data.demo.published_calibration import Calibration, Stratum

SYLLABLES = ("ba", "ki", "lo", "mu", "ne", "ra", "si", "to", "vu", "wa", "ye", "zo", "dri", "fle", "gan", "plu")
EMPLOYER_COUNT, VESSEL_COUNT = 60, 40
AGE_REFERENCE_DATE = date(2022, 7, 1)
"""The day on which the assumed ages are right: the middle of the years of the demo."""


@dataclass(frozen=True, slots=True)
class Person:
    """One fictitious holder, with what stays the same from permit to permit."""

    name: str
    passport_no: str
    born_on: date
    sex: str
    nationality: str
    purpose: str
    sector: str
    position: str
    employer: str
    vessel: str
    district: str
    street: str


def make_word(rng: random.Random) -> str:
    """Return a word that means nothing."""
    return "".join(rng.choices(SYLLABLES, k=3)).capitalize()


def employer_name(number: int) -> str:
    """Return the name of a fictitious employer."""
    return f"PT Contoh {make_word(random.Random(f'employer {number}'))} {number} (fiktif)"


def vessel_name(number: int) -> str:
    """Return the name of a fictitious suction dredger."""
    return f"KIP Contoh {make_word(random.Random(f'vessel {number}'))} {number} (fiktif)"


def draw_value(rng: random.Random, shares: Shares) -> str:
    """Return one value by its share."""
    return rng.choices(list(shares), list(shares.values()))[0]


def make_person(seed: int, number: int, stratum: Stratum, calibration: Calibration) -> Person:
    """Return the person of a number in a stratum (office, region_code, permit_type, domain)."""
    rng = random.Random(f"{seed} {number}")
    domain = stratum.domain
    values = {
        variable: draw_value(rng, calibration.shares[variable, domain])
        for variable in ("nationality", "sector", "position", "sex")
    }
    purpose = {"ITAP": "family", "ITK": "visit"}.get(stratum.permit_type) or draw_value(
        rng, calibration.shares["purpose", domain]
    )
    is_working = purpose in ("work", "maritime")
    age = int(draw_value(rng, assumed_shares("age"))) + rng.randrange(10)
    return Person(
        name=f"Fiktif {make_word(rng)} {make_word(rng)}",
        passport_no=f"FIK{number:07d}",
        born_on=AGE_REFERENCE_DATE - timedelta(days=age * 365 + rng.randrange(365)),
        sex=values["sex"],
        nationality=values["nationality"],
        purpose=purpose,
        sector=values["sector"] if is_working else "",
        position=values["position"] if is_working else "",
        employer=employer_name(rng.randrange(EMPLOYER_COUNT)) if is_working or purpose == "investment" else "",
        vessel=vessel_name(rng.randrange(VESSEL_COUNT)) if domain == "sea" else "",
        district=draw_district(rng, stratum.region_code),
        street=f"Jl. Fiktif {make_word(rng)} No. {rng.randrange(1, 99)}",
    )


def draw_district(rng: random.Random, region_code: str) -> str:
    """Return the name of a district in a regency, each equally likely; "" where there is no regency."""
    return rng.choice(district_names(region_code)) if region_code else ""


@cache
def district_names(region_code: str) -> list[str]:
    """Return the names of the districts of a regency."""
    return [region.name for region in regions.load().children(region_code)]
