"""Values of a request checked against what there is, with a sentence for each that cannot be had."""

from collections.abc import Sequence

from data import regions
from data.regions.gazetteer import Region
from views.reader import Reader
from views.request import DEFAULT_AREA, PageRequest

DRILLABLE_LEVELS = ("country", "province", "regency")
"""The levels of areas that have a map of their own."""


def validate_choice(name: str, options: Sequence[str], reader: Reader, notes: list[str]) -> str:
    """Return one value of the address if it is among ``options``, else the first of them with a note."""
    value = reader.request.get(name, options[0])
    if value in options:
        return value
    notes.append(
        reader.i18n.gettext(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=value, name=name, shown=options[0]
        )
    )
    return options[0]


def resolve_any_area(reader: Reader, notes: list[str]) -> str:
    """Return the area of the address, of any level, or the nearest known one with a note."""
    code = requested_area(reader.request)
    return code if regions.load().has_code(code) else resolve_area(reader, notes)


def resolve_area(reader: Reader, notes: list[str], levels: tuple[str, ...] = DRILLABLE_LEVELS) -> str:
    """Return the area of the address if it is of a level that can be shown, else the nearest one, with a note."""
    code, gazetteer = requested_area(reader.request), regions.load()
    if gazetteer.has_code(code) and gazetteer.get(code).level in levels:
        return code
    matched_code = code if gazetteer.has_code(code) else regions.match(code).region_code
    nearest_region = next(
        (step for step in reversed(list_ancestors(matched_code)) if step.level in levels), gazetteer.get(DEFAULT_AREA)
    )
    notes.append(describe_substitution(code, nearest_region, reader))
    return nearest_region.region_code


def describe_substitution(code: str, nearest_region: Region, reader: Reader) -> str:
    """Say why another area is shown than the one asked for."""
    if regions.load().has_code(code):
        return reader.i18n.gettext(
            "{name} has no outline of its own on this map; shown is {shown}.",
            name=regions.load().get(code).full_name,
            shown=nearest_region.full_name,
        )
    return reader.i18n.gettext(
        "The area “{given}” is not known; shown is {shown}.", given=code, shown=nearest_region.full_name
    )


def requested_area(request: PageRequest) -> str:
    """Return the area in the address: a code in whatever letters ("ID" is "id"), anything else as it was given."""
    code = request.get("area", DEFAULT_AREA)
    return code.lower() if regions.load().has_code(code.lower()) else code


def list_ancestors(code: str | None) -> Sequence[Region]:
    """Return the way down to an area from its province, or of the first member of an island or office."""
    if code is None:
        return ()
    gazetteer = regions.load()
    region = gazetteer.get(code)
    if region.member_codes:
        return gazetteer.path(region.member_codes[0])[:2]
    return gazetteer.path(code) if region.level in ("province", "regency", "district") else ()
