"""The address read into the nearest valid trend, with a sentence for each thing that was not valid."""

import pandas as pd

from data import figures, regions
from data.disclosure import UNPLACED
from views.map.query_resolution import default_measure
from views.reader import Reader
from views.region.surroundings import list_containing_areas
from views.sources.source import Source
from views.trend.query import MAX_AREAS, SERIES_DIMENSIONS, TrendQuery
from views.validation import resolve_any_area, validate_choice

MAX_PLACES, MAX_DEFAULT_AREAS = 6, 4
"""Areas shown where the one of the address has no figure: of those around it, and else of all."""


def resolve_query(reader: Reader) -> tuple[TrendQuery, list[str]]:
    """Read the address into the nearest valid query, with a sentence for each thing that was not valid."""
    notes: list[str] = []
    area = resolve_any_area(reader, notes)
    measure = resolve_measure(area, reader, notes)
    dimension = validate_choice("by", list_series_dimensions(reader.source, measure), reader, notes)
    areas = resolve_areas(area, measure, reader, notes)
    return TrendQuery(area, areas, measure, dimension, reader.lang), notes


def resolve_measure(area: str, reader: Reader, notes: list[str]) -> str:
    """Return the measure of the address; without one, the area's first with more than one point in time."""
    measure, fallback = reader.request.get("measure", ""), default_measure(reader.source, area)
    if measure in reader.source.measures:
        return measure
    if measure:
        notes.append(
            reader.i18n.gettext(
                "The measure “{given}” is not known; shown is “{shown}”.",
                given=measure,
                shown=figures.measure_facts(fallback)[f"label_{reader.lang}"],
            )
        )
    return fallback


def resolve_areas(area: str, measure: str, reader: Reader, notes: list[str]) -> tuple[str, ...]:
    """Return the areas of the address that are known, else those that stand for the area."""
    i18n, gazetteer = reader.i18n, regions.load()
    requested_codes = [code for code in reader.request.get("areas", "").split(",") if code]
    unknown_codes = [code for code in requested_codes if not gazetteer.has_code(code)]
    notes.extend(i18n.gettext("The area “{given}” is not known and is left out.", given=code) for code in unknown_codes)
    known_codes = [code for code in requested_codes if gazetteer.has_code(code)]
    codes = known_codes or list_default_areas(reader.source, area, measure)
    if len(codes) > MAX_AREAS:
        notes.append(i18n.gettext("At most {n} areas are shown side by side; the others are left out.", n=MAX_AREAS))
    if area not in codes[:MAX_AREAS] and not requested_codes:
        notes.append(describe_substitution(area, measure, codes[:MAX_AREAS], reader))
    return tuple(codes[:MAX_AREAS])


def describe_substitution(area: str, measure: str, shown_codes: list[str], reader: Reader) -> str:
    """Say that the area has no figure of the measure, and whose are shown."""
    gazetteer = regions.load()
    return reader.i18n.gettext(
        "{area} has no figure on {measure}; shown: {areas}.",
        area=gazetteer.get(area).full_name,
        measure=figures.measure_facts(measure)[f"short_{reader.lang}"],
        areas=reader.i18n.format_list([gazetteer.get(code).full_name for code in shown_codes]),
    )


def list_series_dimensions(source: Source, measure: str) -> tuple[str, ...]:
    """Return the ways in which a measure's figures can be parted."""
    breakdowns = source.breakdowns(measure)
    return tuple(
        dimension
        for dimension in SERIES_DIMENSIONS
        if dimension == "area_code"
        or dimension in breakdowns
        or (dimension == "measure" and len(figures.family(measure)) > 1)
    )


def list_areas_with_figures(source: Source, measure: str) -> list[str]:
    """Return the codes of areas with a total of a measure, most figures first."""
    rows = source.totals(measure)
    figure_counts = rows.loc[rows["status"] != "disputed", "area_code"].value_counts()
    return [code for code in figure_counts.index if not code.endswith(UNPLACED)]


def list_default_areas(source: Source, area: str, measure: str) -> list[str]:
    """Return the areas to show for one area: itself, else the offices and islands over it, else its regions, with figures."""
    known_codes = set(list_areas_with_figures(source, measure))
    gazetteer = regions.load()
    if area in known_codes:
        return [area]
    region_groups = (gazetteer.places_in(area), gazetteer.children(area), gazetteer.path(area)[:-1][::-1])
    for region_group in region_groups:
        codes = [region.region_code for region in region_group if region.region_code in known_codes]
        if codes:
            return codes[:MAX_PLACES]
    return list_areas_with_figures(source, measure)[:MAX_DEFAULT_AREAS]


def default_trend_query(area: str, measure: str, reader: Reader) -> TrendQuery:
    """Return the trend of a measure; where the area has one figure of it, the longest in the first place around that has one."""
    for code in [area, *list_containing_areas(area)]:
        trend_measure = choose_trend_measure(reader.source, code, measure)
        if trend_measure:
            return TrendQuery(area, (code,), trend_measure, "area_code", reader.lang)
    areas = tuple(list_default_areas(reader.source, area, measure))
    return TrendQuery(area, areas, measure, "area_code", reader.lang)


def choose_trend_measure(source: Source, code: str, measure: str) -> str:
    """Return a measure if an area has two or more dates of it, else that with the most that may be mapped; "" for none."""
    date_counts = count_dates(source.figures_of(code))
    if date_counts.get(measure, 0) > 1:
        return measure
    return longest_measure(date_counts)


def longest_measure(date_counts: pd.Series) -> str:
    """Return the measure with the most dates, "" where none has two."""
    return str(date_counts.index[0]) if len(date_counts) and date_counts.iloc[0] > 1 else ""


def count_dates(rows: pd.DataFrame) -> pd.Series:
    """Return how many dates each measure that may be mapped has among the undisputed totals, the most first."""
    table = figures.measures()
    totals = rows[(rows["breakdown"] == "total") & (rows["status"] != "disputed")]
    totals = totals[totals["measure"].isin(table.index[table["is_mappable"]])]
    return totals.groupby("measure")["date"].nunique().sort_values(ascending=False, kind="stable")
