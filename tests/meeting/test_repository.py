"""Decks in the store: kept whole, read back the same, refused with a sentence where they are none."""

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.register.store import change_token, deck_table, engines, permit_store
from meeting import deck_file, repository
from meeting.errors import DeckError
from tests.support.meeting.examples import DECK, MAP
from views.text.translator import translator


def test_a_deck_comes_back_as_it_was_kept():
    repository.save_deck(DECK)
    assert repository.read_deck(DECK.deck_id) == DECK
    assert repository.load_decks() == [DECK]


def test_the_same_deck_gives_the_same_bytes():
    assert deck_file.encode_deck(DECK) == deck_file.encode_deck(deck_file.decode_deck(deck_file.encode_deck(DECK), "x"))


def test_a_write_that_fails_leaves_the_old_deck(monkeypatch):
    repository.save_deck(DECK)

    def fail_on_full_disk(*_):
        raise duckdb.IOException("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(engines.DuckDB, "append", fail_on_full_disk)
        with pytest.raises(DeckError, match="could not be written, and is as it was: No space") as error_info:
            repository.save_deck(msgspec.structs.replace(DECK, title="another"))
    assert (
        translator("id")
        .translate(error_info.value)
        .startswith("Paparan disimpan di penyimpanan register. Penyimpanan tidak dapat ditulis")
    )
    assert repository.load_decks() == [DECK]


def test_decks_are_rows_of_the_store_and_the_last_changed_is_first():
    other_deck = msgspec.structs.replace(DECK, deck_id="00aa00aa")
    for deck in (DECK, other_deck, DECK):
        repository.save_deck(deck)
    with permit_store.open_store() as connection:
        assert [stored_deck.deck_id for stored_deck in deck_table.list_decks(connection)] == ["abcdef01", "00aa00aa"]
        assert deck_table.list_decks(connection)[0].content == deck_file.encode_deck(DECK).decode()
    assert repository.load_decks() == [DECK, other_deck]


def test_to_look_for_decks_makes_no_store():
    assert (repository.load_decks(), repository.list_deck_errors()) == ([], [])
    with pytest.raises(DeckError, match="There is no deck"):
        repository.read_deck(DECK.deck_id)
    assert change_token.stat_files(permit_store.store_url()) == ""


def test_a_deck_is_no_list_and_changes_nothing_of_the_register():
    repository.save_deck(DECK)
    url = permit_store.store_url()
    token = change_token.change_token(url)
    repository.save_deck(msgspec.structs.replace(DECK, title="Rapat lain"))
    assert not change_token.has_lists(url)
    assert change_token.change_token(url) == token


def test_a_store_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "register.duckdb").write_bytes(b"x" * 4096)
    for act in (
        repository.load_decks,
        repository.list_deck_errors,
        lambda: repository.read_deck("abcdef01"),
        lambda: repository.save_deck(DECK),
    ):
        with pytest.raises(DeckError, match="Decks are kept in the store of the register. The store cannot be opened"):
            act()


def test_a_deck_that_cannot_be_read_is_named_and_the_others_open():
    repository.save_deck(DECK)
    with permit_store.open_store() as connection:
        deck_table.save_deck(connection, deck_table.StoredDeck("00aa00aa", deck_file.encode_deck(DECK)[:500].decode()))
    assert repository.load_decks() == [DECK]
    assert [translator("id").translate(error) for error in repository.list_deck_errors()][0].startswith(
        "00aa00aa bukan paparan"
    )
    with pytest.raises(DeckError, match="is no deck of this app"):
        repository.read_deck("00aa00aa")


def test_a_removed_deck_is_gone():
    repository.save_deck(DECK)
    repository.remove_deck(DECK.deck_id)
    assert repository.load_decks() == []
    with pytest.raises(DeckError, match="There is no deck"):
        repository.remove_deck(DECK.deck_id)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"title": "x" * 3_000}, "is no deck"),
        ({"scenes": [msgspec.structs.replace(MAP, figures=MAP.figures * 500)] * 60}, "bytes long"),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(values, message):
    repository.save_deck(DECK)
    with pytest.raises(DeckError, match=message):
        repository.save_deck(msgspec.structs.replace(DECK, **values))
    assert repository.load_decks() == [DECK]


@pytest.mark.parametrize("deck_id", ["../../etc/passwd", "", "a b", "nope", "é1", "a" * 5_000, "abcdef01\n"])
def test_a_deck_that_is_not_there_is_said_so(deck_id):
    with pytest.raises(DeckError, match="There is no deck"):
        repository.read_deck(deck_id)


def test_a_deck_from_elsewhere_takes_nobodys_place():
    repository.save_deck(DECK)
    other_deck = msgspec.structs.replace(DECK, title="Rapat lain")
    accepted_deck = repository.import_deck(deck_file.encode_deck(other_deck), "lain.paparan")
    assert accepted_deck.deck_id != DECK.deck_id
    assert {deck.title for deck in repository.load_decks()} == {"Rapat lain", "Rapat TIMPORA Bangka Tengah"}
    assert repository.import_deck(deck_file.encode_deck(DECK), "sama.paparan") == DECK
    assert len(repository.load_decks()) == 2


@given(st.binary(max_size=400))
def test_any_bytes_are_a_deck_or_a_sentence(content):
    with pytest.raises(DeckError, match="Nothing was taken|is no deck of this app"):
        deck_file.decode_deck(content, "berkas")


def decode_outcome(content):
    try:
        return deck_file.decode_deck(content, "berkas").format
    except DeckError as error:
        return translator("id").translate(error)


@given(st.integers(0, len(deck_file.encode_deck(DECK)) - 1), st.binary(max_size=3))
def test_a_deck_with_other_bytes_in_it_is_a_deck_or_a_sentence(place, replacement):
    content = bytearray(deck_file.encode_deck(DECK))
    content[place : place + len(replacement)] = replacement
    result = decode_outcome(bytes(content))
    assert result == "peta-paparan 1" or result.startswith("berkas bukan paparan aplikasi ini")


def test_a_deck_nested_without_end_is_refused():
    with pytest.raises(DeckError, match="is no deck"):
        deck_file.decode_deck(b'{"scenes":' + b"[" * 200_000, "berkas")


def test_what_was_confirmed_elsewhere_is_hidden_here():
    confirmed_scenes = [msgspec.structs.replace(scene, is_sensitive=True, is_confirmed=True) for scene in DECK.scenes]
    accepted_deck = repository.import_deck(
        deck_file.encode_deck(msgspec.structs.replace(DECK, scenes=confirmed_scenes)), "x.paparan"
    )
    assert accepted_deck.shown_scenes == []


def test_who_only_looks_sees_what_was_read_last_while_another_process_holds_the_store(monkeypatch):
    repository.save_deck(DECK)
    assert repository.load_entries_or_cached() == {DECK.deck_id: DECK}
    repository.save_deck(msgspec.structs.replace(DECK, title="Rapat lain"))

    def raise_locked(_self):
        raise duckdb.IOException('IO Error: Could not set lock on file "register.duckdb"')

    monkeypatch.setattr(repository, "LOCK_TIMEOUT_SECONDS", 0.0)
    monkeypatch.setattr(engines.DuckDB, "_connect", raise_locked)
    assert repository.load_entries_or_cached() == {DECK.deck_id: DECK}
    assert repository.load_decks_or_cached() == [DECK]
    for act in (
        lambda: repository.load_decks(0.0),
        lambda: repository.load_entries(0.0),
        lambda: repository.save_deck(DECK),
    ):
        with pytest.raises(DeckError, match="Another import holds the store"):
            act()
