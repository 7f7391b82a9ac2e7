"""The editor of a deck as a whole: who has it, what it is, what may be done with it, what has changed since it was frozen."""

from datetime import date
from itertools import chain, count

import streamlit as st

from meeting import deck_file, frozen_deck, repository
from meeting.capture.figure_capture import MAX_LABEL_CHARS, MAX_TEXT_CHARS, truncate_text
from meeting.capture.scene_refresh import rebuild_deck, refresh_if_live
from meeting.model import Deck, Figure
from pages.parts.deck import deck_state
from pages.parts.deck.deck_list import summarize_deck
from pages.parts.shell import layout
from pages.parts.state import session_resources
from pages.parts.state.reader_context import build_reader
from pages.parts.state.url_state import update_url
from views.reader import Reader
from views.text.html import list_html
from views.text.translator import Translator

MAX_CHANGES = 20
COPY_SUFFIX_CHARS = 20
"""What a copy may write behind the title of its deck, in letters."""


def acquire_deck(deck: Deck, notes: list[str], i18n: Translator) -> Deck:
    """Return a deck that this visit now holds: the deck itself, or a copy where another browser has it open, which is said.

    Who comes back to the deck comes to the copy made before. Raise DeckError where a copy is wanted and cannot be kept.
    """
    edit_lock = session_resources.edit_lock()
    if edit_lock.acquire(deck.deck_id):
        return deck
    notes.append(i18n.gettext("“{title}” is open in another browser. This is a copy of it.", title=deck.title))
    copy = deck_state.find_deck(edit_lock.copies.get(deck.deck_id, ""))
    if copy is None or not edit_lock.acquire(copy.deck_id):
        copy = copy_deck(deck, i18n)
        edit_lock.acquire(copy.deck_id)
    edit_lock.copies[deck.deck_id] = copy.deck_id
    update_url(deck=copy.deck_id)
    return copy


def copy_deck(deck: Deck, i18n: Translator) -> Deck:
    """Keep a copy of a deck under a title that says so and that no other deck bears, and return it."""
    titles, title = (
        {other_deck.title for other_deck in repository.load_decks()},
        truncate_text(deck.title, MAX_TEXT_CHARS - COPY_SUFFIX_CHARS),
    )
    first_title = i18n.gettext("{title} (copy)", title=title)
    numbered_titles = (i18n.gettext("{title} (copy {n})", title=title, n=i18n.format_number(n)) for n in count(2))
    return repository.copy_deck(
        deck, next(candidate for candidate in chain([first_title], numbered_titles) if candidate not in titles)
    )


def draw_headline(deck: Deck, notes: list[str], reader: Reader) -> None:
    """Show what deck this is, with its state and the hash of its figures."""
    hash_text = reader.i18n.gettext("Figures {hash}", hash=frozen_deck.hash_content(deck.scenes))
    badges = [*next((scene.badges for scene in deck.scenes if scene.badges), [])]
    layout.draw_headline(
        [*notes, *deck_state.list_deck_notices(deck, reader)],
        deck.title,
        f"{summarize_deck(deck, reader.i18n)} {hash_text}",
        badges,
        reader,
    )


def draw_tools(deck: Deck, i18n: Translator) -> None:
    """Show what may be done with the whole deck."""
    with st.container(horizontal=True, key="deck-tools"):
        st.button(
            i18n.gettext("Present"),
            type="primary",
            key="present",
            disabled=not deck.shown_scenes,
            on_click=update_url,
            kwargs={"show": "1"},
        )
        if deck.frozen_at:
            st.button(
                i18n.gettext("Let figures follow the data"),
                key="thaw",
                on_click=deck_state.apply_change,
                args=(i18n, thaw_deck, deck.deck_id),
            )
        else:
            st.button(
                i18n.gettext("Freeze the figures"),
                key="freeze",
                on_click=deck_state.apply_change,
                args=(i18n, freeze_deck, deck.deck_id),
            )
        st.download_button(
            i18n.gettext("Download deck"),
            lambda: deck_file.encode_deck(deck),
            f"{deck.deck_id}{deck_file.DECK_SUFFIX}",
            "application/json",
            key="download-deck",
            on_click="ignore",
        )
        st.button(
            i18n.gettext("Copy"), key="copy", on_click=deck_state.apply_change, args=(i18n, copy_deck, deck, i18n)
        )
        with st.popover(i18n.gettext("Remove deck")):
            layout.draw_paragraph(
                i18n.gettext("It goes from the store for good. Download it first if it may be needed again.")
            )
            st.button(
                i18n.gettext("Remove for good"),
                key="discard-deck",
                on_click=deck_state.apply_change,
                args=(i18n, remove_deck, deck.deck_id),
            )
        st.button(i18n.gettext("All decks"), key="close", type="tertiary", on_click=update_url, kwargs={"deck": None})


def freeze_deck(deck_id: str) -> None:
    """Freeze a deck, as it is kept now, with the figures on the screen."""
    deck = refresh_if_live(repository.read_deck(deck_id), build_reader().source)
    repository.save_deck(frozen_deck.freeze_deck(deck, date.today()))


def thaw_deck(deck_id: str) -> None:
    """Let a deck's figures follow the data again."""
    repository.save_deck(frozen_deck.unfreeze_deck(repository.read_deck(deck_id)))


def remove_deck(deck_id: str) -> None:
    """Remove a deck and go back to the list."""
    repository.remove_deck(deck_id)
    update_url(deck=None)


def draw_changes(deck: Deck, reader: Reader) -> None:
    """Say how many figures of a frozen deck are told otherwise today, and which."""
    if not deck.frozen_at:
        return
    i18n, today_deck = reader.i18n, rebuild_deck(deck, reader.source)
    differences = frozen_deck.compare_facts(deck.scenes, today_deck.scenes)
    if not differences:
        layout.draw_paragraph(i18n.gettext("Every figure is today as it was frozen."))
        return
    layout.draw_paragraph(
        i18n.ngettext(
            "1 figure has changed since it was frozen.",
            "{n} figures have changed since it was frozen.",
            len(differences),
        )
    )
    lines = [describe_change(*difference, i18n) for difference in differences[:MAX_CHANGES]]
    st.html(list_html(lines))


def describe_change(old_figure: Figure | None, new_figure: Figure | None, i18n: Translator) -> str:
    """Say how one figure was told and how it is told today."""
    figure = old_figure or new_figure
    assert figure is not None  # a difference has a figure before, after, or both
    name = ", ".join(part for part in (figure.area, figure.label, figure.category_label) if part)
    return f"{name}: {describe_figure(old_figure, i18n)} → {describe_figure(new_figure, i18n)}"


def describe_figure(figure: Figure | None, i18n: Translator) -> str:
    """Say a figure with unit and date, or that there is none."""
    return f"{figure.value_text} {figure.unit_label}, {figure.period_text}" if figure else i18n.gettext("no data")


def draw_meeting_form(deck: Deck, i18n: Translator) -> None:
    """Let the presenter name the meeting: title, day, place."""
    with (
        st.expander(i18n.gettext("Title, day and place of the meeting")),
        st.form(f"meeting-{deck.deck_id}", border=False),
    ):
        title = st.text_input(i18n.gettext("Title"), deck.title, max_chars=MAX_TEXT_CHARS)
        day = st.date_input(
            i18n.gettext("Day"), date.fromisoformat(deck.held_on) if deck.held_on else None, format="DD/MM/YYYY"
        )
        place = st.text_input(i18n.gettext("Place"), deck.place, max_chars=MAX_LABEL_CHARS)
        if st.form_submit_button(i18n.gettext("Keep")):
            values = {"title": title, "held_on": day.isoformat() if day else "", "place": place}
            if deck_state.attempt_change(i18n, deck_state.update_deck, deck.deck_id, **values):
                st.rerun()
