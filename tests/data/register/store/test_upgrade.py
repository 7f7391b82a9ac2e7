"""A store of version 0.1.0 is upgraded when it is opened: every count, deck and line of the audit is as it was."""

from dataclasses import replace

import pytest

from data.errors import RegisterError
from data.register import importing, key_file
from data.register.store import deck_table, engines, key_rotation, permit_store
from data.register.store.schema import upgrade
from data.register.store.schema.migrations import MIGRATIONS, latest_version
from meeting import frozen_deck, repository
from tests.support.stores import (
    LAST_DAY,
    NEXT_LIST,
    copy_old_store,
    count_stock,
    count_stored,
    list_answers,
    read_rows,
    run_statement,
)
from views.text.translator import translator

MIGRATION = MIGRATIONS[0]
HASH_OF_FROZEN_DECK = "9759b7c121a2"
"""What version 0.1.0 showed below the frozen deck."""


@pytest.fixture
def old_store(engine):
    """Let the test's store be one of version 0, with its key."""
    return copy_old_store(permit_store.store_url())


def test_every_count_deck_and_line_of_the_audit_is_as_before(old_store):
    with permit_store.open_store() as register:
        answers = list_answers(register)
        assert register.verify() == []
        assert register.meta().schema_version == latest_version()
    migration_line = answers["audit"].pop()
    assert migration_line[2:6] == ["app", "migrate", "", "schema 0 to 1"]
    assert answers.keys() == {name for name, rows in old_store.answers.items() if rows}
    for name, rows in answers.items():
        assert rows == old_store.answers[name], name


def test_who_was_stored_before_links_with_the_next_list(old_store):
    with permit_store.open_store() as register:
        counts = count_stored(register) | {"stock regency": count_stock(register)}
        batch_id = register.add(importing.examine(NEXT_LIST, LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == counts["spells"]
        register.undo(batch_id, "steward")
        assert count_stock(register) == counts["stock regency"]
        assert register.verify() == []


def test_what_was_replaced_counts_again_after_an_undo_and_what_is_old_can_be_purged(old_store):
    with permit_store.open_store() as register:
        batches = register.batches()
        replacement = batches[batches["replaces"].notna()].iloc[0]
        register.undo(replacement["batch_id"], "steward")
        assert count_stored(register)["permits"] == [[583 + 60 - 59]]
        assert len(register.purge(0, "steward", exempt_batch_id=replacement["replaces"])) == 17
        assert register.shrink() is True
        assert count_stored(register)["permits"] == [[60]]
        assert register.verify() == []


def test_the_key_can_be_rotated_and_decks_be_changed(old_store):
    with permit_store.open_store() as register:
        assert key_rotation.rotate_key(register, "steward") > 100
        deck_table.delete_deck(register, "0a0a0a0a")
        assert [deck.deck_id for deck in deck_table.list_decks(register)] == ["0c0c0c0c", "0b0b0b0b"]
        assert register.meta().key_fingerprint == key_file.fingerprint(key_file.load_key())
        register.add(importing.examine(NEXT_LIST, LAST_DAY), "Kanim", "steward")
        assert count_stored(register)["spells"] == old_store.answers["spells"]


def test_decks_of_before_are_read_and_the_frozen_one_stays_frozen(old_store):
    decks = {deck.title: deck for deck in repository.load_decks()}
    assert set(decks) == {"Rapat Timpora", "Rapat beku", "Rapat internal"}
    assert decks["Rapat beku"].frozen_at == "2024-06-13"
    assert frozen_deck.hash_content(decks["Rapat beku"].scenes) == HASH_OF_FROZEN_DECK


def test_an_upgraded_store_is_not_changed_when_it_is_opened_again(old_store):
    for _ in range(2):
        with permit_store.open_store():
            pass
        rows = read_rows(old_store.url)
    with permit_store.open_store() as register:
        register.batches()
    upgrade.forget_checks()
    with permit_store.open_store() as register:
        register.batches()
    assert read_rows(old_store.url) == rows


def test_a_new_store_has_the_tables_of_an_upgraded_one(fresh, monkeypatch):
    columns, faults = [], []
    for url in (fresh(), copy_old_store(fresh()).url):
        with permit_store.open_store(url) as register:
            columns.append(register.engine.read_columns())
            faults.append(register.list_missing_guards())
    assert columns[0] == columns[1]
    assert faults == [[], []]


def test_a_store_of_a_newer_version_is_refused_and_not_touched(old_store):
    with permit_store.open_store():
        pass
    run_statement(old_store.url, "UPDATE meta SET schema_version = 99")
    run_statement(old_store.url, "DROP TABLE spells")  # a later version may keep them elsewhere
    rows = read_rows(old_store.url)
    with pytest.raises(RegisterError) as error_info, permit_store.open_store():
        pass
    assert str(error_info.value) == (
        "The store has the schema version 99; this version of the app reads versions up to 1. Update the app, or name "
        "another store in PETA_STORE."
    )
    assert "Perbarui aplikasi" in translator("id").translate(error_info.value)
    assert read_rows(old_store.url) == rows


@pytest.mark.parametrize("is_upgraded", [False, True])
def test_a_table_that_is_missing_is_not_made_empty_beside_others(fresh, is_upgraded):
    for table in ("permits", "spells", "audit", *(["decks"] if is_upgraded else [])):
        url = copy_old_store(fresh()).url
        if is_upgraded:
            with permit_store.open_store(url):
                pass
        run_statement(url, f"DROP TABLE {table}")
        rows = read_rows(url)
        with pytest.raises(RegisterError) as error_info, permit_store.open_store(url):
            pass
        assert str(error_info.value) == f"The table {table} is missing from the store. Restore a backup of the store."
        assert f"Tabel {table} tidak ada" in translator("id").translate(error_info.value)
        assert read_rows(url) == rows


def test_a_store_is_looked_at_once_until_it_is_another(old_store, monkeypatch):
    engine_class = engines.DuckDB if old_store.engine == "duckdb" else engines.PostgreSQL
    look_ups = []
    read_columns = engine_class.read_columns
    monkeypatch.setattr(engine_class, "read_columns", lambda engine: look_ups.append(1) or read_columns(engine))
    counts = []
    for _ in range(4):
        with permit_store.open_store() as register:
            register.batches()
        counts.append(len(look_ups))
    assert counts[1] > counts[0]  # the first upgrades, the second finds in order what was upgraded
    assert counts[1] == counts[2] == counts[3]
    run_statement(old_store.url, "DROP TABLE decks")
    with pytest.raises(RegisterError, match="The table decks is missing"), permit_store.open_store():
        pass


def test_a_store_without_decks_and_without_a_version_is_older_still_and_gets_them(old_store):
    run_statement(old_store.url, "DROP TABLE decks")
    with permit_store.open_store() as register:
        assert deck_table.list_decks(register) == []
        assert count_stored(register)["permits"] == old_store.answers["permits"]


def test_what_fails_in_a_migration_leaves_the_store_as_it_was(old_store, monkeypatch):
    rows = read_rows(old_store.url)

    def fail_halfway(engine):
        MIGRATION.migrate(engine)
        engine.run("DELETE FROM decks")
        raise ZeroDivisionError

    broken_migration = replace(MIGRATION, migrate=fail_halfway)
    monkeypatch.setattr(upgrade, "MIGRATIONS", (broken_migration,))
    with pytest.raises(ZeroDivisionError), permit_store.open_store():
        pass
    assert read_rows(old_store.url) == rows
    monkeypatch.undo()
    with permit_store.open_store(old_store.url) as register:
        assert count_stored(register)["permits"] == old_store.answers["permits"]


def test_a_migration_that_leaves_another_schema_than_that_of_its_version_is_taken_back(old_store, monkeypatch):
    rows = read_rows(old_store.url)

    def drop_column(engine):
        MIGRATION.migrate(engine)
        engine.run("ALTER TABLE changes DROP COLUMN rule")

    monkeypatch.setattr(upgrade, "MIGRATIONS", (replace(MIGRATION, migrate=drop_column),))
    with (
        pytest.raises(RegisterError, match="The table changes of the store lacks the column rule"),
        permit_store.open_store(),
    ):
        pass
    assert read_rows(old_store.url) == rows
