"""The register of regions: country, provinces, regencies and cities, districts; besides them offices and islands."""

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Literal

import pandas as pd

from data import tables
from data.errors import UnknownRegion

COUNTRY = "id"
Level = Literal["country", "province", "regency", "district", "island", "office"]
LEVELS: tuple[Level, ...] = ("country", "province", "regency", "district", "island", "office")
TYPE_PREFIXES = ("Kabupaten ", "Kota ", "Administrasi ")


@dataclass(frozen=True, slots=True)
class Region:
    """One region; codes are Kemendagri's as text ("19.04"), area in km2 (BIG, 16 December 2024)."""

    region_code: str
    name: str
    full_name: str
    level: Level
    type: str
    parent_code: str | None = None
    bps_code: str | None = None
    office_name: str | None = None
    area_km2: float | None = None
    member_codes: tuple[str, ...] = ()


class Regions:
    """All regions by code. Levels: country, province, regency, district; office and island have members instead."""

    def __init__(self, regions: list[Region]):
        """Index ``regions`` by code, level and parent."""
        self._by_code = {region.region_code: region for region in regions}
        self._levels: dict[Level, list[Region]] = defaultdict(list)
        self._children: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            self._levels[region.level].append(region)
            if region.parent_code and not region.member_codes and region.level != "office":
                self._children[region.parent_code].append(region)

    @property
    def codes(self) -> frozenset[str]:
        """Return every code."""
        return frozenset(self._by_code)

    def has_code(self, code: str) -> bool:
        """Say whether a code is known."""
        return code in self._by_code

    def get(self, code: str) -> Region:
        """Return the region of a code; raise UnknownRegion naming codes that begin alike."""
        if code in self._by_code:
            return self._by_code[code]
        similar_codes = sorted(known_code for known_code in self._by_code if known_code[:2] == str(code)[:2])[:3]
        if similar_codes:
            raise UnknownRegion(
                "region_mistyped",
                "No region has the code {code!r}; wanted is a Kemendagri code such as 19.04. Codes that begin alike: {codes}.",
                code=str(code)[:40],
                codes=", ".join(similar_codes),
            )
        raise UnknownRegion(
            "region_unknown",
            "No region has the code {code!r}; wanted is a Kemendagri code such as 19.04.",
            code=str(code)[:40],
        )

    def display_name(self, code: str) -> str:
        """Return what a region is called where no other is of the same name: "Bangka Tengah", but "Kota Bandung"."""
        region = self.get(code)
        return region.full_name if region.level == "regency" and region.name in self._shared_names else region.name

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        """Return the names that a regency and a city share."""
        names = [region.name for region in self._levels["regency"]]
        return frozenset(name for name in names if names.count(name) > 1)

    def level(self, level: Level) -> tuple[Region, ...]:
        """Return all regions of one level, in order of code."""
        return tuple(self._levels[level])

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the next administrative level inside a region, in order of code."""
        self.get(code)
        return tuple(self._children[code])

    def path(self, code: str) -> tuple[Region, ...]:
        """Return the way from the country down to a region."""
        ancestors = [self.get(code)]
        while ancestors[0].parent_code:
            ancestors.insert(0, self.get(ancestors[0].parent_code))
        return tuple(ancestors)

    def places_in(self, code: str) -> tuple[Region, ...]:
        """Return the offices and islands whose members overlap an area; all of them for the country."""
        places = (*self._levels["island"], *self._levels["office"])
        if code == COUNTRY:
            return places
        return tuple(place for place in places if any(has_overlap(code, member) for member in place.member_codes))

    @cached_property
    def table(self) -> pd.DataFrame:
        """Return the register as a table, one row a region."""
        names = [field.name for field in fields(Region)]
        return pd.DataFrame(
            [[getattr(region, name) for name in names] for region in self._by_code.values()], columns=names
        )


def has_overlap(code: str, other_code: str) -> bool:
    """Say whether one administrative code lies within the other."""
    return code == other_code or code.startswith(f"{other_code}.") or other_code.startswith(f"{code}.")


@cache
def load() -> Regions:
    """Return the register, read once."""
    offices = office_rows()
    office_by_member = {member: office.full_name for office in offices for member in office.member_codes}
    country = Region(COUNTRY, "Indonesia", "Indonesia", "country", "negara")
    return Regions(
        [
            country,
            *province_rows(),
            *regency_rows(office_by_member),
            *district_rows(office_by_member),
            *island_rows(),
            *offices,
        ]
    )


def parse_number(text: str) -> float | None:
    """Return a number, or None for an empty cell."""
    return float(text) if text else None


def province_rows() -> list[Region]:
    """Return the 38 provinces."""
    return [
        Region(
            row.region_code,
            row.region_name,
            row.region_name,
            "province",
            "provinsi",
            COUNTRY,
            row.region_code,
            area_km2=parse_number(row.area_km2),
        )
        for row in tables.read("provinces").itertuples()
    ]


def regency_rows(offices: dict[str, str]) -> list[Region]:
    """Return the 514 regencies and cities, named without their type."""
    return [
        Region(
            row.region_code,
            strip_type(row.region_name),
            row.region_name,
            "regency",
            row.type,
            row.province_code,
            row.bps_code,
            offices.get(row.region_code),
            parse_number(row.area_km2),
        )
        for row in tables.read("regencies").itertuples()
    ]


def district_rows(offices: dict[str, str]) -> list[Region]:
    """Return the 7,285 districts."""
    return [
        Region(
            row.region_code,
            row.region_name,
            f"Kecamatan {row.region_name}",
            "district",
            "kecamatan",
            row.region_code[:5],
            row.bps_code or None,
            offices.get(row.region_code[:5]),
        )
        for row in tables.read("districts").itertuples()
    ]


def island_rows() -> list[Region]:
    """Return the islands that figures name."""
    return [
        Region(
            row.island_code,
            row.island_name,
            row.island_name,
            "island",
            "pulau",
            row.province_code,
            member_codes=tuple(row.region_codes.split()),
        )
        for row in tables.read("islands").itertuples()
    ]


def office_rows() -> list[Region]:
    """Return the immigration offices that figures or the office table name, with the regencies they serve if known."""
    offices = []
    for row in tables.read("offices").itertuples():
        members = tuple(row.region_codes.split())
        provinces = {member[:2] for member in members}
        parent = provinces.pop() if len(provinces) == 1 else COUNTRY
        short_name = "Kanim " + row.office_code.split(":")[1].title()
        offices.append(
            Region(
                row.office_code, short_name, row.office_name, "office", "kantor imigrasi", parent, member_codes=members
            )
        )
    return offices


def strip_type(name: str) -> str:
    """Return a regency's or city's name without its type."""
    for prefix in TYPE_PREFIXES:
        name = name.removeprefix(prefix)
    return name
