"""One button on every page: what is on the screen becomes a scene of the deck."""

from collections.abc import Callable

import streamlit as st

from data import regions
from meeting import repository
from meeting.capture import scene_capture
from meeting.model import Deck, Scene
from pages.parts.deck import deck_state, downloads
from pages.parts.shell import toasts
from pages.parts.state.url_state import update_url
from views import source as cached
from views.text.translator import Translator

MAX_SCENES = 60


def offer_scene(area: str, capture: Callable[[], Scene], i18n: Translator, page: str) -> None:
    """Offer to add what ``capture`` returns to the deck at hand, or to a new one, and to take it home as a picture that is named
    after the ``page``."""
    with st.sidebar, st.container(key="taking", horizontal=True, gap="small"):
        draw_add_button(area, capture, "scene", i18n)
        downloads.draw_picture_download(
            make_deck_factory(area, capture, i18n), f"{page}-{area.replace(':', '-')}", i18n
        )


def offer_chart(area: str, capture: Callable[[], Scene], name: str, i18n: Translator, page: str = "wilayah") -> None:
    """Offer one of several charts of a page, to the deck or as a picture; its file is named after ``page``, area and chart."""
    label = i18n.gettext("Take this map") if name == "map" else i18n.gettext("Take this chart")
    file_name = f"{page}-{area.replace(':', '-')}-{name}"
    downloads.draw_chart_download(
        make_deck_factory(area, capture, i18n),
        file_name,
        name,
        label,
        i18n,
        lambda: draw_add_button(area, capture, name, i18n),
    )


def draw_add_button(area: str, capture: Callable[[], Scene], name: str, i18n: Translator) -> None:
    """Offer to add what ``capture`` returns to the deck."""
    st.button(i18n.gettext("Add to the deck"), key=f"add-{name}", on_click=add_scene, args=(area, capture, i18n))


def make_deck_factory(area: str, capture: Callable[[], Scene], i18n: Translator) -> Callable[[], Deck]:
    """Return what captures a scene, when it is called, as a deck of its own."""
    return lambda: downloads.build_single_scene_deck(area, capture(), i18n)


def offer_breakdown(area: str, breakdown: str, i18n: Translator) -> None:
    """Offer the chart of an area by one breakdown, for the deck or as a picture."""
    offer_chart(area, lambda: scene_capture.capture_breakdown(area, breakdown, i18n), breakdown, i18n)


def offer_measure(area: str, measure: str, i18n: Translator) -> None:
    """Offer the chart of one measure of an area over time, for the deck or as a picture."""
    offer_chart(area, lambda: scene_capture.capture_measure(area, measure, i18n), measure, i18n)


def offer_employers(area: str, i18n: Translator) -> None:
    """Offer to add the employers of an area, where the internal mode shows any; they go home only once they are confirmed."""
    if len(cached.employers(area)):
        label, capture = (
            i18n.gettext("Add the employers to the deck"),
            lambda: scene_capture.capture_employers(area, i18n),
        )
        st.button(label, key="add-employers", on_click=add_scene, args=(area, capture, i18n))


def add_scene(area: str, capture: Callable[[], Scene], i18n: Translator) -> None:
    """Add a scene to the deck at hand and say to which; one that is full, or may not have it, is left alone."""
    deck_state.attempt_change(i18n, append_scene, area, capture(), i18n)


def append_scene(area: str, scene: Scene, i18n: Translator) -> None:
    """Keep the deck that a scene goes to with the scene in it; raise DeckError where that cannot be."""
    deck = find_target_deck(area, scene, i18n)
    if len(deck.scenes) >= MAX_SCENES:
        toasts.queue_toast(i18n.gettext("“{title}” has {n} scenes; that is the most.", title=deck.title, n=MAX_SCENES))
        return
    repository.save_deck(deck.with_scene(scene))
    update_url(deck=deck.deck_id)
    toasts.queue_toast(i18n.gettext("Added to “{title}”.", title=deck.title))


def find_target_deck(area: str, scene: Scene, i18n: Translator) -> Deck:
    """Return the deck that a scene goes to: the one at hand where it may not have it, else one that fits, else a new one."""
    url_deck = deck_state.resolve_deck(i18n, [])
    if url_deck is not None and not url_deck.accepts_scene(scene):
        return url_deck
    name = regions.load().get(area).full_name
    return deck_state.find_matching_deck(i18n.lang) or deck_state.create_empty_deck(
        i18n.gettext("TIMPORA meeting, {area}", area=name), area, i18n.lang
    )
