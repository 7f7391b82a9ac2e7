"""The list of decks: where one is begun, opened, or taken from a file."""

import pandas as pd
import streamlit as st

from data import regions
from meeting import deck_file, repository
from meeting.capture import default_deck
from meeting.capture.scene_refresh import is_visible
from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import deck_state
from pages.parts.shell import layout
from pages.parts.state.reader_context import build_reader
from pages.parts.state.streamlit_internals import UploadedFile
from pages.parts.state.url_state import update_url
from views.reader import Reader
from views.text.translator import Translator


def draw_deck_list(area: str, reader: Reader) -> None:
    """Show the decks that there are, the way to a new one, and the way in for one that came as a file."""
    i18n = reader.i18n
    name = regions.load().get(area).full_name
    label = i18n.gettext("New deck for {area}", area=name)
    st.button(label, type="primary", key="begin", on_click=deck_state.apply_change, args=(i18n, create_deck, area))
    visible_decks = [deck for deck in deck_state.list_decks(i18n) if is_visible(deck, reader.source)]
    if visible_decks:
        layout.draw_heading(i18n.gettext("Decks"))
    for deck in visible_decks:
        with st.container(key=f"deck-{deck.deck_id}", horizontal=True, vertical_alignment="center"):
            layout.draw_paragraph(f"{deck.title}. {summarize_deck(deck, i18n)}")
            st.button(i18n.gettext("Open"), key=f"open-{deck.deck_id}", on_click=open_deck, args=(deck,))
    upload = st.file_uploader(
        i18n.gettext("Open a deck from a file"),
        type=[deck_file.DECK_SUFFIX.lstrip(".")],
        key="deck_file",
        max_upload_size=20,
    )
    if upload:
        accept_upload(upload, reader)


def create_deck(area: str) -> None:
    """Begin a deck for an area and open it."""
    open_deck(repository.save_deck(default_deck.build_default_deck(area, build_reader())))


def open_deck(deck: Deck) -> None:
    """Open a deck on the desk, with the data and in the language that it was made with."""
    mode = deck.mode if deck.mode == "public" else None
    lang = deck.lang if deck.lang == "en" else None
    data = deck.data if deck.data != "published" else None
    update_url(deck=deck.deck_id, data=data, mode=mode, lang=lang, show=None)


def accept_upload(upload: UploadedFile, reader: Reader) -> None:
    """Keep a deck that came as a file, and offer to open it; say in a sentence why one is none."""
    try:
        deck = repository.import_deck(upload.getvalue(), upload.name)
    except DeckError as error:
        layout.draw_notice(reader.i18n.translate(error))
        return
    layout.draw_paragraph(reader.i18n.gettext("“{title}” is kept.", title=deck.title))
    if is_visible(deck, reader.source):
        st.button(reader.i18n.gettext("Open"), key="open-file", on_click=open_deck, args=(deck,))
    else:
        layout.draw_paragraph(deck_state.locked_message(reader.i18n))


def summarize_deck(deck: Deck, i18n: Translator) -> str:
    """Return one line on a deck: when, where, how many scenes, and whether it is frozen."""
    scene_count = i18n.ngettext("{n} scene", "{n} scenes", len(deck.scenes))
    shown_count = i18n.ngettext("{n} is shown", "{n} are shown", len(deck.shown_scenes))
    parts = [f"{scene_count}, {shown_count}"]
    if deck.held_on:
        parts.insert(0, i18n.format_date(pd.Timestamp(deck.held_on)))
    if deck.place:
        parts.insert(1, deck.place)
    if deck.frozen_at:
        parts.append(i18n.gettext("frozen on {day}", day=i18n.format_date(pd.Timestamp(deck.frozen_at))))
    return ", ".join(parts) + "."
