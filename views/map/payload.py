"""The view that the browser paints: drawn rows, legend, off-land strip and words, as one small dictionary."""

import pandas as pd

from data import figures
from geo import leaflet_map, outlines, palettes
from views import themes
from views.map.dataset import DatasetRow, MapDataset, scope, units
from views.map.filter_options import Preview
from views.map.off_map_panel import RowsByStop, places, strip_items
from views.map.payload_schema import MapColours, MapLayers, MapPayload, MapTexts, PrintColours, StopCells, TimeStop
from views.map.query import MapQuery
from views.map.tooltips import Notes
from views.sources.stops import LATEST_STOP
from views.text.phrases import boundary_attribution
from views.text.translator import Translator


def pack_view(
    dataset: MapDataset,
    rows_by_stop: RowsByStop,
    published_rows: pd.DataFrame,
    query: MapQuery,
    i18n: Translator,
    preview: Preview,
) -> str:
    """Return the packed view of ``dataset`` for one pick (see :func:`geo.leaflet_map.pack_view`), with what leads to the next ones.

    ``preview`` is the answer of :func:`views.map.filter_options.preview_payload`.
    """
    return leaflet_map.pack_view(compose_view(dataset, rows_by_stop, published_rows, query, i18n, preview))


def compose_view(
    dataset: MapDataset,
    rows_by_stop: RowsByStop,
    published_rows: pd.DataFrame,
    query: MapQuery,
    i18n: Translator,
    preview: Preview,
) -> MapPayload:
    """Compose the view: constant parts, then for every stop of time the values, classes and notes by unit.

    ``rows_by_stop`` answers a measure with its rows by stop (:func:`views.sources.stops.select_by_stop`); ``published_rows`` are published figures
    that the notes name beside those drawn, by stop as well.
    """
    codes = units(query.area, dataset.level)
    rows = dataset.rows[dataset.rows["area_code"].isin(codes)]
    stops = stops_of(dataset, rows_by_stop, query, codes)
    unit_codes = sorted(rows["area_code"].unique())
    notes = Notes(i18n, published_rows)
    measure_facts = figures.measure_facts(dataset.measure)
    is_on_land = measure_facts["domain"] != "sea"
    return MapPayload(
        lang=i18n.lang,
        theme=query.theme,
        area=query.area,
        scope=scope(query.area, dataset.level),
        bounds=outlines.bounds(query.area),
        layer=layer(query.area, dataset.level),
        neighbours=outlines.url("neighbours"),
        mode="symbols" if dataset.show == "symbols" else "fill",
        colours=MapColours(**themes.MAP_COLOURS[query.theme]),
        palette=palettes.colours(query.palette, max(dataset.classes.k, 1)),
        print=print_colours(query, dataset.classes.k),
        classes=legend_labels(dataset, i18n),
        legend_values=[size for size in legend_sizes(rows["value"]) if size >= smallest_shown_value(rows)]
        if is_on_land
        else [],
        max_value=float(rows["value"].max()) if rows["value"].notna().any() else 1.0,
        digits=1 if dataset.show == "rate" else 0,
        unit=shown_unit(dataset, i18n),
        unit_one=shown_unit(dataset, i18n, 1),
        count_unit=figures.unit_label(measure_facts["unit"], i18n.lang),
        is_at_sea=not is_on_land,
        codes=unit_codes if is_on_land else [],
        stops=[TimeStop(stop, i18n.gettext("Latest known") if stop == LATEST_STOP else stop) for stop in stops],
        start=stops.index(query.time) if query.time in stops else len(stops) - 1,
        cells=[stop_column(dataset, rows, stop, unit_codes, notes) for stop in stops]
        if is_on_land
        else [None] * len(stops),
        notes=notes.lines,
        off_map=[strip_items(rows_by_stop, dataset, query.area, stop, i18n) for stop in stops],
        text=texts(dataset, measure_facts, i18n),
        query=preview["query"],
        choices=preview["choices"],
    )


def print_colours(query: MapQuery, k: int) -> PrintColours | None:
    """Return the inks for white paper where the theme is dark: the light theme's, and its palette of the same place."""
    if query.theme != "dark":
        return None
    palette_index = palettes.names("sequential", "dark").index(query.palette)
    palette = palettes.names("sequential", "light")[palette_index]
    return PrintColours("light", MapColours(**themes.MAP_COLOURS["light"]), palettes.colours(palette, max(k, 1)))


def stops_of(dataset: MapDataset, rows_by_stop: RowsByStop, query: MapQuery, codes: set[str]) -> list[str]:
    """Return the stops of time: every year with a figure in or about the area, the year in the address, the latest."""
    rows = rows_by_stop(dataset.measure)
    years = set(rows.loc[rows["area_code"].isin(codes | places(query.area)), "stop"]) | {query.time}
    return [*sorted(years - {LATEST_STOP}), LATEST_STOP]


def stop_column(dataset: MapDataset, rows: pd.DataFrame, stop: str, unit_codes: list[str], notes: Notes) -> StopCells:
    """Return one stop: kinds ("0".."8" a class, "z" zero, "b" band, "m" masked, "-" no data), shown values, counts of a rate, notes."""
    rows_by_code = {row.area_code: row for row in rows[rows["stop"] == stop].itertuples()}
    unit_rows = [rows_by_code.get(code) for code in unit_codes]
    return StopCells(
        k="".join(cell_kind(row) for row in unit_rows),
        v=[None if row is None else round_value(row.shown_value) for row in unit_rows],
        n=[None if row is None else notes.add_note(row) for row in unit_rows],
        c=[None if row is None else round_value(row.value) for row in unit_rows] if dataset.show == "rate" else None,
    )


def cell_kind(row: DatasetRow | None) -> str:
    """Return the kind of a cell: no data, hidden (as a band or at all), zero, or its class."""
    if row is None:
        return "-"
    if row.disclosure != "shown":
        return "b" if row.disclosure == "band" else "m"
    return "z" if row.value == 0 else str(int(row.class_index))


def round_value(value: float) -> float | int | None:
    """Return a whole number as an integer, else one decimal: what the map shows; None where the value is hidden."""
    if value != value:
        return None
    return int(value) if value == int(value) else round(value, 1)


def layer(area_code: str, level: str) -> MapLayers:
    """Return the outlines as [address, name in the file]: units, their parents, and the land around."""
    province = area_code[:2] if level == "district" else None
    parents = "regencies" if level == "district" else "provinces"
    names = {"province": "provinces", "regency": "regencies", "district": "districts"}
    return MapLayers(
        units=(outlines.url(names[level], province), names[level]),
        parents=(outlines.url(parents), parents),
        land=(outlines.url("land"), "land"),
    )


def legend_sizes(values: pd.Series) -> list[int]:
    """Return up to three round values for the nested legend of symbols, largest first."""
    if not values.max() >= 1:
        return []
    largest = int(values.max())
    unit = 10 ** (len(str(largest)) - 1)
    top_size = largest // unit * unit
    return sorted({top_size, max(top_size // 4, 1), max(top_size // 20, 1)}, reverse=True)


def smallest_shown_value(rows: pd.DataFrame) -> float:
    """Return the smallest number that a symbol can stand for: where small counts are hidden, the smallest that is shown."""
    shown_values = rows.loc[rows["value"] > 0, "value"]
    return float(shown_values.min()) if (rows["disclosure"] != "shown").any() and len(shown_values) else 1.0


def legend_labels(dataset: MapDataset, i18n: Translator) -> list[str]:
    """Return the legend's text of each class."""
    digits = 1 if dataset.show == "rate" else 0
    return dataset.classes.labels(lambda value: i18n.format_number(value, digits), 10**-digits)


def shown_unit(dataset: MapDataset, i18n: Translator, value: float = 2) -> str:
    """Return the unit of a shown value, after the number."""
    unit = figures.unit_for_value(value, figures.measure_facts(dataset.measure)["unit"], i18n.lang)
    return i18n.gettext("{unit} per 100,000 residents", unit=unit) if dataset.show == "rate" else unit


def texts(dataset: MapDataset, measure_facts: pd.Series, i18n: Translator) -> MapTexts:
    """Return every word that the map's own controls show."""
    short_label = measure_facts[f"short_{i18n.lang}"]
    legend = f"{short_label} ({shown_unit(dataset, i18n)})"
    return MapTexts(
        map=i18n.gettext(
            "Map: Tab goes to the region with the next smaller value, Shift+Tab back; arrow keys go to the neighbouring "
            "region, Enter opens a region, Escape goes up. Past the last region Tab leaves the map; End, then Tab, leaves "
            "it at once."
        ),
        skip=i18n.gettext("Skip the map"),
        keys=i18n.gettext("Tab: next value · arrows: neighbour · Enter: open · End, Tab: leave"),
        legend=legend,
        counted=i18n.gettext("right: number of regions")
        if dataset.show != "count"
        else i18n.gettext("Colours show counts, not concentration. Right: number of regions"),
        with_figure=i18n.gettext("with a figure"),
        zero=i18n.gettext("zero"),
        no_data=i18n.gettext("no data"),
        at_sea=i18n.gettext("at sea: numbers beside the map"),
        band=band_of(dataset),
        masked=i18n.gettext("masked"),
        band_row=i18n.gettext("{band}, small count", band=band_of(dataset)),
        no_room=i18n.gettext("Names without room on the map: {n}", n="{n}"),
        outside=i18n.gettext("outside the chosen area"),
        off_map=i18n.gettext("Figures at sea or without a place on the map"),
        play=i18n.gettext("Play through time"),
        pause=i18n.gettext("Pause"),
        time=i18n.gettext("Time"),
        zoom_in=i18n.gettext("Zoom in"),
        zoom_out=i18n.gettext("Zoom out"),
        attribution=boundary_attribution(i18n),
        geometry_missing=i18n.gettext("Boundaries could not be read. Rebuild them with: python -m geo build"),
    )


def band_of(dataset: MapDataset) -> str:
    """Return the band in which small counts are told, "" where every count is shown."""
    return max(dataset.rows["band"], default="")
