"""Drawings of scenes: maps, trends and bars as vectors and pixels, without a browser and without Streamlit."""

from meeting.render.pictures import png, svg

__all__ = ["png", "svg"]
