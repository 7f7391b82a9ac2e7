"""Colours of classes (table ``palettes``): sequential, colour-blind safe, light to dark, darkest = most, everywhere."""

from functools import cache
from pathlib import Path

import pandas as pd


@cache
def table() -> pd.DataFrame:
    """Return the palettes: label by language, kind, is_contrast, colours (lightest first), source, licence."""
    rows = pd.read_csv(Path(__file__).parent / "palettes.csv", dtype=str, keep_default_na=False)
    return rows.assign(is_contrast=rows["is_contrast"] == "1").set_index("palette")


@cache
def names(kind: str, contrast: bool = False) -> list[str]:
    """Return the palettes of one kind; for the high-contrast theme those made for it."""
    rows = table()
    return list(rows.index[(rows["kind"] == kind) & (rows["is_contrast"] == contrast)])


def label(palette: str, lang: str) -> str:
    """Return the reader's name of a palette."""
    return table().loc[palette, f"label_{lang}"]


@cache
def colours(palette: str, k: int) -> list[str]:
    """Return ``k`` colours from lightest to darkest, spread over the palette (at most its nine)."""
    full = table().loc[palette, "colours"].split()
    if k == 1:
        return [full[len(full) // 2]]
    return [full[round(place * (len(full) - 1) / (k - 1))] for place in range(min(k, len(full)))]
