"""What a choice did, said once the page and its links show it: who follows one at once finds what was done."""

import streamlit as st

TOASTS_KEY = "done"


def queue_toast(sentence: str) -> None:
    """Keep a sentence about what a choice did until the page shows it."""
    st.session_state.setdefault(TOASTS_KEY, []).append(sentence)


def show_toasts() -> None:
    """Say what was done since the page was shown last."""
    for sentence in st.session_state.pop(TOASTS_KEY, []):
        st.toast(sentence)
