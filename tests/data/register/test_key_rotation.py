"""A new pseudonym key: persons link across it, the old key gives nothing, and a crash in between is settled."""

from datetime import date

import pytest

from data import __main__ as command
from data.errors import RegisterError
from data.register import importing
from data.register.cleaning import pseudonyms
from data.register.queries import permit_counts
from data.register.store import key_rotation, permit_store
from tests.data.register.test_importing import clean_list

pytestmark = pytest.mark.usefixtures("engine")
TODAY = date(2024, 12, 31)


def person_keys(register):
    return set(permit_store.answer(register.permits())["person_key"])


def test_a_person_links_across_the_rotation_and_the_old_key_gives_nothing(tmp_path, capsys):
    done = importing.examine(clean_list(tmp_path / "a.csv", 5), TODAY)
    old, before = pseudonyms.secret(), set(done.kept["person_key"])
    with permit_store.connected() as register:
        register.add(done, "Kanim", "steward")
    assert command.main(["rotate-key"]) == 0
    assert "5 pseudonyms were keyed anew" in capsys.readouterr().out
    assert pseudonyms.key_path().stat().st_mode & 0o777 == 0o600
    new = pseudonyms.secret()
    assert new[: len(old)] == old
    with permit_store.connected() as register:
        after = person_keys(register)
        assert not after & before
        assert pseudonyms.pseudonym("P|P00001", old) not in after
        assert pseudonyms.pseudonym("P|P00001", new) in after
        register.add(importing.examine(clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        assert permit_counts.stock(register, TODAY)["value"].tolist() == [6]
        assert register.verify() == []


def test_a_list_that_was_read_with_the_old_key_is_refused(tmp_path):
    done = importing.examine(clean_list(tmp_path / "a.csv", 5), TODAY)
    with permit_store.connected() as register:
        key_rotation.rotate(register, "steward")
        register.add(importing.examine(clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        pseudonyms.key_path().write_bytes(pseudonyms.secret()[:32])
        with pytest.raises(RegisterError, match="pseudonym key"):
            register.add(done, "Kanim", "steward")


def test_a_crash_before_the_store_is_keyed_anew_leaves_the_old_key(tmp_path, monkeypatch):
    with permit_store.connected() as register:
        register.add(importing.examine(clean_list(tmp_path / "a.csv", 5), TODAY), "Kanim", "steward")
        old, before = pseudonyms.secret(), person_keys(register)
        anew = key_rotation.anew
        monkeypatch.setattr(key_rotation, "anew", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate(register, "steward")
        assert (pseudonyms.secret(), person_keys(register)) == (old, before)
        monkeypatch.setattr(key_rotation, "anew", anew)
        register.add(importing.examine(clean_list(tmp_path / "b.csv", 6), TODAY), "Kanim", "steward")
        assert permit_counts.stock(register, TODAY)["value"].tolist() == [6]
        assert not key_rotation.beside().exists()


def test_a_crash_after_the_store_is_keyed_anew_puts_the_new_key_in_place(tmp_path, monkeypatch):
    with permit_store.connected() as register:
        register.add(importing.examine(clean_list(tmp_path / "a.csv", 5), TODAY), "Kanim", "steward")
        replace, done = key_rotation.os.replace, importing.examine(clean_list(tmp_path / "b.csv", 6), TODAY)
        monkeypatch.setattr(key_rotation.os, "replace", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            key_rotation.rotate(register, "steward")
        monkeypatch.setattr(key_rotation.os, "replace", replace)
        with pytest.raises(RegisterError, match="import the list again"):
            register.add(done, "Kanim", "steward")
        register.add(importing.examine(tmp_path / "b.csv", TODAY), "Kanim", "steward")
        assert permit_counts.stock(register, TODAY)["value"].tolist() == [6]
