"""The frame around every page: page config, language, the list of pages, navigation."""

import streamlit as st

from pages.parts import frame

PAGES = {
    "peta": st.Page("pages/peta.py", title="Peta", default=True),
    "tren": st.Page("pages/tren.py", title="Tren", url_path="tren"),
    "wilayah": st.Page("pages/wilayah.py", title="Wilayah", url_path="wilayah"),
    "sumber": st.Page("pages/sumber.py", title="Sumber & metode", url_path="sumber"),
}

st.set_page_config(page_title="Peta Konsentrasi TKA", page_icon="static/peta/icon.svg", layout="wide")
current = st.navigation(list(PAGES.values()), position="hidden")
frame.menu(PAGES, current)
current.run()
