"""The desk: where a deck is chosen, put in order, written on, frozen and compared."""

from datetime import date
from itertools import chain, count

import pandas as pd
import streamlit as st

from data import regions
from meeting import deck_file, frozen_deck, repository
from meeting.capture import default_deck
from meeting.capture.figure_capture import LONG, SHORT, cut
from meeting.errors import DeckError
from meeting.model import Deck, Figure, Scene
from pages.parts.deck import action_items as lines_table
from pages.parts.deck import deck_state, presentation
from pages.parts.shell import layout
from pages.parts.state.url_state import go
from views import source as cached
from views.text.translator import Words

MOST_CHANGES = 20
ROOM = 20
"""What a copy may write behind the title of its deck, in letters."""


def choose(area: str, say: Words) -> None:
    """Show the decks that there are, the way to a new one, and the way in for one that came as a file."""
    name = regions.load().get(area).full_name
    label = say.t("New deck for {area}", area=name)
    st.button(label, type="primary", key="begin", on_click=deck_state.attempt, args=(say, begin, area, say))
    known = [deck for deck in deck_state.every(say) if deck_state.may_be_seen(deck)]
    if known:
        layout.heading(say.t("Decks"))
    for deck in known:
        with st.container(key=f"deck-{deck.deck_id}", horizontal=True, vertical_alignment="center"):
            layout.paragraph(f"{deck.title}. {about(deck, say)}")
            st.button(say.t("Open"), key=f"open-{deck.deck_id}", on_click=open_deck, args=(deck,))
    given = st.file_uploader(
        say.t("Open a deck from a file"), type=[deck_file.ENDING.lstrip(".")], key="deck_file", max_upload_size=20
    )
    if given:
        take(given, say)


def begin(area: str, say: Words) -> None:
    """Begin a deck for an area and open it."""
    open_deck(repository.write(default_deck.begin(area, say)))


def open_deck(deck: Deck) -> None:
    """Open a deck on the desk, with the data and in the language that it was made with."""
    mode = deck.mode if deck.mode == "public" else None
    lang = deck.lang if deck.lang == "en" else None
    data = deck.data if deck.data != "published" else None
    go(deck=deck.deck_id, data=data, mode=mode, lang=lang, show=None)


def take(given, say: Words) -> None:
    """Keep a deck that came as a file, and offer to open it; say in a sentence why one is none."""
    try:
        deck = repository.accept(given.getvalue(), given.name)
    except DeckError as error:
        layout.notice(error.text(say.lang))
        return
    layout.paragraph(say.t("“{title}” is kept.", title=deck.title))
    if deck_state.may_be_seen(deck):
        st.button(say.t("Open"), key="open-file", on_click=open_deck, args=(deck,))
    else:
        layout.paragraph(deck_state.locked(say))


def about(deck: Deck, say: Words) -> str:
    """Return one line on a deck: when, where, how many scenes, and whether it is frozen."""
    parts = [say.t("{n} scenes, {shown} are shown", n=len(deck.scenes), shown=len(deck.shown))]
    if deck.held_on:
        parts.insert(0, say.date(pd.Timestamp(deck.held_on)))
    if deck.place:
        parts.insert(1, deck.place)
    if deck.frozen_at:
        parts.append(say.t("frozen on {day}", day=say.date(pd.Timestamp(deck.frozen_at))))
    return ", ".join(parts) + "."


def head(deck: Deck, notes: list[str], say: Words) -> None:
    """Show what deck this is, with its state and the hash of its figures."""
    told = say.t("Figures {hash}", hash=frozen_deck.content_hash(deck.scenes))
    badges = [*next((scene.badges for scene in deck.scenes if scene.badges), [])]
    layout.head([*notes, *deck_state.notices(deck, say)], deck.title, f"{about(deck, say)} {told}", badges, say)


def tools(deck: Deck, say: Words) -> None:
    """Show what may be done with the whole deck."""
    with st.container(horizontal=True, key="deck-tools"):
        st.button(
            say.t("Present"), type="primary", key="present", disabled=not deck.shown, on_click=go, kwargs={"show": "1"}
        )
        if deck.frozen_at:
            st.button(
                say.t("Let figures follow the data"),
                key="thaw",
                on_click=deck_state.attempt,
                args=(say, thaw, deck.deck_id),
            )
        else:
            st.button(
                say.t("Freeze the figures"), key="freeze", on_click=deck_state.attempt, args=(say, freeze, deck.deck_id)
            )
        st.download_button(
            say.t("Download deck"),
            lambda: deck_file.encoded(deck),
            f"{deck.deck_id}{deck_file.ENDING}",
            "application/json",
            key="download-deck",
            on_click="ignore",
        )
        st.button(say.t("Copy"), key="copy", on_click=deck_state.attempt, args=(say, copied, deck, say))
        with st.popover(say.t("Remove deck")):
            layout.paragraph(say.t("It goes from the store for good. Download it first if it may be needed again."))
            st.button(
                say.t("Remove for good"),
                key="discard-deck",
                on_click=deck_state.attempt,
                args=(say, removed, deck.deck_id),
            )
        st.button(say.t("All decks"), key="close", type="tertiary", on_click=go, kwargs={"deck": None})


def freeze(deck_id: str) -> None:
    """Freeze a deck, as it is kept now, with the figures on the screen."""
    repository.write(frozen_deck.frozen(deck_state.current(repository.read(deck_id)), date.today()))


def thaw(deck_id: str) -> None:
    """Let a deck's figures follow the data again."""
    repository.write(frozen_deck.thawed(repository.read(deck_id)))


def removed(deck_id: str) -> None:
    """Remove a deck and go back to the list."""
    repository.remove(deck_id)
    go(deck=None)


def held(deck: Deck, notes: list[str], say: Words) -> Deck:
    """Return a deck that this visit now holds: the deck itself, or a copy where another browser has it open, which is said.

    Who comes back to the deck comes to the copy made before. Raise DeckError where a copy is wanted and cannot be kept.
    """
    hold = cached.hold()
    if hold.take(deck.deck_id):
        return deck
    notes.append(say.t("“{title}” is open in another browser. This is a copy of it.", title=deck.title))
    copy = deck_state.known(hold.copies.get(deck.deck_id, ""))
    if copy is None or not hold.take(copy.deck_id):
        copy = copied(deck, say)
        hold.take(copy.deck_id)
    hold.copies[deck.deck_id] = copy.deck_id
    go(deck=copy.deck_id)
    return copy


def copied(deck: Deck, say: Words) -> Deck:
    """Keep a copy of a deck under a title that says so and that no other deck bears, and return it."""
    borne, title = {one.title for one in repository.decks()}, cut(deck.title, LONG - ROOM)
    first = say.t("{title} (copy)", title=title)
    more = (say.t("{title} (copy {n})", title=title, n=say.number(n)) for n in count(2))
    return repository.copied(deck, next(one for one in chain([first], more) if one not in borne))


def changes(deck: Deck, say: Words) -> None:
    """Say how many figures of a frozen deck are told otherwise today, and which."""
    if not deck.frozen_at:
        return
    found = frozen_deck.differences(deck.scenes, deck_state.today(deck).scenes)
    if not found:
        layout.paragraph(say.t("Every figure is today as it was frozen."))
        return
    one = say.t("1 figure has changed since it was frozen.")
    layout.paragraph(say.counted(len(found), one, say.t("{n} figures have changed since it was frozen.")))
    lines = [f"<li>{layout.escape(change(before, after, say))}</li>" for before, after in found[:MOST_CHANGES]]
    st.html(f"<ul class='peta-list'>{''.join(lines)}</ul>")


def change(before: Figure | None, after: Figure | None, say: Words) -> str:
    """Say how one figure was told and how it is told today."""
    one = before or after
    name = ", ".join(part for part in (one.area, one.label, one.category_label) if part)
    return f"{name}: {said(before, say)} → {said(after, say)}"


def said(figure: Figure | None, say: Words) -> str:
    """Say a figure with unit and date, or that there is none."""
    return f"{figure.told} {figure.unit_label}, {figure.when}" if figure else say.t("no data")


def meeting(deck: Deck, say: Words) -> None:
    """Let the presenter name the meeting: title, day, place."""
    with st.expander(say.t("Title, day and place of the meeting")), st.form(f"meeting-{deck.deck_id}", border=False):
        title = st.text_input(say.t("Title"), deck.title, max_chars=LONG)
        day = st.date_input(
            say.t("Day"), date.fromisoformat(deck.held_on) if deck.held_on else None, format="DD/MM/YYYY"
        )
        place = st.text_input(say.t("Place"), deck.place, max_chars=SHORT)
        if st.form_submit_button(say.t("Keep")):
            values = {"title": title, "held_on": day.isoformat() if day else "", "place": place}
            if deck_state.attempt(say, deck_state.named, deck.deck_id, **values):
                st.rerun()


def scenes(deck: Deck, say: Words) -> None:
    """List the scenes in their order, each with its block, its message, and what may be done with it."""
    block = ""
    for number, scene in enumerate(deck.scenes, start=1):
        if scene.block != block:
            block = scene.block
            layout.heading(presentation.block_label(block, say))
        row(deck, number, scene, say)


def row(deck: Deck, number: int, scene: Scene, say: Words) -> None:
    """Show one scene: its message, or why it is skipped; beside it the buttons and what the presenter writes on it."""
    said = [told_apart(deck, scene), "" if scene in deck.shown else why_skipped(deck, scene, say)]
    below = "".join(f'<br><span class="peta-skipped">{layout.escape(line)}</span>' for line in said if line)
    message, tools_place = st.columns((1, 1) if scene.is_guarded else (3, 2), vertical_alignment="center")
    message.html(f'<p class="peta-text"><b>{number}. {layout.escape(scene.title)}</b>{below}</p>')
    with tools_place.container(
        key=f"scene-{scene.scene_id}", horizontal=True, horizontal_alignment="right", gap="small"
    ):
        if scene.is_guarded and not scene.missing:
            confirming(deck, scene, say)
        if not deck.frozen_at:
            order(deck, scene, say)
            with st.popover(say.t("Write")):
                writing(deck, scene, say)


def told_apart(deck: Deck, scene: Scene) -> str:
    """Return what a scene shows, where another of the deck has the same title."""
    return scene.subtitle if sum(other.title == scene.title for other in deck.scenes) > 1 else ""


def order(deck: Deck, scene: Scene, say: Words) -> None:
    """Show the buttons that move a scene or remove it; a symbol is named for who cannot see it."""
    name, of, act = scene.scene_id, (deck.deck_id, scene.scene_id), deck_state.attempt
    st.button("↑", key=f"up-{name}", help=say.t("Earlier"), on_click=act, args=(say, deck_state.moved, *of, -1))
    st.button("↓", key=f"down-{name}", help=say.t("Later"), on_click=act, args=(say, deck_state.moved, *of, 1))
    st.button(say.t("Remove"), key=f"remove-{name}", on_click=act, args=(say, deck_state.without, *of))


def confirming(deck: Deck, scene: Scene, say: Words) -> None:
    """Let the presenter confirm that a scene which is hidden by default may be seen at this meeting, or hide it again."""
    label = say.t("Hide") if scene.is_confirmed else say.t("Confirm for this meeting")
    changed = {"is_confirmed": not scene.is_confirmed}
    of = (say, deck_state.edited, deck.deck_id, scene.scene_id)
    st.button(label, key=f"confirm-{scene.scene_id}", on_click=deck_state.attempt, args=of, kwargs=changed)


def why_skipped(deck: Deck, scene: Scene, say: Words) -> str:
    """Say why a presentation does not stop at a scene."""
    if not deck.takes(scene):
        return say.t("Skipped: {why}", why=say.t("employers are for decks of the internal mode."))
    return say.t("Skipped: {why}", why=scene.missing or say.t("not confirmed for this meeting."))


def writing(deck: Deck, scene: Scene, say: Words) -> None:
    """Let the presenter write a title, a line on the scene, notes, and on a scene of lines the lines."""
    with st.form(f"write-{scene.scene_id}", border=False):
        title = st.text_input(say.t("Title"), scene.title, max_chars=LONG)
        annotation = st.text_input(say.t("Line on the scene"), scene.annotation, max_chars=LONG)
        notes = st.text_area(say.t("Notes (only the presenter sees them)"), scene.notes, max_chars=10_000)
        lines = (
            lines_table.edited_lines(scene.lines, f"lines-{scene.scene_id}", say)
            if scene.kind == "lines"
            else scene.lines
        )
        hidden = st.checkbox(
            say.t("Hidden until confirmed for this meeting (a place, a target, an employer)"),
            scene.is_guarded,
            disabled=scene.is_internal,
        )
        if st.form_submit_button(say.t("Keep")):
            own = scene.has_own_title or title != scene.title
            more = {"is_sensitive": hidden, "is_confirmed": scene.is_confirmed and hidden and not scene.missing}
            if scene.kind == "lines":
                more["missing"] = "" if lines else default_deck.unwritten(say)
            more |= {"title": title, "has_own_title": own, "annotation": annotation, "notes": notes, "lines": lines}
            if deck_state.attempt(say, deck_state.edited, deck.deck_id, scene.scene_id, **more):
                st.rerun()
