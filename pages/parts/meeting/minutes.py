"""The minutes: what the meeting decided, who owns it, until when; the next meeting of the area begins with what is open."""

import streamlit as st

from meeting import keeping
from meeting.scenes import Deck
from pages.parts import frame
from pages.parts.meeting import decks, lines
from pages.parts.words import Words


def write(deck: Deck, say: Words) -> None:
    """Let the decisions of the meeting be written, in a frozen deck too: its figures stay as they are."""
    frame.heading(say.t("Minutes"))
    frame.paragraph(say.t("What is open here is the first scene of the next deck for this area."))
    with st.form(f"minutes-{deck.deck_id}", border=False):
        written = lines.edited_lines(deck.minutes, f"minutes-lines-{deck.deck_id}", say)
        if st.form_submit_button(say.t("Keep the minutes")):
            kept = keeping.read(deck.deck_id)
            decks.changed(kept, kept.scenes, minutes=written)
            st.rerun()
