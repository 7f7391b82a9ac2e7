"""The address bar, which owns what the reader sees: read by every run, written by every choice.

A choice that comes before the browser has the address of the one before it carries an older address: session state
holds what was written last until a page runs without a choice, so that neither choice is lost.
"""

import streamlit as st

from views.request import PageRequest
from views.themes import THEMES

URL_STATE_KEY, URL_UPDATED_KEY, MAX_OUTDATED_URLS = "address_written", "address_written_now", 8


def read_parameters() -> dict[str, str]:
    """Return the parameters of the browser's address, also where the reader has gone back to an older one."""
    return dict(st.query_params.to_dict())


def latest_parameters() -> dict[str, str]:
    """Return what a new choice changes: the parameters written last where the browser still has an older address."""
    browser_parameters = read_parameters()
    outdated_urls, last_parameters = st.session_state.get(URL_STATE_KEY, ([], browser_parameters))
    return last_parameters if browser_parameters in outdated_urls else browser_parameters


def update_url(**values: str | None) -> None:
    """Write values into the address bar as one new step of the browser's history; None removes a value."""
    browser_parameters, base_parameters = read_parameters(), latest_parameters()
    outdated_urls, _ = st.session_state.get(URL_STATE_KEY, ([], browser_parameters))
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


def next_theme() -> str:
    """Return the theme that comes after the one in the address."""
    theme = PageRequest(read_parameters()).theme
    return THEMES[(THEMES.index(theme) + 1) % len(THEMES)]


def switch_theme() -> None:
    """Put on the next theme; each has palettes of its own, so the one in the address is dropped."""
    name = next_theme()
    update_url(theme=None if name == THEMES[0] else name, palette=None)
