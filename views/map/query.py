"""One view of the map as plain data, and the values that its fields may have."""

from dataclasses import dataclass

DEFAULT_MEASURE = "tka"
SHOW_OPTIONS = ("symbols", "rate", "count")
CLASS_METHODS = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
CLASS_COUNTS = ("5", "3", "4", "6", "7")
"""Numbers of classes, the usual one first."""

LEVELS = {"country": ("province", "regency"), "province": ("regency", "district"), "regency": ("regency", "district")}
"""The levels of units that an area is drawn in, by its own level; the usual one first."""


@dataclass(frozen=True)
class MapQuery:
    """One view: area, measure, way of showing, unit level, time, classes, palette, language and theme."""

    area: str
    measure: str
    show: str
    level: str
    time: str
    method: str
    k: int
    bounds: str
    palette: str
    lang: str
    theme: str
