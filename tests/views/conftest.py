"""What the tests of views share: a home of their own for key and stores, never the developer's."""

import pytest

SETTING_NAMES = ("PETA_KEY", "PETA_STORE", "PETA_ALIASES", "PETA_FIGURES", "PETA_K")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep key and store of every test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in SETTING_NAMES:
        monkeypatch.delenv(name, raising=False)
