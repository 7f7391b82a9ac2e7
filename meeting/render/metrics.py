"""Measures that pages, pictures and slides share, in pixels of a layout that is scaled to its paper afterwards."""

PAGE_HEIGHT = 768
"""Every page and slide is laid out this many pixels high."""

FONT_SIZE = 24
"""The smallest type of a page that is projected."""

LEADING = 1.25
"""From one baseline to the next, in font sizes."""

TITLE_SIZES, ONE_LINE_TITLE_SIZES = (44, 38, 32, 28), (44, 38, 34, 32)
"""Font sizes of a title in two lines and in one, the largest first."""
