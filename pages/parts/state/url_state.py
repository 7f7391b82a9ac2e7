"""What the reader picked, read from the address bar: the address is the state.

A choice that comes before the browser has the address of the one before it carries an older address: session state
holds what was written last until a page runs without a choice, so that neither choice is lost.
"""

from dataclasses import dataclass

import streamlit as st

AREA = "19"
"""The area the map opens on (a setting): Kepulauan Bangka Belitung."""

MEASURE = "tka"
SHOWS = ("symbols", "rate", "count")
METHODS = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
LEVELS = {"country": ("province", "regency"), "province": ("regency", "district"), "regency": ("regency", "district")}
LATEST = "latest"
WRITTEN, JUST_NOW, MOST_OLDER = "address_written", "address_written_now", 8
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
    now = st.query_params.to_dict()
    older, last = st.session_state.get(WRITTEN, ([], now))
    here = last if now in older else now
    keep = {name: value for name, value in here.items() if name not in values}
    new = keep | {name: value for name, value in values.items() if value is not None}
    st.session_state[WRITTEN], st.session_state[JUST_NOW] = ([*older, now, here][-MOST_OLDER:], new), True
    st.query_params.from_dict(new)


def settle() -> None:
    """Forget what was written where a page runs without a choice: the browser has it, or its reader went elsewhere."""
    if not st.session_state.pop(JUST_NOW, False):
        st.session_state.pop(WRITTEN, None)


def switch_theme() -> None:
    """Put on the next theme; each has palettes of its own, so the one in the address is dropped."""
    name = next_theme()
    go(theme=None if name == THEMES[0] else name, palette=None)
