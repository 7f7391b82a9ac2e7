"""The Paparan page: the decks, or one deck on the desk or on the stage."""

import streamlit as st

from meeting.errors import DeckError
from meeting.scenes import Deck
from pages.parts import cached, filters, frame, resolving
from pages.parts.meeting import decks, desk, minutes, stage, taking
from pages.parts.pick import address
from pages.parts.words import Words


def show(say: Words) -> None:
    """Show the deck in the address, on the stage where the address says so; without one the decks there are."""
    notes: list[str] = []
    deck = decks.chosen(say, notes)
    notes += cached.notices(say.lang)
    if deck is not None and not decks.may_be_seen(deck):
        notes.append(decks.locked(say))
        deck = None
    if deck is None:
        choosing(notes, say)
        return
    try:
        deck = desk.held(deck, notes, say)
    except DeckError as error:
        choosing([error.text(say.lang)], say)
        return
    deck = decks.current(deck)
    if address("show", "") == "1" and deck.shown:
        stage.show(deck, say)
    else:
        on_the_desk(deck, notes, say)


def choosing(notes: list[str], say: Words) -> None:
    """Show the decks that there are."""
    area = resolving.resolve_area(say, notes)
    with st.sidebar:
        filters.search(say)
        filters.data_choice(say)
    frame.breadcrumb(area)
    title, why = (
        say.t("Present a meeting"),
        say.t("A deck is the scenes of one meeting, in five blocks, with figures that can be frozen."),
    )
    frame.head(notes, title, why, cached.badges(say), say)
    desk.choose(area, say)


def on_the_desk(deck: Deck, notes: list[str], say: Words) -> None:
    """Show one deck to be put in order."""
    desk.head(deck, notes, say)
    desk.tools(deck, say)
    taking.offer(deck, say)
    desk.changes(deck, say)
    desk.meeting(deck, say)
    desk.scenes(deck, say)
    minutes.write(deck, say)
