"""The picture of a page as numbers: what :mod:`meeting` draws alike on the screen, in slides and on paper."""

import pandas as pd
from msgspec.structs import replace

from data import figures, regions
from geo import outlines, palettes
from meeting.capture.figure_capture import LONG, cut, day, number
from meeting.model import Bar, BarsPicture, Event, MapPicture, Mark, Point, Series, Step, TrendPicture
from pages.parts.state.url_state import LATEST, Pick
from views import source as cached
from views.map import off_map_panel, payload
from views.map.dataset import Drawn, at, units
from views.map.map_sentences import MOST_SERIES
from views.text.translator import Words

LAYERS = {"province": "provinces", "regency": "regencies", "district": "districts"}
MOST_BARS, MOST_ASIDE = 40, 8


def of_map(pick: Pick, say: Words) -> MapPicture:
    """Return the map of a pick: every unit around its area with its class or its kind of nothing, and the legend."""
    drawn = cached.drawn_rows(pick)
    rows = at(drawn, pick, pick.time)
    on_land = figures.about(pick.measure)["domain"] != "sea"
    found = {row.area_code: row for row in rows.itertuples()} if on_land else {}
    register, codes = regions.load(), sorted(units(pick.area, drawn.level))
    unit = payload.shown_unit(drawn, say)
    return MapPicture(
        area=pick.area,
        layer=LAYERS[drawn.level],
        province=pick.area[:2] if drawn.level == "district" else "",
        show=pick.show,
        legend=cut(f"{figures.about(pick.measure)[f'short_{say.lang}']} ({unit})"),
        unit=unit,
        marks=[
            dated(mark(code, register.get(code).full_name, found.get(code), drawn, say), found.get(code), pick)
            for code in codes
        ],
        steps=steps(drawn, rows, pick, say),
        sizes=[float(size) for size in payload.sizes(rows["value"])] if drawn.show == "symbols" and on_land else [],
        aside=aside(drawn, pick, say),
        attribution=outlines.attribution(say.lang),
    )


def mark(code: str, name: str, row, drawn: Drawn, say: Words) -> Mark:
    """Return how one unit is drawn."""
    if row is None:
        return Mark(code, name, "none")
    if row.disclosure != "shown":
        return Mark(code, name, row.disclosure, told=say.told(row))
    told = say.number(row.shown, 1 if drawn.show == "rate" else 0)
    if row.value == 0:
        return Mark(code, name, "zero", value=0.0, told=told)
    kind = "symbol" if drawn.show == "symbols" else "class"
    return Mark(code, name, kind, int(row.class_index), number(row.shown), told)


def dated(mark: Mark, row, pick: Pick) -> Mark:
    """Return a unit with the year of its figure beside the number, where each unit has its latest."""
    if row is None or pick.time != LATEST:
        return mark
    return replace(mark, told=f"{mark.told} ({row.date.year})")


def steps(drawn: Drawn, rows: pd.DataFrame, pick: Pick, say: Words) -> list[Step]:
    """Return the classes of the legend with how many units on the map are in each; none of symbols."""
    if drawn.show == "symbols":
        return []
    counted = rows.loc[(rows["value"] > 0) & (rows["disclosure"] == "shown"), "class_index"].value_counts()
    colours = palettes.colours(pick.palette, max(drawn.classes.k, 1))
    labels = payload.class_labels(drawn, say)
    return [Step(label, colours[place], int(counted.get(place, 0))) for place, label in enumerate(labels)]


def aside(drawn: Drawn, pick: Pick, say: Words) -> list[str]:
    """Return what has no place on land as lines: whose, how many, since when."""
    items = off_map_panel.strip(cached.ask, drawn, pick.area, pick.time, say)
    lines = [f"{item['t']}: {item['l']}, {item['v']} {item['u']}, {item['n']}" for item in items]
    return [cut(line, LONG) for line in lines[:MOST_ASIDE]]


def of_trend(rows: pd.DataFrame, events: pd.DataFrame, by: str, say: Words) -> TrendPicture:
    """Return the series of a trend, the largest first, and what happened meanwhile."""
    order = rows.groupby(by, sort=False)["value"].max().sort_values(ascending=False, kind="stable").index
    unit = figures.about(rows["measure"].iloc[0])["unit"]
    return TrendPicture(
        kind=rows["kind"].iloc[0],
        unit=figures.unit_label(unit, say.lang),
        series=[series(figures.spread(rows[rows[by] == name]), by, say) for name in order[:MOST_SERIES]],
        events=[Event(day(event.date), cut(event.label, LONG)) for event in events.itertuples()],
    )


def series(rows: pd.DataFrame, by: str, say: Words) -> Series:
    """Return one series, oldest figure first."""
    first = rows.iloc[0]
    name = {
        "area_code": lambda: regions.load().get(first["area_code"]).full_name,
        "measure": lambda: figures.about(first["measure"])[f"label_{say.lang}"],
        "category": lambda: figures.category_label(first["breakdown"], first["category"], say.lang),
    }[by]()
    return Series(cut(name), [point(row, say) for row in rows.itertuples()])


def point(row, say: Words) -> Point:
    """Return one figure of a series."""
    start, end = (row.date, row.date) if row.kind == "stock" else (row.period_start, row.period_end)
    return Point(day(start), day(end), say.told(row), number(row.value) if row.disclosure == "shown" else None)


def of_parts(rows: pd.DataFrame, say: Words) -> BarsPicture:
    """Return the parts of one table, in the order of the rows."""
    unit = figures.unit_label(figures.about(rows["measure"].iloc[0])["unit"], say.lang)
    return BarsPicture(unit, [bar(row, say) for row in rows.head(MOST_BARS).itertuples()])


def bar(row, say: Words) -> Bar:
    """Return one part."""
    label = figures.category_label(row.breakdown, row.category, say.lang)
    return Bar(cut(label), say.told(row), number(row.value) if row.disclosure == "shown" else None)
