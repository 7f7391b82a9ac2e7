"""The stock way, for comparison: folium.GeoJson in the map, st_folium, Leaflet served locally, the same geometry."""

import json
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

folium.Map.default_js = [("leaflet", "/app/static/vendor/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet", "/app/static/vendor/leaflet/leaflet.css")]
COLOURS = ("#FFFFD9", "#7FCDBB", "#1D91C0", "#081D58")


@st.cache_data
def read_outlines() -> dict:
    """Return the regencies, read once."""
    return json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))


shift = int(st.radio("Shift", [str(n) for n in range(14)], horizontal=True))
baseline_map = folium.Map([-2.5, 118], zoom_start=5, tiles=None)
folium.GeoJson(
    read_outlines(),
    style_function=lambda feature: {
        "fillColor": COLOURS[(int(feature["properties"]["code"][3:]) * (shift + 1) + shift // 4) % 4],
        "weight": 0.5,
    },
).add_to(baseline_map)
st_folium(baseline_map, use_container_width=True, returned_objects=[])
