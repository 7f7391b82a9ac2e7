"""What is known around an area: it answers where nothing is known of the area itself, and says whose it is."""

import pandas as pd

from data import regions
from geo import outlines
from views.reader import Reader
from views.sources.source import Source
from views.text.figure_phrases import headline_phrase
from views.text.html import escape, link_html

MAX_SURROUNDING_AREAS = 4


def list_containing_areas(area: str) -> list[str]:
    """Return what an area lies in, the nearest first: islands and offices, then the regency and the province.

    The country is none of it: its figures tell nothing of one regency.
    """
    gazetteer = regions.load()
    places = gazetteer.places_in(area) if gazetteer.get(area).level in ("regency", "district") else ()
    return [
        *(place.region_code for place in places),
        *(place.region_code for place in gazetteer.path(area)[1:-1][::-1]),
    ]


def list_neighbours(area: str) -> list[str]:
    """Return the neighbours of a province or regency, first those that touch it."""
    if regions.load().get(area).level not in ("province", "regency"):
        return []
    return [code for kind in outlines.neighbours(area).values() for code in kind]


def collect_surrounding_headlines(source: Source, area: str) -> dict[str, pd.DataFrame]:
    """Return the headlines of the places around an area that have any, by code, the nearest first; none where it has its own."""
    if len(source.headlines(area)):
        return {}
    codes = [*list_containing_areas(area), *list_neighbours(area)]
    headlines_by_area = {code: rows for code in codes if len(rows := source.headlines(code))}
    return {code: headlines_by_area[code] for code in list(headlines_by_area)[:MAX_SURROUNDING_AREAS]}


def place_html(code: str, headlines: pd.DataFrame, reader: Reader) -> str:
    """Return the headline of a place as markup; its name leads to all that is known of it."""
    name = link_html(regions.load().get(code).full_name, "wilayah", reader.request, area=code)
    return f"<li>{name}: {escape(headline_phrase(headlines, reader.i18n))}.</li>"
