"""Freezing a deck: its figures under a hash, and what has changed since.

A deck always carries the figures that it shows. A frozen one keeps them; one that is not is captured anew when opened.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

import msgspec

from meeting.model import Deck, Figure, Scene

SHOWN_DIGITS = 12


def content_hash(scenes: Iterable[Scene]) -> str:
    """Return twelve hexadecimal digits (SHA-256) of all figures in their order: the same figures, the same hash."""
    encoder = msgspec.json.Encoder(order="deterministic")
    whole = hashlib.sha256()
    for scene in scenes:
        whole.update(encoder.encode(scene.figures))
    return whole.hexdigest()[:SHOWN_DIGITS]


def frozen(deck: Deck, on: date) -> Deck:
    """Return the deck with its figures held as they are from a day on."""
    return msgspec.structs.replace(deck, frozen_at=on.isoformat())


def thawed(deck: Deck) -> Deck:
    """Return the deck so that its figures follow the data again."""
    return msgspec.structs.replace(deck, frozen_at="")


def differences(before: Iterable[Scene], after: Iterable[Scene]) -> list[tuple[Figure | None, Figure | None]]:
    """Return the facts that are told differently in two captures of the same scenes: (before, after), None where gone or new.

    A fact is one measure of one area, breakdown and category in one scene; that of the latest date counts. One that several
    scenes tell counts once.
    """
    old, new = facts(before), facts(after)
    changed = [fact for fact in old | new if saying(old.get(fact)) != saying(new.get(fact))]
    once = {(fact[1:], saying(old.get(fact)), saying(new.get(fact))): fact for fact in reversed(changed)}
    return [(old.get(fact), new.get(fact)) for fact in reversed(once.values())]


def facts(scenes: Iterable[Scene]) -> dict[tuple[str, ...], Figure]:
    """Return the figures of scenes by what they are about; of several dates each is its own fact but the last."""
    found: dict[tuple[str, ...], Figure] = {}
    for scene in scenes:
        for figure in sorted(scene.figures, key=ends, reverse=True):
            about = (scene.scene_id, figure.area_code, figure.measure, figure.breakdown, figure.category)
            key = (*about, "") if (*about, "") not in found else (*about, ends(figure))
            found.setdefault(key, figure)
    return found


def ends(figure: Figure) -> str:
    """Return the day of a stock, or the last day of a flow."""
    return figure.as_of or figure.period_end


def saying(figure: Figure | None) -> tuple[str, ...] | None:
    """Return what a reader is told by a figure: value, unit, date, publisher."""
    return None if figure is None else (figure.told, figure.unit, figure.when, figure.publisher)
