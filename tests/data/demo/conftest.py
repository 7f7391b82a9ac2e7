"""One demo register that the tests of a run share: as many rows as are published, in a home of its own."""

import os
import pickle
import shutil
from types import SimpleNamespace

import pytest
from filelock import FileLock

from data.demo import loader, store_location
from data.register.reading import sandboxed_reader
from tests.support import in_process_reader


@pytest.fixture(scope="session")
def loaded(tmp_path_factory):
    """Return a demo of the published size: what was told, its address, and the folder of its lists.

    It is loaded once for all processes of a run, each of which has a copy of its own.
    """
    base_folder = tmp_path_factory.getbasetemp()
    shared_home = (base_folder.parent if "PYTEST_XDIST_WORKER" in os.environ else base_folder) / "demo-of-all"
    with FileLock(f"{shared_home}.lock"):
        if not shared_home.exists():
            load_demo(tmp_path_factory.mktemp("demo")).rename(shared_home)
    home = shutil.copytree(shared_home, base_folder / "demo-copied")
    with pytest.MonkeyPatch.context() as patch:
        isolate_home(home, patch)
        summary, address = pickle.loads((home / "summary").read_bytes()), store_location.demo_address()
    return SimpleNamespace(summary=summary, address=address, lists=home / "lists")


def load_demo(home):
    """Load the demo into a folder, with what was told beside it, and return the folder."""
    with pytest.MonkeyPatch.context() as patch:
        isolate_home(home, patch)
        summary = loader.load(seed=1, out_folder=home / "lists")
    (home / "summary").write_bytes(pickle.dumps(summary))
    return home


def isolate_home(home, patch):
    """Keep key and store in a folder, and read lists in this process."""
    patch.setenv("XDG_DATA_HOME", str(home))
    patch.delenv("PETA_KEY", raising=False)
    patch.delenv("PETA_STORE", raising=False)
    patch.setattr(sandboxed_reader, "read_tables", in_process_reader.read_tables)


@pytest.fixture
def own_home(tmp_path, monkeypatch):
    """Keep key and store of a test in its own folder."""
    isolate_home(tmp_path / "home", monkeypatch)
    return tmp_path
