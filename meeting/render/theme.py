"""The themes of a drawing (table ``theme.csv``): light, high contrast and dark, each a palette of its own."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

ThemeName = Literal["light", "contrast", "dark"]
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)


@dataclass(frozen=True)
class Theme:
    """The colours of a theme as "#RRGGBB", by their use; the table says what each is for."""

    ink: str
    muted: str
    paper: str
    sea: str
    land: str
    coast: str
    neighbour: str
    neighbour_edge: str
    symbol_region: str
    unit_edge: str
    zero: str
    zero_edge: str
    hairline: str
    blank: str
    hatch: str
    dots: str
    parent: str
    symbol: str
    symbol_edge: str
    accent: str
    halo: str
    grid: str
    event: str
    warn: str
    on_warn: str
    panel: str
    panel_edge: str


@cache
def load_theme(name: str) -> Theme:
    """Return the colours of a theme; those of the light one for a name that is not known."""
    column = name if name in THEME_NAMES else THEME_NAMES[0]
    with (Path(__file__).parent / "theme.csv").open(encoding="utf-8", newline="") as file:
        return Theme(**{row["token"]: row[column] for row in csv.DictReader(file)})
