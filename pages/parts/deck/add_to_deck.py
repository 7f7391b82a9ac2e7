"""One button on every page: what is on the screen becomes a scene of the deck."""

from collections.abc import Callable

import streamlit as st

from data import regions
from meeting import repository, scene_insertion
from meeting.capture import scene_capture
from meeting.model import Deck, Scene
from pages.parts.deck import deck_state, downloads
from pages.parts.shell import toasts
from pages.parts.state.url_state import go
from views import source as cached
from views.text.translator import Words

MOST_SCENES = 60


def offer(area: str, capture: Callable[[], Scene], say: Words, page: str) -> None:
    """Offer to add what ``capture`` returns to the deck at hand, or to a new one, and to take it home as a picture that is named
    after the ``page``."""
    with st.sidebar, st.container(key="taking", horizontal=True, gap="small"):
        add_button(area, capture, "scene", say)
        downloads.picture(alone(area, capture, say), f"{page}-{area.replace(':', '-')}", say)


def offer_chart(area: str, capture: Callable[[], Scene], name: str, say: Words, page: str = "wilayah") -> None:
    """Offer one of several charts of a page, to the deck or as a picture; its file is named after ``page``, area and chart."""
    label = say.t("Take this map") if name == "map" else say.t("Take this chart")
    file = f"{page}-{area.replace(':', '-')}-{name}"
    downloads.chart(alone(area, capture, say), file, name, label, say, lambda: add_button(area, capture, name, say))


def add_button(area: str, capture: Callable[[], Scene], name: str, say: Words) -> None:
    """Offer to add what ``capture`` returns to the deck."""
    st.button(say.t("Add to the deck"), key=f"add-{name}", on_click=add, args=(area, capture, say))


def alone(area: str, capture: Callable[[], Scene], say: Words) -> Callable[[], Deck]:
    """Return what captures a scene, when it is called, as a deck of its own."""
    return lambda: downloads.alone(area, capture(), say)


def offer_employers(area: str, say: Words) -> None:
    """Offer to add the employers of an area, where the internal mode shows any; they go home only once they are confirmed."""
    if len(cached.employers(area)):
        label, capture = say.t("Add the employers to the deck"), lambda: scene_capture.of_employers(area, say)
        st.button(label, key="add-employers", on_click=add, args=(area, capture, say))


def add(area: str, capture: Callable[[], Scene], say: Words) -> None:
    """Add a scene to the deck at hand and say to which; one that is full, or may not have it, is left alone."""
    deck_state.attempt(say, put, area, capture(), say)


def put(area: str, scene: Scene, say: Words) -> None:
    """Keep the deck that a scene goes to with the scene in it; raise DeckError where that cannot be."""
    deck = target(area, scene, say)
    if len(deck.scenes) >= MOST_SCENES:
        toasts.tell(say.t("“{title}” has {n} scenes; that is the most.", title=deck.title, n=MOST_SCENES))
        return
    repository.write(scene_insertion.joined(deck, scene))
    go(deck=deck.deck_id)
    toasts.tell(say.t("Added to “{title}”.", title=deck.title))


def target(area: str, scene: Scene, say: Words) -> Deck:
    """Return the deck that a scene goes to: the one at hand where it may not have it, else one that fits, else a new one."""
    at_hand = deck_state.chosen(say, [])
    if at_hand is not None and not at_hand.takes(scene):
        return at_hand
    name = regions.load().get(area).full_name
    return deck_state.fitting(say.lang) or deck_state.empty(say.t("TIMPORA meeting, {area}", area=name), area, say.lang)
