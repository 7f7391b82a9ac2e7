"""The title, subtitle and plain sentence of a region's profile."""

import pandas as pd

from data import regions
from views.text.ages import age_phrase
from views.text.figure_phrases import first_headline_group, headline_phrase, quantity
from views.text.translator import Translator


def profile_title(area: str, headlines: pd.DataFrame, i18n: Translator) -> str:
    """Return the profile's message."""
    name = regions.load().display_name(area)
    if headlines.empty:
        return i18n.gettext("{area}: no figure", area=name)
    return f"{name}: {i18n.format_list([quantity(row, i18n) for row in first_headline_group(headlines).itertuples()])}"


def profile_subtitle(area: str, i18n: Translator) -> str:
    """Return what the area is: type, province, code, immigration office, size."""
    region = regions.load().get(area)
    parts = [region.full_name]
    if region.level in ("regency", "district"):
        parts.append(i18n.gettext("province {name}", name=regions.load().path(area)[1].name))
    if region.level not in ("office", "island", "country"):
        parts.append(i18n.gettext("Kemendagri code {code}", code=region.region_code))
    if region.bps_code:
        parts.append(i18n.gettext("BPS code {code}", code=region.bps_code))
    if region.office_name:
        parts.append(region.office_name)
    if region.area_km2:
        parts.append(f"{i18n.format_number(region.area_km2)} km²")
    return ", ".join(parts)


def profile_sentence(area: str, headlines: pd.DataFrame, i18n: Translator) -> str:
    """Return the plain sentence of a profile: what is known, how old it is, and what that does not mean."""
    name = regions.load().get(area).full_name
    if headlines.empty:
        return i18n.gettext("No figure on {area} is in our sources; that does not mean zero.", area=name)
    first_row = headlines.iloc[0]
    return i18n.gettext(
        "{area}: {known}. The figure is {age}.",
        area=name,
        known=headline_phrase(headlines, i18n),
        age=age_phrase(first_row["age_days"], i18n),
    )
