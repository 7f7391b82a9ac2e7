"""The style of every page: our sheets by theme, and the words that Streamlit's own parts say."""

import hashlib
from pathlib import Path

import streamlit as st

from geo import leaflet_map
from pages.parts.shell import streamlit_labels
from views.request import PageRequest
from views.text.translator import translator

STATIC_FOLDER = Path(__file__).parents[3] / "static" / "peta"


def asset_url(name: str) -> str:
    """Return the address of a style sheet or script: the browser fetches it once, a rerun sends only this; it changes with the content."""
    return f"/app/static/peta/{name}?v={hashlib.sha256((STATIC_FOLDER / name).read_bytes()).hexdigest()[:8]}"


STYLE_SHEETS = {
    "light": {"app.css": ""},
    "contrast": {"app.css": "", "contrast.css": ""},
    "dark": {"app.css": "", "dark.css": " screen", "paper.css": " print"},
}
"""The style sheets of each theme, with what they are for: paper is white in every theme."""

STYLE_IMPORTS = {
    theme: "".join(f'@import url("{asset_url(name)}"){medium};' for name, medium in sheets.items())
    for theme, sheets in STYLE_SHEETS.items()
}
SCRIPTS = (
    leaflet_map.preload_script() + f'<script type="module" src="{asset_url("adapters/streamlit_labels.js")}"></script>'
)


def draw_style(request: PageRequest) -> None:
    """Style the page in its theme, and name Streamlit's parts in its language."""
    i18n = translator(request.lang)
    style = f"<style>{STYLE_IMPORTS[request.theme]}{streamlit_labels.style_tokens(i18n)}</style>"
    st.html(style + streamlit_labels.names_script(i18n) + SCRIPTS, unsafe_allow_javascript=True)
