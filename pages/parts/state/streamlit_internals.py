"""What the app takes from inside Streamlit, for no public name gives it; nothing else of ours imports from its runtime.

``tests/pages/test_streamlit_internals.py`` fails where an upgrade takes one of these away.
"""

from pathlib import PurePath

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

XSRF_COOKIE = "_streamlit_xsrf"
"""The cookie that Streamlit gives a browser when it comes first."""

__all__ = ["XSRF_COOKIE", "UploadedFile", "browser_cookie", "forget_upload", "has_run", "page_name", "session_id"]


def has_run() -> bool:
    """Say whether a page runs in this thread."""
    return get_script_run_ctx(suppress_warning=True) is not None


def session_id() -> str:
    """Return the id of the visit whose page runs in this thread; raise AssertionError where none does."""
    context = get_script_run_ctx()
    assert context is not None, "a visit is asked for in its own run only"
    return context.session_id


def page_name() -> str:
    """Return the file of the page that runs in this thread, without its ending; "" where it is not known."""
    context = get_script_run_ctx(suppress_warning=True)
    page = context.pages_manager.get_pages().get(context.page_script_hash) if context else None
    return PurePath(page["script_path"]).stem if page else ""


def browser_cookie() -> str:
    """Return what tells the browser of this visit from others, "" where it has no such cookie."""
    return st.context.cookies.get(XSRF_COOKIE, "")


def forget_upload(upload: UploadedFile) -> None:
    """Let go of the bytes of an upload that Streamlit keeps in memory for the visit."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=upload.file_id)
