"""The Paparan page: the decks, or one deck on the desk or on the stage."""

import streamlit as st

from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import deck_state, downloads, editor, minutes, presentation
from pages.parts.map import filters
from pages.parts.shell import layout
from pages.parts.state import url_validation
from pages.parts.state.url_state import address
from views import source as cached
from views.text.translator import Words


def show(say: Words) -> None:
    """Show the deck in the address, on the stage where the address says so; without one the decks there are."""
    notes: list[str] = []
    deck = deck_state.chosen(say, notes)
    notes += cached.notices(say.lang)
    if deck is not None and not deck_state.may_be_seen(deck):
        notes.append(deck_state.locked(say))
        deck = None
    if deck is None:
        choosing(notes, say)
        return
    try:
        deck = editor.held(deck, notes, say)
    except DeckError as error:
        choosing([error.text(say.lang)], say)
        return
    deck = deck_state.current(deck)
    if address("show", "") == "1" and deck.shown:
        presentation.show(deck, say)
    else:
        on_the_desk(deck, notes, say)


def choosing(notes: list[str], say: Words) -> None:
    """Show the decks that there are."""
    area = url_validation.resolve_area(say, notes)
    with st.sidebar:
        filters.search(say)
        filters.data_choice(say)
    layout.breadcrumb(area)
    title, why = (
        say.t("Present a meeting"),
        say.t("A deck is the scenes of one meeting, in five blocks, with figures that can be frozen."),
    )
    layout.head(notes, title, why, cached.badges(say), say)
    editor.choose(area, say)


def on_the_desk(deck: Deck, notes: list[str], say: Words) -> None:
    """Show one deck to be put in order."""
    editor.head(deck, notes, say)
    editor.tools(deck, say)
    downloads.offer(deck, say)
    editor.changes(deck, say)
    editor.meeting(deck, say)
    editor.scenes(deck, say)
    minutes.write(deck, say)
