"""Sentences of the trend page."""

import pandas as pd

from data import figures, regions
from data.figures.observation_columns import ObservationRow
from views.text.figure_phrases import (
    MAX_SERIES,
    change_phrase,
    part_quantity,
    source_of,
    truncation_phrase,
)
from views.text.translator import Translator
from views.text.trend_series import order_series, series_keys
from views.trend.query import TrendQuery


def trend_title(
    rows: pd.DataFrame, query: TrendQuery, i18n: Translator, totals: pd.DataFrame | None = None, has_unit: bool = False
) -> str:
    """Return the trend's message: from the first to the last figure of the largest series, the last with its unit if asked.

    Of a part of which one date is known the whole is said beside it, where ``totals`` has it.
    """
    label = figures.measure_facts(query.measure)[f"short_{i18n.lang}"]
    if rows.empty:
        return i18n.gettext("{measure}: no series for these areas", measure=label)
    first_row, last_row = series_ends(rows, query)
    name = regions.load().display_name(last_row.area_code)
    if first_row.figure_id == last_row.figure_id:
        total_text = total_phrase(last_row, totals, i18n)
        return f"{name}: {part_quantity(last_row, i18n)}, {i18n.format_reference_period(last_row)}{total_text}"
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
    """Return the first and the last figure of the series with the largest value: of one area and one category."""
    largest_series = order_series(rows, query.series_column)[0]
    series_rows = rows[series_keys(rows, query.series_column) == largest_series].sort_values("date", kind="stable")
    ordered_rows = list(series_rows.itertuples())
    return ordered_rows[0], ordered_rows[-1]


def find_total(row: ObservationRow, totals: pd.DataFrame | None) -> ObservationRow | None:
    """Return the total that a part is of: the same area, measure, time and publisher; None where it is hidden or contested."""
    if totals is None or row.breakdown == "total" or totals.empty:
        return None
    is_total_of_part = (
        (totals["area_code"] == row.area_code)
        & (totals["measure"] == row.measure)
        & (totals["date"] == row.date)
        & (totals["publisher"] == row.publisher)
        & (totals["disclosure"] == "shown")
        & (totals["status"] != "disputed")
    )
    is_same_time = (
        totals["as_of_precision"] == row.as_of_precision
        if row.kind == "stock"
        else totals["period_start"] == row.period_start
    )
    matches = totals[is_total_of_part & is_same_time]
    return next(matches.itertuples(), None) if matches["value"].nunique() == 1 else None


def total_phrase(row: ObservationRow, totals: pd.DataFrame | None, i18n: Translator) -> str:
    """Say, behind a part, the total that it is of: "; seluruhnya 429"; nothing where it is not known."""
    total_row = find_total(row, totals)
    return i18n.gettext("; in all {total}", total=i18n.format_value(total_row)) if total_row else ""


def trend_subtitle(rows: pd.DataFrame, query: TrendQuery, i18n: Translator) -> str:
    """Return measure, unit and kind, and how many series are not drawn."""
    measure_facts = figures.measure_facts(query.measure)
    unit = figures.unit_label(measure_facts["unit"], i18n.lang)
    kind = (
        i18n.gettext("stock, as of a date") if measure_facts["kind"] == "stock" else i18n.gettext("flow, over a period")
    )
    return f"{measure_facts[f'label_{i18n.lang}']} ({unit}; {kind}){truncation_phrase(series_keys(rows, query.series_column).nunique(), MAX_SERIES, i18n)}"


def trend_sentence(rows: pd.DataFrame, query: TrendQuery, i18n: Translator, totals: pd.DataFrame | None = None) -> str:
    """Return the sentence below the trend: first and last figure of the largest series, their difference, and any break between.

    ``totals`` are the totals of the measure, for the whole beside a part.
    """
    if rows.empty:
        return i18n.gettext(
            "There is no figure on this measure for the chosen areas. Choose another measure or other areas."
        )
    first_row, last_row = series_ends(rows, query)
    if first_row.figure_id == last_row.figure_id:
        return single_figure_sentence(last_row, is_alone=len(rows) == 1, totals=totals, query=query, i18n=i18n)
    name = regions.load().get(last_row.area_code).full_name
    unit = figures.unit_label(figures.measure_facts(last_row.measure)["unit"], i18n.lang)
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


def single_figure_sentence(
    row: ObservationRow, is_alone: bool, totals: pd.DataFrame | None, query: TrendQuery, i18n: Translator
) -> str:
    """Say a series of one figure; that it is the only one is said where the trend has no other."""
    name, measure_unit = regions.load().get(row.area_code).full_name, figures.measure_facts(row.measure)["unit"]
    facts = {
        "value": i18n.format_value(row),
        "unit": figures.unit_for_value(row.value, measure_unit, i18n.lang),
        "when": i18n.format_reference_period(row) + total_phrase(row, totals, i18n),
        "publisher": source_of(row, i18n),
    }
    if is_alone and row.breakdown == "total":
        return i18n.gettext(
            "{area}: only one figure is known, {value} {unit}, {when}, source {publisher}.", area=name, **facts
        )
    series = series_label(row, query, i18n)
    if is_alone:
        return i18n.gettext(
            "{area}, {series}: only one figure is known, {value} {unit}, {when}, source {publisher}.",
            area=name,
            series=series,
            **facts,
        )
    return i18n.gettext(
        "{area}, {series}: {value} {unit}, {when}, source {publisher}.", area=name, series=series, **facts
    )


def sources_of(first_row: ObservationRow, last_row: ObservationRow, i18n: Translator) -> str:
    """Name whose the two figures are: who counts otherwise than another is not to be compared unseen."""
    source_names = list(dict.fromkeys([source_of(first_row, i18n), source_of(last_row, i18n)]))
    if len(source_names) == 1:
        return i18n.gettext("Source: {publisher}", publisher=source_names[0])
    return i18n.gettext(
        "Sources: {first}, then {last}, which may count otherwise", first=source_names[0], last=source_names[1]
    )
