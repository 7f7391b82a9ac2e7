"""The address read into the nearest valid pick, with a sentence for each thing that was not valid."""

import re
from dataclasses import replace

from data import figures, regions
from geo import palettes
from pages.parts.state.url_state import AREA, LATEST, MEASURE, METHODS, Pick, address, language, theme
from views import source as cached
from views.map import filter_options
from views.map.dataset import Drawn
from views.text.translator import Words

DRILLABLE = ("country", "province", "regency")
BOUNDS = "10-100-1000-10000"


def resolve(say: Words) -> tuple[Pick, list[str]]:
    """Read the address into the nearest valid pick, and say in one sentence each what was not valid."""
    notes: list[str] = []
    area = resolve_area(say, notes)
    measure = resolve_measure(area, say, notes)
    pick = Pick(
        area=area,
        measure=measure,
        show=valid("show", filter_options.shows(measure), say, notes),
        level=valid("level", filter_options.levels(area), say, notes),
        time=address("time", LATEST),
        method=valid("method", METHODS, say, notes),
        k=int(valid("k", filter_options.COUNTS, say, notes)),
        bounds=resolve_bounds(say, notes),
        palette=valid("palette", tuple(palettes.names("sequential", theme())), say, notes),
        lang=language(),
        theme=theme(),
    )
    return pick, notes


def valid(name: str, options, say: Words, notes: list[str]) -> str:
    """Return one address value if it is among ``options``, else the first of them with a note."""
    given = address(name, options[0])
    if given in options:
        return given
    notes.append(
        say.t(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=given, name=name, shown=options[0]
        )
    )
    return options[0]


def resolve_area(say: Words, notes: list[str], levels: tuple[str, ...] = DRILLABLE) -> str:
    """Return the area of the address if it is of a level that can be shown, else the nearest one, with a note."""
    given = area_asked()
    register = regions.load()
    if register.has(given) and register.get(given).level in levels:
        return given
    found = given if register.has(given) else regions.match(given).region_code
    nearest = next((step for step in reversed(ancestors(found)) if step.level in levels), register.get(AREA))
    if register.has(given):
        text = say.t(
            "{name} has no outline of its own on this map; shown is {shown}.",
            name=register.get(given).full_name,
            shown=nearest.full_name,
        )
    else:
        text = say.t("The area “{given}” is not known; shown is {shown}.", given=given, shown=nearest.full_name)
    notes.append(text)
    return nearest.region_code


def area_asked() -> str:
    """Return the area in the address: a code in whatever letters ("ID" is "id"), anything else as it was given."""
    given = address("area", AREA)
    return given.lower() if regions.load().has(given.lower()) else given


def ancestors(code: str | None) -> tuple:
    """Return the way down to an area from its province, or of the first member of an island or office."""
    if code is None:
        return ()
    register = regions.load()
    region = register.get(code)
    if region.member_codes:
        return register.path(region.member_codes[0])[:2]
    return register.path(code) if region.level in ("province", "regency", "district") else ()


def resolve_measure(area: str, say: Words, notes: list[str]) -> str:
    """Return the measure of the address if it can be mapped, else the default with a note."""
    usual = usual_measure(area)
    given = address("measure", usual)
    table = figures.measures()
    if given in table.index and figures.about(given)["is_mappable"] and (given in cached.measures() or given == usual):
        return given
    shown = figures.about(usual)[f"label_{say.lang}"]
    if given in table.index:
        label = figures.about(given)[f"label_{say.lang}"]
        text = (
            say.t("“{given}” cannot be mapped; shown is “{shown}”.", given=label, shown=shown)
            if given in cached.measures()
            else say.t("The register has no “{given}”; shown is “{shown}”.", given=label, shown=shown)
        )
        notes.append(text)
    else:
        notes.append(say.t("The measure “{given}” is not known; shown is “{shown}”.", given=given, shown=shown))
    return usual


def usual_measure(area: str = "") -> str:
    """Return the measure shown where the address names none: the usual one, or of a regency without it its own headline.

    In data that have neither it is the first that may be mapped.
    """
    if "." in area and not (cached.ask(MEASURE)["area_code"] == area).any():
        known = cached.headlines(area)
        own = [name for name in known["measure"] if figures.about(name)["is_mappable"]] if len(known) else []
        if own:
            return own[0]
    if MEASURE in cached.measures():
        return MEASURE
    return next((name for name in cached.measures() if figures.about(name)["is_mappable"]), MEASURE)


def resolve_bounds(say: Words, notes: list[str]) -> str:
    """Return the manual class bounds of the address ("10-100-1000"), or the usual ones with a note where they are not ascending."""
    given = address("bounds", BOUNDS)
    if is_ascending(given):
        return given
    notes.append(
        say.t(
            "Class bounds are ascending numbers with “-” between them, such as 10-100-1000; “{given}” is not.",
            given=given,
        )
    )
    return BOUNDS


def is_ascending(bounds: str) -> bool:
    """Say whether class bounds are up to eight ascending numbers above zero ("10-100-1000")."""
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?(-[0-9]{1,9}(\.[0-9]{1,3})?){0,7}", bounds):
        return False
    numbers = [float(part) for part in bounds.split("-")]
    return numbers[0] > 0 and numbers == sorted(set(numbers))


def settle_time(pick: Pick, drawn: Drawn, say: Words, notes: list[str]) -> Pick:
    """Return the pick with a time that the measure has somewhere in Indonesia, else the latest known, with a note."""
    if pick.time == LATEST or pick.time in drawn.stops:
        return pick
    notes.append(say.t("There is no figure for the time “{given}”; shown is the latest known.", given=pick.time))
    return replace(pick, time=LATEST)
