"""The meeting: scenes captured from the pages, decks of them, how they are kept, frozen, drawn and taken home.

It stands on ``data`` and ``geo`` and knows no Streamlit: pages capture what is on the screen, and everything after that
(freezing, comparing, exporting) works from the captured figures alone, on the screen or from a shell.
"""
