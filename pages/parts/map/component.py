"""The map on the screen: the only place that knows streamlit-folium."""

import hashlib
import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit_folium import st_folium

from geo import leaflet_map, outlines
from pages.parts.map import filters
from pages.parts.state.url_state import MapQuery
from views import source as cached
from views.text.translator import Translator

MAP_KEY = "map"
MAP_HEIGHT, SMALL_MAP_HEIGHT = 520, 340
FIRST_MAP_SECONDS = 0.9
"""Seconds, see :func:`wait_for_first_map`."""


def draw_map(query: MapQuery, is_small: bool = False) -> None:
    """Show the map of a pick, or a small one; a click, the way up or a resting time slider comes back as a new address.

    Only the feature group differs between reruns, so the browser keeps the map, its geometry and its zoom.
    """
    with st.container(key="small-map" if is_small else "whole-map"):
        mount_map(query, SMALL_MAP_HEIGHT if is_small else MAP_HEIGHT)


def mount_map(query: MapQuery, height: int) -> None:
    """Mount the map; its key is that of every view, so that the browser keeps it."""
    st_folium(
        leaflet_map.build_base_map(),
        key=MAP_KEY,
        height=height,
        use_container_width=True,
        returned_objects=["last_object_clicked_tooltip"],
        render=False,
        feature_group_to_add=leaflet_map.build_feature_group(cached.packed_view(query), browser_cache_generation()),
        on_change=forward_map_event,
    )


def browser_cache_generation() -> str:
    """Return what changes whenever this visit's data, mode or day do, so that the browser keeps no view of others.

    It is the visit and how often they have changed in it: a stamp of the data would tell a reader that hidden counts have.
    """
    count, last_key = st.session_state.get("data_turn", (0, None))
    current_key = cached.cache_key()
    count += current_key != last_key
    st.session_state["data_turn"] = (count, current_key)
    visit = hashlib.sha256(get_script_run_ctx().session_id.encode()).hexdigest()[:8]
    return f"{visit}{count}"


def wait_for_first_map() -> None:
    """Wait before the filters are sent, once a visit: the browser is busy with the first map.

    Streamlit's page has one thread. Filters that arrive with the map are built first, and the first map of a visit then
    comes half a second later (``benchmarks/``, first_paint).
    """
    if "has_started" not in st.session_state:
        st.session_state["has_started"] = True
        time.sleep(FIRST_MAP_SECONDS)


def forward_map_event() -> None:
    """Follow the map's report (st_folium keeps it in session state under our key)."""
    filters.apply_map_event((st.session_state.get(MAP_KEY) or {}).get("last_object_clicked_tooltip"))


def geometry_notices(i18n: Translator) -> list[str]:
    """Return a sentence for each boundary file that is missing or damaged."""
    return [i18n.translate(error) for error in cached.geometry_errors(outlines.change_token())]
