"""The map on the screen: the only place that knows streamlit-folium."""

import hashlib
import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit_folium import st_folium

from geo import leaflet_map, outlines
from pages.parts.map import filters
from pages.parts.state.url_state import Pick
from views import source as cached

KEY = "map"
HEIGHT, SMALL = 520, 340
HEAD_START = 0.9
"""Seconds, see :func:`head_start`."""


def the_map(pick: Pick, small: bool = False) -> None:
    """Show the map of a pick, or a small one; a click, the way up or a resting time slider comes back as a new address.

    Only the feature group differs between reruns, so the browser keeps the map, its geometry and its zoom.
    """
    with st.container(key="small-map" if small else "whole-map"):
        folium_map(pick, SMALL if small else HEIGHT)


def folium_map(pick: Pick, height: int) -> None:
    """Mount the map; its key is that of every view, so that the browser keeps it."""
    st_folium(
        leaflet_map.base(),
        key=KEY,
        height=height,
        use_container_width=True,
        returned_objects=["last_object_clicked_tooltip"],
        render=False,
        feature_group_to_add=leaflet_map.group(cached.packed_view(pick), data_turn()),
        on_change=follow,
    )


def data_turn() -> str:
    """Return what changes whenever this visit's data, mode or day do, so that the browser keeps no view of others.

    It is the visit and how often they have changed in it: a stamp of the data would tell a reader that hidden counts have.
    """
    count, last = st.session_state.get("data_turn", (0, None))
    now = cached.stamp()
    count += now != last
    st.session_state["data_turn"] = (count, now)
    visit = hashlib.sha256(get_script_run_ctx().session_id.encode()).hexdigest()[:8]
    return f"{visit}{count}"


def head_start() -> None:
    """Wait before the filters are sent, once a visit: the browser is busy with the first map.

    Streamlit's page has one thread. Filters that arrive with the map are built first, and the first map of a visit then
    comes half a second later (``benchmarks/``, first_paint).
    """
    if "has_started" not in st.session_state:
        st.session_state["has_started"] = True
        time.sleep(HEAD_START)


def follow() -> None:
    """Follow the map's report (st_folium keeps it in session state under our key)."""
    filters.clicked((st.session_state.get(KEY) or {}).get("last_object_clicked_tooltip"))


def geometry_notices() -> list[str]:
    """Return a sentence for each boundary file that is missing or damaged."""
    return cached.geometry_errors(outlines.stamp())
