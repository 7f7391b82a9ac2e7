"""What the reader picked, read from the address bar: the address is the state.

A choice that comes before the browser has the address of the one before it carries an older address: session state
holds what was written last until a page runs without a choice, so that neither choice is lost.
"""

from dataclasses import dataclass

import streamlit as st

DEFAULT_AREA = "19"
"""The area the map opens on (a setting): Kepulauan Bangka Belitung."""

DEFAULT_MEASURE = "tka"
SHOW_OPTIONS = ("symbols", "rate", "count")
CLASS_METHODS = ("quantile", "natural_breaks", "equal_interval", "head_tail", "manual")
LEVELS = {"country": ("province", "regency"), "province": ("regency", "district"), "regency": ("regency", "district")}
LATEST_STOP = "latest"
URL_STATE_KEY, URL_UPDATED_KEY, MAX_OUTDATED_URLS = "address_written", "address_written_now", 8
THEMES = ("light", "contrast", "dark")
"""In the order in which the key T goes through them."""


@dataclass(frozen=True)
class MapQuery:
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


def url_parameter(name: str, fallback: str) -> str:
    """Return one value of the address bar, or ``fallback`` where it is absent."""
    return st.query_params.get(name, fallback)


def language() -> str:
    """Return the language in the address; anything but ``en`` is Bahasa Indonesia."""
    return "en" if url_parameter("lang", "id") == "en" else "id"


def theme() -> str:
    """Return the theme in the address; anything but one of THEMES is ``light``, made for the projector."""
    name = url_parameter("theme", THEMES[0])
    return name if name in THEMES else THEMES[0]


def next_theme() -> str:
    """Return the theme that comes after the one in the address."""
    return THEMES[(THEMES.index(theme()) + 1) % len(THEMES)]


def update_url(**values: str | None) -> None:
    """Write values into the address bar as one new step of the browser's history; None removes a value."""
    browser_parameters = st.query_params.to_dict()
    outdated_urls, last_parameters = st.session_state.get(URL_STATE_KEY, ([], browser_parameters))
    base_parameters = last_parameters if browser_parameters in outdated_urls else browser_parameters
    unchanged_parameters = {name: value for name, value in base_parameters.items() if name not in values}
    new_parameters = unchanged_parameters | {name: value for name, value in values.items() if value is not None}
    st.session_state[URL_STATE_KEY], st.session_state[URL_UPDATED_KEY] = (
        ([*outdated_urls, browser_parameters, base_parameters][-MAX_OUTDATED_URLS:], new_parameters),
        True,
    )
    st.query_params.from_dict(new_parameters)


def forget_pending_url() -> None:
    """Forget what was written where a page runs without a choice: the browser has it, or its reader went elsewhere."""
    if not st.session_state.pop(URL_UPDATED_KEY, False):
        st.session_state.pop(URL_STATE_KEY, None)


def switch_theme() -> None:
    """Put on the next theme; each has palettes of its own, so the one in the address is dropped."""
    name = next_theme()
    update_url(theme=None if name == THEMES[0] else name, palette=None)
