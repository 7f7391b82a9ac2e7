"""What the pages' tests share: a home of their own for key, store and spellings, never the developer's."""

import threading
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from data import aliases
from tests.pages.test_pages import list_known_pages
from views import run_scope

SETTING_NAMES = ("PETA_KEY", "PETA_STORE", "PETA_ALIASES", "PETA_FIGURES")


@pytest.fixture(scope="session", autouse=True)
def visited_app(tmp_path_factory):
    """Run the app once before all tests, as a server is run that was visited: its pages and components are known then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        with patch.context() as first_patch:
            first_patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("first")))
            for name in SETTING_NAMES:
                first_patch.delenv(name, raising=False)
            list_known_pages()
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep key, store and own spellings of every test in its own folder, and what a page's run has kept in the test."""
    monkeypatch.setattr(run_scope, "_run_state", threading.local())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in SETTING_NAMES:
        monkeypatch.delenv(name, raising=False)
    yield
    monkeypatch.undo()
    aliases.refresh()
