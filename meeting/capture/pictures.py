"""The picture of a page as numbers: what :mod:`meeting` draws alike on the screen, in slides and on paper."""

from typing import Literal, cast

import pandas as pd
from msgspec.structs import replace

from data import figures, regions
from data.figures.observation_columns import ObservationRow
from geo import palettes
from meeting.capture.figure_capture import MAX_TEXT_CHARS, format_day, to_float, truncate_text
from meeting.model import Bar, BarsPicture, Event, MapPicture, Mark, Point, Series, Step, TrendPicture
from meeting.model.values import MapLayer, MarkKind
from views.map import off_map_panel, payload
from views.map.answers import get_map_dataset
from views.map.dataset import DatasetRow, MapDataset, rows_on_screen, units
from views.map.query import MapQuery
from views.reader import Reader
from views.sources.stops import LATEST_STOP
from views.text.figure_phrases import MAX_SERIES
from views.text.phrases import boundary_attribution
from views.text.translator import Translator
from views.text.trend_series import series_keys, series_names

LAYER_BY_LEVEL: dict[str, MapLayer] = {"province": "provinces", "regency": "regencies", "district": "districts"}
MAX_BARS, MAX_OFF_MAP_LINES = 40, 8
MapShow = Literal["symbols", "rate", "count"]


def build_map_picture(query: MapQuery, reader: Reader) -> MapPicture:
    """Return the map of a pick: every unit around its area with its class or its kind of nothing, and the legend."""
    dataset, i18n = get_map_dataset(reader.source, query), reader.i18n
    rows = rows_on_screen(dataset, query, query.time)
    is_on_land = figures.measure_facts(query.measure)["domain"] != "sea"
    row_by_code = {row.area_code: row for row in rows.itertuples()} if is_on_land else {}
    gazetteer, codes = regions.load(), sorted(units(query.area, dataset.level))
    unit = payload.shown_unit(dataset, i18n)
    return MapPicture(
        area=query.area,
        layer=LAYER_BY_LEVEL[dataset.level],
        province=query.area[:2] if dataset.level == "district" else "",
        show=cast(MapShow, query.show),
        legend=truncate_text(f"{figures.measure_facts(query.measure)[f'short_{i18n.lang}']} ({unit})"),
        unit=unit,
        marks=[
            add_year(
                build_mark(code, gazetteer.get(code).full_name, row_by_code.get(code), dataset, i18n),
                row_by_code.get(code),
                query,
            )
            for code in codes
        ],
        steps=build_legend_steps(dataset, rows, query, i18n),
        sizes=[float(size) for size in payload.legend_sizes(rows["value"])]
        if dataset.show == "symbols" and is_on_land
        else [],
        off_map_lines=list_off_map_lines(dataset, query, reader),
        attribution=boundary_attribution(i18n),
    )


def build_mark(code: str, name: str, row: DatasetRow | None, dataset: MapDataset, i18n: Translator) -> Mark:
    """Return how one unit is drawn."""
    if row is None:
        return Mark(code, name, "none")
    if row.disclosure != "shown":
        return Mark(code, name, cast(MarkKind, row.disclosure), value_text=i18n.format_value(row))
    text = i18n.format_number(row.shown_value, 1 if dataset.show == "rate" else 0)
    if row.value == 0:
        return Mark(code, name, "zero", value=0.0, value_text=text)
    kind: MarkKind = "symbol" if dataset.show == "symbols" else "class"
    return Mark(code, name, kind, int(row.class_index), to_float(row.shown_value), text)


def add_year(mark: Mark, row: DatasetRow | None, query: MapQuery) -> Mark:
    """Return a unit with the year of its figure beside the number, where each unit has its latest."""
    if row is None or query.time != LATEST_STOP:
        return mark
    return replace(mark, value_text=f"{mark.value_text} ({row.date.year})")


def build_legend_steps(dataset: MapDataset, rows: pd.DataFrame, query: MapQuery, i18n: Translator) -> list[Step]:
    """Return the classes of the legend with how many units on the map are in each; none of symbols."""
    if dataset.show == "symbols":
        return []
    counts = rows.loc[(rows["value"] > 0) & (rows["disclosure"] == "shown"), "class_index"].value_counts()
    colours = palettes.colours(query.palette, max(dataset.classes.k, 1))
    labels = payload.legend_labels(dataset, i18n)
    return [Step(label, colours[index], int(counts.get(index, 0))) for index, label in enumerate(labels)]


def list_off_map_lines(dataset: MapDataset, query: MapQuery, reader: Reader) -> list[str]:
    """Return what has no place on land as lines: whose, how many, since when."""
    items = off_map_panel.strip_items(reader.source.rows_by_stop, dataset, query.area, query.time, reader.i18n)
    lines = [f"{item.t}: {item.l}, {item.v} {item.u}, {item.n}" for item in items]
    return [truncate_text(line, MAX_TEXT_CHARS) for line in lines[:MAX_OFF_MAP_LINES]]


def build_trend_picture(rows: pd.DataFrame, events: pd.DataFrame, series_column: str, i18n: Translator) -> TrendPicture:
    """Return the series of a trend, the largest first, and what happened meanwhile."""
    keys, names = series_keys(rows, series_column), series_names(rows, series_column, i18n)
    unit = figures.measure_facts(rows["measure"].iloc[0])["unit"]
    return TrendPicture(
        kind=rows["kind"].iloc[0],
        unit=figures.unit_label(unit, i18n.lang),
        series=[
            build_series(figures.centre_coarse_dates(rows[keys == key]), name, i18n)
            for key, name in list(names.items())[:MAX_SERIES]
        ],
        events=[
            Event(format_day(event.date), truncate_text(event.label, MAX_TEXT_CHARS)) for event in events.itertuples()
        ],
    )


def build_series(rows: pd.DataFrame, name: str, i18n: Translator) -> Series:
    """Return one series, oldest figure first."""
    return Series(truncate_text(name), [build_point(row, i18n) for row in rows.itertuples()])


def build_point(row: ObservationRow, i18n: Translator) -> Point:
    """Return one figure of a series."""
    start, end = (row.date, row.date) if row.kind == "stock" else (row.period_start, row.period_end)
    return Point(
        format_day(start),
        format_day(end),
        i18n.format_value(row),
        to_float(row.value) if row.disclosure == "shown" else None,
    )


def build_bars_picture(rows: pd.DataFrame, i18n: Translator) -> BarsPicture:
    """Return the parts of one table, in the order of the rows."""
    unit = figures.unit_label(figures.measure_facts(rows["measure"].iloc[0])["unit"], i18n.lang)
    return BarsPicture(unit, [build_bar(row, i18n) for row in rows.head(MAX_BARS).itertuples()])


def build_bar(row: ObservationRow, i18n: Translator) -> Bar:
    """Return one part."""
    label = figures.category_label(row.breakdown, row.category, i18n.lang)
    return Bar(truncate_text(label), i18n.format_value(row), to_float(row.value) if row.disclosure == "shown" else None)
