"""The demo register: loaded into a store of its own by a button, and removed by one."""

import streamlit as st

from data.demo import loader, store_location
from data.errors import DataError
from pages.parts.shell import layout
from pages.parts.state import reader_context
from pages.parts.state.url_state import update_url
from views.reader import Reader
from views.sources.identity import DEMO, PUBLISHED_FIGURES
from views.text.translator import Translator

ROW_COUNT, SEED = 2_000, 1


def draw(reader: Reader) -> None:
    """Show what the demo is, with the button that loads or removes it: on the machine itself only."""
    i18n = reader.i18n
    layout.draw_heading(i18n.gettext("Demo register (fictitious)"))
    layout.draw_paragraph(
        i18n.gettext(
            "Fictitious people and companies, calibrated to the published figures of Bangka Belitung, in lists as dirty as "
            "real ones. They lie in a store of their own; every view and export says FICTITIOUS."
        )
    )
    container = st.container()
    if (
        not store_location.is_loaded()
        and reader_context.may_unlock()
        and container.button(i18n.gettext("Load the demo"), key="load_demo")
    ):
        load_demo(i18n)
        if store_location.is_loaded():
            st.rerun()
    if store_location.is_loaded():
        parameters = reader.request.navigation_parameters(data=DEMO)
        st.page_link("pages/map.py", label=i18n.gettext("Show the demo on the map"), query_params=parameters)
        if reader_context.may_unlock():
            st.button(i18n.gettext("Remove the demo"), on_click=remove_demo)


def load_demo(i18n: Translator) -> None:
    """Load the demo, with a bar that tells how far it is."""
    bar = st.progress(0.0, text=i18n.gettext("The demo is being loaded"))
    try:
        loader.load(ROW_COUNT, SEED, lambda share, file: bar.progress(min(share, 1.0), text=file))
    except DataError as error:
        layout.draw_notice(i18n.translate(error))
    bar.empty()


def remove_demo() -> None:
    """Remove the demo's store; who looks at it sees published figures again."""
    loader.remove()
    data = reader_context.read_request().get("data", PUBLISHED_FIGURES)
    update_url(data=None if data == DEMO else data)
