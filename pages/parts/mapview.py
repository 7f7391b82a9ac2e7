"""The view that the browser paints: drawn rows, legend, off-land strip and words, as one small dictionary."""

from collections.abc import Callable

import pandas as pd

from data import figures, population, regions
from data.disclosure import UNPLACED
from geo import maps, outlines, palettes
from pages.parts.drawn import LATEST, Drawn, scope, units
from pages.parts.words import Words

Ask = Callable[[str], pd.DataFrame]
STRIP_LENGTH = {"country": 1}
STRIP_DEFAULT = 3
LONGEST = 120
OFF_LAND = ("tka_sea", "itas_sea_holders", "kip_vessels")
CROSS_REGION = "tka_cross_region"
LOOKS = {
    "light": {
        "paper": "#FBFAF7",
        "land": "#E3E0D6",
        "coast": "#C9C5B8",
        "neighbour": "#EFEDE6",
        "neighbour_edge": "#D8D4C8",
        "parent": "#5B6675",
        "unit_edge": "#B4B8BE",
        "zero_edge": "#5B6675",
        "hairline": "#FFFFFF",
        "hatch": "#8A919C",
        "known": "#F7F3E6",
        "symbol": "#0B5FA5",
        "symbol_edge": "#0B3E6B",
        "accent": "#0B5FA5",
        "ink": "#1B2A41",
        "muted": "#4C5768",
        "halo": "#FFFFFF",
    },
    "contrast": {
        "paper": "#FFFFFF",
        "land": "#D0D0D0",
        "coast": "#808080",
        "neighbour": "#E8E8E8",
        "neighbour_edge": "#A0A0A0",
        "parent": "#000000",
        "unit_edge": "#606060",
        "zero_edge": "#000000",
        "hairline": "#FFFFFF",
        "hatch": "#707070",
        "known": "#FFF1B8",
        "symbol": "#00308F",
        "symbol_edge": "#000000",
        "accent": "#B3261E",
        "ink": "#000000",
        "muted": "#000000",
        "halo": "#FFFFFF",
    },
    "dark": {
        "paper": "#101823",
        "land": "#2A3340",
        "coast": "#465366",
        "neighbour": "#222C39",
        "neighbour_edge": "#465366",
        "parent": "#C3C9D2",
        "unit_edge": "#6F7F97",
        "zero_edge": "#C3C9D2",
        "hairline": "#101823",
        "hatch": "#7C8798",
        "known": "#37465A",
        "symbol": "#8CC4F5",
        "symbol_edge": "#E3F1FD",
        "accent": "#FFB95C",
        "ink": "#F4F2EC",
        "muted": "#C3C9D2",
        "halo": "#101823",
    },
}


def packed(drawn: Drawn, ask: Ask, beside: pd.DataFrame, pick, words: Words, ahead: dict) -> str:
    """Return the packed view of ``drawn`` for one pick (see :func:`geo.maps.pack`), with what leads to the next ones.

    ``ahead`` is the answer of :func:`pages.parts.choices.ahead`.
    """
    return maps.pack(view(drawn, ask, beside, pick, words) | ahead)


def view(drawn: Drawn, ask: Ask, beside: pd.DataFrame, pick, words: Words) -> dict:
    """Compose the view: constant parts, then for every stop of time the values, classes and notes by unit.

    ``ask`` answers a measure with its rows by stop (:func:`pages.parts.drawn.by_stop`); ``beside`` are published figures
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
        "look": LOOKS[pick.theme],
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
    return {"theme": "light", "look": LOOKS["light"], "palette": palettes.colours(palette, max(k, 1))}


def stops_of(drawn: Drawn, ask: Ask, pick, codes: set[str]) -> list[str]:
    """Return the stops of time: every year with a figure in or about the area, the year in the address, the latest."""
    rows = ask(drawn.measure)
    years = set(rows.loc[rows["area_code"].isin(codes | places(pick.area)), "stop"]) | {pick.time}
    return [*sorted(years - {LATEST}), LATEST]


class Notes:
    """The distinct notes of a view (date, source, remarks), each sent once and named by its place."""

    def __init__(self, words: Words, beside: pd.DataFrame):
        """Start an empty list in the language of ``words``; ``beside`` are published figures to name beside others."""
        self.words = words
        self.beside = {(row.area_code, row.stop): row for row in beside.itertuples()}
        self.lines: list[list[str]] = []
        self._places: dict[tuple[str, ...], int] = {}

    def place(self, row) -> int:
        """Return the place of a row's note, adding it where it is new."""
        note = tuple(note_of(row, self.words, self.beside.get((row.area_code, row.stop))))
        if note not in self._places:
            self._places[note] = len(self.lines)
            self.lines.append(list(note))
        return self._places[note]


def note_of(row, words: Words, published=None) -> list[str]:
    """Say when and where a figure comes from, its residents' series if rated, whether others disagree, what is published."""
    note = [words.when(row), words.t("Source: {publisher}", publisher=cut(row.publisher))]
    if row.series and pd.notna(row.per_100k):
        series = population.series_table().loc[row.series, f"label_{words.lang}"]
        note.append(words.t("Residents: {series}, {date}", series=series, date=words.date(row.reference_date)))
    if row.has_conflict:
        note.append(words.t("Other figures for the same fact: {n}", n=row.alternatives))
    if published is not None:
        told = f"{words.told(published)} {figures.unit_label(published.unit, words.lang)}, {words.when(published)}"
        note.append(words.t("Published: {told}, {publisher}", told=told, publisher=cut(published.publisher)))
    if row.status == "fictitious":
        note.append(words.t("FICTITIOUS"))
    return note


def cut(text: str) -> str:
    """Return text as long as a map has room for."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


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
            "Map: arrow keys go to the neighbouring region, Page Down and Page Up to the next smaller and larger value, "
            "Enter opens a region, Escape goes up."
        ),
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


def places(area_code: str) -> set[str]:
    """Return the codes of offices and islands that overlap an area: figures without an outline of their own."""
    return {region.region_code for region in regions.load().places_in(area_code)}


def strip(ask: Ask, drawn: Drawn, area_code: str, stop: str, words: Words) -> list[dict]:
    """Return what has no place on land at one stop: sea, offices and islands, workers over several regions."""
    everywhere = units(area_code, drawn.level) | {area_code}
    at_sea = OFF_LAND[:1] if area_code == "id" else OFF_LAND
    blocks = [("", measure, everywhere | places(area_code)) for measure in at_sea]
    blocks.append((words.t("Without a place on the map"), drawn.measure, places(area_code)))
    unknown = words.t("Without a known district") if "." in area_code else words.t("Without a known regency")
    blocks.append((unknown, drawn.measure, {area_code + UNPLACED}))
    if drawn.measure == "tka" and drawn.level != "district":
        blocks.append(("", CROSS_REGION, everywhere))
    most = STRIP_LENGTH.get(regions.load().get(area_code).level, STRIP_DEFAULT)
    return [
        item
        for title, measure, codes in blocks
        for item in block(ask(measure), title, measure, codes, stop, most, words)
    ]


def block(
    rows: pd.DataFrame, title: str, measure: str, codes: set[str], stop: str, most: int, words: Words
) -> list[dict]:
    """Return one block of the strip, the ``most`` largest first: title, label, value, unit, note, and how many more there are.

    A measure whose own name says where it is ("TKA di laut") needs no ``title`` before it.
    """
    rows = rows[(rows["stop"] == stop) & rows["area_code"].isin(codes) & (rows["value"] != 0)]
    rest = len(rows) - most
    rows = rows.sort_values("value", ascending=False, kind="stable").head(most)
    about = figures.about(measure)
    short = about[f"short_{words.lang}"]
    heading = f"{title}: {short}" if title else short[:1].upper() + short[1:]
    if rest > 0:
        heading += words.t(" ({n} of {all})", n=most, all=most + rest)
    register = regions.load()
    return [
        {
            "t": heading,
            "l": register.get(row.area_code.removesuffix(UNPLACED)).name,
            "v": words.told(row),
            "u": figures.unit_after(row.value, about["unit"], words.lang),
            "n": words.when(row) if row.standing == "register" else f"{words.when(row)} · {cut(row.publisher)}",
        }
        for row in rows.itertuples()
    ]
