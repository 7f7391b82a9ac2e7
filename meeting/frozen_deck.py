"""Frozen decks: the hash of their figures, and what has changed since.

A deck holds the figures that it shows. A frozen one keeps them; another is captured again when it is opened.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

import msgspec

from meeting.model import Deck, Figure, Scene

HASH_DIGITS = 12


def hash_content(scenes: Iterable[Scene]) -> str:
    """Return the first twelve hexadecimal digits of SHA-256 over all figures in their order."""
    encoder = msgspec.json.Encoder(order="deterministic")
    digest = hashlib.sha256()
    for scene in scenes:
        digest.update(encoder.encode(scene.figures))
    return digest.hexdigest()[:HASH_DIGITS]


def freeze_deck(deck: Deck, day: date) -> Deck:
    """Return the deck with its figures frozen on a day."""
    return msgspec.structs.replace(deck, frozen_at=day.isoformat())


def unfreeze_deck(deck: Deck) -> Deck:
    """Return the deck so that its figures follow the data again."""
    return msgspec.structs.replace(deck, frozen_at="")


def compare_facts(
    old_scenes: Iterable[Scene], new_scenes: Iterable[Scene]
) -> list[tuple[Figure | None, Figure | None]]:
    """Return the facts that differ between two captures of the same scenes: (before, after), None where gone or new.

    A fact is one measure of one area, breakdown and category in one scene, at its latest date; each earlier date is a
    fact of its own. One that several scenes show counts once.
    """
    old_facts, new_facts = index_facts(old_scenes), index_facts(new_scenes)
    changed_keys = [
        key
        for key in old_facts | new_facts
        if displayed_values(old_facts.get(key)) != displayed_values(new_facts.get(key))
    ]
    unique_keys = {
        (key[1:], displayed_values(old_facts.get(key)), displayed_values(new_facts.get(key))): key
        for key in reversed(changed_keys)
    }
    return [(old_facts.get(key), new_facts.get(key)) for key in reversed(unique_keys.values())]


def index_facts(scenes: Iterable[Scene]) -> dict[tuple[str, ...], Figure]:
    """Return the figures of scenes by scene, area, measure, breakdown, category and date, "" for the latest date."""
    figures_by_key: dict[tuple[str, ...], Figure] = {}
    for scene in scenes:
        for figure in sorted(scene.figures, key=end_day, reverse=True):
            subject = (scene.scene_id, figure.area_code, figure.measure, figure.breakdown, figure.category)
            key = (*subject, "") if (*subject, "") not in figures_by_key else (*subject, end_day(figure))
            figures_by_key.setdefault(key, figure)
    return figures_by_key


def end_day(figure: Figure) -> str:
    """Return the day of a stock, or the last day of a flow, as ISO text."""
    return figure.as_of or figure.period_end


def displayed_values(figure: Figure | None) -> tuple[str, ...] | None:
    """Return what a reader sees of a figure: value, unit, date, publisher; None for no figure."""
    return None if figure is None else (figure.value_text, figure.unit, figure.period_text, figure.publisher)
