"""The demo register: loaded into a store of its own by a button, and removed by one."""

import streamlit as st

from data import demo
from data.errors import DataError
from pages.parts import frame
from pages.parts.pick import address, go
from pages.parts.words import Words

ROWS, SEED = 2_000, 1
ASKED = "demo"
"""The word in the address that loads or removes the demo; the address is cleared when it is done."""


def draw(say: Words) -> None:
    """Show what the demo is, with the button that loads or removes it."""
    frame.heading(say.t("Demo register (fictitious)"))
    frame.paragraph(
        say.t(
            "Fictitious people and companies, calibrated to the published figures of Bangka Belitung, in lists as dirty as "
            "real ones. They lie in a store of their own; every view and export says FICTITIOUS."
        )
    )
    if address(ASKED, "") == "load" and not demo.exists():
        load(say)
    if demo.exists():
        here = {"data": "demo", ASKED: None}
        st.page_link("pages/map.py", label=say.t("Show the demo on the map"), query_params=frame.kept(**here))
        st.button(say.t("Remove the demo"), on_click=remove)
    else:
        st.button(say.t("Load the demo"), on_click=go, kwargs={ASKED: "load"})


def load(say: Words) -> None:
    """Load the demo, with a bar that tells how far it is."""
    bar = st.progress(0.0, text=say.t("The demo is being loaded"))
    try:
        demo.load(ROWS, SEED, lambda share, file: bar.progress(min(share, 1.0), text=file))
    except DataError as error:
        frame.notice(error.text(say.lang))
    bar.empty()
    st.query_params.pop(ASKED, None)


def remove() -> None:
    """Remove the demo's store; who looks at it sees published figures again."""
    demo.remove()
    go(data=None if address("data", "") == "demo" else address("data", "published"))
