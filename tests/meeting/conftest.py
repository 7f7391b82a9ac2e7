import pytest


@pytest.fixture(autouse=True)
def decks_folder(tmp_path, monkeypatch):
    """Every test has its own folder of decks."""
    monkeypatch.setenv("PETA_DECKS", str(tmp_path / "decks"))
    return tmp_path / "decks"
