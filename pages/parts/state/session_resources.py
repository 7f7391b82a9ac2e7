"""What a visit holds and Streamlit lets go of when the browser leaves: the only home of Streamlit's caches."""

import streamlit as st

from pages.parts.deck.edit_lock import EditLock, identify_browser
from pages.parts.import_wizard.upload_folder import UploadFolder
from pages.parts.state import streamlit_internals


@st.cache_resource(scope="session", show_spinner=False, on_release=UploadFolder.remove)
def upload_folder() -> UploadFolder:
    """Return this reader's own folder for an import; it is removed when the browser leaves."""
    return UploadFolder()


@st.cache_resource(scope="session", show_spinner=False, on_release=EditLock.release)
def edit_lock() -> EditLock:
    """Return what this visit holds of decks; it is released when the browser leaves."""
    return EditLock(identify_browser(streamlit_internals.browser_cookie()))
