"""What the pages' tests share: a home of their own for key, store and spellings, never the developer's."""

import threading

import pytest

from data import aliases
from pages.parts import run


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep key, store and own spellings of every test in its own folder, and what a page's run has kept in the test."""
    monkeypatch.setattr(run, "_here", threading.local())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in ("PETA_KEY", "PETA_STORE", "PETA_ALIASES"):
        monkeypatch.delenv(name, raising=False)
    yield
    monkeypatch.undo()
    aliases.refresh()
