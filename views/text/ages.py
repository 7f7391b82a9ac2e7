"""How old a figure is, in words."""

from views.text.translator import Translator

MAX_DAYS, MAX_MONTH_DAYS = 61, 730
"""Days from which an age is told in months, and from which in years."""


def age_phrase(days: int, i18n: Translator) -> str:
    """Say how old a figure is, in days, months or years."""
    if days < MAX_DAYS:
        return i18n.ngettext("{n} day old", "{n} days old", max(days, 0))
    if days < MAX_MONTH_DAYS:
        return i18n.ngettext("{n} month old", "{n} months old", days // 30)
    return i18n.ngettext("{n} year old", "{n} years old", days // 365)
