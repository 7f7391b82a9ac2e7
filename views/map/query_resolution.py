"""The address read into the nearest valid map, with a sentence for each thing that was not valid."""

import re
from dataclasses import replace

from data import figures, regions
from geo import palettes
from views.map import filter_options
from views.map.dataset import MapDataset
from views.map.query import CLASS_COUNTS, CLASS_METHODS, DEFAULT_MEASURE, LEVELS, MapQuery
from views.reader import Reader
from views.sources.source import Source
from views.sources.stops import LATEST_STOP
from views.validation import resolve_area, validate_choice

DEFAULT_BOUNDS = "10-100-1000-10000"
BOUNDS_PATTERN = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?(-[0-9]{1,9}(\.[0-9]{1,3})?){0,7}")


def resolve_query(reader: Reader) -> tuple[MapQuery, list[str]]:
    """Read the address into the nearest valid query, and say in one sentence each what was not valid."""
    notes: list[str] = []
    area = resolve_area(reader, notes)
    measure = resolve_measure(area, reader, notes)
    query = MapQuery(
        area=area,
        measure=measure,
        show=validate_choice("show", filter_options.show_options(measure), reader, notes),
        level=validate_choice("level", filter_options.levels(area), reader, notes),
        time=reader.request.get("time", LATEST_STOP),
        method=validate_choice("method", CLASS_METHODS, reader, notes),
        k=int(validate_choice("k", CLASS_COUNTS, reader, notes)),
        bounds=resolve_bounds(reader, notes),
        palette=validate_choice("palette", tuple(palettes.names("sequential", reader.theme)), reader, notes),
        lang=reader.lang,
        theme=reader.theme,
    )
    return query, notes


def resolve_measure(area: str, reader: Reader, notes: list[str]) -> str:
    """Return the measure of the address if it can be mapped, else the default with a note."""
    fallback = default_measure(reader.source, area)
    measure, measures = reader.request.get("measure", fallback), reader.source.measures
    if is_mappable(measure) and (measure in measures or measure == fallback):
        return measure
    notes.append(describe_missing_measure(measure, fallback, measures, reader))
    return fallback


def is_mappable(measure: str) -> bool:
    """Say whether a measure is known and may be mapped."""
    return measure in figures.measures().index and bool(figures.measure_facts(measure)["is_mappable"])


def describe_missing_measure(measure: str, fallback: str, measures: tuple[str, ...], reader: Reader) -> str:
    """Say why another measure is shown than the one asked for."""
    i18n, label_column = reader.i18n, f"label_{reader.lang}"
    fallback_label = figures.measure_facts(fallback)[label_column]
    if measure not in figures.measures().index:
        return i18n.gettext(
            "The measure “{given}” is not known; shown is “{shown}”.", given=measure, shown=fallback_label
        )
    label = figures.measure_facts(measure)[label_column]
    if measure in measures:
        return i18n.gettext("“{given}” cannot be mapped; shown is “{shown}”.", given=label, shown=fallback_label)
    return i18n.gettext("The register has no “{given}”; shown is “{shown}”.", given=label, shown=fallback_label)


def default_measure(source: Source, area: str = "") -> str:
    """Return the measure shown where the address names none: the usual one, or of a regency without it its own headline.

    In data that have neither it is the first that may be mapped.
    """
    if "." in area and not (source.rows_by_stop(DEFAULT_MEASURE)["area_code"] == area).any():
        mappable_measures = list_mappable_headlines(source, area)
        if mappable_measures:
            return mappable_measures[0]
    if DEFAULT_MEASURE in source.measures:
        return DEFAULT_MEASURE
    return next((name for name in source.measures if is_mappable(name)), DEFAULT_MEASURE)


def list_mappable_headlines(source: Source, area: str) -> list[str]:
    """Return the measures of an area's headlines that may be mapped, the most telling first."""
    return [measure for measure in source.headlines(area)["measure"] if is_mappable(measure)]


def choose_map_measure(source: Source, area: str) -> str:
    """Return the measure of an area's first headline that may be mapped, else the usual one."""
    return next(iter(list_mappable_headlines(source, area)), default_measure(source))


def default_map_query(area: str, measure: str, reader: Reader) -> MapQuery:
    """Return the map of a measure as it opens: symbols, latest known, for a regency among its fellows."""
    palette = palettes.names("sequential", reader.theme)[0]
    level = LEVELS[regions.load().get(area).level][0]
    return MapQuery(area, measure, "symbols", level, LATEST_STOP, "quantile", 5, "", palette, reader.lang, reader.theme)


def resolve_bounds(reader: Reader, notes: list[str]) -> str:
    """Return the manual class bounds of the address ("10-100-1000"), or the usual ones with a note where they are not ascending."""
    bounds = reader.request.get("bounds", DEFAULT_BOUNDS)
    if is_ascending(bounds):
        return bounds
    notes.append(
        reader.i18n.gettext(
            "Class bounds are ascending numbers with “-” between them, such as 10-100-1000; “{given}” is not.",
            given=bounds,
        )
    )
    return DEFAULT_BOUNDS


def is_ascending(bounds: str) -> bool:
    """Say whether class bounds are up to eight ascending numbers above zero ("10-100-1000")."""
    if not BOUNDS_PATTERN.fullmatch(bounds):
        return False
    numbers = [float(part) for part in bounds.split("-")]
    return numbers[0] > 0 and numbers == sorted(set(numbers))


def resolve_time(query: MapQuery, dataset: MapDataset, reader: Reader, notes: list[str]) -> MapQuery:
    """Return the query with a time that the measure has somewhere in Indonesia, else the latest known, with a note."""
    if query.time == LATEST_STOP or query.time in dataset.stops:
        return query
    notes.append(
        reader.i18n.gettext("There is no figure for the time “{given}”; shown is the latest known.", given=query.time)
    )
    return replace(query, time=LATEST_STOP)
