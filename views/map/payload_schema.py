"""The shape of the view that the browser paints; ``static/peta/map/payload.js`` has the same one, and a test sees that they agree.

Keys that come once for every region or stop are short: a change of a filter sends at most 15,000 bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class MapLayers:
    """The outlines, each as its address and the name of its object in the file."""

    units: tuple[str, str]
    parents: tuple[str, str]
    land: tuple[str, str]


@dataclass(frozen=True)
class MapColours:
    """The colours of everything on the map but the classes."""

    paper: str
    land: str
    coast: str
    neighbour: str
    neighbour_edge: str
    parent: str
    unit_edge: str
    zero_edge: str
    hairline: str
    hatch: str
    with_figure: str
    symbol: str
    symbol_edge: str
    accent: str
    ink: str
    muted: str
    halo: str


@dataclass(frozen=True)
class PrintColours:
    """What takes the place of a dark theme's colours on white paper."""

    theme: str
    colours: MapColours
    palette: list[str]


@dataclass(frozen=True)
class TimeStop:
    """A stop of time: a year or ``latest``, and its name in the reader's language."""

    key: str
    label: str


@dataclass(frozen=True)
class StopCells:
    """The cells of one stop of time, each list in the order of ``MapPayload.codes``."""

    k: str
    """Kind of each cell, a letter each: "0" to "8" a class, "z" zero, "b" band, "m" masked, "-" no data."""
    v: list[float | None]
    """Value that is shown; None where there is none or it is hidden."""
    n: list[int | None]
    """Index of its note."""
    c: list[float | None] | None = None
    """Count that a rate is made from; None where no rate is shown."""


@dataclass(frozen=True)
class OffMapRow:
    """A figure without a place on land: title of its block, label, value, unit, and note, each as it is written."""

    t: str
    l: str  # noqa: E741
    v: str
    u: str
    n: str


@dataclass(frozen=True)
class MapTexts:
    """Every word that the map's controls show or say."""

    map: str
    skip: str
    keys: str
    legend: str
    counted: str
    with_figure: str
    zero: str
    no_data: str
    at_sea: str
    band: str
    masked: str
    band_row: str
    no_room: str
    outside: str
    off_map: str
    play: str
    pause: str
    time: str
    zoom_in: str
    zoom_out: str
    attribution: str
    geometry_missing: str


@dataclass(frozen=True)
class MapPayload:
    """The view that answers one query: constant parts, then the cells of every stop of time."""

    lang: str
    theme: str
    area: str
    scope: str
    """Beginning of the codes of the regions that belong to the view; "id" is all of them."""
    bounds: list[float]
    """West, south, east, north."""
    layer: MapLayers
    neighbours: str
    """Address of the table of neighbouring regions."""
    mode: str
    """``symbols`` or ``fill``."""
    colours: MapColours
    palette: list[str]
    """A colour for each class."""
    print: PrintColours | None
    classes: list[str]
    """Legend text of each class."""
    legend_values: list[float]
    """Values of the nested symbols, largest first."""
    max_value: float
    digits: int
    """Digits of a value after the decimal mark."""
    unit: str
    unit_one: str
    """Unit after the value 1."""
    count_unit: str
    """Unit of the count that a rate is made from."""
    is_at_sea: bool
    codes: list[str]
    stops: list[TimeStop]
    start: int
    """Index of the stop that the address names."""
    cells: list[StopCells | None]
    notes: list[list[str]]
    """Distinct notes on figures, each some lines."""
    off_map: list[list[OffMapRow]]
    """Figures without a place on land, of every stop."""
    text: MapTexts
    query: Mapping[str, str]
    """The query that the view answers, as the address names it."""
    choices: Mapping[str, tuple[str, ...]]
    """Values that each filter offers."""
