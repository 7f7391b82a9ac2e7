"""One button on every page: what is on the screen becomes a scene of the deck."""

from collections.abc import Callable

import streamlit as st

from data import regions
from meeting import repository
from meeting.capture import facts_capture, scene_capture
from meeting.capture.default_deck import create_empty_deck
from meeting.model import Deck, Scene
from pages.parts.deck import deck_state, downloads
from pages.parts.shell import toasts
from pages.parts.state.reader_context import build_reader
from pages.parts.state.url_state import update_url
from views.map.query import MapQuery
from views.reader import Reader
from views.trend.query import TrendQuery

MAX_SCENES = 60
Capture = Callable[[Reader], Scene]
"""What captures a scene for a reader: a download for that of its run, a button for that of the moment it is pressed."""


def offer_scene(area: str, capture: Capture, reader: Reader, page: str) -> None:
    """Offer to add what ``capture`` returns to the deck at hand, or to a new one, and to take it home as a picture that is named
    after the ``page``."""
    with st.sidebar, st.container(key="taking", horizontal=True, gap="small"):
        draw_add_button(area, capture, "scene", reader)
        downloads.draw_picture_download(
            make_deck_factory(area, capture, reader), f"{page}-{area.replace(':', '-')}", reader
        )


def offer_chart(area: str, capture: Capture, name: str, reader: Reader, page: str = "wilayah") -> None:
    """Offer one of several charts of a page, to the deck or as a picture; its file is named after ``page``, area and chart."""
    label = reader.i18n.gettext("Take this map") if name == "map" else reader.i18n.gettext("Take this chart")
    file_name = f"{page}-{area.replace(':', '-')}-{name}"
    downloads.draw_chart_download(
        make_deck_factory(area, capture, reader),
        file_name,
        name,
        label,
        reader,
        lambda: draw_add_button(area, capture, name, reader),
    )


def draw_add_button(area: str, capture: Capture, name: str, reader: Reader) -> None:
    """Offer to add what ``capture`` returns to the deck."""
    st.button(reader.i18n.gettext("Add to the deck"), key=f"add-{name}", on_click=add_scene, args=(area, capture))


def make_deck_factory(area: str, capture: Capture, reader: Reader) -> Callable[[], Deck]:
    """Return what captures a scene, when it is called, as a deck of its own."""
    return lambda: downloads.build_single_scene_deck(area, capture(reader), reader)


def offer_breakdown(area: str, breakdown: str, reader: Reader) -> None:
    """Offer the chart of an area by one breakdown, for the deck or as a picture."""
    offer_chart(area, lambda reader: scene_capture.capture_breakdown(area, breakdown, reader), breakdown, reader)


def offer_measure(area: str, measure: str, reader: Reader) -> None:
    """Offer the chart of one measure of an area over time, for the deck or as a picture."""
    offer_chart(area, lambda reader: scene_capture.capture_measure(area, measure, reader), measure, reader)


def offer_employers(area: str, reader: Reader) -> None:
    """Offer to add the employers of an area, where the internal mode shows any; they go home only once they are confirmed."""
    if len(reader.source.employers(area)):
        label, capture = (
            reader.i18n.gettext("Add the employers to the deck"),
            lambda reader: scene_capture.capture_employers(area, reader),
        )
        st.button(label, key="add-employers", on_click=add_scene, args=(area, capture))


def add_scene(area: str, capture: Capture) -> None:
    """Add a scene to the deck at hand and say to which; one that is full, or may not have it, is left alone."""
    reader = build_reader()
    deck_state.attempt_change(reader.i18n, append_scene, area, capture(reader), reader)


def append_scene(area: str, scene: Scene, reader: Reader) -> None:
    """Keep the deck that a scene goes to with the scene in it; raise DeckError where that cannot be."""
    deck = find_target_deck(area, scene, reader)
    if len(deck.scenes) >= MAX_SCENES:
        toasts.queue_toast(
            reader.i18n.gettext("“{title}” has {n} scenes; that is the most.", title=deck.title, n=MAX_SCENES)
        )
        return
    repository.save_deck(deck.with_scene(scene))
    update_url(deck=deck.deck_id)
    toasts.queue_toast(reader.i18n.gettext("Added to “{title}”.", title=deck.title))


def find_target_deck(area: str, scene: Scene, reader: Reader) -> Deck:
    """Return the deck that a scene goes to: the one at hand where it may not have it, else one that fits, else a new one."""
    url_deck = deck_state.resolve_deck(reader, [])
    if url_deck is not None and not url_deck.accepts_scene(scene):
        return url_deck
    name = regions.load().get(area).full_name
    return deck_state.find_matching_deck(reader) or create_empty_deck(
        reader.i18n.gettext("TIMPORA meeting, {area}", area=name), area, reader
    )


def offer_map(query: MapQuery, reader: Reader) -> None:
    """Offer the map page as a scene or a picture."""
    offer_scene(query.area, lambda reader: scene_capture.capture_map(query, reader), reader, "peta")


def offer_trend(query: TrendQuery, reader: Reader) -> None:
    """Offer the trend page as a scene or a picture."""
    offer_scene(query.area, lambda reader: scene_capture.capture_trend(query, reader), reader, "tren")


def offer_headline(area: str, reader: Reader, page: str) -> None:
    """Offer the large numbers of an area as a scene, or as a picture named after the page."""
    offer_scene(area, lambda reader: facts_capture.capture_facts(area, "headline", reader), reader, page)
