"""The badges that are burnt into every page and slide: what data, whether fictitious, and the mode of the deck."""

from meeting.labels import translate_label
from meeting.model import Deck, Scene

FICTITIOUS_STATUS = "fictitious"
DEMO_DATA = "demo"


def list_scene_badges(scene: Scene, deck: Deck) -> list[str]:
    """Return the badges of a scene; the deck's mode, and FIKTIF where a figure is, stand among them even if captured without."""
    mode_badge, fictitious_badge = translate_label(deck.mode, deck.lang), translate_label(FICTITIOUS_STATUS, deck.lang)
    is_fictitious = deck.data == DEMO_DATA or any(figure.status == FICTITIOUS_STATUS for figure in scene.figures)
    added_badges = [fictitious_badge] if is_fictitious and fictitious_badge not in scene.badges else []
    has_mode_badge = any(badge.startswith(mode_badge.split(" ")[0]) for badge in scene.badges)
    return added_badges + list(scene.badges) + ([] if has_mode_badge else [mode_badge])


def list_deck_badges(deck: Deck) -> list[str]:
    """Return every badge that a shown scene of a deck has, once."""
    return list(dict.fromkeys(badge for scene in deck.shown_scenes for badge in list_scene_badges(scene, deck)))


def is_warning(badge: str, deck: Deck) -> bool:
    """Say whether a badge is a warning."""
    return badge in (translate_label(FICTITIOUS_STATUS, deck.lang), translate_label("internal", deck.lang))
