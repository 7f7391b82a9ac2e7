"""The minutes: what the meeting decided, who owns it, until when; the next meeting of the area begins with what is open."""

import pandas as pd
import streamlit as st

from meeting.capture.figure_capture import LONG, cut
from meeting.model import Deck, Scene
from meeting.repository import new_id
from pages.parts.deck import action_items, deck_state, downloads
from pages.parts.shell import layout
from views.text.translator import Words


def write(deck: Deck, say: Words) -> None:
    """Let the decisions of the meeting be written, in a frozen deck too: its figures stay as they are."""
    layout.heading(say.t("Minutes"))
    layout.paragraph(say.t("What is open here is the first scene of the next deck for this area."))
    with st.form(f"minutes-{deck.deck_id}", border=False):
        written = action_items.edited_lines(deck.minutes, f"minutes-lines-{deck.deck_id}", say)
        is_asked = st.form_submit_button(say.t("Keep the minutes"))
        if is_asked and deck_state.attempt(say, deck_state.named, deck.deck_id, minutes=written):
            st.rerun()
    if deck.minutes:
        st.download_button(
            say.t("Download the minutes (PDF)"),
            lambda: downloads.minutes(deck, of_one_page(deck, say)),
            f"notulen-{deck.held_on or deck.deck_id}.pdf",
            key="take-minutes",
            on_click="ignore",
        )


def of_one_page(deck: Deck, say: Words) -> Scene:
    """Return the minutes as a scene: what was decided, by whom, until when, how it stands."""
    day = say.date(pd.Timestamp(deck.held_on)) if deck.held_on else ""
    where = ", ".join(part for part in (day, deck.place) if part)
    title = say.t("Minutes: {title}", title=deck.title)
    return Scene(new_id(), "operation", "lines", cut(title, LONG), subtitle=where, lines=deck.minutes)
