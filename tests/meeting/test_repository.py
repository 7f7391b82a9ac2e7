"""Decks in the store: kept whole, read back the same, refused with a sentence where they are none."""

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.register.store import change_token, engines, permit_store
from data.register.store import deck_table as shelf
from meeting import deck_file, repository
from meeting.errors import DeckError
from tests.meeting.examples import DECK, MAP


def test_a_deck_comes_back_as_it_was_kept():
    repository.write(DECK)
    assert repository.read(DECK.deck_id) == DECK
    assert repository.decks() == [DECK]


def test_the_same_deck_gives_the_same_bytes():
    assert deck_file.encoded(DECK) == deck_file.encoded(deck_file.decoded(deck_file.encoded(DECK), "x"))


def test_a_write_that_fails_leaves_the_old_deck(monkeypatch):
    repository.write(DECK)

    def full(*_):
        raise duckdb.IOException("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(engines.DuckDB, "append", full)
        with pytest.raises(DeckError, match="could not be written, and is as it was: No space") as caught:
            repository.write(msgspec.structs.replace(DECK, title="another"))
    assert caught.value.text("id").startswith(
        "Paparan disimpan di penyimpanan register. Penyimpanan tidak dapat ditulis"
    )
    assert repository.decks() == [DECK]


def test_decks_are_rows_of_the_store_and_the_last_changed_is_first():
    other = msgspec.structs.replace(DECK, deck_id="00aa00aa")
    for deck in (DECK, other, DECK):
        repository.write(deck)
    with permit_store.connected() as opened:
        assert [one.deck_id for one in shelf.every(opened)] == ["abcdef01", "00aa00aa"]
        assert shelf.every(opened)[0].content == deck_file.encoded(DECK).decode()
    assert repository.decks() == [DECK, other]


def test_to_look_for_decks_makes_no_store():
    assert (repository.decks(), repository.damaged()) == ([], [])
    with pytest.raises(DeckError, match="There is no deck"):
        repository.read(DECK.deck_id)
    assert change_token.of_files(permit_store.address()) == ""


def test_a_deck_is_no_list_and_changes_nothing_of_the_register():
    repository.write(DECK)
    url = permit_store.address()
    before = change_token.stamp(url)
    repository.write(msgspec.structs.replace(DECK, title="Rapat lain"))
    assert not change_token.exists(url)
    assert change_token.stamp(url) == before


def test_a_store_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "register.duckdb").write_bytes(b"x" * 4096)
    for act in (
        repository.decks,
        repository.damaged,
        lambda: repository.read("abcdef01"),
        lambda: repository.write(DECK),
    ):
        with pytest.raises(DeckError, match="Decks are kept in the store of the register. The store cannot be opened"):
            act()


def test_a_deck_that_cannot_be_read_is_named_and_the_others_open():
    repository.write(DECK)
    with permit_store.connected() as opened:
        shelf.keep(opened, shelf.Kept("00aa00aa", deck_file.encoded(DECK)[:500].decode()))
    assert repository.decks() == [DECK]
    assert [error.text("id") for error in repository.damaged()][0].startswith("00aa00aa bukan paparan")
    with pytest.raises(DeckError, match="is no deck of this app"):
        repository.read("00aa00aa")


def test_a_removed_deck_is_gone():
    repository.write(DECK)
    repository.remove(DECK.deck_id)
    assert repository.decks() == []
    with pytest.raises(DeckError, match="There is no deck"):
        repository.remove(DECK.deck_id)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "x" * 3_000}, "is no deck"),
        ({"scenes": [msgspec.structs.replace(MAP, figures=MAP.figures * 500)] * 60}, "bytes long"),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(values, said):
    repository.write(DECK)
    with pytest.raises(DeckError, match=said):
        repository.write(msgspec.structs.replace(DECK, **values))
    assert repository.decks() == [DECK]


@pytest.mark.parametrize("deck_id", ["../../etc/passwd", "", "a b", "nope", "é1", "a" * 5_000, "abcdef01\n"])
def test_a_deck_that_is_not_there_is_said_so(deck_id):
    with pytest.raises(DeckError, match="There is no deck"):
        repository.read(deck_id)


def test_a_deck_from_elsewhere_takes_nobodys_place():
    repository.write(DECK)
    other = msgspec.structs.replace(DECK, title="Rapat lain")
    accepted = repository.accept(deck_file.encoded(other), "lain.paparan")
    assert accepted.deck_id != DECK.deck_id
    assert {deck.title for deck in repository.decks()} == {"Rapat lain", "Rapat TIMPORA Bangka Tengah"}
    assert repository.accept(deck_file.encoded(DECK), "sama.paparan") == DECK
    assert len(repository.decks()) == 2


@given(st.binary(max_size=400))
def test_any_bytes_are_a_deck_or_a_sentence(content):
    with pytest.raises(DeckError, match="Nothing was taken|is no deck of this app"):
        deck_file.decoded(content, "berkas")


def outcome(content):
    try:
        return deck_file.decoded(content, "berkas").format
    except DeckError as error:
        return error.text("id")


@given(st.integers(0, len(deck_file.encoded(DECK)) - 1), st.binary(max_size=3))
def test_a_deck_with_other_bytes_in_it_is_a_deck_or_a_sentence(place, other):
    content = bytearray(deck_file.encoded(DECK))
    content[place : place + len(other)] = other
    told = outcome(bytes(content))
    assert told == "peta-paparan 1" or told.startswith("berkas bukan paparan aplikasi ini")


def test_a_deck_nested_without_end_is_refused():
    with pytest.raises(DeckError, match="is no deck"):
        deck_file.decoded(b'{"scenes":' + b"[" * 200_000, "berkas")


def test_what_was_confirmed_elsewhere_is_hidden_here():
    shown = [msgspec.structs.replace(scene, is_sensitive=True, is_confirmed=True) for scene in DECK.scenes]
    accepted = repository.accept(deck_file.encoded(msgspec.structs.replace(DECK, scenes=shown)), "x.paparan")
    assert accepted.shown == []


def test_who_only_looks_sees_what_was_read_last_while_another_process_holds_the_store(monkeypatch):
    repository.write(DECK)
    assert repository.on_show() == {DECK.deck_id: DECK}
    repository.write(msgspec.structs.replace(DECK, title="Rapat lain"))

    def locked(_self):
        raise duckdb.IOException('IO Error: Could not set lock on file "register.duckdb"')

    monkeypatch.setattr(repository, "PATIENCE", 0.0)
    monkeypatch.setattr(engines.DuckDB, "_enter", locked)
    assert repository.on_show() == {DECK.deck_id: DECK}
    assert repository.decks_on_show() == [DECK]
    for act in (lambda: repository.decks(0.0), lambda: repository.kept(0.0), lambda: repository.write(DECK)):
        with pytest.raises(DeckError, match="Another import holds the store"):
            act()
