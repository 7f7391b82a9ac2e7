"""One button on every page: what is on the screen becomes a scene of the deck."""

from collections.abc import Callable

import streamlit as st

from data import regions
from meeting.scenes import Scene
from pages.parts.meeting import decks, taking
from pages.parts.pick import go
from pages.parts.words import Words

MOST_SCENES = 60


def offer(area: str, capture: Callable[[], Scene], say: Words) -> None:
    """Offer to add what ``capture`` returns to the deck at hand, or to a new one, and to take it home as a picture."""
    with st.sidebar, st.container(key="taking", horizontal=True, gap="small"):
        st.button(say.t("Add to the deck"), key="add-scene", on_click=add, args=(area, capture, say))
        taking.picture(area, capture, f"peta-{area.replace(':', '-')}", say)


def add(area: str, capture: Callable[[], Scene], say: Words) -> None:
    """Add a scene to the deck at hand and say to which; a deck that is full is left alone."""
    deck = decks.fitting(say.lang)
    if deck is None:
        name = regions.load().get(area).full_name
        deck = decks.empty(say.t("TIMPORA meeting, {area}", area=name), area, say.lang)
    if len(deck.scenes) >= MOST_SCENES:
        st.toast(say.t("“{title}” has {n} scenes; that is the most.", title=deck.title, n=MOST_SCENES))
        return
    decks.changed(deck, [*deck.scenes, capture()])
    go(deck=deck.deck_id)
    st.toast(say.t("Added to “{title}”.", title=deck.title))
