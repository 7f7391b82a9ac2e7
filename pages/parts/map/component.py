"""The map on the screen: the only place that knows streamlit-folium."""

import hashlib
import time

import streamlit as st
from streamlit_folium import st_folium

from geo import leaflet_map
from pages.parts.map import filters
from pages.parts.state import streamlit_internals
from views.map.answers import get_packed_view
from views.map.query import MapQuery
from views.reader import Reader
from views.sources.source import Source

MAP_KEY = "map"
MAP_HEIGHT, SMALL_MAP_HEIGHT = 520, 340
FIRST_MAP_SECONDS = 0.9
"""Seconds, see :func:`wait_for_first_map`."""


def draw_map(query: MapQuery, reader: Reader, is_small: bool = False) -> None:
    """Show the map of a pick, or a small one; a click, the way up or a resting time slider comes back as a new address.

    Only the feature group differs between reruns, so the browser keeps the map, its geometry and its zoom.
    """
    with st.container(key="small-map" if is_small else "whole-map"):
        mount_map(query, SMALL_MAP_HEIGHT if is_small else MAP_HEIGHT, reader.source)


def mount_map(query: MapQuery, height: int, source: Source) -> None:
    """Mount the map; its key is that of every view, so that the browser keeps it."""
    st_folium(
        leaflet_map.build_base_map(),
        key=MAP_KEY,
        height=height,
        use_container_width=True,
        returned_objects=["last_object_clicked_tooltip"],
        render=False,
        feature_group_to_add=leaflet_map.build_feature_group(
            get_packed_view(source, query), browser_cache_generation(source)
        ),
        on_change=forward_map_event,
    )


def browser_cache_generation(source: Source) -> str:
    """Return what changes whenever this visit's data, mode or day do, so that the browser keeps no view of others.

    It is the visit and how often they have changed in it: a token of the data would tell a reader that hidden counts have.
    """
    count, last_version = st.session_state.get("source_changes", (0, None))
    count += source.version != last_version
    st.session_state["source_changes"] = (count, source.version)
    visit = hashlib.sha256(streamlit_internals.session_id().encode()).hexdigest()[:8]
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
