"""What a choice did, said once the page and its links show it: who follows one at once finds what was done."""

import streamlit as st

DONE = "done"


def tell(sentence: str) -> None:
    """Keep a sentence about what a choice did until the page shows it."""
    st.session_state.setdefault(DONE, []).append(sentence)


def show() -> None:
    """Say what was done since the page was shown last."""
    for sentence in st.session_state.pop(DONE, []):
        st.toast(sentence)
