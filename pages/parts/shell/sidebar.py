"""What the sidebars of pages share: a selectbox that owns nothing, the search for an area, the choice of data.

Session state holds only the widgets' own values, set from the address before each is drawn: the address owns the view.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from data import regions
from pages.parts.state.url_state import update_url
from views.reader import Reader
from views.sources.identity import DEMO, PUBLISHED_FIGURES, REGISTER, REGISTER_AND_FIGURES
from views.text.translator import Translator

MAX_CANDIDATES = 6
"""Areas that are offered where a search means several."""


def draw_selectbox(
    name: str, label: str, options: Sequence[str], current_value: str, labels: dict[str, str], **kwargs: Any
) -> None:
    """Draw one selectbox that shows ``current_value`` and writes the reader's choice into the address."""
    key = f"choose_{name}"
    st.session_state[key] = current_value
    st.selectbox(
        label,
        options,
        key=key,
        format_func=lambda option: labels[option],
        filter_mode=None,
        placeholder="",
        on_change=lambda: update_url(**{name: st.session_state[key]}),
        **kwargs,
    )


def draw_search(i18n: Translator) -> None:
    """Draw the search box: one certain answer moves there; several are offered, never guessed."""
    st.text_input(
        i18n.gettext("Find an area"),
        key="search",
        max_chars=200,
        placeholder=i18n.gettext("e.g. Bateng, 19.04, Koba"),
        on_change=go_to_match,
        autocomplete="off",
    )
    text = st.session_state["search"].strip()
    if not text:
        return
    match_result = regions.match(text)
    if not match_result.candidates:
        st.html(f'<p class="peta-source" role="status">{i18n.gettext("No area of that name.")}</p>')
        return
    st.html(f'<p class="peta-source" role="status">{i18n.gettext("Which one is meant?")}</p>')
    for candidate in match_result.candidates[:MAX_CANDIDATES]:
        st.button(
            candidate.label,
            key=f"search_result_{candidate.region_code}",
            type="tertiary",
            on_click=go_to_area,
            args=(candidate.region_code,),
        )


def go_to_match() -> None:
    """Go to the area that was typed, if there is exactly one."""
    match_result = regions.match(st.session_state["search"])
    if match_result.region_code is not None and match_result.status in ("exact", "alias"):
        go_to_area(match_result.region_code)


def go_to_area(code: str) -> None:
    """Go to an area and clear the search."""
    st.session_state["search"] = ""
    update_url(area=code, level=None)


def draw_search_and_data(reader: Reader) -> None:
    """Draw the search box, and the choice of data."""
    draw_search(reader.i18n)
    draw_data_filter(reader)


def draw_data_filter(reader: Reader) -> None:
    """Draw the choice of data where there are several: published figures, the register, or a demo."""
    if len(reader.data_choices) < 2:
        return
    i18n = reader.i18n
    labels = {
        PUBLISHED_FIGURES: i18n.gettext("Published figures"),
        REGISTER: i18n.gettext("Permit register"),
        REGISTER_AND_FIGURES: i18n.gettext("Register with published beside it"),
        DEMO: i18n.gettext("Demo register (fictitious)"),
    }
    draw_selectbox("data", i18n.gettext("Data source"), reader.data_choices, reader.source.data, labels)
