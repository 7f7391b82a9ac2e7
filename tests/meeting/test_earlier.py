"""The decks of an earlier version, files of a folder: taken into the store once, nothing lost."""

import msgspec
import pytest

from meeting import earlier, files, keeping
from meeting.errors import DeckError
from tests.meeting.examples import DECK

OTHER = msgspec.structs.replace(DECK, deck_id="00aa00aa", title="Rapat lain")


@pytest.fixture
def folder(tmp_path):
    """Return the folder with two decks, a copy of one of them, and a file that is none."""
    made = tmp_path / "decks"
    made.mkdir()
    for name, content in {
        "abcdef01": files.encoded(DECK),
        "abcdef01 - Copy": files.encoded(DECK),
        "00aa00aa": files.encoded(OTHER),
        "rusak": files.encoded(DECK)[:500],
    }.items():
        (made / f"{name}.paparan").write_bytes(content)
    return made


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_each_deck_comes_into_the_store_once_and_its_file_stays(folder):
    assert keeping.decks() == keeping.decks() == [OTHER, DECK]
    assert names(folder) == [
        "00aa00aa.paparan.taken",
        "abcdef01 - Copy.paparan.taken",
        "abcdef01.paparan.taken",
        "rusak.paparan",
    ]


def test_what_is_none_is_named(folder):
    keeping.decks()
    told = [error.text("id") for error in keeping.damaged()]
    assert len(told) == 1
    assert told[0].startswith("rusak.paparan bukan paparan aplikasi ini")


def test_a_deck_that_was_changed_since_is_not_replaced_by_its_file(folder):
    (folder / "abcdef01 - Copy.paparan").unlink()
    newer = msgspec.structs.replace(DECK, title="Rapat yang lebih baru")
    keeping.write(newer)
    assert keeping.decks()[-1] == newer
    assert sorted(deck.title for deck in keeping.decks()) == sorted([newer.title, DECK.title, OTHER.title])


def test_a_store_that_cannot_keep_them_leaves_the_files(folder, monkeypatch):
    def full(_):
        raise DeckError("full", "penuh")

    before = names(folder)
    monkeypatch.setattr(keeping, "put", full)
    with pytest.raises(DeckError, match="full"):
        keeping.decks()
    assert names(folder) == before


def test_a_file_that_cannot_be_moved_is_named_and_never_taken_in(folder, monkeypatch):
    def locked(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(earlier.Path, "rename", locked)
    assert keeping.decks() == []
    told = [error.text("id") for error in keeping.damaged()]
    assert "00aa00aa.paparan tidak dapat dipindahkan, jadi tidak diambil ke penyimpanan." in " ".join(told)
