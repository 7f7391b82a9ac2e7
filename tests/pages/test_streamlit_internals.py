"""What is taken from inside Streamlit is still there, and taken in one place."""

from pathlib import Path
from types import SimpleNamespace

from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest
from streamlit.web import server

from pages.parts.state import streamlit_internals

ROOT = Path(__file__).parents[2]
HOME = ROOT / "pages" / "parts" / "state" / "streamlit_internals.py"


def show_visit():
    """Say on the page of a test what the adapter answers in a run."""
    import streamlit as st

    from pages.parts.state import streamlit_internals

    st.text(
        f"{streamlit_internals.has_run()}|{len(streamlit_internals.session_id())}|{streamlit_internals.page_name()}"
    )


def test_a_run_knows_its_visit_and_its_page():
    has_run, id_length, page = AppTest.from_function(show_visit).run().text[0].value.split("|")
    assert has_run == "True"
    assert int(id_length) >= 10
    assert page


def test_outside_a_run_there_is_none():
    assert not streamlit_internals.has_run()
    assert streamlit_internals.page_name() == ""


def test_a_forgotten_upload_is_out_of_memory(monkeypatch):
    manager = MemoryUploadedFileManager("/upload")
    manager.add_file("visit", UploadedFileRec("file", "daftar.csv", "text/csv", b"isi"))
    context = SimpleNamespace(uploaded_file_mgr=manager, session_id="visit")
    monkeypatch.setattr(streamlit_internals, "get_script_run_ctx", lambda: context)
    streamlit_internals.forget_upload(SimpleNamespace(file_id="file"))
    assert manager.get_files("visit", ["file"]) == []


def test_streamlit_still_names_its_cookie_so():
    sources = [path.read_text(encoding="utf-8") for path in Path(server.__file__).parent.rglob("*.py")]
    assert any(f'"{streamlit_internals.XSRF_COOKIE}"' in source for source in sources)


def test_nothing_else_imports_from_streamlits_runtime():
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py")}
    assert len(texts) > 50
    assert [path for path, text in texts.items() if "streamlit.runtime" in text or "_streamlit_xsrf" in text] == [HOME]
