"""Meetings: decks of scenes that are captured from views, stored, frozen, drawn and exported.

It depends on ``views``, ``data`` and ``geo`` and imports no Streamlit. ``capture`` makes scenes from views; everything
after that (storing, freezing, comparing, drawing, exporting) uses the captured figures alone, from a page or from a shell.
"""
