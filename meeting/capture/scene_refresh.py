"""Scenes and decks captured anew from their views, to follow the data.

A deck that is not frozen is captured again each time it is opened. A view whose area or measure is gone says so and keeps
its place in the deck.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import msgspec

from meeting.capture import view_validation
from meeting.capture.facts_capture import capture_facts
from meeting.capture.scene_capture import capture_breakdown, capture_employers, capture_map, capture_trend
from meeting.model import EMPLOYERS_GROUP, Deck, Scene
from views.map.query import MapQuery
from views.reader import Reader
from views.sources.memo import remember
from views.sources.source import Source
from views.text.translator import translator
from views.trend.query import TrendQuery

INTEGER_FIELDS = ("k",)
PRESENTER_FIELDS = ("scene_id", "block", "notes", "annotation", "has_own_title", "is_confirmed")
"""What of a scene is the presenter's and not the data's."""


def is_visible(deck: Deck, source: Source) -> bool:
    """Say whether a reader of a source may see a deck: one in full numbers only in the internal mode."""
    return deck.mode != "internal" or not source.mode.is_protective


def is_live(deck: Deck, source: Source) -> bool:
    """Say whether a deck follows a source: not frozen, and of the same data and mode."""
    return not deck.frozen_at and (deck.data, deck.mode) == (source.data, source.mode.name)


def refresh_if_live(deck: Deck, source: Source) -> Deck:
    """Return a deck as it is shown: with today's figures, or as it was frozen or captured."""
    return rebuild_deck(deck, source) if is_live(deck, source) else deck


def rebuild_deck(deck: Deck, source: Source) -> Deck:
    """Return a deck with every scene captured anew from a source."""
    return _rebuild_encoded_deck(source, msgspec.json.encode(deck))


@remember(max_entries=20)
def _rebuild_encoded_deck(source: Source, content: bytes) -> Deck:
    deck = msgspec.json.decode(content, type=Deck)
    reader = Reader(translator(deck.lang), source)
    scenes = [rebuild_scene(scene, reader) for scene in deck.scenes]
    return msgspec.structs.replace(deck, scenes=scenes, k=source.mode.k if source.mode.is_protective else 0)


def capture_map_view(view: dict[str, str], reader: Reader) -> Scene:
    """Capture a map from its view."""
    values: dict[str, Any] = {field.name: view[field.name] for field in fields(MapQuery)}
    return capture_map(MapQuery(**values | {name: int(values[name]) for name in INTEGER_FIELDS}), reader)


def capture_trend_view(view: dict[str, str], reader: Reader) -> Scene:
    """Capture a trend from its view."""
    values: dict[str, Any] = {field.name: view[field.name] for field in fields(TrendQuery)}
    return capture_trend(
        TrendQuery(**values | {"areas": tuple(code for code in values["areas"].split(",") if code)}), reader
    )


def capture_region_view(view: dict[str, str], reader: Reader) -> Scene:
    """Capture employers, large numbers or a composition from its view."""
    if view.get("group") == EMPLOYERS_GROUP:
        return capture_employers(view["area"], reader)
    if "group" in view:
        return capture_facts(view["area"], view["group"], reader)
    return capture_breakdown(view["area"], view["breakdown"], reader)


CAPTURE_BY_PAGE: dict[str, Callable[[dict[str, str], Reader], Scene]] = {
    "map": capture_map_view,
    "trend": capture_trend_view,
    "region": capture_region_view,
}


def rebuild_scene(old_scene: Scene, reader: Reader) -> Scene:
    """Capture a scene anew from its view; what the presenter wrote stays. One without a view stays as it is.

    Where its area or measure is gone it keeps its place and says so. What the presenter hid stays hidden.
    """
    if not old_scene.view:
        return old_scene
    problem = view_validation.find_view_problem(old_scene.view, reader.i18n)
    if problem:
        return msgspec.structs.replace(old_scene, figures=[], picture=None, missing_reason=problem)
    new_scene = CAPTURE_BY_PAGE[old_scene.view["page"]](old_scene.view, reader)
    kept_fields = [*PRESENTER_FIELDS, "title"] if old_scene.has_own_title else PRESENTER_FIELDS
    is_sensitive = old_scene.is_sensitive or new_scene.is_sensitive
    return msgspec.structs.replace(
        new_scene, is_sensitive=is_sensitive, **{name: getattr(old_scene, name) for name in kept_fields}
    )
