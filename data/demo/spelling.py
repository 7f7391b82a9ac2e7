"""One permit as an office writes it: any spelling that the offices are known to use, from the importer's own tables."""

import random
from datetime import date
from functools import cache
from typing import Literal

import pandas as pd
from babel.dates import get_day_names, get_month_names

from data import regions, tables
from data.demo.assumptions import assumed_shares
from data.demo.people import Person
from data.demo.permit_generator import Permit
from data.figures import vocabulary
from data.languages import LANGUAGES
from data.register.cleaning import dates, values
from data.register.cleaning import visa_index as visa
from data.register.cleaning.region_resolution import REGION_FIELDS

NBSP = "\u00a0"
Cells = dict[str, object]
"""One row by field of ``permit_fields``: text, numbers, and dates that a workbook keeps as such."""


def spell_permit(permit: Permit, person: Person, rng: random.Random, is_workbook: bool) -> Cells:
    """Return the cells of a permit; ``is_workbook`` says whether a date may stand as a date."""
    stratum, expires_on = permit.stratum, permit.expires_on
    is_permanent = stratum.permit_type == "ITAP" and rng.random() < assumed_shares("permanent")["yes"]
    return {
        "name": rng.choice((person.name, person.name.upper())),
        "passport_no": person.passport_no,
        "birth_date": spell_date(person.born_on, rng, is_workbook),
        "sex": spell_value("sex", person.sex, rng),
        "nationality": rng.choice(nationality_spellings(person.nationality)),
        "permit_type": spell_permit_type(stratum.permit_type, stratum.domain, rng),
        "permit_no": f"FIK-{permit.issued_on.year}-{permit.number:07d}",
        "visa_index": draw_visa_index(person.purpose, stratum.permit_type, permit.issued_on, rng),
        "issued_on": spell_date(permit.issued_on, rng, is_workbook),
        "expires_on": "seumur hidup" if is_permanent else spell_date(expires_on, rng, is_workbook),
        "rptka_expires_on": spell_document_expiry(
            "without_rptka", person.purpose == "work", expires_on, rng, is_workbook
        ),
        "sktt_expires_on": spell_document_expiry(
            "without_sktt", stratum.permit_type == "ITAS", expires_on, rng, is_workbook
        ),
        "purpose": spell_value("purpose", person.purpose, rng),
        "sector": spell_sector(person.sector, rng),
        "position": spell_value("position", person.position, rng),
        "employer": spell_company(person.employer, rng),
        "vessel": spell_company(person.vessel, rng),
        "ordinal": "",
    } | spell_place(stratum.region_code, person, rng)


def spell_document_expiry(
    assumption_name: str, is_needed: bool, expires_on: date, rng: random.Random, is_workbook: bool
) -> object:
    """Return until when RPTKA or SKTT is valid: as the permit, or missing as often as assumed, or not needed."""
    if not is_needed or rng.random() < assumed_shares(assumption_name)["yes"]:
        return rng.choice(("", "-"))
    return spell_date(expires_on, rng, is_workbook)


def spell_date(value: date, rng: random.Random, is_workbook: bool) -> object:
    """Return a date in one of the forms that stand in lists (DOMAIN.md 6.3)."""
    number, month, year = value.day, value.month, value.year
    form = rng.randrange(12)
    if form < 4:
        return value if is_workbook else value.isoformat()
    if form < 8:
        return f"{number:02d}/{month:02d}/{year}"
    if form == 8:
        return (value - dates.EPOCHS["1900"]).days
    if form == 9:
        return f"{weekday_names()[value.weekday()]} ({number}/{month}/{year})"
    if form == 10:
        return f"{number} {month_names('abbreviated')[month]} {year % 100:02d}"
    return f"{number}{NBSP}{month_names('wide')[month]} {year}"


@cache
def month_names(width: Literal["abbreviated", "wide"]) -> dict[int, str]:
    """Return the Indonesian names of the months (CLDR)."""
    return dict(get_month_names(width, locale="id"))


@cache
def weekday_names() -> dict[int, str]:
    """Return the Indonesian names of the days of the week (CLDR), Monday being 0."""
    return dict(get_day_names("wide", locale="id"))


@cache
def nationality_spellings(code: str) -> tuple[str, ...]:
    """Return the spellings of a nationality: names, codes and aliases that are read as it."""
    local_name, english_name = (vocabulary.country_names(lang)[code] for lang in LANGUAGES)
    aliases = tables.read("nationality_aliases")
    alias_forms = [alias.title() for alias in aliases.loc[aliases["nationality"] == code, "alias"]]
    forms = [
        local_name,
        local_name,
        local_name.upper(),
        f"WN {local_name}",
        english_name,
        code,
        f" {local_name} ",
        f"{local_name} ({english_name})",
        *alias_forms,
    ]
    return tuple(form for form in forms if values.clean_nationality(form).value == code)


def spell_permit_type(permit_type: str, domain: str, rng: random.Random) -> str:
    """Return a spelling of a permit that is read as its type and domain."""
    return rng.choice(permit_spellings(permit_type, domain))


@cache
def permit_spellings(permit_type: str, domain: str) -> tuple[str, ...]:
    """Return the spellings of a permit type; those without a domain are of permits on land."""
    aliases = tables.read("permit_aliases")
    domains = ("", "land") if domain == "land" else (domain,)
    rows = aliases[(aliases["permit_type"] == permit_type) & aliases["domain"].isin(domains)]
    return tuple(form for alias in rows["alias"] for form in (alias.upper(), alias.capitalize()))


@cache
def list_visa_indexes(purpose: str, permit_type: str) -> tuple[str, ...]:
    """Return visa indexes of a purpose, those of any day."""
    rows = tables.read("visa_indexes")
    rows = rows[(rows["purpose"] == purpose) & (rows["permit_type"] == permit_type)]
    patterns = [pattern.replace(".*", "").replace(r"\d+", "2") for pattern in rows["index_pattern"]]
    return tuple(
        form for pattern in patterns for form in dict.fromkeys((pattern.replace("C?", "C"), pattern.replace("C?", "")))
    )


def draw_visa_index(purpose: str, permit_type: str, issued_on: date, rng: random.Random) -> str:
    """Return a visa index that has the purpose on the day of issue, "" where there is none."""
    candidates = list_valid_visa_indexes(purpose, permit_type, issued_on.replace(day=1))
    return rng.choice(candidates) if candidates else ""


@cache
def list_valid_visa_indexes(purpose: str, permit_type: str, issued_on: date) -> tuple[str, ...]:
    """Return the visa indexes that have a purpose on a day."""
    day = pd.Timestamp(issued_on)
    return tuple(
        form
        for form in list_visa_indexes(purpose, permit_type)
        if visa.find_index_meaning(form, day) == (purpose, permit_type)
    )


def spell_value(kind: str, value: str, rng: random.Random) -> str:
    """Return a spelling of a value of a short list, "" for none."""
    if not value:
        return ""
    form = rng.choice(values.WORD_LISTS[kind][value])
    return rng.choice((form.upper(), form.capitalize()))


def spell_sector(section: str, rng: random.Random) -> str:
    """Return a section as letter, division or word, "" for none."""
    return rng.choice(sector_spellings(section)) if section else ""


@cache
def sector_spellings(section: str) -> tuple[str, ...]:
    """Return the spellings of a section of KBLI 2020."""
    row = next(row for row in tables.read("kbli_sections").itertuples() if row.section == section)
    return (section, f"{int(row.first):02d}", *(form.capitalize() for form in row.words.split("|")))


def spell_company(name: str, rng: random.Random) -> str:
    """Return a company or vessel with or without point and capitals: the same letters (DOMAIN.md 6.3)."""
    return rng.choice((name, name, name.upper(), name.replace("PT ", "PT. ").replace("KIP ", "KIP. ")))


def spell_place(region_code: str, person: Person, rng: random.Random) -> Cells:
    """Return code, regency, district, province and address: all of them, or the address or the district alone."""
    if not region_code:
        return dict.fromkeys(REGION_FIELDS, "")
    region = regions.load().get(region_code)
    address = f"{person.street}, {person.district}, {region.full_name}"
    base_cells: Cells = {"regency_code": "", "province": "Kep. Babel", "district": person.district, "address": address}
    form = rng.randrange(20)
    if form == 0:
        return base_cells | {"regency": "", "district": ""}
    if form == 1:
        return base_cells | {"regency": ""}
    code = region.bps_code if form < 5 else ""
    return base_cells | {"regency": rng.choice(regency_spellings(region_code)), "regency_code": code}


@cache
def regency_spellings(region_code: str) -> tuple[str, ...]:
    """Return the spellings of a regency that are read as it: full, short, in capitals, spaced, with an error, by alias."""
    region = regions.load().get(region_code)
    short_name = region.full_name.replace("Kabupaten ", "Kab. ")
    name = region.name
    aliases = tables.read("region_aliases")
    region_aliases = list(aliases.loc[aliases["region_code"] == region_code, "alias"])
    forms = [region.full_name, short_name, short_name.upper().replace(".", ""), name, f"{name.lower().capitalize()} "]
    forms += [name.replace(" ", "-"), f"{region.type} {' '.join(name.upper())}", f"{region.full_name[:-2]}{name[-1]}"]
    forms += [form for alias in region_aliases for form in (alias, alias.upper())]
    return tuple(form for form in forms if regions.match(form).region_code == region_code)
