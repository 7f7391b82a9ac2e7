"""Decks are files: kept whole, read back the same, refused with a sentence where they are none."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import home
from meeting import keeping
from meeting.errors import DeckError
from tests.meeting.examples import DECK, MAP


def test_a_deck_comes_back_as_it_was_kept():
    keeping.write(DECK)
    assert keeping.read(DECK.deck_id) == DECK
    assert keeping.decks() == [DECK]


def test_the_same_deck_gives_the_same_bytes():
    assert keeping.encoded(DECK) == keeping.encoded(keeping.decoded(keeping.encoded(DECK), "x"))


def test_a_write_that_fails_leaves_the_old_deck(monkeypatch, decks_folder):
    keeping.write(DECK)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(home.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeping.write(msgspec.structs.replace(DECK, title="another"))
    assert keeping.read(DECK.deck_id).title == "Rapat TIMPORA Bangka Tengah"
    assert [file.name for file in decks_folder.iterdir()] == ["abcdef01.paparan"]


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


def test_a_damaged_file_is_named_and_the_others_open(decks_folder):
    keeping.write(DECK)
    (decks_folder / "00aa00aa.paparan").write_bytes(keeping.encoded(DECK)[:500])
    assert keeping.decks() == [DECK]
    assert [error.text("id") for error in keeping.damaged()][0].startswith("00aa00aa.paparan bukan paparan")


def test_a_copy_in_the_folder_is_named_and_not_listed_beside_its_deck(decks_folder):
    keeping.write(DECK)
    (decks_folder / "abcdef01 - Copy.paparan").write_bytes(keeping.encoded(DECK))
    assert keeping.decks() == [DECK]
    assert [error.text("id")[:58] for error in keeping.damaged()] == [
        "abcdef01 - Copy.paparan adalah salinan abcdef01.paparan. B"
    ]


@pytest.mark.parametrize("deck_id", ["../../etc/passwd", "", "a b", "nope", "é1", "a" * 5_000, "abcdef01\n"])
def test_a_deck_that_is_not_there_is_said_so(deck_id):
    with pytest.raises(DeckError, match="There is no deck"):
        keeping.read(deck_id)


def test_a_deck_from_elsewhere_takes_nobodys_place():
    keeping.write(DECK)
    other = msgspec.structs.replace(DECK, title="Rapat lain")
    accepted = keeping.accept(keeping.encoded(other), "lain.paparan")
    assert accepted.deck_id != DECK.deck_id
    assert {deck.title for deck in keeping.decks()} == {"Rapat lain", "Rapat TIMPORA Bangka Tengah"}
    assert keeping.accept(keeping.encoded(DECK), "sama.paparan") == DECK
    assert len(keeping.decks()) == 2


@given(st.binary(max_size=400))
def test_any_bytes_are_a_deck_or_a_sentence(content):
    with pytest.raises(DeckError, match="Nothing was taken|is no deck of this app"):
        keeping.decoded(content, "berkas")


def outcome(content):
    try:
        return keeping.decoded(content, "berkas").format
    except DeckError as error:
        return error.text("id")


@given(st.integers(0, len(keeping.encoded(DECK)) - 1), st.binary(max_size=3))
def test_a_deck_with_other_bytes_in_it_is_a_deck_or_a_sentence(place, other):
    content = bytearray(keeping.encoded(DECK))
    content[place : place + len(other)] = other
    told = outcome(bytes(content))
    assert told == "peta-paparan 1" or told.startswith("berkas bukan paparan aplikasi ini")


def test_a_deck_nested_without_end_is_refused():
    with pytest.raises(DeckError, match="is no deck"):
        keeping.decoded(b'{"scenes":' + b"[" * 200_000, "berkas")


def test_what_was_confirmed_elsewhere_is_hidden_here():
    shown = [msgspec.structs.replace(scene, is_sensitive=True, is_confirmed=True) for scene in DECK.scenes]
    accepted = keeping.accept(keeping.encoded(msgspec.structs.replace(DECK, scenes=shown)), "x.paparan")
    assert accepted.shown == []
