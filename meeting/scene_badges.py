"""The badges that are burnt into every page and slide: what data, whether fictitious, and the mode of the deck."""

from meeting.labels import word
from meeting.model import Deck, Scene

FICTITIOUS = "fictitious"
DEMO = "demo"


def badges(scene: Scene, deck: Deck) -> list[str]:
    """Return the badges of a scene; the deck's mode, and FIKTIF where a figure is, stand among them even if captured without."""
    mode, fictitious = word(deck.mode, deck.lang), word(FICTITIOUS, deck.lang)
    is_fictitious = deck.data == DEMO or any(figure.status == FICTITIOUS for figure in scene.figures)
    first = [fictitious] if is_fictitious and fictitious not in scene.badges else []
    names_mode = any(badge.startswith(mode.split(" ")[0]) for badge in scene.badges)
    return first + list(scene.badges) + ([] if names_mode else [mode])


def all_badges(deck: Deck) -> list[str]:
    """Return every badge that a shown scene of a deck has, once."""
    return list(dict.fromkeys(badge for scene in deck.shown for badge in badges(scene, deck)))


def is_loud(badge: str, deck: Deck) -> bool:
    """Say whether a badge is a warning."""
    return badge in (word(FICTITIOUS, deck.lang), word("internal", deck.lang))
