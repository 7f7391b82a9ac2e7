"""The sentences of the map: the title of its page and the line that can be read aloud."""

import pandas as pd

from data import figures, regions
from data.messages import PluralMessage
from views.map.dataset import MapDataset, units
from views.map.query import MapQuery
from views.sources.stops import LATEST_STOP
from views.text.figure_phrases import first_headline_group, headline_phrase, quantity, source_of
from views.text.translator import Translator


def map_title(
    query: MapQuery,
    dataset: MapDataset,
    rows: pd.DataFrame,
    area_total: pd.DataFrame,
    headlines: pd.DataFrame,
    i18n: Translator,
) -> str:
    """Return the map's message: a regency's own headline, else the unit with the largest value, else the whole area's."""
    name = regions.load().display_name(query.area)
    regency_rows = rows[rows["area_code"] == query.area]
    label = figures.measure_facts(query.measure)[f"short_{i18n.lang}"]
    headline_group = first_headline_group(headlines) if "." in query.area and len(headlines) else headlines.iloc[:0]
    if len(regency_rows) and regency_rows.iloc[0]["figure_id"] not in set(headline_group["figure_id"]):
        return f"{name}: {value_phrase(regency_rows.iloc[0], dataset, label, i18n)}"
    if len(headline_group):
        return f"{name}: {i18n.format_list([quantity(row, i18n) for row in headline_group.itertuples()])}"
    if rows.empty and len(area_total):
        total = f"{i18n.format_value(area_total.iloc[0])} {label}"
        return i18n.gettext(
            "{area}: {value}, not known by {units}", area=name, value=total, units=units_word(dataset.level, i18n)
        )
    if rows.empty or "." in query.area:
        return i18n.gettext("{area}: no data on {measure}", area=name, measure=label)
    top_row = rows.iloc[0]
    if not top_row["shown_value"] > 0:
        return (
            f"{name}: {i18n.format_value(area_total.iloc[0])} {label}"
            if len(area_total)
            else no_count_phrase(name, label, i18n)
        )
    unit = regions.load().get(top_row["area_code"]).full_name
    template = (
        i18n.gettext("{area}: highest in {unit}, {value}")
        if dataset.show == "rate"
        else i18n.gettext("{area}: most in {unit}, {value}")
    )
    message = i18n.gettext("{area}: most of what is told in {unit}, {value}") if may_exceed(rows) else template
    return message.format(area=name, unit=unit, value=value_phrase(top_row, dataset, label, i18n))


def no_count_phrase(area: str, measure: str, i18n: Translator) -> str:
    """Say that no region's count may be told, or that all are zero."""
    return i18n.gettext("{area}: no number of {measure} above zero that may be told", area=area, measure=measure)


def may_exceed(rows: pd.DataFrame) -> bool:
    """Say whether a masked count may be larger than the largest that is shown; a band is smaller than any."""
    return bool((rows["disclosure"] == "masked").any())


def units_word(level: str, i18n: Translator) -> str:
    """Return the word for the units of a level."""
    return {
        "province": i18n.gettext("province"),
        "regency": i18n.gettext("regency or city"),
        "district": i18n.gettext("district"),
    }[level]


def value_phrase(row: pd.Series, dataset: MapDataset, word: str, i18n: Translator) -> str:
    """Say the shown value of a drawn row with its word: "134 TKA", or a rate "39,7 TKA per 100.000 penduduk"."""
    if dataset.show == "rate" and row["disclosure"] == "shown":
        return i18n.gettext(
            "{rate} {word} per 100,000 residents", rate=i18n.format_number(row["per_100k"], 1), word=word
        )
    return f"{i18n.format_value(row)} {word}"


def map_sentence(
    query: MapQuery,
    dataset: MapDataset,
    rows: pd.DataFrame,
    area_total: pd.DataFrame,
    headlines: pd.DataFrame,
    i18n: Translator,
) -> str:
    """Return the sentence below the map: how many units have a figure, where most are, and the whole area's own figure."""
    area = regions.load().get(query.area)
    if "." in query.area:
        return regency_sentence(query, dataset, rows, headlines, i18n)
    unit_count = len(units(query.area, dataset.level))
    measure_facts = figures.measure_facts(query.measure)
    label = measure_facts[f"short_{i18n.lang}"]
    if rows.empty:
        text = i18n.gettext(
            "No figure on {measure} names a region of {area} at this time.", measure=label, area=area.name
        )
        return f"{text} {area_total_sentence(area_total, i18n)}".strip()
    top_row = rows.iloc[0]
    if not top_row["shown_value"] > 0:
        return f"{no_count_phrase(area.name, label, i18n)}. {area_total_sentence(area_total, i18n)}".strip()
    unit = figures.unit_for_value(top_row["shown_value"], measure_facts["unit"], i18n.lang)
    text = i18n.translate(
        coverage_message(top_row["standing"] == "register", len(rows)),
        known=i18n.format_number(len(rows)),
        all=i18n.format_number(unit_count),
        area=area.name,
        measure=label,
        most=i18n.gettext("highest in") if dataset.show == "rate" else i18n.gettext("most in"),
        unit_name=regions.load().get(top_row["area_code"]).full_name,
        value=value_phrase(top_row, dataset, unit, i18n),
        when=i18n.format_reference_period(top_row),
        publisher=source_of(top_row, i18n),
    )
    no_data_sentence = (
        "" if len(rows) == unit_count else i18n.gettext("The other regions have no data, which does not mean zero.")
    )
    return " ".join(part for part in (text, no_data_sentence, area_total_sentence(area_total, i18n)) if part)


def coverage_message(is_of_register: bool, n: int) -> PluralMessage:
    """Return the message that says of how many units there is a figure, for ``n`` of them."""
    if is_of_register:
        return PluralMessage(
            "{known} of {all} regions of {area} is named by the lists on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}.",
            "{known} of {all} regions of {area} are named by the lists on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}.",
            n,
        )
    return PluralMessage(
        "{known} of {all} regions of {area} has a published figure on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}.",
        "{known} of {all} regions of {area} have a published figure on {measure}; {most} {unit_name}: {value}, {when}, source {publisher}.",
        n,
    )


def area_total_sentence(area_total: pd.DataFrame, i18n: Translator) -> str:
    """Say the whole area's own published figure (never a sum of its regions), or "" where there is none."""
    if area_total.empty:
        return ""
    row = area_total.iloc[0]
    area = regions.load().get(row["area_code"])
    return i18n.gettext(
        "Total for {area}: {value} {unit}, {when}, source {publisher}.",
        area=i18n.gettext("the province") if area.level == "province" else area.name,
        value=i18n.format_value(row),
        unit=figures.unit_for_value(row["value"], figures.measure_facts(row["measure"])["unit"], i18n.lang),
        when=i18n.format_reference_period(row),
        publisher=source_of(row, i18n),
    )


def map_subtitle(query: MapQuery, rows: pd.DataFrame, i18n: Translator) -> str:
    """Return measure, way of showing and time, below the title; of the latest known the years that they span."""
    measure_facts = figures.measure_facts(query.measure)
    show_label = {
        "symbols": i18n.gettext("symbols: number"),
        "rate": i18n.gettext("per 100,000 residents"),
        "count": i18n.gettext("colour: number"),
    }[query.show]
    unit = figures.unit_label(measure_facts["unit"], i18n.lang)
    time = latest_years(rows, i18n) if query.time == LATEST_STOP else query.time
    kind = i18n.gettext("stock") if measure_facts["kind"] == "stock" else i18n.gettext("flow")
    return f"{measure_facts[f'label_{i18n.lang}']} ({unit}, {kind}), {show_label}, {time}"


def latest_years(rows: pd.DataFrame, i18n: Translator) -> str:
    """Say that each region's latest figure is meant, and over which years these spread."""
    years = sorted(set(rows["date"].dt.year)) if len(rows) else []
    text = i18n.gettext("latest known of each region")
    return f"{text} ({years[0]}–{years[-1]})" if len(years) > 1 else text


def collect_cited_rows(
    query: MapQuery, rows: pd.DataFrame, area_total: pd.DataFrame, headlines: pd.DataFrame
) -> pd.DataFrame:
    """Return the rows that a map page shows or says: a regency's headline, what is drawn, then the whole area's figure."""
    headline_group = first_headline_group(headlines) if "." in query.area and len(headlines) else headlines.iloc[:0]
    parts = [part for part in (headline_group, rows, area_total) if len(part)]
    return pd.concat(parts, ignore_index=True).drop_duplicates("figure_id") if parts else rows


def regency_sentence(
    query: MapQuery, dataset: MapDataset, rows: pd.DataFrame, headlines: pd.DataFrame, i18n: Translator
) -> str:
    """Return the sentence of one regency: what is known of it, and its place among its fellows where that is honest."""
    name = regions.load().get(query.area).full_name
    regency_rows = rows[rows["area_code"] == query.area]
    parts = []
    if len(headlines):
        parts.append(i18n.gettext("{area}: {known}.", area=name, known=headline_phrase(headlines, i18n)))
    else:
        parts.append(i18n.gettext("No figure is known for {area}.", area=name))
    if len(regency_rows) and len(rows) > 1 and regency_rows.iloc[0]["disclosure"] == "shown" and not may_exceed(rows):
        rank = int((rows["shown_value"] > regency_rows.iloc[0]["shown_value"]).sum()) + 1
        parts.append(
            i18n.gettext("Rank {rank} of the {n} regions with a figure on this measure.", rank=rank, n=len(rows))
        )
    elif regency_rows.empty and dataset.level != "district":
        label = figures.measure_facts(query.measure)[f"short_{i18n.lang}"]
        parts.append(i18n.gettext("On {measure} there is no data at this time.", measure=label))
    return " ".join(parts)
