"""The scenes of a deck in their order: each with its message, what may be done with it, and what the presenter writes on it."""

import streamlit as st

from meeting.capture import default_deck
from meeting.capture.figure_capture import MAX_TEXT_CHARS
from meeting.model import Deck, Scene
from pages.parts.deck import action_items, deck_state, presentation
from pages.parts.shell import layout
from views.text.html import escape
from views.text.translator import Translator


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
    details_html = "".join(f'<br><span class="peta-detail">{escape(detail)}</span>' for detail in details if detail)
    message_column, tools_column = st.columns((1, 1) if scene.is_guarded else (3, 2), vertical_alignment="center")
    message_column.html(f'<p class="peta-text"><b>{number}. {escape(scene.title)}</b>{details_html}</p>')
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


def explain_skip(deck: Deck, scene: Scene, i18n: Translator) -> str:
    """Say why a presentation does not stop at a scene."""
    if not deck.accepts_scene(scene):
        return i18n.gettext("Skipped: {why}", why=i18n.gettext("employers are for decks of the internal mode."))
    return i18n.gettext("Skipped: {why}", why=scene.missing_reason or i18n.gettext("not confirmed for this meeting."))


def draw_order_buttons(deck: Deck, scene: Scene, i18n: Translator) -> None:
    """Show the buttons that move a scene or remove it; a symbol is named for who cannot see it."""
    scene_id, ids, attempt = scene.scene_id, (deck.deck_id, scene.scene_id), deck_state.apply_change
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
    st.button(label, key=f"confirm-{scene.scene_id}", on_click=deck_state.apply_change, args=arguments, kwargs=values)


def draw_scene_form(deck: Deck, scene: Scene, i18n: Translator) -> None:
    """Let the presenter write a title, a line on the scene, notes, and on a scene of lines the lines."""
    with st.form(f"write-{scene.scene_id}", border=False):
        title = st.text_input(i18n.gettext("Title"), scene.title, max_chars=MAX_TEXT_CHARS)
        annotation = st.text_input(i18n.gettext("Line on the scene"), scene.annotation, max_chars=MAX_TEXT_CHARS)
        notes = st.text_area(i18n.gettext("Notes (only the presenter sees them)"), scene.notes, max_chars=10_000)
        lines = (
            action_items.edit_lines(scene.lines, f"lines-{scene.scene_id}", i18n)
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
            values: dict[str, object] = {
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
