"""The looks of a drawing (table ``looks``): light, high contrast and dark, each a palette of its own."""

import csv
from functools import cache
from pathlib import Path
from types import SimpleNamespace

THEME_NAMES = ("light", "contrast", "dark")


@cache
def load_theme(name: str) -> SimpleNamespace:
    """Return the colours of a look by what they are used for; one that is not known is light."""
    column = name if name in THEME_NAMES else THEME_NAMES[0]
    with (Path(__file__).parent / "theme.csv").open(encoding="utf-8", newline="") as file:
        return SimpleNamespace(**{row["token"]: row[column] for row in csv.DictReader(file)})
