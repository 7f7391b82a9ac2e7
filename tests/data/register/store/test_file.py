"""The DuckDB file itself: full disk, damage, a lock, and bytes that must be gone."""

import os
import shutil
import socket
import threading
from datetime import date, datetime

import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register import importing
from data.register.queries import permit_counts
from data.register.store import change_token, engines, permit_store, retention
from data.register.store.engines import duckdb_engine, postgresql_engine
from tests.support.import_results import make_import_result, make_permit
from tests.support.imports import FULL_DISK_SCRIPT, start_script, write_clean_list
from views.text.translator import translator

TODAY = date(2024, 12, 31)


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Return the path of a store of our own."""
    path = tmp_path / "register.duckdb"
    monkeypatch.setenv("PETA_STORE", f"duckdb://{path}")
    return path


def test_a_full_disk_stores_nothing_and_loses_nothing(tmp_path, file):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY), "Kanim", "steward")
    process = start_script(FULL_DISK_SCRIPT, write_clean_list(tmp_path / "b.csv", 20_000, first_number=1000), file)
    output = process.communicate()[0].decode()
    assert process.returncode == 3, output
    assert output.startswith("The store could not be written, and is as it was:")
    with permit_store.open_store() as register:
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [40]
        assert register.verify() == []
        register.add(importing.examine(tmp_path / "b.csv", TODAY), "Kanim", "steward")
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [20_040]


def test_a_damaged_file_is_told_of_and_left_alone(file, capsys):
    file.write_bytes(b"no database at all" * 1000)
    assert command.main(["batches"]) == 2
    assert capsys.readouterr().err.startswith("The store cannot be opened:")
    assert file.read_bytes() == b"no database at all" * 1000


def test_a_store_that_lacks_a_column_is_told_of(file):
    with permit_store.open_store() as register:
        register.engine.run("ALTER TABLE batches DROP COLUMN profile")
    lacks = "The table batches of the store lacks the column profile. Restore a backup"
    with pytest.raises(RegisterError, match=lacks) as error_info, permit_store.open_store():
        pass
    assert (
        translator("id")
        .translate(error_info.value)
        .startswith("Tabel batches dari penyimpanan tidak mempunyai kolom profile.")
    )


HOLD_STORE_SCRIPT = """
import sys, time
from data.register.store import permit_store
with permit_store.open_store():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_file_that_another_process_holds_is_waited_for_and_then_told_of(file, monkeypatch):
    process = start_script(HOLD_STORE_SCRIPT)
    assert process.stdout.readline().strip() == b"held"
    monkeypatch.setattr(engines, "LOCK_WAIT_SECONDS", 0.3)
    with pytest.raises(RegisterError, match="Another import holds the store"), permit_store.open_store():
        pass
    process.kill()
    process.communicate()
    with permit_store.open_store() as register:
        assert len(register.batches()) == 0


def test_what_was_purged_is_in_no_byte_of_the_file(file):
    people = [f"pseudonym{number:023d}" for number in range(3000)]
    with permit_store.open_store() as register:
        register.add(make_import_result([make_permit(person) for person in people], "a"), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
        register.add(make_import_result([make_permit("kept" * 8)], "b"), "Kanim", "steward")
    assert b"pseudonym0000" in file.read_bytes()
    assert command.main(["purge", "--older-than", "365"]) == 0
    stored_bytes = b"".join(path.read_bytes() for path in file.parent.iterdir() if path.is_file())
    assert b"pseudonym0000" not in stored_bytes
    with permit_store.open_store() as register:
        assert permit_counts.count_stock(register, date(2024, 1, 2))["value"].tolist() == [1]
        assert register.verify() == []


def test_bytes_that_cannot_be_removed_after_an_import_are_told_beside_it(tmp_path, file, monkeypatch):
    with permit_store.open_store() as register:
        register.add(make_import_result([make_permit("a")], "a"), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
        batch = register.add(make_import_result([make_permit("b")], "b"), "Kanim", "steward")
        with monkeypatch.context() as patch:
            patch.setattr(duckdb_engine.os, "replace", fail_on_full_disk)
            removal = retention.apply_retention(register, 365, "steward", batch)
    assert list(removal.removed_rows.values()) == [1]
    assert str(removal.problem) == (
        f"The list was stored as batch {batch}. What is older than it may be kept could not be removed: The bytes of what was "
        "removed are still in the store: [Errno 28] No space left on device. Free some of the disk. Run: python -m data purge"
    )
    assert "Bita dari yang dihapus masih ada di penyimpanan" in translator("id").translate(removal.problem)
    assert [path.name for path in file.parent.glob("register*")] == ["register.duckdb"]
    with permit_store.open_store() as register:
        assert register.shrink() is True
        assert permit_counts.count_stock(register, date(2024, 1, 2))["value"].tolist() == [1]


def fail_on_full_disk(*args):
    """Fail as the system does on a disk that is full."""
    raise OSError(28, "No space left on device")


def test_bytes_that_another_view_holds_after_an_import_are_told(file):
    with permit_store.open_store() as register, permit_store.open_store():
        register.add(make_import_result([make_permit("a")], "a"), "Kanim", "steward")
        register.engine.run("UPDATE batches SET stored_at = ?", datetime(2020, 1, 1))
        batch = register.add(make_import_result([make_permit("b")], "b"), "Kanim", "steward")
        problem = retention.apply_retention(register, 365, "steward", batch).problem
    assert "still holds the bytes of what was removed: another view has it open. Run:" in str(problem)
    assert "tampilan lain sedang membukanya. Jalankan:" in translator("id").translate(problem)


def test_bytes_stay_while_another_view_has_the_file_open(file):
    with permit_store.open_store() as register, permit_store.open_store():
        assert register.shrink() is False
    with permit_store.open_store() as register:
        assert register.shrink() is True


def test_a_block_that_is_damaged_is_told_of_and_is_no_lock(tmp_path, file):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY), "Kanim", "steward")
    content, messages = file.read_bytes(), []
    for offset in range(4096, len(content), 16_384):
        file.write_bytes(content[:offset] + b"\xaa" * 3000 + content[offset + 3000 :])
        try:
            with permit_store.open_store(wait_seconds=0.0) as register:
                register.batches(), register.audit()
        except RegisterError as error:
            messages.append(str(error).partition(":")[0])
    assert set(messages) == {"The store cannot be opened", "The store could not be read"}


def test_who_waits_for_another_process_keeps_no_thread_at_the_door(file):
    process = start_script(HOLD_STORE_SCRIPT)
    assert process.stdout.readline().strip() == b"held"
    errors, url = [], permit_store.store_url()

    def wait_for_store():
        try:
            with permit_store.open_store(url, 60):
                pass
        except RegisterError as error:
            errors.append(error)

    waits = threading.Thread(target=wait_for_store)
    waits.start()
    with pytest.raises(RegisterError, match="Another import holds the store"), permit_store.open_store(url, 0):
        pass
    assert waits.is_alive()
    process.kill()
    process.communicate()
    waits.join()
    assert errors == []


def test_a_thread_waits_for_the_turn_of_another_no_longer_than_it_would_for_a_process(file):
    with permit_store.open_store() as first_store, first_store.transaction():
        messages = []

        def write_to_store():
            with permit_store.open_store(wait_seconds=0.2) as second_store:
                try:
                    with second_store.transaction():
                        pass
                except RegisterError as error:
                    messages.append(str(error))

        thread = threading.Thread(target=write_to_store)
        thread.start()
        thread.join()
        assert messages == ["Another import holds the store. Wait until it has ended and try again."]


@pytest.mark.parametrize("url", ["duckdb:///proc/no/register.duckdb", "postgresql://localhost:port/tka"])
def test_an_address_at_which_no_store_can_be_is_told_of(url):
    with pytest.raises(RegisterError, match="The store cannot be opened: "), permit_store.open_store(url):
        pass


def test_a_folder_that_may_not_be_looked_into_is_no_empty_store(file, monkeypatch):
    def deny_access(*_):
        raise PermissionError(13, "Permission denied")

    assert (change_token.stat_files(permit_store.store_url()), change_token.has_lists(permit_store.store_url())) == (
        "",
        False,
    )
    monkeypatch.setattr(change_token.Path, "stat", deny_access)
    assert change_token.stat_files(permit_store.store_url()) == "Permission denied|Permission denied"


def test_a_server_that_takes_a_call_and_never_answers_is_taken_for_gone(monkeypatch):
    monkeypatch.setattr(postgresql_engine, "CONNECT_TIMEOUT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent_server:
        url = f"postgresql://127.0.0.1:{silent_server.getsockname()[1]}/tka"
        with pytest.raises(RegisterError, match="The store cannot be opened: .*timeout"), permit_store.open_store(url):
            pass


def test_the_folder_that_is_made_for_a_store_is_its_owner_s_alone(tmp_path):
    with permit_store.open_store(f"duckdb://{tmp_path / 'peta' / 'register.duckdb'}"):
        assert (tmp_path / "peta").stat().st_mode & 0o777 == 0o700


def test_a_file_that_was_replaced_while_it_was_opened_is_opened_again(tmp_path, file, monkeypatch):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 40), TODAY), "Kanim", "steward")
    connect, replacements = duckdb_engine.ibis.connect, []

    def connect_too_late(url):
        connection = connect(url)
        if not replacements:  # another process has written the file anew between opening and locking
            replacements.append(shutil.copy2(file, tmp_path / "fresh"))
            os.replace(tmp_path / "fresh", file)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(duckdb_engine.ibis, "connect", connect_too_late)
        with permit_store.open_store() as register:
            register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 20, 1000), TODAY), "Kanim", "steward")
    with permit_store.open_store() as register:
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [60]
