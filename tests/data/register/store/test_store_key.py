"""A store knows its key: a list that was read with another is refused in a sentence, and nothing is changed."""

import os
import secrets

import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register import importing, key_file
from data.register.store import key_rotation, permit_store
from tests.support.imports import write_clean_list
from tests.support.stores import (
    LAST_DAY,
    NEXT_LIST,
    copy_key,
    copy_old_store,
    count_stored,
    read_rows,
    run_statement,
)
from views.text.translator import translator

OTHER_KEY = "The pseudonym key is not the one that the store was keyed with last."
UNPROVEN_KEY = "does not know its pseudonym key yet"


@pytest.fixture
def old_store(engine):
    """Let the test's store be one of version 0, whose key was rotated, with its key."""
    return copy_old_store(permit_store.store_url())


def replace_key(content):
    """Put another key in the place of the key file."""
    key_file.key_path().unlink(missing_ok=True)
    if content:
        key_file.key_path().parent.mkdir(parents=True, exist_ok=True)
        key_file.write_key(key_file.key_path(), content)


def make_unrotated_store(tmp_path, numbers=40):
    """Make a store as version 0 left it whose key was never rotated: without ``meta``."""
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", numbers), LAST_DAY), "Kanim", "steward")
    run_statement(permit_store.store_url(), "DROP TABLE meta")


def refuse_import(path, match):
    """Import a list that must be refused; return the error."""
    with pytest.raises(RegisterError, match=match) as error_info, permit_store.open_store() as register:
        register.add(importing.examine(path, LAST_DAY), "Kanim", "steward")
    return error_info.value


def test_the_key_of_a_rotated_store_is_taken_over_from_its_audit(old_store):
    with permit_store.open_store() as register:
        assert [[register.meta().key_fingerprint]] == old_store.answers["fingerprint"]
        assert register.meta().key_fingerprint == key_file.fingerprint(key_file.load_key())


@pytest.mark.parametrize("content", [b"", b"k" * 32], ids=["lost", "other"])
def test_a_list_that_was_read_with_another_key_is_refused(old_store, content):
    with permit_store.open_store():
        pass
    rows = read_rows(old_store.url)
    replace_key(content)
    error = refuse_import(NEXT_LIST, OTHER_KEY)
    assert "pulihkan berkas kuncinya" in translator("id").translate(error)
    assert read_rows(old_store.url) == rows
    key = key_file.load_key()
    with pytest.raises(RegisterError, match=OTHER_KEY), permit_store.open_store() as register:
        key_rotation.rotate_key(register, "steward")
    assert (read_rows(old_store.url), key_file.load_key()) == (rows, key)
    copy_key_again(old_store)
    with permit_store.open_store() as register:
        register.add(importing.examine(NEXT_LIST, LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == old_store.answers["spells"]


def copy_key_again(old_store):
    """Restore the key file of an old store."""
    key_file.key_path().unlink()
    copy_key(old_store.engine)


def test_the_key_is_known_from_the_first_pseudonym_on_and_another_is_refused(engine, tmp_path):
    with permit_store.open_store() as register:
        assert register.meta().key_fingerprint is None
    write_clean_list(tmp_path / "a.csv", 5)
    with permit_store.open_store() as register:
        register.add(importing.examine(tmp_path / "a.csv", LAST_DAY), "Kanim", "steward")
        assert register.meta().key_fingerprint == key_file.fingerprint(key_file.load_key())
    rows = read_rows(permit_store.store_url())
    replace_key(b"")
    refuse_import(write_clean_list(tmp_path / "b.csv", 6), OTHER_KEY)
    assert read_rows(permit_store.store_url()) == rows


def test_a_list_that_was_read_before_another_process_rotated_the_key_is_refused(engine, tmp_path):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 5), LAST_DAY), "Kanim", "steward")
        result = importing.examine(write_clean_list(tmp_path / "b.csv", 6), LAST_DAY)
        key_rotation.rotate_key(register, "steward")
        with pytest.raises(RegisterError, match="import the list again"):
            register.add(result, "Kanim", "steward")


def test_the_key_of_an_old_store_is_proven_by_whom_the_list_names(engine, tmp_path):
    make_unrotated_store(tmp_path)
    with permit_store.open_store() as register:
        assert register.meta().key_fingerprint is None
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 41), LAST_DAY), "Kanim", "steward")
        assert register.meta().key_fingerprint == key_file.fingerprint(key_file.load_key())
        assert count_stored(register)["spells"] == [[41]]


def test_the_wrong_key_of_an_old_store_is_refused(engine, tmp_path):
    make_unrotated_store(tmp_path)
    right_key = key_file.load_key()
    replace_key(secrets.token_bytes(32))
    with permit_store.open_store():
        pass
    rows = read_rows(permit_store.store_url())
    error = refuse_import(write_clean_list(tmp_path / "b.csv", 41), UNPROVEN_KEY)
    assert "confirm-key" in translator("id").translate(error)
    with pytest.raises(RegisterError, match=UNPROVEN_KEY), permit_store.open_store() as register:
        key_rotation.rotate_key(register, "steward")
    assert read_rows(permit_store.store_url()) == rows
    replace_key(right_key)
    with permit_store.open_store() as register:
        register.add(importing.examine(tmp_path / "b.csv", LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == [[41]]


def test_the_key_of_an_old_store_is_confirmed_by_a_command(engine, tmp_path, capsys):
    make_unrotated_store(tmp_path)
    strangers = write_clean_list(tmp_path / "b.csv", 6, first_number=1000)
    refuse_import(strangers, UNPROVEN_KEY)
    assert command.main(["confirm-key"]) == 0
    assert command.main(["confirm-key"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The store knows its key now.",
        "The store knew its key: the key file is the right one.",
    ]
    with permit_store.open_store() as register:
        register.add(importing.examine(strangers, LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == [[46]]
        assert register.audit()["action"].tolist() == ["import", "migrate", "confirm-key", "import"]
        assert register.verify() == []
    replace_key(secrets.token_bytes(32))
    assert command.main(["confirm-key"]) == 2
    assert OTHER_KEY in capsys.readouterr().err
    replace_key(b"")
    assert command.main(["confirm-key"]) == 2
    assert "There is no key file pseudonym.key. Restore it from its copy." in capsys.readouterr().err
    assert not key_file.key_path().exists()


def test_a_rotation_that_version_0_left_unfinished_is_finished(old_store):
    key = key_file.load_key()
    key_file.write_key(key_file.legacy_pending_key_path(key_file.key_path()), key)
    replace_key(key[:32])
    result = importing.examine(NEXT_LIST, LAST_DAY)
    with permit_store.open_store() as register:
        with pytest.raises(RegisterError, match="import the list again"):
            register.add(result, "Kanim", "steward")
        assert key_file.load_key() == key
        register.add(importing.examine(NEXT_LIST, LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == old_store.answers["spells"]


def test_the_pending_key_of_another_store_is_left_alone(fresh, tmp_path, monkeypatch):
    urls = [fresh(), fresh()]
    for number, url in enumerate(urls):
        with permit_store.open_store(url) as register:
            path = write_clean_list(tmp_path / f"{number}.csv", 5)
            register.add(importing.examine(path, LAST_DAY), "Kanim", "steward")
    with monkeypatch.context() as patch, permit_store.open_store(urls[0]) as register:
        patch.setattr(key_file, "replace_key", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate_key(register, "steward")
    with permit_store.open_store(urls[1]) as register:
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 6), LAST_DAY), "Kanim", "steward")
    with permit_store.open_store(urls[0]) as register:
        with pytest.raises(RegisterError, match="import the list again"):
            register.add(importing.examine(tmp_path / "b.csv", LAST_DAY), "Kanim", "steward")
        register.add(importing.examine(tmp_path / "b.csv", LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == [[6]]


def test_a_key_that_another_store_was_rotated_to_is_not_overwritten(fresh, tmp_path, monkeypatch):
    url = fresh()
    with permit_store.open_store(url) as register:
        path = write_clean_list(tmp_path / "a.csv", 5)
        register.add(importing.examine(path, LAST_DAY), "Kanim", "steward")
        replace = key_file.replace_key
        monkeypatch.setattr(key_file, "replace_key", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate_key(register, "steward")
        monkeypatch.setattr(key_file, "replace_key", replace)
        other_key = key_file.load_key() + secrets.token_bytes(32)
        replace_key(other_key)
        with pytest.raises(RegisterError, match="is that of another store; the key of this store is") as error_info:
            register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 6), LAST_DAY), "Kanim", "steward")
    assert "milik penyimpanan lain" in translator("id").translate(error_info.value)
    assert key_file.load_key() == other_key
    assert len(list(key_file.key_path().parent.glob("*.next"))) == 1
    assert os.stat(key_file.key_path()).st_mode & 0o077 == 0
