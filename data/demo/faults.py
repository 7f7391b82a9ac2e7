"""Faults of real lists (DOMAIN.md 6), each a small function that spoils the cells of one row; its name is the rule that
must find it: one of :mod:`data.register.validation.permit_rules`, or what the record of changes calls it.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta

from data import regions
from data.demo.permit_generator import Permit
from data.demo.spelling import Cells

Fault = Callable[[Cells, Permit, random.Random], Cells]
ANYWHERE: dict[str, Fault] = {}
ON_LAND: dict[str, Fault] = {}
NO_PLACE = {"regency_code": "", "regency": "", "province": "", "district": "", "address": ""}


def fault(*registers: dict[str, Fault]):
    """Put a fault into registers under its own name."""

    def enter(function: Fault) -> Fault:
        for register in registers:
            register[function.__name__] = function
        return function

    return enter


def spoiled(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return cells with one fault, any that can stand in such a row equally likely."""
    register = ON_LAND if permit.stratum.domain == "land" else ANYWHERE
    return cells | chance.choice(list(register.values()))(cells, permit, chance)


def later(found: date, years: int) -> str:
    """Return a date some years later, as it is written."""
    return f"{min(found.day, 28):02d}/{found.month:02d}/{found.year + years}"


@fault(ANYWHERE, ON_LAND)
def missing_key(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row without passport and name."""
    return {"passport_no": "-", "name": ""}


@fault(ANYWHERE, ON_LAND)
def missing_permit(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row without permit type."""
    return {"permit_type": ""}


@fault(ON_LAND)
def unknown_region(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with a place that does not exist."""
    return NO_PLACE | {"regency": "Negeri Fiktif"}


@fault(ANYWHERE, ON_LAND)
def unreadable_date(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with a day that no month has, or with a year alone."""
    return {"expires_on": chance.choice((f"31/02/{permit.expires_on.year}", str(permit.expires_on.year)))}


@fault(ANYWHERE, ON_LAND)
def missing_issue_date(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row without a day of issue."""
    return {"issued_on": ""}


@fault(ANYWHERE, ON_LAND)
def missing_expiry(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row without a day of expiry, and not said to be without end."""
    return {"expires_on": "-"}


@fault(ANYWHERE, ON_LAND)
def error_cell(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row in which a formula of the office failed."""
    return {"nationality": chance.choice(("#N/A", "#REF!"))}


@fault(ANYWHERE, ON_LAND)
def expiry_before_issue(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row that ends before it begins."""
    before = permit.issued_on - timedelta(days=chance.randrange(20, 300))
    return {"issued_on": permit.issued_on.isoformat(), "expires_on": before.isoformat()}


@fault(ANYWHERE, ON_LAND)
def issued_in_future(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row of a year that has not come."""
    return {"issued_on": later(permit.issued_on, 30), "expires_on": later(permit.expires_on, 30)}


@fault(ANYWHERE, ON_LAND)
def implausibly_long(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row that is valid for twenty years too long."""
    return {"issued_on": permit.issued_on.isoformat(), "expires_on": later(permit.expires_on, 20)}


@fault(ANYWHERE, ON_LAND)
def ambiguous_region(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row of "Bangka": the regency or the island?"""
    island = "Belitung" if permit.stratum.office.endswith("pandan") else "Bangka"
    return NO_PLACE | {"regency": island}


@fault(ON_LAND)
def ambiguous_code(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row of four digits that are one regency of Kemendagri and another of BPS."""
    return NO_PLACE | {"regency_code": chance.choice(two_systems())}


@fault(ON_LAND)
def code_and_name_differ(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with the code of another regency than it names."""
    wrong = regions.load().get("19.71" if permit.stratum.region_code != "19.71" else "19.04")
    own = regions.load().get(permit.stratum.region_code)
    return {"regency_code": wrong.bps_code, "regency": own.full_name}


@fault(ANYWHERE, ON_LAND)
def month_first(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with 06/13/2024."""
    issued = permit.issued_on
    return {"issued_on": f"{issued.month:02d}/{chance.randrange(13, 28)}/{issued.year}"}


@fault(ANYWHERE, ON_LAND)
def two_permits(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with a permit that is two, as an article printed it."""
    return {"permit_type": "izin tinggal terbatas (ITK)"}


@fault(ANYWHERE, ON_LAND)
def two_nationalities(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row with two nationalities: Taiwan is not China."""
    return {"nationality": "Tiongkok / Taiwan"}


@fault(ANYWHERE, ON_LAND)
def unknown_nationality(cells: Cells, permit: Permit, chance: random.Random) -> Cells:
    """Return a row of a country that does not exist."""
    return {"nationality": "Republik Fiktif"}


def two_systems() -> list[str]:
    """Return the four digits in the province that both systems have for different regencies."""
    rows = regions.load().children("19")
    own = {region.region_code.replace(".", ""): region.region_code for region in rows}
    return [region.bps_code for region in rows if own.get(region.bps_code, region.region_code) != region.region_code]
