"""The decks of an earlier version, files of a folder: taken into the store once, nothing lost."""

import os

import msgspec
import pytest

from data.errors import RegisterError
from data.register.store import permit_store
from meeting import deck_file, legacy_decks, repository
from meeting.errors import DeckError
from tests.support.meeting.examples import DECK
from views.text.translator import translator

OTHER_DECK = msgspec.structs.replace(DECK, deck_id="00aa00aa", title="Rapat lain")


@pytest.fixture
def folder(tmp_path):
    """Return the folder with two decks, a copy of one of them, and a file that is none."""
    deck_folder = tmp_path / "decks"
    deck_folder.mkdir()
    for name, content in {
        "abcdef01": deck_file.encode_deck(DECK),
        "abcdef01 - Copy": deck_file.encode_deck(DECK),
        "00aa00aa": deck_file.encode_deck(OTHER_DECK),
        "rusak": deck_file.encode_deck(DECK)[:500],
    }.items():
        (deck_folder / f"{name}.paparan").write_bytes(content)
    return deck_folder


def list_file_names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_each_deck_comes_into_the_store_once_and_its_file_stays(folder):
    assert repository.load_decks() == repository.load_decks() == [OTHER_DECK, DECK]
    assert list_file_names(folder) == [
        "00aa00aa.paparan.taken",
        "abcdef01 - Copy.paparan.taken",
        "abcdef01.paparan.taken",
        "rusak.paparan",
    ]


def test_what_is_none_is_named(folder):
    repository.load_decks()
    messages = [translator("id").translate(error) for error in repository.list_deck_errors()]
    assert len(messages) == 1
    assert messages[0].startswith("rusak.paparan bukan paparan aplikasi ini")


def test_a_deck_that_was_changed_since_is_not_replaced_by_its_file(folder):
    (folder / "abcdef01 - Copy.paparan").unlink()
    newer_deck = msgspec.structs.replace(DECK, title="Rapat yang lebih baru")
    repository.save_deck(newer_deck)
    assert repository.load_decks()[-1] == newer_deck
    assert sorted(deck.title for deck in repository.load_decks()) == sorted(
        [newer_deck.title, DECK.title, OTHER_DECK.title]
    )


def test_a_store_that_cannot_keep_them_leaves_the_files(folder, monkeypatch):
    def fail_on_full_disk(decks):
        next(decks)
        raise DeckError("disk_full", "The disk is full.")

    names_before = list_file_names(folder)
    monkeypatch.setattr(repository, "add_decks", fail_on_full_disk)
    with pytest.raises(DeckError, match="full"):
        repository.load_decks()
    assert list_file_names(folder) == names_before


def test_a_file_that_cannot_be_moved_is_named_and_never_taken_in(folder, monkeypatch):
    def deny_rename(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(legacy_decks.Path, "rename", deny_rename)
    assert repository.load_decks() == []
    messages = [translator("id").translate(error) for error in repository.list_deck_errors()]
    assert "00aa00aa.paparan tidak dapat dipindahkan, jadi tidak diambil ke penyimpanan." in " ".join(messages)


def test_what_is_no_file_is_named_and_keeps_nobody_waiting(folder):
    (folder / "rusak.paparan").unlink()
    (folder / "folder.paparan").mkdir()
    (folder / "gone.paparan").symlink_to(folder / "nowhere")
    (folder / "round.paparan").symlink_to(folder / "round.paparan")
    os.mkfifo(folder / "pipe.paparan")
    assert repository.load_decks() == [OTHER_DECK, DECK]
    message_text = " ".join(translator("id").translate(error) for error in repository.list_deck_errors())
    for name in ("folder", "gone", "round", "pipe"):
        assert f"{name}.paparan: " in message_text
    assert message_text.count("Berkas ini tidak diambil ke penyimpanan.") == 4


def test_of_a_file_that_is_too_long_for_a_deck_no_more_is_read_than_tells_so(folder):
    with (folder / "rusak.paparan").open("wb") as long_file:
        long_file.truncate(50_000_000_000)
    repository.load_decks()
    (error,) = repository.list_deck_errors()
    assert str(error).startswith("rusak.paparan is more than 20,000,000 bytes long")
    assert len(legacy_decks.read_content(folder / "rusak.paparan")) == deck_file.MAX_DECK_BYTES + 1


def test_a_name_that_is_no_text_is_told_as_text(folder):
    (folder / os.fsdecode(b"\xff\n.paparan")).write_bytes(b"{}")
    repository.load_decks()
    assert any(
        translator("id").translate(error).encode().startswith("\ufffd .paparan".encode())
        for error in repository.list_deck_errors()
    )


def test_what_was_put_aside_before_is_never_written_over(folder):
    repository.load_decks()
    newer_content = deck_file.encode_deck(msgspec.structs.replace(DECK, title="Rapat kedua"))
    (folder / "abcdef01.paparan").write_bytes(newer_content)
    assert {deck.title for deck in repository.load_decks()} == {DECK.title, OTHER_DECK.title}
    assert (folder / "abcdef01.paparan.taken").read_bytes() == deck_file.encode_deck(DECK)
    assert (folder / "abcdef01.paparan").read_bytes() == newer_content
    assert any(
        "abcdef01.paparan tidak dapat dipindahkan" in translator("id").translate(error)
        for error in repository.list_deck_errors()
    )


def test_many_decks_come_in_by_one_look_at_the_store(folder, monkeypatch):
    connections = []
    monkeypatch.setattr(
        permit_store, "open_store", lambda *a, real=permit_store.open_store, **b: connections.append(1) or real(*a, **b)
    )
    for number in range(40):
        deck = msgspec.structs.replace(DECK, deck_id=f"{number:08x}", scenes=[])
        (folder / f"{number}.paparan").write_bytes(deck_file.encode_deck(deck))
    assert len(repository.load_decks()) == 42
    assert len(connections) == 2  # to write, and to read what was written


def test_the_store_that_fails_at_the_second_has_the_first_and_leaves_the_file_of_the_second(folder, monkeypatch):
    (folder / "abcdef01 - Copy.paparan").unlink()
    names_before, save_deck = list_file_names(folder), repository.deck_table.save_deck
    deck_ids = []

    def fail_at_second_deck(connection, deck):
        deck_ids.append(deck.deck_id)
        if len(deck_ids) == 2:
            raise RegisterError("disk_full", "The disk is full.")
        save_deck(connection, deck)

    with monkeypatch.context() as patch:
        patch.setattr(repository.deck_table, "save_deck", fail_at_second_deck)
        with pytest.raises(DeckError, match="full"):
            repository.load_decks()
    assert sorted(repository.load_entries()) == deck_ids[:1]
    assert [name for name in list_file_names(folder) if name in names_before] == sorted(
        [f"{deck_ids[1]}.paparan", "rusak.paparan"]
    )
    assert {deck.deck_id for deck in repository.load_decks()} == set(deck_ids)


def test_a_name_that_has_no_room_for_another_ending_is_named(folder):
    name = f"{'n' * 246}.paparan"
    (folder / name).write_bytes(deck_file.encode_deck(msgspec.structs.replace(DECK, deck_id="00bb00bb")))
    assert repository.load_decks() == [OTHER_DECK, DECK]
    assert any(
        "nnn tidak dapat dipindahkan" in translator("id").translate(error) for error in repository.list_deck_errors()
    )
    assert name in list_file_names(folder)
