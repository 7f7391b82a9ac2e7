"""What is said of figures and scenes in the same words on every page, slide and sheet."""

from meeting.scenes import Figure, Scene

TOTAL = "total"


def what(figure: Figure) -> str:
    """Return what a figure counts: its measure, and the category where it is a part."""
    is_part = figure.category_label and figure.breakdown != TOTAL
    return f"{figure.label}, {figure.category_label}" if is_part else figure.label


def headed(figure: Figure) -> str:
    """Return what a large number counts, with its unit where that is another word."""
    return figure.label if figure.label == figure.unit_label else f"{figure.label} ({figure.unit_label})"


def is_tight(scene: Scene) -> bool:
    """Say whether a scene needs its room for a picture: the words around it are kept short, and stand in full in notes and annex."""
    return scene.picture is not None
