"""What has no place on land: workers at sea, figures of offices and islands, workers over several regions."""

from collections.abc import Callable

import pandas as pd

from data import figures, regions
from data.disclosure import UNPLACED
from views.map.dataset import Drawn, units
from views.map.tooltips import cut
from views.text.translator import Words

Ask = Callable[[str], pd.DataFrame]
STRIP_LENGTH = {"country": 1}
STRIP_DEFAULT = 3
OFF_LAND = ("tka_sea", "itas_sea_holders", "kip_vessels")
CROSS_REGION = "tka_cross_region"


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
