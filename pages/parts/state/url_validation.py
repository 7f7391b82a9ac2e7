"""The address read into the nearest valid pick, with a sentence for each thing that was not valid."""

import re
from dataclasses import replace

from data import figures, regions
from geo import palettes
from pages.parts.state.url_state import (
    CLASS_METHODS,
    DEFAULT_AREA,
    DEFAULT_MEASURE,
    LATEST_STOP,
    MapQuery,
    language,
    theme,
    url_parameter,
)
from views import source as cached
from views.map import filter_options
from views.map.dataset import MapDataset
from views.text.translator import Translator

DRILLABLE_LEVELS = ("country", "province", "regency")
DEFAULT_BOUNDS = "10-100-1000-10000"


def resolve_query(i18n: Translator) -> tuple[MapQuery, list[str]]:
    """Read the address into the nearest valid pick, and say in one sentence each what was not valid."""
    notes: list[str] = []
    area = resolve_area(i18n, notes)
    measure = resolve_measure(area, i18n, notes)
    query = MapQuery(
        area=area,
        measure=measure,
        show=validate_choice("show", filter_options.show_options(measure), i18n, notes),
        level=validate_choice("level", filter_options.levels(area), i18n, notes),
        time=url_parameter("time", LATEST_STOP),
        method=validate_choice("method", CLASS_METHODS, i18n, notes),
        k=int(validate_choice("k", filter_options.CLASS_COUNTS, i18n, notes)),
        bounds=resolve_bounds(i18n, notes),
        palette=validate_choice("palette", tuple(palettes.names("sequential", theme())), i18n, notes),
        lang=language(),
        theme=theme(),
    )
    return query, notes


def validate_choice(name: str, options, i18n: Translator, notes: list[str]) -> str:
    """Return one address value if it is among ``options``, else the first of them with a note."""
    value = url_parameter(name, options[0])
    if value in options:
        return value
    notes.append(
        i18n.gettext(
            "“{given}” is not a choice for “{name}” here; shown is “{shown}”.", given=value, name=name, shown=options[0]
        )
    )
    return options[0]


def resolve_area(i18n: Translator, notes: list[str], levels: tuple[str, ...] = DRILLABLE_LEVELS) -> str:
    """Return the area of the address if it is of a level that can be shown, else the nearest one, with a note."""
    code = requested_area()
    register = regions.load()
    if register.has_code(code) and register.get(code).level in levels:
        return code
    matched_code = code if register.has_code(code) else regions.match(code).region_code
    nearest_region = next(
        (step for step in reversed(ancestors(matched_code)) if step.level in levels), register.get(DEFAULT_AREA)
    )
    if register.has_code(code):
        text = i18n.gettext(
            "{name} has no outline of its own on this map; shown is {shown}.",
            name=register.get(code).full_name,
            shown=nearest_region.full_name,
        )
    else:
        text = i18n.gettext(
            "The area “{given}” is not known; shown is {shown}.", given=code, shown=nearest_region.full_name
        )
    notes.append(text)
    return nearest_region.region_code


def requested_area() -> str:
    """Return the area in the address: a code in whatever letters ("ID" is "id"), anything else as it was given."""
    code = url_parameter("area", DEFAULT_AREA)
    return code.lower() if regions.load().has_code(code.lower()) else code


def ancestors(code: str | None) -> tuple:
    """Return the way down to an area from its province, or of the first member of an island or office."""
    if code is None:
        return ()
    register = regions.load()
    region = register.get(code)
    if region.member_codes:
        return register.path(region.member_codes[0])[:2]
    return register.path(code) if region.level in ("province", "regency", "district") else ()


def resolve_measure(area: str, i18n: Translator, notes: list[str]) -> str:
    """Return the measure of the address if it can be mapped, else the default with a note."""
    fallback = default_measure(area)
    measure = url_parameter("measure", fallback)
    table = figures.measures()
    if (
        measure in table.index
        and figures.measure_facts(measure)["is_mappable"]
        and (measure in cached.measures() or measure == fallback)
    ):
        return measure
    fallback_label = figures.measure_facts(fallback)[f"label_{i18n.lang}"]
    if measure in table.index:
        label = figures.measure_facts(measure)[f"label_{i18n.lang}"]
        text = (
            i18n.gettext("“{given}” cannot be mapped; shown is “{shown}”.", given=label, shown=fallback_label)
            if measure in cached.measures()
            else i18n.gettext("The register has no “{given}”; shown is “{shown}”.", given=label, shown=fallback_label)
        )
        notes.append(text)
    else:
        notes.append(
            i18n.gettext("The measure “{given}” is not known; shown is “{shown}”.", given=measure, shown=fallback_label)
        )
    return fallback


def default_measure(area: str = "") -> str:
    """Return the measure shown where the address names none: the usual one, or of a regency without it its own headline.

    In data that have neither it is the first that may be mapped.
    """
    if "." in area and not (cached.rows_by_stop(DEFAULT_MEASURE)["area_code"] == area).any():
        headlines = cached.headlines(area)
        mappable_measures = (
            [name for name in headlines["measure"] if figures.measure_facts(name)["is_mappable"]]
            if len(headlines)
            else []
        )
        if mappable_measures:
            return mappable_measures[0]
    if DEFAULT_MEASURE in cached.measures():
        return DEFAULT_MEASURE
    return next((name for name in cached.measures() if figures.measure_facts(name)["is_mappable"]), DEFAULT_MEASURE)


def resolve_bounds(i18n: Translator, notes: list[str]) -> str:
    """Return the manual class bounds of the address ("10-100-1000"), or the usual ones with a note where they are not ascending."""
    bounds = url_parameter("bounds", DEFAULT_BOUNDS)
    if is_ascending(bounds):
        return bounds
    notes.append(
        i18n.gettext(
            "Class bounds are ascending numbers with “-” between them, such as 10-100-1000; “{given}” is not.",
            given=bounds,
        )
    )
    return DEFAULT_BOUNDS


def is_ascending(bounds: str) -> bool:
    """Say whether class bounds are up to eight ascending numbers above zero ("10-100-1000")."""
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,3})?(-[0-9]{1,9}(\.[0-9]{1,3})?){0,7}", bounds):
        return False
    numbers = [float(part) for part in bounds.split("-")]
    return numbers[0] > 0 and numbers == sorted(set(numbers))


def resolve_time(query: MapQuery, dataset: MapDataset, i18n: Translator, notes: list[str]) -> MapQuery:
    """Return the pick with a time that the measure has somewhere in Indonesia, else the latest known, with a note."""
    if query.time == LATEST_STOP or query.time in dataset.stops:
        return query
    notes.append(
        i18n.gettext("There is no figure for the time “{given}”; shown is the latest known.", given=query.time)
    )
    return replace(query, time=LATEST_STOP)
