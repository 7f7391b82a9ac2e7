"""What has no place on land: workers at sea, figures of offices and islands, workers over several regions."""

from collections.abc import Callable

import pandas as pd

from data import figures, regions
from data.disclosure import UNPLACED
from views.map.dataset import MapDataset, units
from views.map.payload_schema import OffMapRow
from views.map.tooltips import truncate
from views.text.translator import Translator

RowsByStop = Callable[[str], pd.DataFrame]
STRIP_LENGTHS = {"country": 1}
DEFAULT_STRIP_LENGTH = 3
OFF_LAND_MEASURES = ("tka_sea", "itas_sea_holders", "kip_vessels")
CROSS_REGION_MEASURE = "tka_cross_region"


def places(area_code: str) -> set[str]:
    """Return the codes of offices and islands that overlap an area: figures without an outline of their own."""
    return {region.region_code for region in regions.load().places_in(area_code)}


def strip_items(
    rows_by_stop: RowsByStop, dataset: MapDataset, area_code: str, stop: str, i18n: Translator
) -> list[OffMapRow]:
    """Return what has no place on land at one stop: sea, offices and islands, workers over several regions."""
    area_codes = units(area_code, dataset.level) | {area_code}
    sea_measures = OFF_LAND_MEASURES[:1] if area_code == "id" else OFF_LAND_MEASURES
    blocks = [("", measure, area_codes | places(area_code)) for measure in sea_measures]
    blocks.append((i18n.gettext("Without a place on the map"), dataset.measure, places(area_code)))
    unknown_title = (
        i18n.gettext("Without a known district") if "." in area_code else i18n.gettext("Without a known regency")
    )
    blocks.append((unknown_title, dataset.measure, {area_code + UNPLACED}))
    if dataset.measure == "tka" and dataset.level != "district":
        blocks.append(("", CROSS_REGION_MEASURE, area_codes))
    limit = STRIP_LENGTHS.get(regions.load().get(area_code).level, DEFAULT_STRIP_LENGTH)
    return [
        item
        for title, measure, codes in blocks
        for item in block_items(rows_by_stop(measure), title, measure, codes, stop, limit, i18n)
    ]


def block_items(
    rows: pd.DataFrame, title: str, measure: str, codes: set[str], stop: str, limit: int, i18n: Translator
) -> list[OffMapRow]:
    """Return one block of the strip, the ``limit`` largest first: title, label, value, unit, note, and how many more there are.

    A measure whose own name says where it is ("TKA di laut") needs no ``title`` before it.
    """
    rows = rows[(rows["stop"] == stop) & rows["area_code"].isin(codes) & (rows["value"] != 0)]
    remaining_count = len(rows) - limit
    rows = rows.sort_values("value", ascending=False, kind="stable").head(limit)
    measure_facts = figures.measure_facts(measure)
    short_label = measure_facts[f"short_{i18n.lang}"]
    heading = f"{title}: {short_label}" if title else short_label[:1].upper() + short_label[1:]
    if remaining_count > 0:
        heading += i18n.gettext(" ({n} of {all})", n=limit, all=limit + remaining_count)
    register = regions.load()
    return [
        OffMapRow(
            t=heading,
            l=register.get(row.area_code.removesuffix(UNPLACED)).name,
            v=i18n.format_value(row),
            u=figures.unit_for_value(row.value, measure_facts["unit"], i18n.lang),
            n=i18n.format_reference_period(row)
            if row.standing == "register"
            else f"{i18n.format_reference_period(row)} · {truncate(row.publisher)}",
        )
        for row in rows.itertuples()
    ]
