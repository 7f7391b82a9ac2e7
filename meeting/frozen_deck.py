"""Frozen decks: the hash of their figures, and what has changed since.

A deck holds the figures that it shows. A frozen one keeps them; another is captured again when it is opened.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

import msgspec

from meeting.model import Deck, Figure, Scene

HASH_DIGITS = 12
FiguresByPeriod = dict[tuple[str, str], Figure]
"""The figures of one subject by first and last day, as ISO text; the first is "" for a stock."""


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

    Figures of one measure, area, breakdown and category in one scene are compared date by date: a date that a series
    gained is one change. Only where the latest figure is gone has a new one taken its place, and both are one change.
    One that several scenes show counts once.
    """
    old_subjects, new_subjects = index_subjects(old_scenes), index_subjects(new_scenes)
    changes = {
        (subject[1:], displayed_values(old_figure), displayed_values(new_figure)): (old_figure, new_figure)
        for subject in old_subjects | new_subjects
        for old_figure, new_figure in compare_dates(old_subjects.get(subject, {}), new_subjects.get(subject, {}))
    }
    return list(changes.values())


def compare_dates(
    old_figures: FiguresByPeriod, new_figures: FiguresByPeriod
) -> list[tuple[Figure | None, Figure | None]]:
    """Return what differs between the figures of one subject, the latest date first: (before, after), None where gone or new."""
    gone_figures = [figure for period, figure in old_figures.items() if period not in new_figures]
    added_figures = [figure for period, figure in new_figures.items() if period not in old_figures]
    has_new_latest = bool(gone_figures and added_figures) and gone_figures[0] is next(iter(old_figures.values()))
    pairs = [(figure, new_figures[period]) for period, figure in old_figures.items() if period in new_figures]
    return [
        *([(gone_figures.pop(0), added_figures.pop(0))] if has_new_latest else []),
        *((None, figure) for figure in added_figures),
        *((figure, None) for figure in gone_figures),
        *(pair for pair in pairs if displayed_values(pair[0]) != displayed_values(pair[1])),
    ]


def index_subjects(scenes: Iterable[Scene]) -> dict[tuple[str, ...], FiguresByPeriod]:
    """Return the figures of scenes by scene, area, measure, breakdown and category, then by period, the latest first."""
    subjects: dict[tuple[str, ...], FiguresByPeriod] = {}
    for scene in scenes:
        for figure in sorted(scene.figures, key=end_day, reverse=True):
            subject = (scene.scene_id, figure.area_code, figure.measure, figure.breakdown, figure.category)
            subjects.setdefault(subject, {}).setdefault((figure.period_start, end_day(figure)), figure)
    return subjects


def end_day(figure: Figure) -> str:
    """Return the day of a stock, or the last day of a flow, as ISO text."""
    return figure.as_of or figure.period_end


def displayed_values(figure: Figure | None) -> tuple[str, ...] | None:
    """Return what a reader sees of a figure: value, unit, date, publisher; None for no figure."""
    return None if figure is None else (figure.value_text, figure.unit, figure.period_text, figure.publisher)
