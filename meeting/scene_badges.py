"""The badges of every page and slide: the source of the data, whether it is fictitious, and the mode of the deck."""

from meeting.labels import translate_label
from meeting.model import Deck, Scene

FICTITIOUS_STATUS = "fictitious"
DEMO_DATA = "demo"


def list_scene_badges(scene: Scene, deck: Deck) -> list[str]:
    """Return the badges of a scene, with the deck's mode, and FIKTIF for fictitious figures, even if captured without."""
    mode_badge, fictitious_badge = translate_label(deck.mode, deck.lang), translate_label(FICTITIOUS_STATUS, deck.lang)
    is_fictitious = deck.data == DEMO_DATA or any(figure.status == FICTITIOUS_STATUS for figure in scene.figures)
    added_badges = [fictitious_badge] if is_fictitious and fictitious_badge not in scene.badges else []
    has_mode_badge = any(badge.startswith(mode_badge.split(" ")[0]) for badge in scene.badges)
    return added_badges + list(scene.badges) + ([] if has_mode_badge else [mode_badge])


def list_deck_badges(deck: Deck) -> list[str]:
    """Return every badge that a shown scene of a deck has, once."""
    return list(dict.fromkeys(badge for scene in deck.shown_scenes for badge in list_scene_badges(scene, deck)))


def is_warning(badge: str, deck: Deck) -> bool:
    """Return whether a badge is a warning: fictitious data, or the internal mode."""
    return badge in (translate_label(FICTITIOUS_STATUS, deck.lang), translate_label("internal", deck.lang))
