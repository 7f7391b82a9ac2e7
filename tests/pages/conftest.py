"""What the pages' tests share: a home of their own for key, store and spellings, never the developer's."""

import csv
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from data import aliases
from data.figures.figures_file import REQUIRED_COLUMNS
from tests.support.pages import list_known_pages
from tests.support.registers import THREE_EMPLOYERS, store_list

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
    """Keep key, store and own spellings of every test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in SETTING_NAMES:
        monkeypatch.delenv(name, raising=False)
    yield
    monkeypatch.undo()
    aliases.refresh()


@pytest.fixture
def own_decks(tmp_path, monkeypatch):
    """Keep decks in a store of the test's own, and those of an earlier version in a folder of it; return where both lie."""
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'decks.duckdb'}")
    monkeypatch.setenv("PETA_DECKS", str(tmp_path / "earlier"))
    return tmp_path


@pytest.fixture
def with_figures(tmp_path, monkeypatch):
    """Return what writes published figures for the test, and nothing else, to be read as the published ones."""

    def write_figures(*rows, columns=REQUIRED_COLUMNS):
        path = tmp_path / "angka.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
            table.writeheader()
            table.writerows(rows)
        monkeypatch.setenv("PETA_FIGURES", str(path))

    return write_figures


@pytest.fixture
def three_employers(tmp_path):
    """Store seven holders of three employers in Bangka Tengah, and nine of two in Pangkalpinang."""
    store_list(tmp_path, THREE_EMPLOYERS)
