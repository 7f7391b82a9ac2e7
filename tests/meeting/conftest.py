import pytest


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch):
    """Every test has a store of its own, and a folder in which an earlier version would have kept decks."""
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'register.duckdb'}")
    monkeypatch.setenv("PETA_DECKS", str(tmp_path / "decks"))
