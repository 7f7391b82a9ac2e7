"""The desk: where a deck is chosen, put in order, written on, frozen and compared."""

from datetime import date
from itertools import chain, count

import pandas as pd
import streamlit as st

from data import regions
from meeting import deck_file, frozen_deck, repository
from meeting.capture import default_deck
from meeting.capture.figure_capture import MAX_LABEL_CHARS, MAX_TEXT_CHARS, truncate_text
from meeting.errors import DeckError
from meeting.model import Deck, Figure, Scene
from pages.parts.deck import action_items as lines_table
from pages.parts.deck import deck_state, presentation
from pages.parts.shell import layout
from pages.parts.state.url_state import update_url
from views import source as cached
from views.text.translator import Translator

MAX_CHANGES = 20
COPY_SUFFIX_CHARS = 20
"""What a copy may write behind the title of its deck, in letters."""


def draw_deck_list(area: str, i18n: Translator) -> None:
    """Show the decks that there are, the way to a new one, and the way in for one that came as a file."""
    name = regions.load().get(area).full_name
    label = i18n.gettext("New deck for {area}", area=name)
    st.button(
        label, type="primary", key="begin", on_click=deck_state.attempt_change, args=(i18n, create_deck, area, i18n)
    )
    visible_decks = [deck for deck in deck_state.list_decks(i18n) if deck_state.is_visible(deck)]
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
        accept_upload(upload, i18n)


def create_deck(area: str, i18n: Translator) -> None:
    """Begin a deck for an area and open it."""
    open_deck(repository.save_deck(default_deck.build_default_deck(area, i18n)))


def open_deck(deck: Deck) -> None:
    """Open a deck on the desk, with the data and in the language that it was made with."""
    mode = deck.mode if deck.mode == "public" else None
    lang = deck.lang if deck.lang == "en" else None
    data = deck.data if deck.data != "published" else None
    update_url(deck=deck.deck_id, data=data, mode=mode, lang=lang, show=None)


def accept_upload(upload, i18n: Translator) -> None:
    """Keep a deck that came as a file, and offer to open it; say in a sentence why one is none."""
    try:
        deck = repository.import_deck(upload.getvalue(), upload.name)
    except DeckError as error:
        layout.draw_notice(i18n.translate(error))
        return
    layout.draw_paragraph(i18n.gettext("“{title}” is kept.", title=deck.title))
    if deck_state.is_visible(deck):
        st.button(i18n.gettext("Open"), key="open-file", on_click=open_deck, args=(deck,))
    else:
        layout.draw_paragraph(deck_state.locked_message(i18n))


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


def draw_headline(deck: Deck, notes: list[str], i18n: Translator) -> None:
    """Show what deck this is, with its state and the hash of its figures."""
    hash_text = i18n.gettext("Figures {hash}", hash=frozen_deck.hash_content(deck.scenes))
    badges = [*next((scene.badges for scene in deck.scenes if scene.badges), [])]
    layout.draw_headline(
        [*notes, *deck_state.notices(deck, i18n)], deck.title, f"{summarize_deck(deck, i18n)} {hash_text}", badges, i18n
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
                on_click=deck_state.attempt_change,
                args=(i18n, thaw_deck, deck.deck_id),
            )
        else:
            st.button(
                i18n.gettext("Freeze the figures"),
                key="freeze",
                on_click=deck_state.attempt_change,
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
            i18n.gettext("Copy"), key="copy", on_click=deck_state.attempt_change, args=(i18n, copy_deck, deck, i18n)
        )
        with st.popover(i18n.gettext("Remove deck")):
            layout.draw_paragraph(
                i18n.gettext("It goes from the store for good. Download it first if it may be needed again.")
            )
            st.button(
                i18n.gettext("Remove for good"),
                key="discard-deck",
                on_click=deck_state.attempt_change,
                args=(i18n, remove_deck, deck.deck_id),
            )
        st.button(i18n.gettext("All decks"), key="close", type="tertiary", on_click=update_url, kwargs={"deck": None})


def freeze_deck(deck_id: str) -> None:
    """Freeze a deck, as it is kept now, with the figures on the screen."""
    repository.save_deck(
        frozen_deck.freeze_deck(deck_state.refresh_if_live(repository.read_deck(deck_id)), date.today())
    )


def thaw_deck(deck_id: str) -> None:
    """Let a deck's figures follow the data again."""
    repository.save_deck(frozen_deck.unfreeze_deck(repository.read_deck(deck_id)))


def remove_deck(deck_id: str) -> None:
    """Remove a deck and go back to the list."""
    repository.remove_deck(deck_id)
    update_url(deck=None)


def acquire_deck(deck: Deck, notes: list[str], i18n: Translator) -> Deck:
    """Return a deck that this visit now holds: the deck itself, or a copy where another browser has it open, which is said.

    Who comes back to the deck comes to the copy made before. Raise DeckError where a copy is wanted and cannot be kept.
    """
    edit_lock = cached.edit_lock()
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


def draw_changes(deck: Deck, i18n: Translator) -> None:
    """Say how many figures of a frozen deck are told otherwise today, and which."""
    if not deck.frozen_at:
        return
    differences = frozen_deck.compare_facts(deck.scenes, deck_state.rebuild_deck(deck).scenes)
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
    lines = [
        f"<li>{layout.escape(describe_change(old_figure, new_figure, i18n))}</li>"
        for old_figure, new_figure in differences[:MAX_CHANGES]
    ]
    st.html(f"<ul class='peta-list'>{''.join(lines)}</ul>")


def describe_change(old_figure: Figure | None, new_figure: Figure | None, i18n: Translator) -> str:
    """Say how one figure was told and how it is told today."""
    figure = old_figure or new_figure
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


def draw_scenes(deck: Deck, i18n: Translator) -> None:
    """List the scenes in their order, each with its block, its message, and what may be done with it."""
    block = ""
    for number, scene in enumerate(deck.scenes, start=1):
        if scene.block != block:
            block = scene.block
            layout.draw_heading(presentation.block_label(block, i18n))
        draw_scene_row(deck, number, scene, i18n)


def draw_scene_row(deck: Deck, number: int, scene: Scene, i18n: Translator) -> None:
    """Show one scene: its message, or why it is skipped; beside it the buttons and what the presenter writes on it."""
    details = [
        distinguishing_subtitle(deck, scene),
        "" if scene in deck.shown_scenes else explain_skip(deck, scene, i18n),
    ]
    details_html = "".join(
        f'<br><span class="peta-skipped">{layout.escape(detail)}</span>' for detail in details if detail
    )
    message_column, tools_column = st.columns((1, 1) if scene.is_guarded else (3, 2), vertical_alignment="center")
    message_column.html(f'<p class="peta-text"><b>{number}. {layout.escape(scene.title)}</b>{details_html}</p>')
    with tools_column.container(
        key=f"scene-{scene.scene_id}", horizontal=True, horizontal_alignment="right", gap="small"
    ):
        if scene.is_guarded and not scene.missing_reason:
            draw_confirm_button(deck, scene, i18n)
        if not deck.frozen_at:
            draw_order_buttons(deck, scene, i18n)
            with st.popover(i18n.gettext("Write")):
                draw_scene_form(deck, scene, i18n)


def distinguishing_subtitle(deck: Deck, scene: Scene) -> str:
    """Return what a scene shows, where another of the deck has the same title."""
    return scene.subtitle if sum(other_scene.title == scene.title for other_scene in deck.scenes) > 1 else ""


def draw_order_buttons(deck: Deck, scene: Scene, i18n: Translator) -> None:
    """Show the buttons that move a scene or remove it; a symbol is named for who cannot see it."""
    scene_id, ids, attempt = scene.scene_id, (deck.deck_id, scene.scene_id), deck_state.attempt_change
    st.button(
        "↑",
        key=f"up-{scene_id}",
        help=i18n.gettext("Earlier"),
        on_click=attempt,
        args=(i18n, deck_state.move_scene, *ids, -1),
    )
    st.button(
        "↓",
        key=f"down-{scene_id}",
        help=i18n.gettext("Later"),
        on_click=attempt,
        args=(i18n, deck_state.move_scene, *ids, 1),
    )
    st.button(
        i18n.gettext("Remove"), key=f"remove-{scene_id}", on_click=attempt, args=(i18n, deck_state.remove_scene, *ids)
    )


def draw_confirm_button(deck: Deck, scene: Scene, i18n: Translator) -> None:
    """Let the presenter confirm that a scene which is hidden by default may be seen at this meeting, or hide it again."""
    label = i18n.gettext("Hide") if scene.is_confirmed else i18n.gettext("Confirm for this meeting")
    values = {"is_confirmed": not scene.is_confirmed}
    arguments = (i18n, deck_state.update_scene, deck.deck_id, scene.scene_id)
    st.button(label, key=f"confirm-{scene.scene_id}", on_click=deck_state.attempt_change, args=arguments, kwargs=values)


def explain_skip(deck: Deck, scene: Scene, i18n: Translator) -> str:
    """Say why a presentation does not stop at a scene."""
    if not deck.accepts_scene(scene):
        return i18n.gettext("Skipped: {why}", why=i18n.gettext("employers are for decks of the internal mode."))
    return i18n.gettext("Skipped: {why}", why=scene.missing_reason or i18n.gettext("not confirmed for this meeting."))


def draw_scene_form(deck: Deck, scene: Scene, i18n: Translator) -> None:
    """Let the presenter write a title, a line on the scene, notes, and on a scene of lines the lines."""
    with st.form(f"write-{scene.scene_id}", border=False):
        title = st.text_input(i18n.gettext("Title"), scene.title, max_chars=MAX_TEXT_CHARS)
        annotation = st.text_input(i18n.gettext("Line on the scene"), scene.annotation, max_chars=MAX_TEXT_CHARS)
        notes = st.text_area(i18n.gettext("Notes (only the presenter sees them)"), scene.notes, max_chars=10_000)
        lines = (
            lines_table.edit_lines(scene.lines, f"lines-{scene.scene_id}", i18n)
            if scene.kind == "lines"
            else scene.lines
        )
        is_sensitive = st.checkbox(
            i18n.gettext("Hidden until confirmed for this meeting (a place, a target, an employer)"),
            scene.is_guarded,
            disabled=scene.is_internal,
        )
        if st.form_submit_button(i18n.gettext("Keep")):
            has_own_title = scene.has_own_title or title != scene.title
            values = {
                "is_sensitive": is_sensitive,
                "is_confirmed": scene.is_confirmed and is_sensitive and not scene.missing_reason,
            }
            if scene.kind == "lines":
                values["missing_reason"] = "" if lines else default_deck.no_lines_message(i18n)
            values |= {
                "title": title,
                "has_own_title": has_own_title,
                "annotation": annotation,
                "notes": notes,
                "lines": lines,
            }
            if deck_state.attempt_change(i18n, deck_state.update_scene, deck.deck_id, scene.scene_id, **values):
                st.rerun()
