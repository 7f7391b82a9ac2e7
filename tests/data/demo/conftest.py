"""One demo register that the tests of a run share: as many rows as are published, in a home of its own."""

import os
import pickle
import shutil
from types import SimpleNamespace

import pytest
from filelock import FileLock

from data import demo
from data.register.reading import sandboxed_reader
from tests.data import reading_here


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """Return a demo of the published size: what was told, its address, and the folder of its lists.

    It is loaded once for all processes of a run, each of which has a copy of its own.
    """
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "demo-of-all"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            load(tmp_path_factory.mktemp("demo")).rename(shared)
    home = shutil.copytree(shared, own / "demo-copied")
    with pytest.MonkeyPatch.context() as patch:
        live_in(home, patch)
        told, address = pickle.loads((home / "told").read_bytes()), demo.demo_address()
    return SimpleNamespace(told=told, address=address, lists=home / "lists")


def load(home):
    """Load the demo into a folder, with what was told beside it, and return the folder."""
    with pytest.MonkeyPatch.context() as patch:
        live_in(home, patch)
        told = demo.load(seed=1, out=home / "lists")
    (home / "told").write_bytes(pickle.dumps(told))
    return home


def live_in(home, patch):
    """Keep key and store in a folder, and read lists in this process."""
    patch.setenv("XDG_DATA_HOME", str(home))
    patch.delenv("PETA_KEY", raising=False)
    patch.delenv("PETA_STORE", raising=False)
    patch.setattr(sandboxed_reader, "tables", reading_here.tables)


@pytest.fixture
def own_home(tmp_path, monkeypatch):
    """Keep key and store of a test in its own folder."""
    live_in(tmp_path / "home", monkeypatch)
    return tmp_path
