"""The Paparan page: the list of decks, or one deck in the editor or in the presentation."""

import streamlit as st

from meeting.capture.scene_refresh import is_visible, refresh_if_live
from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import deck_list, deck_state, downloads, editor, minutes, presentation, scene_rows
from pages.parts.shell import layout
from pages.parts.shell.sidebar import draw_search_and_data
from views.badges import list_badges
from views.notices import list_notices
from views.reader import Reader
from views.validation import resolve_area


def draw_page(reader: Reader) -> None:
    """Show the deck in the address, on the stage where the address says so; without one the decks there are."""
    notes: list[str] = []
    deck = deck_state.resolve_deck(reader, notes)
    notes += list_notices(reader)
    if deck is not None and not is_visible(deck, reader.source):
        notes.append(deck_state.locked_message(reader.i18n))
        deck = None
    if deck is None:
        draw_deck_list_page(notes, reader)
        return
    try:
        deck = editor.acquire_deck(deck, notes, reader.i18n)
    except DeckError as error:
        draw_deck_list_page([reader.i18n.translate(error)], reader)
        return
    deck = refresh_if_live(deck, reader.source)
    if reader.request.get("show", "") == "1" and deck.shown_scenes:
        presentation.draw_presentation(deck, reader)
    else:
        draw_editor_page(deck, notes, reader)


def draw_deck_list_page(notes: list[str], reader: Reader) -> None:
    """Show the decks that there are."""
    area = resolve_area(reader, notes)
    with st.sidebar:
        draw_search_and_data(reader)
    layout.draw_breadcrumb(area)
    title, subtitle = (
        reader.i18n.gettext("Present a meeting"),
        reader.i18n.gettext("A deck is the scenes of one meeting, in five blocks, with figures that can be frozen."),
    )
    layout.draw_headline(notes, title, subtitle, list_badges(reader.source, reader.i18n), reader)
    deck_list.draw_deck_list(area, reader)


def draw_editor_page(deck: Deck, notes: list[str], reader: Reader) -> None:
    """Show one deck to be put in order."""
    editor.draw_headline(deck, notes, reader)
    editor.draw_tools(deck, reader.i18n)
    downloads.draw_downloads(deck, reader)
    editor.draw_changes(deck, reader)
    editor.draw_meeting_form(deck, reader.i18n)
    scene_rows.draw_scenes(deck, reader.i18n)
    minutes.draw_minutes(deck, reader.i18n)
