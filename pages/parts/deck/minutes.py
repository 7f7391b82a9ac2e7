"""The minutes: what the meeting decided, who owns it, until when; the next meeting of the area begins with what is open."""

import pandas as pd
import streamlit as st

from meeting.capture.figure_capture import MAX_TEXT_CHARS, truncate_text
from meeting.model import Deck, Scene
from meeting.repository import generate_id
from pages.parts.deck import action_items, deck_state, downloads
from pages.parts.shell import layout
from views.text.translator import Translator


def draw_minutes(deck: Deck, i18n: Translator) -> None:
    """Let the decisions of the meeting be written, in a frozen deck too: its figures stay as they are."""
    layout.draw_heading(i18n.gettext("Minutes"))
    layout.draw_paragraph(i18n.gettext("What is open here is the first scene of the next deck for this area."))
    with st.form(f"minutes-{deck.deck_id}", border=False):
        edited_lines = action_items.edit_lines(deck.minutes, f"minutes-lines-{deck.deck_id}", i18n)
        is_submitted = st.form_submit_button(i18n.gettext("Keep the minutes"))
        if is_submitted and deck_state.attempt_change(i18n, deck_state.update_deck, deck.deck_id, minutes=edited_lines):
            st.rerun()
    if deck.minutes:
        st.download_button(
            i18n.gettext("Download the minutes (PDF)"),
            lambda: downloads.export_minutes(deck, build_minutes_scene(deck, i18n)),
            f"notulen-{deck.held_on or deck.deck_id}.pdf",
            key="take-minutes",
            on_click="ignore",
        )


def build_minutes_scene(deck: Deck, i18n: Translator) -> Scene:
    """Return the minutes as a scene: what was decided, by whom, until when, how it stands."""
    day = i18n.format_date(pd.Timestamp(deck.held_on)) if deck.held_on else ""
    subtitle = ", ".join(part for part in (day, deck.place) if part)
    title = i18n.gettext("Minutes: {title}", title=deck.title)
    return Scene(
        generate_id(), "operation", "lines", truncate_text(title, MAX_TEXT_CHARS), subtitle=subtitle, lines=deck.minutes
    )
