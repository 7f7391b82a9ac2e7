"""Sentences of the trend page."""

import pandas as pd

from data import figures, regions
from data.figures.observation_columns import ObservationRow
from views.text.figure_phrases import (
    MAX_SERIES,
    change_phrase,
    quantity,
    source_of,
    truncation_phrase,
)
from views.text.translator import Translator
from views.trend.query import TrendQuery


def trend_title(rows: pd.DataFrame, query: TrendQuery, i18n: Translator, has_unit: bool = False) -> str:
    """Return the trend's message: from the first to the last figure of the first area, the last with its unit if asked."""
    label = figures.measure_facts(query.measure)[f"short_{i18n.lang}"]
    if rows.empty:
        return i18n.gettext("{measure}: no series for these areas", measure=label)
    first_row, last_row = series_ends(rows, query)
    name = regions.load().display_name(last_row.area_code)
    if first_row.figure_id == last_row.figure_id:
        return f"{name}: {quantity(last_row, i18n)}, {i18n.format_reference_period(last_row)}"
    first_value, measure = i18n.format_value(first_row), series_label(last_row, query, i18n)
    last_value = (
        f"{i18n.format_value(last_row)} {figures.unit_for_value(last_row.value, last_row.unit, i18n.lang)}"
        if has_unit
        else i18n.format_value(last_row)
    )
    text = (
        i18n.gettext(
            "{area}: {measure} {after} at the beginning and at the end", area=name, measure=measure, after=last_value
        )
        if first_row.value == last_row.value
        else i18n.gettext(
            "{area}: {measure} from {before} to {after}",
            area=name,
            measure=measure,
            before=first_value,
            after=last_value,
        )
    )
    return (
        f"{text} ({i18n.gettext('series broken')})" if len(breaks_between(first_row, last_row, query, i18n)) else text
    )


def breaks_between(
    first_row: ObservationRow, last_row: ObservationRow, query: TrendQuery, i18n: Translator
) -> pd.DataFrame:
    """Return the series breaks between two figures of one series."""
    events = figures.events(query.measure, last_row.area_code, i18n.lang)
    return events[(events["kind"] == "break") & events["date"].between(first_row.date, last_row.date)]


def series_label(row: ObservationRow, query: TrendQuery, i18n: Translator) -> str:
    """Return the name of a row's series: its measure, with its category where the series are parted by one."""
    label = figures.measure_facts(row.measure)[f"short_{i18n.lang}"]
    return (
        label
        if query.series_column != "category"
        else f"{label}, {figures.category_label(row.breakdown, row.category, i18n.lang)}"
    )


def series_ends(rows: pd.DataFrame, query: TrendQuery) -> tuple[ObservationRow, ObservationRow]:
    """Return the first and the last figure of the series with the largest value."""
    largest_series = rows.sort_values("value", ascending=False, kind="stable")[query.series_column].iloc[0]
    series_rows = rows[rows[query.series_column] == largest_series]
    series_rows = series_rows[series_rows["area_code"] == series_rows["area_code"].iloc[0]].sort_values("date")
    ordered_rows = list(series_rows.itertuples())
    return ordered_rows[0], ordered_rows[-1]


def trend_subtitle(rows: pd.DataFrame, query: TrendQuery, i18n: Translator) -> str:
    """Return measure, unit and kind, and how many series are not drawn."""
    measure_facts = figures.measure_facts(query.measure)
    unit = figures.unit_label(measure_facts["unit"], i18n.lang)
    kind = (
        i18n.gettext("stock, as of a date") if measure_facts["kind"] == "stock" else i18n.gettext("flow, over a period")
    )
    return f"{measure_facts[f'label_{i18n.lang}']} ({unit}; {kind}){truncation_phrase(rows[query.series_column].nunique(), MAX_SERIES, i18n)}"


def trend_sentence(rows: pd.DataFrame, query: TrendQuery, i18n: Translator) -> str:
    """Return the sentence below the trend: first and last figure and their difference, and any series break between."""
    if rows.empty:
        return i18n.gettext(
            "There is no figure on this measure for the chosen areas. Choose another measure or other areas."
        )
    first_row, last_row = series_ends(rows, query)
    name = regions.load().get(last_row.area_code).full_name
    unit = figures.unit_label(figures.measure_facts(last_row.measure)["unit"], i18n.lang)
    if first_row.figure_id == last_row.figure_id:
        return i18n.gettext(
            "{area}: only one figure is known, {value} {unit}, {when}, source {publisher}.",
            area=name,
            value=i18n.format_value(last_row),
            unit=figures.unit_for_value(last_row.value, figures.measure_facts(last_row.measure)["unit"], i18n.lang),
            when=i18n.format_reference_period(last_row),
            publisher=source_of(last_row, i18n),
        )
    breaks = breaks_between(first_row, last_row, query, i18n)
    text = i18n.gettext(
        "{area}, {series}: {before} {unit} {first}, {after} {unit} {last}; difference {change}. {sources}.",
        area=name,
        series=series_label(last_row, query, i18n),
        before=i18n.format_value(first_row),
        after=i18n.format_value(last_row),
        unit=unit,
        first=i18n.format_reference_period(first_row),
        last=i18n.format_reference_period(last_row),
        change=change_phrase(first_row, last_row, i18n, is_broken=len(breaks) > 0),
        sources=sources_of(first_row, last_row, i18n),
    )
    if len(breaks):
        text += " " + i18n.gettext("The series is broken: {label}.", label="; ".join(breaks["label"]))
    return text


def sources_of(first_row: ObservationRow, last_row: ObservationRow, i18n: Translator) -> str:
    """Name whose the two figures are: who counts otherwise than another is not to be compared unseen."""
    source_names = list(dict.fromkeys([source_of(first_row, i18n), source_of(last_row, i18n)]))
    if len(source_names) == 1:
        return i18n.gettext("Source: {publisher}", publisher=source_names[0])
    return i18n.gettext(
        "Sources: {first}, then {last}, which may count otherwise", first=source_names[0], last=source_names[1]
    )
