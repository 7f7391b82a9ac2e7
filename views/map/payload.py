"""The view that the browser paints: drawn rows, legend, off-land strip and words, as one small dictionary."""

import pandas as pd

from data import figures
from geo import leaflet_map, outlines, palettes
from views import themes
from views.map.dataset import LATEST, Drawn, scope, units
from views.map.off_map_panel import Ask, places, strip
from views.map.tooltips import Notes
from views.text.translator import Words


def packed(drawn: Drawn, ask: Ask, beside: pd.DataFrame, pick, words: Words, ahead: dict) -> str:
    """Return the packed view of ``drawn`` for one pick (see :func:`geo.leaflet_map.pack`), with what leads to the next ones.

    ``ahead`` is the answer of :func:`views.map.filter_options.ahead`.
    """
    return leaflet_map.pack(view(drawn, ask, beside, pick, words) | ahead)


def view(drawn: Drawn, ask: Ask, beside: pd.DataFrame, pick, words: Words) -> dict:
    """Compose the view: constant parts, then for every stop of time the values, classes and notes by unit.

    ``ask`` answers a measure with its rows by stop (:func:`views.map.dataset.by_stop`); ``beside`` are published figures
    that the notes name beside those drawn, by stop as well.
    """
    codes = units(pick.area, drawn.level)
    rows = drawn.rows[drawn.rows["area_code"].isin(codes)]
    stops = stops_of(drawn, ask, pick, codes)
    order = sorted(rows["area_code"].unique())
    notes = Notes(words, beside)
    measure = figures.about(drawn.measure)
    on_land = measure["domain"] != "sea"
    return {
        "lang": words.lang,
        "theme": pick.theme,
        "area": pick.area,
        "scope": scope(pick.area, drawn.level),
        "bounds": outlines.bounds(pick.area),
        "layer": layer(pick.area, drawn.level),
        "neighbours": outlines.url("neighbours"),
        "mode": "symbols" if drawn.show == "symbols" else "fill",
        "look": themes.MAP[pick.theme],
        "palette": palettes.colours(pick.palette, max(drawn.classes.k, 1)),
        "print": on_paper(pick, drawn.classes.k),
        "classes": class_labels(drawn, words),
        "sizes": [size for size in sizes(rows["value"]) if size >= least_told(rows)] if on_land else [],
        "largest": float(rows["value"].max()) if rows["value"].notna().any() else 1.0,
        "digits": 1 if drawn.show == "rate" else 0,
        "unit": shown_unit(drawn, words),
        "unit_one": shown_unit(drawn, words, 1),
        "count_unit": figures.unit_label(measure["unit"], words.lang),
        "at_sea": not on_land,
        "codes": order if on_land else [],
        "stops": [{"key": stop, "label": words.t("Latest known") if stop == LATEST else stop} for stop in stops],
        "start": stops.index(pick.time) if pick.time in stops else len(stops) - 1,
        "data": [column(drawn, rows, stop, order, notes) for stop in stops] if on_land else [None] * len(stops),
        "notes": notes.lines,
        "off": [strip(ask, drawn, pick.area, stop, words) for stop in stops],
        "text": texts(drawn, measure, words),
    }


def on_paper(pick, k: int) -> dict | None:
    """Return the inks for white paper where the theme is dark: the light theme's, and its palette of the same place."""
    if pick.theme != "dark":
        return None
    place = palettes.names("sequential", "dark").index(pick.palette)
    palette = palettes.names("sequential", "light")[place]
    return {"theme": "light", "look": themes.MAP["light"], "palette": palettes.colours(palette, max(k, 1))}


def stops_of(drawn: Drawn, ask: Ask, pick, codes: set[str]) -> list[str]:
    """Return the stops of time: every year with a figure in or about the area, the year in the address, the latest."""
    rows = ask(drawn.measure)
    years = set(rows.loc[rows["area_code"].isin(codes | places(pick.area)), "stop"]) | {pick.time}
    return [*sorted(years - {LATEST}), LATEST]


def column(drawn: Drawn, rows: pd.DataFrame, stop: str, order: list[str], notes: Notes) -> dict:
    """Return one stop: kinds ("0".."8" a class, "z" zero, "b" band, "m" masked, "-" no data), shown values, counts of a rate, notes."""
    at = {row.area_code: row for row in rows[rows["stop"] == stop].itertuples()}
    found = [at.get(code) for code in order]
    cell = {
        "k": "".join(kind(row) for row in found),
        "v": [None if row is None else plain(row.shown) for row in found],
        "n": [None if row is None else notes.place(row) for row in found],
    }
    if drawn.show == "rate":
        cell["c"] = [None if row is None else plain(row.value) for row in found]
    return cell


def kind(row) -> str:
    """Return the kind of a cell: no data, hidden (as a band or at all), zero, or its class."""
    if row is None:
        return "-"
    if row.disclosure != "shown":
        return "b" if row.disclosure == "band" else "m"
    return "z" if row.value == 0 else str(int(row.class_index))


def plain(value: float) -> float | int | None:
    """Return a whole number as an integer, else one decimal: what the map shows; None where the value is hidden."""
    if value != value:
        return None
    return int(value) if value == int(value) else round(value, 1)


def layer(area_code: str, level: str) -> dict:
    """Return the outlines as [address, name in the file]: units, their parents, and the land around."""
    province = area_code[:2] if level == "district" else None
    parents = "regencies" if level == "district" else "provinces"
    names = {"province": "provinces", "regency": "regencies", "district": "districts"}
    return {
        "units": [outlines.url(names[level], province), names[level]],
        "parents": [outlines.url(parents), parents],
        "land": [outlines.url("land"), "land"],
    }


def sizes(values: pd.Series) -> list[int]:
    """Return up to three round values for the nested legend of symbols, largest first."""
    if not values.max() >= 1:
        return []
    largest = int(values.max())
    unit = 10 ** (len(str(largest)) - 1)
    top = largest // unit * unit
    return sorted({top, max(top // 4, 1), max(top // 20, 1)}, reverse=True)


def least_told(rows: pd.DataFrame) -> float:
    """Return the smallest number that a symbol can stand for: where small counts are hidden, the smallest that is shown."""
    shown = rows.loc[rows["value"] > 0, "value"]
    return float(shown.min()) if (rows["disclosure"] != "shown").any() and len(shown) else 1.0


def class_labels(drawn: Drawn, words: Words) -> list[str]:
    """Return the legend's text of each class."""
    digits = 1 if drawn.show == "rate" else 0
    return drawn.classes.labels(lambda value: words.number(value, digits), 10**-digits)


def shown_unit(drawn: Drawn, words: Words, value: float = 2) -> str:
    """Return the unit of a shown value, after the number."""
    unit = figures.unit_after(value, figures.about(drawn.measure)["unit"], words.lang)
    return words.t("{unit} per 100,000 residents", unit=unit) if drawn.show == "rate" else unit


def texts(drawn: Drawn, measure: pd.Series, words: Words) -> dict:
    """Return every word that the map's own controls show."""
    short = measure[f"short_{words.lang}"]
    legend = f"{short} ({shown_unit(drawn, words)})"
    return {
        "map": words.t(
            "Map: Tab goes to the region with the next smaller value, Shift+Tab back; arrow keys go to the neighbouring "
            "region, Enter opens a region, Escape goes up. Past the last region Tab leaves the map; End, then Tab, leaves "
            "it at once."
        ),
        "skip": words.t("Skip the map"),
        "keys": words.t("Tab: next value · arrows: neighbour · Enter: open · End, Tab: leave"),
        "legend": legend,
        "counted": words.t("right: number of regions")
        if drawn.show != "count"
        else words.t("Colours show counts, not concentration. Right: number of regions"),
        "known": words.t("with a figure"),
        "zero": words.t("zero"),
        "no_data": words.t("no data"),
        "at_sea": words.t("at sea: numbers beside the map"),
        "band": band_of(drawn),
        "masked": words.t("masked"),
        "band_row": words.t("{band}, small count", band=band_of(drawn)),
        "outside": words.t("outside the chosen area"),
        "strip": words.t("Figures at sea or without a place on the map"),
        "play": words.t("Play through time"),
        "pause": words.t("Pause"),
        "time": words.t("Time"),
        "zoom_in": words.t("Zoom in"),
        "zoom_out": words.t("Zoom out"),
        "attribution": outlines.attribution(words.lang),
        "geometry_missing": words.t("Boundaries could not be read. Rebuild them with: python -m geo build"),
    }


def band_of(drawn: Drawn) -> str:
    """Return the band in which small counts are told, "" where every count is shown."""
    return max(drawn.rows["band"], default="")
