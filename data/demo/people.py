"""Fictitious people, employers and vessels: every name says so, and none is anybody's.

A person is drawn from the seed and a number alone, so that nobody has to be kept in memory to appear again.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from data import regions
from data.demo.assumptions import assumed
from data.demo.published_calibration import Calibration

SYLLABLES = ("ba", "ki", "lo", "mu", "ne", "ra", "si", "to", "vu", "wa", "ye", "zo", "dri", "fle", "gan", "plu")
EMPLOYERS, VESSELS = 60, 40
AGES_ON = date(2022, 7, 1)
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


def word(chance: random.Random) -> str:
    """Return a word that means nothing."""
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def employer(number: int) -> str:
    """Return the name of a fictitious employer."""
    return f"PT Contoh {word(random.Random(f'employer {number}'))} {number} (fiktif)"


def vessel(number: int) -> str:
    """Return the name of a fictitious suction dredger."""
    return f"KIP Contoh {word(random.Random(f'vessel {number}'))} {number} (fiktif)"


def drawn(chance: random.Random, shares: dict) -> str:
    """Return one value by its share."""
    return chance.choices(list(shares), list(shares.values()))[0]


def person(seed: int, number: int, stratum, calibration: Calibration) -> Person:
    """Return the person of a number in a stratum (office, region_code, permit_type, domain)."""
    chance = random.Random(f"{seed} {number}")
    domain = stratum.domain
    of = {
        what: drawn(chance, calibration.shares[what, domain]) for what in ("nationality", "sector", "position", "sex")
    }
    purpose = {"ITAP": "family", "ITK": "visit"}.get(stratum.permit_type) or drawn(
        chance, calibration.shares["purpose", domain]
    )
    works = purpose in ("work", "maritime")
    age = int(drawn(chance, assumed("age"))) + chance.randrange(10)
    return Person(
        name=f"Fiktif {word(chance)} {word(chance)}",
        passport_no=f"FIK{number:07d}",
        born_on=AGES_ON - timedelta(days=age * 365 + chance.randrange(365)),
        sex=of["sex"],
        nationality=of["nationality"],
        purpose=purpose,
        sector=of["sector"] if works else "",
        position=of["position"] if works else "",
        employer=employer(chance.randrange(EMPLOYERS)) if works or purpose == "investment" else "",
        vessel=vessel(chance.randrange(VESSELS)) if domain == "sea" else "",
        district=district(chance, stratum.region_code),
        street=f"Jl. Fiktif {word(chance)} No. {chance.randrange(1, 99)}",
    )


def district(chance: random.Random, region_code: str) -> str:
    """Return the name of a district in a regency, each equally likely; "" where there is no regency."""
    return chance.choice(districts(region_code)) if region_code else ""


@cache
def districts(region_code: str) -> list[str]:
    """Return the names of the districts of a regency."""
    return [region.name for region in regions.load().children(region_code)]
