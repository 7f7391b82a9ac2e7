"""Sentences of the trend and profile pages."""

import pandas as pd

from data import figures, regions
from pages.parts.region.region_sections import age
from views.map.map_sentences import MOST_SERIES, change, cut_off, known, quantity, source_of, together
from views.text.translator import Words


def trend_title(rows: pd.DataFrame, pick, say: Words, has_unit: bool = False) -> str:
    """Return the trend's message: from the first to the last figure of the first area, the last with its unit if asked."""
    label = figures.about(pick.measure)[f"short_{say.lang}"]
    if rows.empty:
        return say.t("{measure}: no series for these areas", measure=label)
    first, last = ends(rows, pick)
    name = regions.load().known_as(last.area_code)
    if first.figure_id == last.figure_id:
        return f"{name}: {quantity(last, say)}, {say.when(last)}"
    before, measure = say.told(first), series_label(last, pick, say)
    after = f"{say.told(last)} {figures.unit_after(last.value, last.unit, say.lang)}" if has_unit else say.told(last)
    text = (
        say.t("{area}: {measure} {after} at the beginning and at the end", area=name, measure=measure, after=after)
        if first.value == last.value
        else say.t("{area}: {measure} from {before} to {after}", area=name, measure=measure, before=before, after=after)
    )
    return f"{text} ({say.t('series broken')})" if len(breaks_between(first, last, pick, say)) else text


def breaks_between(first, last, pick, say: Words) -> pd.DataFrame:
    """Return the series breaks between two figures of one series."""
    found = figures.events(pick.measure, last.area_code, say.lang)
    return found[(found["kind"] == "break") & found["date"].between(first.date, last.date)]


def series_label(row, pick, say: Words) -> str:
    """Return the name of a row's series: its measure, with its category where the series are parted by one."""
    label = figures.about(row.measure)[f"short_{say.lang}"]
    return (
        label if pick.by != "category" else f"{label}, {figures.category_label(row.breakdown, row.category, say.lang)}"
    )


def ends(rows: pd.DataFrame, pick) -> tuple:
    """Return the first and the last figure of the series with the largest value."""
    largest = rows.sort_values("value", ascending=False, kind="stable")[pick.by].iloc[0]
    one = rows[rows[pick.by] == largest]
    one = one[one["area_code"] == one["area_code"].iloc[0]].sort_values("date")
    ordered = list(one.itertuples())
    return ordered[0], ordered[-1]


def trend_subtitle(rows: pd.DataFrame, pick, say: Words) -> str:
    """Return measure, unit and kind, and how many series are not drawn."""
    about = figures.about(pick.measure)
    unit = figures.unit_label(about["unit"], say.lang)
    kind = say.t("stock, as of a date") if about["kind"] == "stock" else say.t("flow, over a period")
    return f"{about[f'label_{say.lang}']} ({unit}; {kind}){cut_off(rows[pick.by].nunique(), MOST_SERIES, say)}"


def trend_sentence(rows: pd.DataFrame, pick, say: Words) -> str:
    """Return the sentence below the trend: first and last figure and their difference, and any series break between."""
    if rows.empty:
        return say.t("There is no figure on this measure for the chosen areas. Choose another measure or other areas.")
    first, last = ends(rows, pick)
    name = regions.load().get(last.area_code).full_name
    unit = figures.unit_label(figures.about(last.measure)["unit"], say.lang)
    if first.figure_id == last.figure_id:
        return say.t(
            "{area}: only one figure is known, {value} {unit}, {when}, source {publisher}.",
            area=name,
            value=say.told(last),
            unit=figures.unit_after(last.value, figures.about(last.measure)["unit"], say.lang),
            when=say.when(last),
            publisher=source_of(last, say),
        )
    breaks = breaks_between(first, last, pick, say)
    text = say.t(
        "{area}, {series}: {before} {unit} {first}, {after} {unit} {last}; difference {change}. {sources}.",
        area=name,
        series=series_label(last, pick, say),
        before=say.told(first),
        after=say.told(last),
        unit=unit,
        first=say.when(first),
        last=say.when(last),
        change=change(first, last, say, is_broken=len(breaks) > 0),
        sources=sources_of(first, last, say),
    )
    if len(breaks):
        text += " " + say.t("The series is broken: {label}.", label="; ".join(breaks["label"]))
    return text


def sources_of(first, last, say: Words) -> str:
    """Name whose the two figures are: who counts otherwise than another is not to be compared unseen."""
    named = list(dict.fromkeys([source_of(first, say), source_of(last, say)]))
    if len(named) == 1:
        return say.t("Source: {publisher}", publisher=named[0])
    return say.t("Sources: {first}, then {last}, which may count otherwise", first=named[0], last=named[1])


def profile_title(area: str, headlines: pd.DataFrame, say: Words) -> str:
    """Return the profile's message."""
    name = regions.load().known_as(area)
    if headlines.empty:
        return say.t("{area}: no figure", area=name)
    return f"{name}: {say.listing([quantity(row, say) for row in together(headlines).itertuples()])}"


def profile_subtitle(area: str, say: Words) -> str:
    """Return what the area is: type, province, code, immigration office, size."""
    region = regions.load().get(area)
    parts = [region.full_name]
    if region.level in ("regency", "district"):
        parts.append(say.t("province {name}", name=regions.load().path(area)[1].name))
    if region.level not in ("office", "island", "country"):
        parts.append(say.t("Kemendagri code {code}", code=region.region_code))
    if region.bps_code:
        parts.append(say.t("BPS code {code}", code=region.bps_code))
    if region.office_name:
        parts.append(region.office_name)
    if region.area_km2:
        parts.append(f"{say.number(region.area_km2)} km²")
    return ", ".join(parts)


def profile_sentence(area: str, headlines: pd.DataFrame, say: Words) -> str:
    """Return the plain sentence of a profile: what is known, how old it is, and what that does not mean."""
    name = regions.load().get(area).full_name
    if headlines.empty:
        return say.t("No figure on {area} is in our sources; that does not mean zero.", area=name)
    first = headlines.iloc[0]
    return say.t(
        "{area}: {known}. The figure is {age}.", area=name, known=known(headlines, say), age=age(first["age_days"], say)
    )
