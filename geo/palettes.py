"""Colours of classes (table ``palettes``): sequential, colour-blind safe, least first; what is most stands out most.

On light paper the darkest colour is most, on the dark theme's paper the lightest.
"""

from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd

Language = Literal["id", "en"]
"""Languages of the labels."""


@cache
def table() -> pd.DataFrame:
    """Return the palettes: label by language, kind, the theme it is made for, colours (least first), source, licence."""
    rows = pd.read_csv(Path(__file__).parent / "palettes.csv", dtype=str, keep_default_na=False)
    return rows.set_index("palette")


@cache
def names(kind: str, theme: str = "light") -> list[str]:
    """Return the palettes of one kind that are made for a theme."""
    rows = table()
    return list(rows.index[(rows["kind"] == kind) & (rows["theme"] == theme)])


def label(palette: str, lang: Language) -> str:
    """Return the reader's name of a palette."""
    return str(table().loc[palette, f"label_{lang}"])


@cache
def colours(palette: str, k: int) -> list[str]:
    """Return ``k`` colours from least to most, spread over the palette (at most its nine)."""
    all_colours = table().loc[palette, "colours"].split()
    if k == 1:
        return [all_colours[len(all_colours) // 2]]
    return [all_colours[round(index * (len(all_colours) - 1) / (k - 1))] for index in range(min(k, len(all_colours)))]
