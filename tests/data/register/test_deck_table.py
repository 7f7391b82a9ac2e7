"""Decks as the store keeps them, on both engines: whole, in order, beside the register and apart from it."""

import threading
from datetime import date

import pytest

from data.errors import RegisterError
from data.register import importing
from data.register.store import change_token, deck_table, permit_store
from data.register.store.deck_table import Kept
from tests.data.register.test_importing import clean_list

ODD = '{"title": "“Rapat”, \'x\'; DROP TABLE decks; -- \\u0000 \\n", "😀": ""}\n\t,""\r\n'
NEVER = 1.0


@pytest.fixture
def url(engine):
    """Return the address of a new store, of each engine in turn."""
    return permit_store.address()


def kept(*found):
    """Keep decks in this order, each in its own connection."""
    for deck in found:
        with permit_store.connected() as opened:
            deck_table.keep(opened, deck)


def every():
    with permit_store.connected() as opened:
        return deck_table.every(opened)


def test_a_deck_comes_back_to_the_letter_and_the_last_changed_is_first(url):
    kept(Kept("aa", "first"), Kept("bb", ODD), Kept("aa", "changed"))
    assert every() == [Kept("aa", "changed"), Kept("bb", ODD)]


def test_the_stamp_changes_with_every_deck_that_comes_changes_or_goes(url):
    seen = []
    for deck in (Kept("aa", "x"), Kept("bb", "y"), Kept("aa", "z")):
        kept(deck)
        seen.append(deck_table.stamp(url, NEVER))
    with permit_store.connected() as opened:
        deck_table.remove(opened, "aa")
    seen.append(deck_table.stamp(url, NEVER))
    assert len(set(seen)) == 4
    assert seen[-1] == deck_table.stamp(url, NEVER)
    assert [deck.deck_id for deck in every()] == ["bb"]


def test_what_fails_halfway_leaves_the_deck_as_it_was(url, monkeypatch):
    kept(Kept("aa", "old"))
    with permit_store.connected() as opened:
        monkeypatch.setattr(opened, "put", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            deck_table.keep(opened, Kept("aa", "new"))
    assert every() == [Kept("aa", "old")]


def test_a_store_that_was_made_before_there_were_decks_takes_them(url, tmp_path):
    with permit_store.connected() as opened:
        opened.add(importing.examine(clean_list(tmp_path / "a.csv", 3), date(2024, 12, 31)), "Kanim", "steward")
        opened.engine.run("DROP TABLE decks")
    kept(Kept("aa", "x"))
    assert every() == [Kept("aa", "x")]
    with permit_store.connected() as opened:
        assert opened.verify() == []
        assert len(opened.batches()) == 1


def test_decks_stay_when_a_batch_is_purged_and_its_bytes_go(url, tmp_path):
    kept(Kept("aa", "x"))
    with permit_store.connected() as opened:
        opened.add(importing.examine(clean_list(tmp_path / "a.csv", 3), date(2024, 12, 31)), "Kanim", "steward")
        opened.purge(-1, "steward")
        assert opened.shrink()
    assert every() == [Kept("aa", "x")]


def test_a_deck_seals_no_line_of_the_audit(url):
    with permit_store.connected() as opened:
        before = opened.version()
    kept(Kept("aa", "x"))
    with permit_store.connected() as opened:
        assert (opened.version(), len(opened.audit())) == (before, 0)
    assert change_token.stamp(url) == before


def test_two_that_keep_a_deck_at_once_both_do(url):
    threads = [threading.Thread(target=kept, args=(Kept(f"{n}a", "x" * n),)) for n in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(every()) == sorted(Kept(f"{n}a", "x" * n) for n in range(1, 7))


def test_decks_are_read_while_another_thread_stores_a_list(url):
    kept(Kept("aa", "x"))
    stores, may_end = threading.Event(), threading.Event()

    def storing():
        with permit_store.connected() as opened, opened.transaction():
            opened.note("steward", "import", "b1", "long")
            stores.set()
            may_end.wait(60)

    thread = threading.Thread(target=storing)
    thread.start()
    try:
        assert stores.wait(60)
        assert every() == [Kept("aa", "x")]
        assert not may_end.is_set()
    finally:
        may_end.set()
        thread.join()


def test_a_server_that_goes_while_decks_are_read_is_told_of(server, monkeypatch):
    server.psql("CREATE DATABASE going;")
    monkeypatch.setenv("PETA_STORE", server.get_uri("going"))
    with pytest.raises(RegisterError, match="The store could not be read"):
        left_alone(server)


def left_alone(server):
    """Read decks through a connection that the server has ended."""
    with permit_store.connected() as opened:
        server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'going';")
        return deck_table.every(opened)
