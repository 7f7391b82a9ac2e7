"""What is said of figures and scenes in the same words on every page, slide and sheet."""

from meeting.labels import word
from meeting.model import Figure, Scene

TOTAL = "total"
LONGEST_CONTINUED = 70
"""Letters of a title that stand before its "continued 2", so that this is never cut off."""


def what(figure: Figure) -> str:
    """Return what a figure counts: its measure, and the category where it is a part."""
    is_part = figure.category_label and figure.breakdown != TOTAL
    return f"{figure.label}, {figure.category_label}" if is_part else figure.label


def title_of(scene: Scene, turn: int, lang: str) -> str:
    """Return the title of a scene's page, a shorter one with its number from the second on."""
    if turn < 2:
        return scene.title
    is_long = len(scene.title) > LONGEST_CONTINUED
    title = scene.title[:LONGEST_CONTINUED].rstrip() + "…" if is_long else scene.title
    return word("continued", lang, title=title, n=turn)


def headed(figure: Figure) -> str:
    """Return what a large number counts, with its unit where that is another word."""
    return figure.label if figure.label == figure.unit_label else f"{figure.label} ({figure.unit_label})"


def is_tight(scene: Scene) -> bool:
    """Say whether a scene needs its room for a picture: the words around it are kept short, and stand in full in notes and annex."""
    return scene.picture is not None
