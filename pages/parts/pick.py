"""What the reader picked, read from the address bar: the address is the state."""

from dataclasses import dataclass

import streamlit as st

AREA = "19"
"""The area the map opens on (a setting): Kepulauan Bangka Belitung."""

MEASURE = "tka"
SHOWS = ("symbols", "rate", "count")
METHODS = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
LEVELS = {"country": ("province", "regency"), "province": ("regency", "district"), "regency": ("regency", "district")}
LATEST = "latest"
THEMES = ("light", "contrast", "dark")
"""In the order in which the key T goes through them."""


@dataclass(frozen=True)
class Pick:
    """One view: area, measure, way of showing, unit level, time, classes, palette, language and theme."""

    area: str
    measure: str
    show: str
    level: str
    time: str
    method: str
    k: int
    bounds: str
    palette: str
    lang: str
    theme: str


def address(name: str, fallback: str) -> str:
    """Return one value of the address bar, or ``fallback`` where it is absent."""
    return st.query_params.get(name, fallback)


def language() -> str:
    """Return the language in the address; anything but ``en`` is Bahasa Indonesia."""
    return "en" if address("lang", "id") == "en" else "id"


def theme() -> str:
    """Return the theme in the address; anything but one of THEMES is ``light``, made for the projector."""
    given = address("theme", THEMES[0])
    return given if given in THEMES else THEMES[0]


def next_theme() -> str:
    """Return the theme that comes after the one in the address."""
    return THEMES[(THEMES.index(theme()) + 1) % len(THEMES)]


def go(**values: str | None) -> None:
    """Write values into the address bar as one new step of the browser's history; None removes a value."""
    keep = {name: value for name, value in st.query_params.to_dict().items() if name not in values}
    st.query_params.from_dict(keep | {name: value for name, value in values.items() if value is not None})


def switch_theme() -> None:
    """Put on the next theme; each has palettes of its own, so the one in the address is dropped."""
    name = next_theme()
    go(theme=None if name == THEMES[0] else name, palette=None)
