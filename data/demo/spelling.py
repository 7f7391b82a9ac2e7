"""One permit as an office writes it: any spelling that the offices are known to use, from the importer's own tables."""

import random
from datetime import date
from functools import cache

import pandas as pd
from babel.dates import get_day_names, get_month_names

from data import regions, tables
from data.demo.assumptions import assumed
from data.demo.people import Person
from data.demo.permit_generator import Permit
from data.figures import vocabulary
from data.register.cleaning import dates, values
from data.register.cleaning import visa_index as visa

NBSP = "\u00a0"
Cells = dict[str, object]
"""One row by field of ``register_columns``: text, numbers, and dates that a workbook keeps as such."""


def cells(permit: Permit, person: Person, chance: random.Random, workbook: bool) -> Cells:
    """Return the cells of a permit; ``workbook`` says whether a date may stand as a date."""
    stratum, expires = permit.stratum, permit.expires_on
    permanent = stratum.permit_type == "ITAP" and chance.random() < assumed("permanent")["yes"]
    return {
        "name": chance.choice((person.name, person.name.upper())),
        "passport_no": person.passport_no,
        "birth_date": day(person.born_on, chance, workbook),
        "sex": word("sex", person.sex, chance),
        "nationality": chance.choice(nationalities(person.nationality)),
        "permit_type": permit_word(stratum.permit_type, stratum.domain, chance),
        "permit_no": f"FIK-{permit.issued_on.year}-{permit.number:07d}",
        "visa_index": visa_index(person.purpose, stratum.permit_type, permit.issued_on, chance),
        "issued_on": day(permit.issued_on, chance, workbook),
        "expires_on": "seumur hidup" if permanent else day(expires, chance, workbook),
        "rptka_expires_on": paper("without_rptka", person.purpose == "work", expires, chance, workbook),
        "sktt_expires_on": paper("without_sktt", stratum.permit_type == "ITAS", expires, chance, workbook),
        "purpose": word("purpose", person.purpose, chance),
        "sector": sector(person.sector, chance),
        "position": word("position", person.position, chance),
        "employer": company(person.employer, chance),
        "vessel": company(person.vessel, chance),
        "ordinal": "",
    } | place(stratum.region_code, person, chance)


def paper(missing: str, needed: bool, expires: date, chance: random.Random, workbook: bool) -> object:
    """Return until when RPTKA or SKTT is valid: as the permit, or missing as often as assumed, or not needed."""
    if not needed or chance.random() < assumed(missing)["yes"]:
        return chance.choice(("", "-"))
    return day(expires, chance, workbook)


def day(found: date, chance: random.Random, workbook: bool) -> object:
    """Return a date in one of the forms that stand in lists (DOMAIN.md 6.3)."""
    number, month, year = found.day, found.month, found.year
    form = chance.randrange(12)
    if form < 4:
        return found if workbook else found.isoformat()
    if form < 8:
        return f"{number:02d}/{month:02d}/{year}"
    if form == 8:
        return (found - dates.EPOCHS["1900"]).days
    if form == 9:
        return f"{days()[found.weekday()]} ({number}/{month}/{year})"
    if form == 10:
        return f"{number} {months('abbreviated')[month]} {year % 100:02d}"
    return f"{number}{NBSP}{months('wide')[month]} {year}"


@cache
def months(width: str) -> dict[int, str]:
    """Return the Indonesian names of the months (CLDR)."""
    return dict(get_month_names(width, locale="id"))


@cache
def days() -> dict[int, str]:
    """Return the Indonesian names of the days of the week (CLDR), Monday being 0."""
    return dict(get_day_names("wide", locale="id"))


@cache
def nationalities(code: str) -> tuple[str, ...]:
    """Return the spellings of a nationality: names, codes and aliases that are read as it."""
    local, english = (vocabulary.country_names(lang)[code] for lang in ("id", "en"))
    aliases = tables.read("nationality_aliases")
    other = [alias.title() for alias in aliases.loc[aliases["nationality"] == code, "alias"]]
    forms = [local, local, local.upper(), f"WN {local}", english, code, f" {local} ", f"{local} ({english})", *other]
    return tuple(form for form in forms if values.clean_nationality(form).value == code)


def permit_word(permit_type: str, domain: str, chance: random.Random) -> str:
    """Return a spelling of a permit that is read as its type and domain."""
    return chance.choice(permit_words(permit_type, domain))


@cache
def permit_words(permit_type: str, domain: str) -> tuple[str, ...]:
    """Return the spellings of a permit type; those without a domain are of permits on land."""
    aliases = tables.read("permit_aliases")
    domains = ("", "land") if domain == "land" else (domain,)
    rows = aliases[(aliases["permit_type"] == permit_type) & aliases["domain"].isin(domains)]
    return tuple(form for alias in rows["alias"] for form in (alias.upper(), alias.capitalize()))


@cache
def indexes(purpose: str, permit_type: str) -> tuple[str, ...]:
    """Return visa indexes of a purpose, those of any day."""
    rows = tables.read("visa_indexes")
    rows = rows[(rows["purpose"] == purpose) & (rows["permit_type"] == permit_type)]
    patterns = [pattern.replace(".*", "").replace(r"\d+", "2") for pattern in rows["index_pattern"]]
    return tuple(
        form for pattern in patterns for form in dict.fromkeys((pattern.replace("C?", "C"), pattern.replace("C?", "")))
    )


def visa_index(purpose: str, permit_type: str, issued_on: date, chance: random.Random) -> str:
    """Return a visa index that has the purpose on the day of issue, "" where there is none."""
    means = indexes_on(purpose, permit_type, issued_on.replace(day=1))
    return chance.choice(means) if means else ""


@cache
def indexes_on(purpose: str, permit_type: str, issued_on: date) -> tuple[str, ...]:
    """Return the visa indexes that have a purpose on a day."""
    day = pd.Timestamp(issued_on)
    return tuple(form for form in indexes(purpose, permit_type) if visa.meaning(form, day) == (purpose, permit_type))


def word(kind: str, value: str, chance: random.Random) -> str:
    """Return a spelling of a value of a short list, "" for none."""
    if not value:
        return ""
    form = chance.choice(values.WORDS[kind][value])
    return chance.choice((form.upper(), form.capitalize()))


def sector(section: str, chance: random.Random) -> str:
    """Return a section as letter, division or word, "" for none."""
    return chance.choice(sector_words(section)) if section else ""


@cache
def sector_words(section: str) -> tuple[str, ...]:
    """Return the spellings of a section of KBLI 2020."""
    row = next(row for row in tables.read("kbli_sections").itertuples() if row.section == section)
    return (section, f"{int(row.first):02d}", *(form.capitalize() for form in row.words.split("|")))


def company(name: str, chance: random.Random) -> str:
    """Return a company or vessel with or without point and capitals: the same letters (DOMAIN.md 6.3)."""
    return chance.choice((name, name, name.upper(), name.replace("PT ", "PT. ").replace("KIP ", "KIP. ")))


def place(region_code: str, person: Person, chance: random.Random) -> Cells:
    """Return code, regency, district, province and address: all of them, or the address or the district alone."""
    if not region_code:
        return {"regency_code": "", "regency": "", "province": "", "district": "", "address": ""}
    region = regions.load().get(region_code)
    address = f"{person.street}, {person.district}, {region.full_name}"
    found = {"regency_code": "", "province": "Kep. Babel", "district": person.district, "address": address}
    form = chance.randrange(20)
    if form == 0:
        return found | {"regency": "", "district": ""}
    if form == 1:
        return found | {"regency": ""}
    code = region.bps_code if form < 5 else ""
    return found | {"regency": chance.choice(regencies(region_code)), "regency_code": code}


@cache
def regencies(region_code: str) -> tuple[str, ...]:
    """Return the spellings of a regency that are read as it: full, short, in capitals, spaced, with an error, by alias."""
    region = regions.load().get(region_code)
    short = region.full_name.replace("Kabupaten ", "Kab. ")
    name = region.name
    aliases = tables.read("region_aliases")
    known = list(aliases.loc[aliases["region_code"] == region_code, "alias"])
    forms = [region.full_name, short, short.upper().replace(".", ""), name, f"{name.lower().capitalize()} "]
    forms += [name.replace(" ", "-"), f"{region.type} {' '.join(name.upper())}", f"{region.full_name[:-2]}{name[-1]}"]
    forms += [form for alias in known for form in (alias, alias.upper())]
    return tuple(form for form in forms if regions.match(form).region_code == region_code)
