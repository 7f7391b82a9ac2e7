"""What each filter of the map offers, in the order in which it is offered: drawn by the sidebar, known by the browser."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from data import figures, regions
from geo import palettes
from pages.parts.state.url_state import LEVELS, METHODS, SHOWS, Pick

COUNTS = ("5", "3", "4", "6", "7")
"""Numbers of classes, the usual one first."""


@lru_cache(maxsize=64)
def of(pick: Pick, there: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the values that each filter offers for a pick, by the field that it changes; ``there`` are the data's measures."""
    return {
        "measure": measures(pick.measure, there),
        "show": shows(pick.measure),
        "level": levels(pick.area),
        "method": METHODS,
        "k": tuple(sorted(COUNTS)),
        "palette": tuple(palettes.names("sequential", pick.theme)),
    }


def measures(shown: str, there: tuple[str, ...]) -> tuple[str, ...]:
    """Return the measures that can be mapped and that the data have, and the one that is shown."""
    table = figures.measures()
    return tuple(measure for measure in table.index[table["is_mappable"]] if measure in {*there, shown})


def shows(measure: str) -> tuple[str, ...]:
    """Return the ways of showing a measure: rates only of what has residents behind it."""
    return tuple(show for show in SHOWS if show != "rate" or figures.about(measure)["is_rateable"])


def levels(area: str) -> tuple[str, ...]:
    """Return the levels of units that an area is drawn in, the usual one first."""
    return LEVELS[regions.load().get(area).level]


def ahead(pick: Pick, there: tuple[str, ...]) -> dict:
    """Return what lets the browser show a view that it has had before the server answers (``static/peta/ahead.js``).

    That is the pick as the address would name it, and what each filter offers.
    """
    named = {name: str(value) for name, value in asdict(pick).items()}
    return {"pick": named, "choices": of(pick, there)}
