"""The list of pages, and what happens where a page is asked for before the server knows it."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from pages.parts.shell import toasts
from pages.parts.state.reader_context import read_request
from views.text.translator import Translator, translator


def reload_on_first_request(is_page_missing: bool) -> None:
    """Load the page once more where a freshly started server was asked for another page than the first.

    Until its first run Streamlit knows the files of ``pages/`` only, and covers the right page with "Page not found".
    """
    if is_page_missing:
        st.html("<script>location.reload()</script>", unsafe_allow_javascript=True)


def draw_menu(container: DeltaGenerator, pages: Mapping[str, StreamlitPage], current_page: StreamlitPage) -> None:
    """Draw the list of pages into ``container``, each link keeping the address as the page has left it.

    It is drawn last: what the reader waits for is the page.
    """
    request = read_request()
    titles = page_titles(translator(request.lang))
    with container:
        for name, page in pages.items():
            label = f"**{titles[name]}**" if page == current_page else titles[name]
            st.page_link(page, label=label, query_params=request.navigation_parameters())
    toasts.show_toasts()


def page_titles(i18n: Translator) -> dict[str, str]:
    """Return the reader's name of each page."""
    return {
        "overview": i18n.gettext("Overview"),
        "map": i18n.gettext("Map"),
        "trend": i18n.gettext("Trends"),
        "region": i18n.gettext("Region"),
        "deck": i18n.gettext("Meeting"),
        "sources": i18n.gettext("Sources and method"),
        "import": i18n.gettext("Import"),
        "quality": i18n.gettext("Data quality"),
    }
