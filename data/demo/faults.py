"""Faults of real lists (DOMAIN.md 6), each a small function that spoils the cells of one row; its name is the rule that
must find it: one of :mod:`data.register.validation.permit_rules`, or what the record of changes calls it.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta

from data import regions
from data.demo.permit_generator import Permit
from data.demo.spelling import Cells
from data.register.cleaning.region_resolution import REGION_FIELDS

Fault = Callable[[Cells, Permit, random.Random], Cells]
GENERAL_FAULTS: dict[str, Fault] = {}
LAND_FAULTS: dict[str, Fault] = {}
EMPTY_PLACE: Cells = dict.fromkeys(REGION_FIELDS, "")


def register_fault(*registers: dict[str, Fault]) -> Callable[[Fault], Fault]:
    """Put a fault into registers under its own name."""

    def add_to_registers(function: Fault) -> Fault:
        for register in registers:
            register[function.__name__] = function
        return function

    return add_to_registers


def spoil_cells(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return cells with one fault, any that can stand in such a row equally likely."""
    register = LAND_FAULTS if permit.stratum.domain == "land" else GENERAL_FAULTS
    return cells | rng.choice(list(register.values()))(cells, permit, rng)


def format_later_date(day: date, years: int) -> str:
    """Return a date some years later, as it is written."""
    return f"{min(day.day, 28):02d}/{day.month:02d}/{day.year + years}"


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def missing_key(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row without passport and name."""
    return {"passport_no": "-", "name": ""}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def missing_permit(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row without permit type."""
    return {"permit_type": ""}


@register_fault(LAND_FAULTS)
def unknown_region(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with a place that does not exist."""
    return EMPTY_PLACE | {"regency": "Negeri Fiktif"}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def unreadable_date(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with a day that no month has, or with a year alone."""
    return {"expires_on": rng.choice((f"31/02/{permit.expires_on.year}", str(permit.expires_on.year)))}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def missing_issue_date(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row without a day of issue."""
    return {"issued_on": ""}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def missing_expiry(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row without a day of expiry, and not said to be without end."""
    return {"expires_on": "-"}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def error_cell(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row in which a formula of the office failed."""
    return {"nationality": rng.choice(("#N/A", "#REF!"))}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def expiry_before_issue(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row that ends before it begins."""
    expiry_date = permit.issued_on - timedelta(days=rng.randrange(20, 300))
    return {"issued_on": permit.issued_on.isoformat(), "expires_on": expiry_date.isoformat()}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def issued_in_future(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row of a year that has not come."""
    return {
        "issued_on": format_later_date(permit.issued_on, 30),
        "expires_on": format_later_date(permit.expires_on, 30),
    }


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def implausibly_long(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row that is valid for twenty years too long."""
    return {"issued_on": permit.issued_on.isoformat(), "expires_on": format_later_date(permit.expires_on, 20)}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def ambiguous_region(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row of "Bangka": the regency or the island?"""
    island = "Belitung" if permit.stratum.office.endswith("pandan") else "Bangka"
    return EMPTY_PLACE | {"regency": island}


@register_fault(LAND_FAULTS)
def ambiguous_code(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row of four digits that are one regency of Kemendagri and another of BPS."""
    return EMPTY_PLACE | {"regency_code": rng.choice(list_ambiguous_codes())}


@register_fault(LAND_FAULTS)
def code_and_name_differ(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with the code of another regency than it names."""
    wrong_region = regions.load().get("19.71" if permit.stratum.region_code != "19.71" else "19.04")
    own_region = regions.load().get(permit.stratum.region_code)
    return {"regency_code": wrong_region.bps_code, "regency": own_region.full_name}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def month_first(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with 06/13/2024."""
    issue_date = permit.issued_on
    return {"issued_on": f"{issue_date.month:02d}/{rng.randrange(13, 28)}/{issue_date.year}"}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def two_permits(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with a permit that is two, as an article printed it."""
    return {"permit_type": "izin tinggal terbatas (ITK)"}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def two_nationalities(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row with two nationalities: Taiwan is not China."""
    return {"nationality": "Tiongkok / Taiwan"}


@register_fault(GENERAL_FAULTS, LAND_FAULTS)
def unknown_nationality(cells: Cells, permit: Permit, rng: random.Random) -> Cells:
    """Return a row of a country that does not exist."""
    return {"nationality": "Republik Fiktif"}


def list_ambiguous_codes() -> list[str]:
    """Return the four digits in the province that both systems have for different regencies."""
    rows = regions.load().children("19")
    codes_by_digits = {region.region_code.replace(".", ""): region.region_code for region in rows}
    return [
        region.bps_code
        for region in rows
        if region.bps_code and codes_by_digits.get(region.bps_code, region.region_code) != region.region_code
    ]
