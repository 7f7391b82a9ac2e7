"""A new pseudonym key: persons link across it, the old key gives nothing, and a crash in between is settled."""

from datetime import date

import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register import importing, key_file
from data.register.cleaning import pseudonyms
from data.register.queries import permit_counts
from data.register.store import key_rotation, permit_store
from tests.support.imports import write_clean_list

pytestmark = pytest.mark.usefixtures("engine")
TODAY = date(2024, 12, 31)


def read_person_keys(register):
    return set(permit_store.run_query(register.permits())["person_key"])


def test_a_person_links_across_the_rotation_and_the_old_key_gives_nothing(tmp_path, capsys):
    result = importing.examine(write_clean_list(tmp_path / "a.csv", 5), TODAY)
    old_secret, keys_before = key_file.load_key(), set(result.kept_rows["person_key"])
    with permit_store.open_store() as register:
        register.add(result, "Kanim", "steward")
    assert command.main(["rotate-key"]) == 0
    assert "5 pseudonyms were keyed anew" in capsys.readouterr().out
    assert key_file.key_path().stat().st_mode & 0o777 == 0o600
    new_secret = key_file.load_key()
    assert new_secret[: len(old_secret)] == old_secret
    with permit_store.open_store() as register:
        keys_after = read_person_keys(register)
        assert not keys_after & keys_before
        assert pseudonyms.make_pseudonym("P|P00001", old_secret) not in keys_after
        assert pseudonyms.make_pseudonym("P|P00001", new_secret) in keys_after
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [6]
        assert register.verify() == []


def test_a_list_that_was_read_with_the_old_key_is_refused(tmp_path):
    result = importing.examine(write_clean_list(tmp_path / "a.csv", 5), TODAY)
    with permit_store.open_store() as register:
        key_rotation.rotate_key(register, "steward")
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        key_file.key_path().write_bytes(key_file.load_key()[:32])
        with pytest.raises(RegisterError, match="pseudonym key"):
            register.add(result, "Kanim", "steward")


def test_a_crash_before_the_store_is_keyed_anew_leaves_the_old_key(tmp_path, monkeypatch):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 5), TODAY), "Kanim", "steward")
        old_secret, keys_before = key_file.load_key(), read_person_keys(register)
        rekey_all = key_rotation.rekey_all
        monkeypatch.setattr(key_rotation, "rekey_all", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate_key(register, "steward")
        assert (key_file.load_key(), read_person_keys(register)) == (old_secret, keys_before)
        monkeypatch.setattr(key_rotation, "rekey_all", rekey_all)
        register.add(importing.examine(write_clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [6]
        assert list(key_file.key_path().parent.glob("*.next")) == []


def test_a_crash_after_the_store_is_keyed_anew_puts_the_new_key_in_place(tmp_path, monkeypatch):
    with permit_store.open_store() as register:
        register.add(importing.examine(write_clean_list(tmp_path / "a.csv", 5), TODAY), "Kanim", "steward")
        replace_key, result = key_file.replace_key, importing.examine(write_clean_list(tmp_path / "b.csv", 6), TODAY)
        monkeypatch.setattr(key_file, "replace_key", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate_key(register, "steward")
        monkeypatch.setattr(key_file, "replace_key", replace_key)
        with pytest.raises(RegisterError, match="import the list again"):
            register.add(result, "Kanim", "steward")
        register.add(importing.examine(tmp_path / "b.csv", TODAY), "Kanim", "steward")
        assert permit_counts.count_stock(register, TODAY)["value"].tolist() == [6]
