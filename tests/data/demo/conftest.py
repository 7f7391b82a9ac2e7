"""One demo register that the tests of a run share: as many rows as are published, in a home of its own."""

from types import SimpleNamespace

import pytest

from data import demo
from data.register import apart
from tests.data import reading_here


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """Return a demo of the published size: what was told, its address, and the folder of its lists."""
    home = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(home))
        patch.delenv("PETA_KEY", raising=False)
        patch.delenv("PETA_STORE", raising=False)
        patch.setattr(apart, "tables", reading_here.tables)
        told = demo.load(seed=1, out=home / "lists")
        address = demo.demo_address()
    return SimpleNamespace(told=told, address=address, lists=home / "lists")


@pytest.fixture
def own_home(tmp_path, monkeypatch):
    """Keep key and store of a test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PETA_KEY", raising=False)
    monkeypatch.delenv("PETA_STORE", raising=False)
    monkeypatch.setattr(apart, "tables", reading_here.tables)
    return tmp_path
