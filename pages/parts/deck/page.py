"""The Paparan page: the decks, or one deck on the desk or on the stage."""

import streamlit as st

from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import deck_state, downloads, editor, minutes, presentation
from pages.parts.map import filters
from pages.parts.shell import layout
from pages.parts.state import url_validation
from pages.parts.state.url_state import url_parameter
from views import source as cached
from views.text.translator import Translator


def draw_page(i18n: Translator) -> None:
    """Show the deck in the address, on the stage where the address says so; without one the decks there are."""
    notes: list[str] = []
    deck = deck_state.resolve_deck(i18n, notes)
    notes += cached.notices(i18n.lang)
    if deck is not None and not deck_state.is_visible(deck):
        notes.append(deck_state.locked_message(i18n))
        deck = None
    if deck is None:
        draw_deck_list_page(notes, i18n)
        return
    try:
        deck = editor.acquire_deck(deck, notes, i18n)
    except DeckError as error:
        draw_deck_list_page([i18n.translate(error)], i18n)
        return
    deck = deck_state.refresh_if_live(deck)
    if url_parameter("show", "") == "1" and deck.shown_scenes:
        presentation.draw_presentation(deck, i18n)
    else:
        draw_editor_page(deck, notes, i18n)


def draw_deck_list_page(notes: list[str], i18n: Translator) -> None:
    """Show the decks that there are."""
    area = url_validation.resolve_area(i18n, notes)
    with st.sidebar:
        filters.draw_search(i18n)
        filters.draw_data_filter(i18n)
    layout.draw_breadcrumb(area)
    title, subtitle = (
        i18n.gettext("Present a meeting"),
        i18n.gettext("A deck is the scenes of one meeting, in five blocks, with figures that can be frozen."),
    )
    layout.draw_headline(notes, title, subtitle, cached.badges(i18n), i18n)
    editor.draw_deck_list(area, i18n)


def draw_editor_page(deck: Deck, notes: list[str], i18n: Translator) -> None:
    """Show one deck to be put in order."""
    editor.draw_headline(deck, notes, i18n)
    editor.draw_tools(deck, i18n)
    downloads.draw_downloads(deck, i18n)
    editor.draw_changes(deck, i18n)
    editor.draw_meeting_form(deck, i18n)
    editor.draw_scenes(deck, i18n)
    minutes.draw_minutes(deck, i18n)
