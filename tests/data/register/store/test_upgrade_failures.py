"""An upgrade on a bad day: killed, without room, beside another process; the store is as it was, and the next one succeeds."""

import uuid

import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register.store import permit_store
from data.register.store.engines import postgresql_engine
from tests.support.imports import start_script
from tests.support.stores import copy_old_store, count_stock, read_rows, run_statement
from views.text.translator import translator

OPEN_SCRIPT = """
import sys
from data.errors import RegisterError
from data.register.store import permit_store
try:
    with permit_store.open_store() as register:
        print("opened", len(register.batches()), flush=True)
except RegisterError as error:
    print(error, flush=True)
"""
KILLED_SCRIPT = """
import os, signal
from dataclasses import replace
from data.register.store import permit_store
from data.register.store.schema import meta
def kill_process(*args):
    os.kill(os.getpid(), signal.SIGKILL)
meta.update_schema_version = kill_process
with permit_store.open_store():
    pass
"""
KILLED_AFTER_SCRIPT = """
import os, signal
from data.register.store import permit_store
from data.register.store.schema import upgrade
upgrade.log_event = lambda *args, **facts: os.kill(os.getpid(), signal.SIGKILL)
with permit_store.open_store():
    pass
"""
FULL_DISK_SCRIPT = """
import resource
from data.errors import RegisterError
from data.register.store import permit_store
from data.register.store.schema import upgrade
migrate_store = upgrade.migrate_store
def migrate_without_room(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
    return migrate_store(*arguments)
upgrade.migrate_store = migrate_without_room
try:
    with permit_store.open_store():
        pass
except RegisterError as error:
    print(error, flush=True)
import os
os._exit(3)
"""
HOLD_FILE_SCRIPT = """
import sys, time
import duckdb
connection = duckdb.connect(sys.argv[1])
print("holds", flush=True)
time.sleep(120)
"""
HOLD_SERVER_SCRIPT = """
import sys, time
import psycopg
connection = psycopg.connect(sys.argv[1])
connection.execute("SELECT pg_advisory_lock(%s)", [int(sys.argv[2])])
print("holds", flush=True)
time.sleep(120)
"""


@pytest.fixture
def old_store(engine):
    """Let the test's store be one of version 0, with its key."""
    return copy_old_store(permit_store.store_url())


def run_script(script):
    """Run a script to its end; return its exit status and the lines it printed, less those of the log."""
    process = start_script(script)
    lines = process.communicate(timeout=240)[0].decode().splitlines()
    return process.returncode, [line for line in lines if not line.startswith(("{", " "))]


def assert_upgrades(old_store):
    """Open a store that was left as it was: the upgrade succeeds, and the counts are those of before."""
    with permit_store.open_store() as register:
        assert count_stock(register) == old_store.answers["stock regency"]
        assert register.audit()["action"].tolist().count("migrate") == 1
        assert register.verify() == []


def test_killed_in_the_middle_the_store_is_as_it_was(old_store):
    rows = read_rows(old_store.url)
    assert run_script(KILLED_SCRIPT)[0] == -9
    assert read_rows(old_store.url) == rows
    assert_upgrades(old_store)


def test_killed_right_after_it_the_store_is_upgraded(old_store):
    assert run_script(KILLED_AFTER_SCRIPT)[0] == -9
    rows = read_rows(old_store.url)
    assert [row[0] for row in rows["meta"]] == [1]
    assert_upgrades(old_store)


def test_two_processes_that_open_an_old_store_upgrade_it_once(old_store):
    processes = [start_script(OPEN_SCRIPT) for _ in range(2)]
    outputs = [process.communicate(timeout=240)[0].decode() for process in processes]
    assert ["opened 21" in output for output in outputs] == [True, True], outputs
    assert_upgrades(old_store)


def test_without_room_the_store_is_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setenv("PETA_STORE", f"duckdb://{tmp_path / 'register.duckdb'}")
    old_store = copy_old_store(permit_store.store_url())
    content = (tmp_path / "register.duckdb").read_bytes()
    status, lines = run_script(FULL_DISK_SCRIPT)
    assert status == 3
    assert lines[-1].startswith("The store could not be written, and is as it was: ")
    assert (tmp_path / "register.duckdb").read_bytes() == content
    assert_upgrades(old_store)


def test_a_store_that_another_process_holds_is_waited_for_and_then_told_of(old_store, monkeypatch):
    rows = read_rows(old_store.url)
    if old_store.engine == "duckdb":
        process = start_script(HOLD_FILE_SCRIPT, old_store.url.partition("://")[2])
    else:
        process = start_script(HOLD_SERVER_SCRIPT, old_store.url, postgresql_engine.ADVISORY_LOCK_ID)
    assert process.stdout.readline().strip() == b"holds"
    with pytest.raises(RegisterError) as error_info, permit_store.open_store(wait_seconds=0.3):
        pass
    assert str(error_info.value) == "Another import holds the store. Wait until it has ended and try again."
    assert translator("id").translate(error_info.value).startswith("Impor lain sedang memakai penyimpanan.")
    process.kill()
    process.communicate()
    assert read_rows(old_store.url) == rows
    assert_upgrades(old_store)


def test_a_type_that_is_another_is_named(old_store):
    run_statement(old_store.url, "ALTER TABLE changes ALTER COLUMN rule TYPE TEXT")
    run_statement(old_store.url, "ALTER TABLE batches ALTER COLUMN rows_kept TYPE DOUBLE PRECISION")
    rows = read_rows(old_store.url)
    with pytest.raises(RegisterError) as error_info, permit_store.open_store():
        pass
    assert "column rows_kept of the table batches of the store has the type" in str(error_info.value).replace(
        "rule of the table changes", "rows_kept of the table batches"
    )
    assert "seharusnya" in translator("id").translate(error_info.value)
    assert read_rows(old_store.url) == rows


def test_a_store_whose_meta_has_two_rows_is_refused(old_store):
    with permit_store.open_store():
        pass
    run_statement(old_store.url, "INSERT INTO meta SELECT * FROM meta")
    with (
        pytest.raises(RegisterError, match="The table meta of the store holds 2 rows, wanted is one") as error_info,
        permit_store.open_store(),
    ):
        pass
    assert "berisi 2 baris" in translator("id").translate(error_info.value)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("ALTER TABLE audit DISABLE TRIGGER only_added_to", "only_added_to"),
        ("DROP TRIGGER only_added_to ON audit", "only_added_to"),
        ("DROP INDEX one_batch_a_file", "one_batch_a_file"),
        ("DROP INDEX spells_by_person", "spells_by_person"),
    ],
)
def test_what_guards_a_table_no_more_is_named_with_what_mends_it(server, monkeypatch, capsys, change, name):
    database = f"g{uuid.uuid4().hex}"
    server.psql(f"CREATE DATABASE {database};")
    monkeypatch.setenv("PETA_STORE", server.get_uri(database))
    url = copy_old_store(permit_store.store_url()).url
    run_statement(url, change)
    with pytest.raises(RegisterError, match=f"lacks {name}, which guards it") as error_info, permit_store.open_store():
        pass
    assert "menjaganya" in translator("id").translate(error_info.value)
    assert command.main(["verify"]) == 1
    assert str(error_info.value) in capsys.readouterr().err
    run_statement(url, str(error_info.value).partition("run: ")[2])
    assert command.main(["verify"]) == 0
    with permit_store.open_store() as register:
        assert register.list_missing_guards() == []
