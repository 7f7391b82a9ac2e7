"""Texts about figures and scenes that are the same on every page, slide and sheet."""

from data.languages import Language
from meeting.labels import translate_label
from meeting.model import Figure, Scene

TOTAL_BREAKDOWN = "total"
MAX_CONTINUED_TITLE_CHARS = 70
"""Characters of a title before its "continued 2", so that this is never cut off."""


def describe_measure(figure: Figure) -> str:
    """Return what a figure counts: its measure, and the category where it is a part of a breakdown."""
    is_part = figure.category_label and figure.breakdown != TOTAL_BREAKDOWN
    return f"{figure.label}, {figure.category_label}" if is_part else figure.label


def page_title(scene: Scene, page_number: int, lang: Language) -> str:
    """Return the title of a scene's page, a shorter one with its number from the second on."""
    if page_number < 2:
        return scene.title
    is_long = len(scene.title) > MAX_CONTINUED_TITLE_CHARS
    title = scene.title[:MAX_CONTINUED_TITLE_CHARS].rstrip() + "…" if is_long else scene.title
    return translate_label("continued", lang, title=title, n=page_number)


def headline_label(figure: Figure) -> str:
    """Return what a headline number counts, with its unit where that is another word."""
    return figure.label if figure.label == figure.unit_label else f"{figure.label} ({figure.unit_label})"


def has_compact_text(scene: Scene) -> bool:
    """Return whether the texts around a scene's picture are kept short; notes and annex have them in full."""
    return scene.picture is not None
