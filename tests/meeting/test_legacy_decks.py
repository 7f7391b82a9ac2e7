"""The decks of an earlier version, files of a folder: taken into the store once, nothing lost."""

import os

import msgspec
import pytest

from data.errors import RegisterError
from data.register.store import permit_store
from meeting import deck_file, legacy_decks, repository
from meeting.errors import DeckError
from tests.meeting.examples import DECK

OTHER = msgspec.structs.replace(DECK, deck_id="00aa00aa", title="Rapat lain")


@pytest.fixture
def folder(tmp_path):
    """Return the folder with two decks, a copy of one of them, and a file that is none."""
    made = tmp_path / "decks"
    made.mkdir()
    for name, content in {
        "abcdef01": deck_file.encoded(DECK),
        "abcdef01 - Copy": deck_file.encoded(DECK),
        "00aa00aa": deck_file.encoded(OTHER),
        "rusak": deck_file.encoded(DECK)[:500],
    }.items():
        (made / f"{name}.paparan").write_bytes(content)
    return made


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_each_deck_comes_into_the_store_once_and_its_file_stays(folder):
    assert repository.decks() == repository.decks() == [OTHER, DECK]
    assert names(folder) == [
        "00aa00aa.paparan.taken",
        "abcdef01 - Copy.paparan.taken",
        "abcdef01.paparan.taken",
        "rusak.paparan",
    ]


def test_what_is_none_is_named(folder):
    repository.decks()
    told = [error.text("id") for error in repository.damaged()]
    assert len(told) == 1
    assert told[0].startswith("rusak.paparan bukan paparan aplikasi ini")


def test_a_deck_that_was_changed_since_is_not_replaced_by_its_file(folder):
    (folder / "abcdef01 - Copy.paparan").unlink()
    newer = msgspec.structs.replace(DECK, title="Rapat yang lebih baru")
    repository.write(newer)
    assert repository.decks()[-1] == newer
    assert sorted(deck.title for deck in repository.decks()) == sorted([newer.title, DECK.title, OTHER.title])


def test_a_store_that_cannot_keep_them_leaves_the_files(folder, monkeypatch):
    def full(decks):
        next(decks)
        raise DeckError("full", "penuh")

    before = names(folder)
    monkeypatch.setattr(repository, "put_all", full)
    with pytest.raises(DeckError, match="full"):
        repository.decks()
    assert names(folder) == before


def test_a_file_that_cannot_be_moved_is_named_and_never_taken_in(folder, monkeypatch):
    def locked(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(legacy_decks.Path, "rename", locked)
    assert repository.decks() == []
    told = [error.text("id") for error in repository.damaged()]
    assert "00aa00aa.paparan tidak dapat dipindahkan, jadi tidak diambil ke penyimpanan." in " ".join(told)


def test_what_is_no_file_is_named_and_keeps_nobody_waiting(folder):
    (folder / "rusak.paparan").unlink()
    (folder / "folder.paparan").mkdir()
    (folder / "gone.paparan").symlink_to(folder / "nowhere")
    (folder / "round.paparan").symlink_to(folder / "round.paparan")
    os.mkfifo(folder / "pipe.paparan")
    assert repository.decks() == [OTHER, DECK]
    told = " ".join(error.text("id") for error in repository.damaged())
    for name in ("folder", "gone", "round", "pipe"):
        assert f"{name}.paparan: " in told
    assert told.count("Berkas ini tidak diambil ke penyimpanan.") == 4


def test_of_a_file_that_is_too_long_for_a_deck_no_more_is_read_than_tells_so(folder):
    with (folder / "rusak.paparan").open("wb") as long:
        long.truncate(50_000_000_000)
    repository.decks()
    (told,) = repository.damaged()
    assert str(told).startswith("rusak.paparan is more than 20,000,000 bytes long")
    assert len(legacy_decks.content(folder / "rusak.paparan")) == deck_file.LARGEST + 1


def test_a_name_that_is_no_text_is_told_as_text(folder):
    (folder / os.fsdecode(b"\xff\n.paparan")).write_bytes(b"{}")
    repository.decks()
    assert any(error.text("id").encode().startswith("\ufffd .paparan".encode()) for error in repository.damaged())


def test_what_was_put_aside_before_is_never_written_over(folder):
    repository.decks()
    newer = deck_file.encoded(msgspec.structs.replace(DECK, title="Rapat kedua"))
    (folder / "abcdef01.paparan").write_bytes(newer)
    assert {deck.title for deck in repository.decks()} == {DECK.title, OTHER.title}
    assert (folder / "abcdef01.paparan.taken").read_bytes() == deck_file.encoded(DECK)
    assert (folder / "abcdef01.paparan").read_bytes() == newer
    assert any("abcdef01.paparan tidak dapat dipindahkan" in error.text("id") for error in repository.damaged())


def test_many_decks_come_in_by_one_look_at_the_store(folder, monkeypatch):
    looks = []
    monkeypatch.setattr(
        permit_store, "connected", lambda *a, real=permit_store.connected, **b: looks.append(1) or real(*a, **b)
    )
    for number in range(40):
        deck = msgspec.structs.replace(DECK, deck_id=f"{number:08x}", scenes=[])
        (folder / f"{number}.paparan").write_bytes(deck_file.encoded(deck))
    assert len(repository.decks()) == 42
    assert len(looks) == 2  # to write, and to read what was written


def test_the_store_that_fails_at_the_second_has_the_first_and_leaves_the_file_of_the_second(folder, monkeypatch):
    (folder / "abcdef01 - Copy.paparan").unlink()
    before, real = names(folder), repository.shelf.keep
    kept = []

    def once(opened, deck):
        kept.append(deck.deck_id)
        if len(kept) == 2:
            raise RegisterError("The store cannot be opened: full")
        real(opened, deck)

    with monkeypatch.context() as patch:
        patch.setattr(repository.shelf, "keep", once)
        with pytest.raises(DeckError, match="full"):
            repository.decks()
    assert sorted(repository.kept()) == kept[:1]
    assert [name for name in names(folder) if name in before] == sorted([f"{kept[1]}.paparan", "rusak.paparan"])
    assert {deck.deck_id for deck in repository.decks()} == set(kept)


def test_a_name_that_has_no_room_for_another_ending_is_named(folder):
    name = f"{'n' * 246}.paparan"
    (folder / name).write_bytes(deck_file.encoded(msgspec.structs.replace(DECK, deck_id="00bb00bb")))
    assert repository.decks() == [OTHER, DECK]
    assert any("nnn tidak dapat dipindahkan" in error.text("id") for error in repository.damaged())
    assert name in names(folder)
