"""Drawings of scenes: maps, trends and bars as vectors and pixels, without a browser and without Streamlit."""

from meeting.render.pictures import render_png, render_svg

__all__ = ["render_png", "render_svg"]
