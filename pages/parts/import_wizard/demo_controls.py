"""The demo register: loaded into a store of its own by a button, and removed by one."""

import streamlit as st

from data import demo
from data.errors import DataError
from pages.parts.shell import layout
from pages.parts.state import reader_context
from pages.parts.state.url_state import address, go
from views.text.translator import Words

ROWS, SEED = 2_000, 1


def draw(say: Words) -> None:
    """Show what the demo is, with the button that loads or removes it: on the machine itself only."""
    layout.heading(say.t("Demo register (fictitious)"))
    layout.paragraph(
        say.t(
            "Fictitious people and companies, calibrated to the published figures of Bangka Belitung, in lists as dirty as "
            "real ones. They lie in a store of their own; every view and export says FICTITIOUS."
        )
    )
    place = st.container()
    if not demo.exists() and reader_context.may_unlock() and place.button(say.t("Load the demo"), key="load_demo"):
        load(say)
        if demo.exists():
            st.rerun()
    if demo.exists():
        here = layout.kept(data=reader_context.DEMO)
        st.page_link("pages/map.py", label=say.t("Show the demo on the map"), query_params=here)
        if reader_context.may_unlock():
            st.button(say.t("Remove the demo"), on_click=remove)


def load(say: Words) -> None:
    """Load the demo, with a bar that tells how far it is."""
    bar = st.progress(0.0, text=say.t("The demo is being loaded"))
    try:
        demo.load(ROWS, SEED, lambda share, file: bar.progress(min(share, 1.0), text=file))
    except DataError as error:
        layout.notice(error.text(say.lang))
    bar.empty()


def remove() -> None:
    """Remove the demo's store; who looks at it sees published figures again."""
    demo.remove()
    go(data=None if address("data", "") == "demo" else address("data", "published"))
