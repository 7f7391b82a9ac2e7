"""What is known around an area: it answers where nothing is known of the area itself, and says whose it is."""

import pandas as pd
import streamlit as st

from data import regions
from geo import outlines
from pages.parts.shell import layout
from views import source as cached
from views.map.map_sentences import headline_phrase
from views.text.translator import Translator

MAX_SURROUNDING_AREAS = 4


def containing_areas(area: str) -> list[str]:
    """Return what an area lies in, the nearest first: islands and offices, then the regency and the province.

    The country is none of it: its figures tell nothing of one regency.
    """
    register = regions.load()
    places = register.places_in(area) if register.get(area).level in ("regency", "district") else ()
    return [*(place.region_code for place in places), *(place.region_code for place in register.path(area)[1:-1][::-1])]


def neighbours(area: str) -> list[str]:
    """Return the neighbours of a province or regency, first those that touch it."""
    if regions.load().get(area).level not in ("province", "regency"):
        return []
    return [code for kind in outlines.neighbours(area).values() for code in kind]


def draw(area: str, i18n: Translator) -> None:
    """Say what is known around an area of which nothing is, with the way to each; nothing where its own figures are."""
    if len(cached.headlines(area)):
        return
    headlines_by_area = {
        code: rows for code in [*containing_areas(area), *neighbours(area)] if len(rows := cached.headlines(code))
    }
    if not headlines_by_area:
        return
    layout.draw_heading(i18n.gettext("What is known around it"))
    lines = [item_html(code, headlines_by_area[code], i18n) for code in list(headlines_by_area)[:MAX_SURROUNDING_AREAS]]
    st.html(f"<ul class='peta-list'>{''.join(lines)}</ul>")


def item_html(code: str, rows: pd.DataFrame, i18n: Translator) -> str:
    """Return the headline of a place as markup; its name leads to all that is known of it."""
    name = layout.link(regions.load().get(code).full_name, "wilayah", area=code)
    return f"<li>{name}: {layout.escape(headline_phrase(rows, i18n))}.</li>"
