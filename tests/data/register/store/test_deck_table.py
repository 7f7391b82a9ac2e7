"""Decks as the store keeps them, on both engines: whole, in order, beside the register and apart from it."""

import threading
from datetime import date

import pytest

from data.errors import RegisterError
from data.register import importing
from data.register.store import change_token, deck_table, permit_store
from data.register.store.deck_table import StoredDeck
from tests.support.imports import write_clean_list

ODD_TEXT = '{"title": "“Rapat”, \'x\'; DROP TABLE decks; -- \\u0000 \\n", "😀": ""}\n\t,""\r\n'
PATIENCE_SECONDS = 1.0


@pytest.fixture
def url(engine):
    """Return the address of a new store, of each engine in turn."""
    return permit_store.store_url()


def keep_decks(*stored_decks):
    """Keep decks in this order, each in its own connection."""
    for deck in stored_decks:
        with permit_store.open_store() as connection:
            deck_table.save_deck(connection, deck)


def list_decks():
    with permit_store.open_store() as connection:
        return deck_table.list_decks(connection)


def test_a_deck_comes_back_to_the_letter_and_the_last_changed_is_first(url):
    keep_decks(StoredDeck("aa", "first"), StoredDeck("bb", ODD_TEXT), StoredDeck("aa", "changed"))
    assert list_decks() == [StoredDeck("aa", "changed"), StoredDeck("bb", ODD_TEXT)]


def test_the_stamp_changes_with_every_deck_that_comes_changes_or_goes(url):
    tokens = []
    for deck in (StoredDeck("aa", "x"), StoredDeck("bb", "y"), StoredDeck("aa", "z")):
        keep_decks(deck)
        tokens.append(deck_table.change_token(url, PATIENCE_SECONDS))
    with permit_store.open_store() as connection:
        deck_table.delete_deck(connection, "aa")
    tokens.append(deck_table.change_token(url, PATIENCE_SECONDS))
    assert len(set(tokens)) == 4
    assert tokens[-1] == deck_table.change_token(url, PATIENCE_SECONDS)
    assert [deck.deck_id for deck in list_decks()] == ["bb"]


def test_what_fails_halfway_leaves_the_deck_as_it_was(url, monkeypatch):
    keep_decks(StoredDeck("aa", "old"))
    with permit_store.open_store() as connection:
        monkeypatch.setattr(connection, "append_rows", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            deck_table.save_deck(connection, StoredDeck("aa", "new"))
    assert list_decks() == [StoredDeck("aa", "old")]


def test_a_store_that_was_made_before_there_were_decks_takes_them(url, tmp_path):
    with permit_store.open_store() as connection:
        connection.add(
            importing.examine(write_clean_list(tmp_path / "a.csv", 3), date(2024, 12, 31)), "Kanim", "steward"
        )
        connection.engine.run("DROP TABLE decks")
        connection.engine.run("DROP TABLE meta")  # stores of then said of which version they were as little
    keep_decks(StoredDeck("aa", "x"))
    assert list_decks() == [StoredDeck("aa", "x")]
    with permit_store.open_store() as connection:
        assert connection.verify() == []
        assert len(connection.batches()) == 1


def test_decks_stay_when_a_batch_is_purged_and_its_bytes_go(url, tmp_path):
    keep_decks(StoredDeck("aa", "x"))
    with permit_store.open_store() as connection:
        connection.add(
            importing.examine(write_clean_list(tmp_path / "a.csv", 3), date(2024, 12, 31)), "Kanim", "steward"
        )
        connection.purge(-1, "steward")
        assert connection.shrink()
    assert list_decks() == [StoredDeck("aa", "x")]


def test_a_deck_seals_no_line_of_the_audit(url):
    with permit_store.open_store() as connection:
        version = connection.version()
    keep_decks(StoredDeck("aa", "x"))
    with permit_store.open_store() as connection:
        assert (connection.version(), len(connection.audit())) == (version, 0)
    assert change_token.change_token(url) == version


def test_two_that_keep_a_deck_at_once_both_do(url):
    threads = [threading.Thread(target=keep_decks, args=(StoredDeck(f"{n}a", "x" * n),)) for n in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(list_decks()) == sorted(StoredDeck(f"{n}a", "x" * n) for n in range(1, 7))


def test_decks_are_read_while_another_thread_stores_a_list(url):
    keep_decks(StoredDeck("aa", "x"))
    has_begun, may_end = threading.Event(), threading.Event()

    def store_slowly():
        with permit_store.open_store() as connection, connection.transaction():
            connection.add_audit_line("steward", "import", "b1", "long")
            has_begun.set()
            may_end.wait(60)

    thread = threading.Thread(target=store_slowly)
    thread.start()
    try:
        assert has_begun.wait(60)
        assert list_decks() == [StoredDeck("aa", "x")]
        assert not may_end.is_set()
    finally:
        may_end.set()
        thread.join()


def test_a_server_that_goes_while_decks_are_read_is_told_of(server, monkeypatch):
    server.psql("CREATE DATABASE going;")
    monkeypatch.setenv("PETA_STORE", server.get_uri("going"))
    with pytest.raises(RegisterError, match="The store could not be read"):
        read_after_disconnect(server)


def read_after_disconnect(server):
    """Read decks through a connection that the server has ended."""
    with permit_store.open_store() as connection:
        server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'going';")
        return deck_table.list_decks(connection)
