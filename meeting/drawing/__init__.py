"""Drawings of scenes: maps, trends and bars as vectors and pixels, without a browser and without Streamlit."""

from meeting.drawing.pictures import png, svg

__all__ = ["png", "svg"]
