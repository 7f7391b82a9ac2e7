"""Phrases that several pages and exports share."""

from views.text.translator import Translator


def boundary_attribution(i18n: Translator) -> str:
    """Return source and licence of the outlines with the word that they are indicative."""
    return i18n.gettext("Indicative boundaries: cahyadsn/wilayah_boundaries (MIT), August 2026; land: Natural Earth")
