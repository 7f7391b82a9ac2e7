"""How a deck is exported: its shape, an office's template, one scene of it; and whether it may be exported."""

from dataclasses import dataclass
from typing import Literal

from meeting.errors import DeckError
from meeting.model import Deck, Scene
from meeting.render.metrics import PAGE_HEIGHT
from meeting.render.theme import ThemeName

Ratio = Literal["16:9", "4:3", "a4"]
PAGE_SIZES: dict[Ratio, tuple[float, float]] = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0), "a4": (841.89, 595.28)}
"""Width and height of each shape of a page in points; every one is laid out PAGE_HEIGHT pixels high."""


@dataclass(frozen=True)
class Options:
    """``ratio`` is a shape of :data:`PAGE_SIZES`, ``template`` the bytes of an office's file; scenes that are shown count from 1."""

    ratio: Ratio = "16:9"
    template: bytes | None = None
    scene_number: int = 1
    theme: ThemeName = "light"

    @property
    def points_per_pixel(self) -> float:
        """Return how many points of paper a pixel is."""
        return PAGE_SIZES[self.ratio][1] / PAGE_HEIGHT

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in pixels."""
        return PAGE_SIZES[self.ratio][0] / self.points_per_pixel, float(PAGE_HEIGHT)


def ensure_exportable(deck: Deck, is_internal: bool) -> Deck:
    """Return a deck that may leave; raise DeckError for one of the internal mode that was not asked for as such."""
    if deck.mode == "internal" and not is_internal:
        raise DeckError(
            "deck_internal",
            "This deck was captured in the internal mode: its numbers are full. To take it out all the same, say so: --internal.",
        )
    if not deck.shown_scenes:
        raise DeckError(
            "deck_without_scenes",
            "This deck has no scene that can be shown. Add one, or confirm the sensitive ones.",
        )
    return deck


def select_scene(deck: Deck, options: Options) -> Scene:
    """Return the one scene that is asked for; raise DeckError where the deck shows fewer."""
    if not 1 <= options.scene_number <= len(deck.shown_scenes):
        raise DeckError(
            "scene_unknown",
            "Scene {scene} was asked for; this deck shows {count}. Choose one from 1 to {count}.",
            scene=options.scene_number,
            count=len(deck.shown_scenes),
        )
    return deck.shown_scenes[options.scene_number - 1]
