"""The switches of language, theme and mode at the foot of the sidebar."""

import streamlit as st

from pages.parts.state import reader_context
from pages.parts.state.url_state import next_theme, switch_theme, update_url
from views.reader import Reader
from views.text.translator import Translator


def draw_switches(reader: Reader) -> None:
    """Draw the switches."""
    with st.sidebar, st.container(key="switches", horizontal=True, gap="small"):
        other_language = "en" if reader.lang == "id" else "id"
        name = "English" if other_language == "en" else "Bahasa Indonesia"
        lang = None if other_language == "id" else other_language
        st.button(name, type="tertiary", on_click=update_url, kwargs={"lang": lang})
        label = theme_label(next_theme(), reader.i18n)
        st.button(label, type="tertiary", key="theme", shortcut="T", on_click=switch_theme)
        draw_mode_switches(reader)


def theme_label(name: str, i18n: Translator) -> str:
    """Return the reader's name of a theme."""
    return {"light": i18n.gettext("Light"), "contrast": i18n.gettext("High contrast"), "dark": i18n.gettext("Dark")}[
        name
    ]


def draw_mode_switches(reader: Reader) -> None:
    """Draw the choice of mode where there is a register: meeting or public, and the lock of the internal mode."""
    i18n = reader.i18n
    if len(reader.data_choices) < 2 and not reader.is_internal:
        return
    if reader.is_internal:
        st.button(i18n.gettext("Lock the internal mode"), type="tertiary", on_click=reader_context.lock)
        return
    other_mode = "public" if reader.mode.name == "meeting" else "meeting"
    label = i18n.gettext("Public mode") if other_mode == "public" else i18n.gettext("Meeting mode")
    mode = other_mode if other_mode == "public" else None
    st.button(label, type="tertiary", on_click=update_url, kwargs={"mode": mode})
    if reader_context.may_unlock():
        st.button(i18n.gettext("Unlock the internal mode"), type="tertiary", on_click=reader_context.unlock)
