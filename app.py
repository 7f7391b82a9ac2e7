"""The frame around every page: page config, language, the list of pages, navigation."""

import streamlit as st

from pages.parts.shell import error_log, menu
from pages.parts.state.server_state import server_state

# Addresses differ from the file names on purpose: Streamlit runs a file of pages/ alone, without this frame, where the
# address of a freshly started server names it.
PAGES = {
    "overview": st.Page("pages/overview.py", title="Ringkasan", default=True),
    "map": st.Page("pages/map.py", title="Peta", url_path="peta"),
    "trend": st.Page("pages/trend.py", title="Tren", url_path="tren"),
    "region": st.Page("pages/region.py", title="Wilayah", url_path="wilayah"),
    "deck": st.Page("pages/deck.py", title="Paparan", url_path="paparan"),
    "sources": st.Page("pages/sources.py", title="Sumber & metode", url_path="sumber"),
    "import": st.Page("pages/import_list.py", title="Impor", url_path="impor"),
    "quality": st.Page("pages/quality.py", title="Mutu data", url_path="mutu"),
}

error_log.start_error_log()
st.set_page_config(page_title="Peta Konsentrasi TKA", page_icon="static/peta/icon.svg", layout="wide")
current_page = st.navigation(list(PAGES.values()), position="hidden")
menu.reload_on_first_request(server_state.is_first_run() and current_page != PAGES["overview"])
menu_container = st.sidebar.container(key="menu", gap=None)
current_page.run()
menu.draw_menu(menu_container, PAGES, current_page)
server_state.freeze_heap_once()
