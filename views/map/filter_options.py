"""What each filter of the map offers, in the order in which it is offered: drawn by the sidebar, known by the browser."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache, lru_cache
from typing import TypedDict

from data import figures, regions
from geo import palettes
from views.map.query import CLASS_COUNTS, CLASS_METHODS, LEVELS, SHOW_OPTIONS, MapQuery
from views.text.translator import Translator


class Preview(TypedDict):
    """What leads from one view to the next: the pick as the address names it, and what each filter offers."""

    query: dict[str, str]
    choices: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=64)
def filter_options(query: MapQuery, available_measures: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the values that each filter offers for a pick, by the field that it changes; ``available_measures`` are the data's measures."""
    return {
        "measure": measures(query.measure, available_measures),
        "show": show_options(query.measure),
        "level": levels(query.area),
        "method": CLASS_METHODS,
        "k": tuple(sorted(CLASS_COUNTS)),
        "palette": tuple(palettes.names("sequential", query.theme)),
    }


def measures(current_measure: str, available_measures: tuple[str, ...]) -> tuple[str, ...]:
    """Return the measures that can be mapped and that the data have, and the one that is shown."""
    table = figures.measures()
    return tuple(
        measure for measure in table.index[table["is_mappable"]] if measure in {*available_measures, current_measure}
    )


def show_options(measure: str) -> tuple[str, ...]:
    """Return the ways of showing a measure: rates only of what has residents behind it."""
    return tuple(show for show in SHOW_OPTIONS if show != "rate" or figures.measure_facts(measure)["is_rateable"])


def levels(area: str) -> tuple[str, ...]:
    """Return the levels of units that an area is drawn in, the usual one first."""
    return LEVELS[regions.load().get(area).level]


def preview_payload(query: MapQuery, available_measures: tuple[str, ...]) -> Preview:
    """Return what lets the browser show a view that it has had before the server answers (``static/peta/map/speculation.js``).

    That is the pick as the address would name it, and what each filter offers.
    """
    fields = {name: str(value) for name, value in asdict(query).items()}
    return {"query": fields, "choices": filter_options(query, available_measures)}


@cache
def measure_labels(measures: tuple[str, ...], i18n: Translator) -> dict[str, str]:
    """Return the reader's label of each measure, with its unit."""
    labels = {
        measure: (
            figures.measure_facts(measure)[f"label_{i18n.lang}"],
            figures.unit_label(figures.measure_facts(measure)["unit"], i18n.lang),
        )
        for measure in measures
    }
    return {measure: f"{label} ({unit})" for measure, (label, unit) in labels.items()}
