"""The fixed words of drawings and exports in both languages (table ``words``); all else comes from the deck."""

import csv
from functools import cache
from pathlib import Path


@cache
def load_labels() -> dict[str, dict[str, str]]:
    """Return the words by key, each by language."""
    with (Path(__file__).parent / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def translate_label(key: str, lang: str, **values: object) -> str:
    """Return a word or sentence in a language ("id" or "en"), its ``{placeholders}`` filled."""
    return load_labels()[key][lang].format(**values)


def format_number(value: float, lang: str) -> str:
    """Return a number as the language groups it: 1.500 in Indonesian, 1,500 in English; at most one decimal."""
    text = f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "id" else text
