"""Decks in the store: kept whole, read back the same, refused with a sentence where they are none."""

import duckdb
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.register import decks as shelf
from data.register import engines, stamps, store
from meeting import files, keeping
from meeting.errors import DeckError
from tests.meeting.examples import DECK, MAP


def test_a_deck_comes_back_as_it_was_kept():
    keeping.write(DECK)
    assert keeping.read(DECK.deck_id) == DECK
    assert keeping.decks() == [DECK]


def test_the_same_deck_gives_the_same_bytes():
    assert files.encoded(DECK) == files.encoded(files.decoded(files.encoded(DECK), "x"))


def test_a_write_that_fails_leaves_the_old_deck(monkeypatch):
    keeping.write(DECK)

    def full(*_):
        raise duckdb.IOException("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(engines.DuckDB, "append", full)
        with pytest.raises(DeckError, match="could not be written, and is as it was: No space") as caught:
            keeping.write(msgspec.structs.replace(DECK, title="another"))
    assert caught.value.text("id").startswith(
        "Paparan disimpan di penyimpanan register. Penyimpanan tidak dapat ditulis"
    )
    assert keeping.decks() == [DECK]


def test_decks_are_rows_of_the_store_and_the_last_changed_is_first():
    other = msgspec.structs.replace(DECK, deck_id="00aa00aa")
    for deck in (DECK, other, DECK):
        keeping.write(deck)
    with store.connected() as opened:
        assert [one.deck_id for one in shelf.every(opened)] == ["abcdef01", "00aa00aa"]
        assert shelf.every(opened)[0].content == files.encoded(DECK).decode()
    assert keeping.decks() == [DECK, other]


def test_to_look_for_decks_makes_no_store():
    assert (keeping.decks(), keeping.damaged()) == ([], [])
    with pytest.raises(DeckError, match="There is no deck"):
        keeping.read(DECK.deck_id)
    assert stamps.of_files(store.address()) == ""


def test_a_deck_is_no_list_and_changes_nothing_of_the_register():
    keeping.write(DECK)
    url = store.address()
    before = stamps.stamp(url)
    keeping.write(msgspec.structs.replace(DECK, title="Rapat lain"))
    assert not stamps.exists(url)
    assert stamps.stamp(url) == before


def test_a_store_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "register.duckdb").write_bytes(b"x" * 4096)
    for act in (keeping.decks, keeping.damaged, lambda: keeping.read("abcdef01"), lambda: keeping.write(DECK)):
        with pytest.raises(DeckError, match="Decks are kept in the store of the register. The store cannot be opened"):
            act()


def test_a_deck_that_cannot_be_read_is_named_and_the_others_open():
    keeping.write(DECK)
    with store.connected() as opened:
        shelf.keep(opened, shelf.Kept("00aa00aa", files.encoded(DECK)[:500].decode()))
    assert keeping.decks() == [DECK]
    assert [error.text("id") for error in keeping.damaged()][0].startswith("00aa00aa bukan paparan")
    with pytest.raises(DeckError, match="is no deck of this app"):
        keeping.read("00aa00aa")


def test_a_removed_deck_is_gone():
    keeping.write(DECK)
    keeping.remove(DECK.deck_id)
    assert keeping.decks() == []
    with pytest.raises(DeckError, match="There is no deck"):
        keeping.remove(DECK.deck_id)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "x" * 3_000}, "is no deck"),
        ({"scenes": [msgspec.structs.replace(MAP, figures=MAP.figures * 500)] * 60}, "bytes long"),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(values, said):
    keeping.write(DECK)
    with pytest.raises(DeckError, match=said):
        keeping.write(msgspec.structs.replace(DECK, **values))
    assert keeping.decks() == [DECK]


@pytest.mark.parametrize("deck_id", ["../../etc/passwd", "", "a b", "nope", "é1", "a" * 5_000, "abcdef01\n"])
def test_a_deck_that_is_not_there_is_said_so(deck_id):
    with pytest.raises(DeckError, match="There is no deck"):
        keeping.read(deck_id)


def test_a_deck_from_elsewhere_takes_nobodys_place():
    keeping.write(DECK)
    other = msgspec.structs.replace(DECK, title="Rapat lain")
    accepted = keeping.accept(files.encoded(other), "lain.paparan")
    assert accepted.deck_id != DECK.deck_id
    assert {deck.title for deck in keeping.decks()} == {"Rapat lain", "Rapat TIMPORA Bangka Tengah"}
    assert keeping.accept(files.encoded(DECK), "sama.paparan") == DECK
    assert len(keeping.decks()) == 2


@given(st.binary(max_size=400))
def test_any_bytes_are_a_deck_or_a_sentence(content):
    with pytest.raises(DeckError, match="Nothing was taken|is no deck of this app"):
        files.decoded(content, "berkas")


def outcome(content):
    try:
        return files.decoded(content, "berkas").format
    except DeckError as error:
        return error.text("id")


@given(st.integers(0, len(files.encoded(DECK)) - 1), st.binary(max_size=3))
def test_a_deck_with_other_bytes_in_it_is_a_deck_or_a_sentence(place, other):
    content = bytearray(files.encoded(DECK))
    content[place : place + len(other)] = other
    told = outcome(bytes(content))
    assert told == "peta-paparan 1" or told.startswith("berkas bukan paparan aplikasi ini")


def test_a_deck_nested_without_end_is_refused():
    with pytest.raises(DeckError, match="is no deck"):
        files.decoded(b'{"scenes":' + b"[" * 200_000, "berkas")


def test_what_was_confirmed_elsewhere_is_hidden_here():
    shown = [msgspec.structs.replace(scene, is_sensitive=True, is_confirmed=True) for scene in DECK.scenes]
    accepted = keeping.accept(files.encoded(msgspec.structs.replace(DECK, scenes=shown)), "x.paparan")
    assert accepted.shown == []


def test_who_only_looks_sees_what_was_read_last_while_another_process_holds_the_store(monkeypatch):
    keeping.write(DECK)
    assert keeping.on_show() == {DECK.deck_id: DECK}
    keeping.write(msgspec.structs.replace(DECK, title="Rapat lain"))

    def locked(_self):
        raise duckdb.IOException('IO Error: Could not set lock on file "register.duckdb"')

    monkeypatch.setattr(keeping, "PATIENCE", 0.0)
    monkeypatch.setattr(engines.DuckDB, "_enter", locked)
    assert keeping.on_show() == {DECK.deck_id: DECK}
    assert keeping.decks_on_show() == [DECK]
    for act in (lambda: keeping.decks(0.0), lambda: keeping.kept(0.0), lambda: keeping.write(DECK)):
        with pytest.raises(DeckError, match="Another import holds the store"):
            act()
