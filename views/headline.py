"""The head of a page as markup: notices, message, subtitle and badges."""

from views.badges import badge_meanings, mode_badge
from views.reader import Reader
from views.text.html import escape
from views.text.translator import Translator


def headline_html(notices: list[str], message: str, subtitle: str, badges: list[str], i18n: Translator) -> str:
    """Return what could not be had, a sentence each; then the message of the page, and its subtitle with the badges."""
    meanings = dict(badge_meanings(i18n))
    badges_html = "".join(badge_html(badge, meanings.get(badge, ""), i18n) for badge in badges)
    return (
        "".join(f'<p class="peta-notice" role="status">{escape(line)}</p>' for line in notices)
        + f'<h1 class="peta-headline">{escape(message)}</h1>'
        f'<p class="peta-subtitle">{escape(subtitle)}{badges_html}</p>'
    )


def badge_html(badge: str, meaning: str, i18n: Translator) -> str:
    """Return a badge as markup; what it means is told to who points at it."""
    return f' <span class="{badge_class(badge, i18n)}" title="{escape(meaning)}">{escape(badge)}</span>'


def badge_class(badge: str, i18n: Translator) -> str:
    """Return the style of a badge: that of fictitious data and of full numbers stands out."""
    warning_badges = (i18n.gettext("FICTITIOUS"), i18n.gettext("INTERNAL – full numbers, not to be projected"))
    return "peta-badge peta-fictitious" if badge in warning_badges else "peta-badge"


def internal_badges(reader: Reader) -> list[str]:
    """Return the badge of a page that shows full numbers."""
    return [mode_badge(reader.mode, reader.i18n)]
