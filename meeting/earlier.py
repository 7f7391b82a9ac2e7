"""The decks of an earlier version, which kept each as a file of a folder: they are taken into the store once.

The folder is ``decks`` in the user's own data folder, or what ``PETA_DECKS`` names. A file that was taken in stays there
under another ending; one that cannot be read stays as it is, and is named.
"""

from collections.abc import Callable
from pathlib import Path

from data import home
from meeting import files
from meeting.errors import DeckError
from meeting.scenes import Deck

TAKEN = ".taken"


def found() -> list[Path]:
    """Return the files that were not taken in yet, the first changed first: the last one is then the last in the store."""
    names = home.place("PETA_DECKS", "decks").glob(f"*{files.ENDING}")
    return sorted(names, key=lambda file: file.stat().st_mtime_ns)


def take_in(put: Callable[[Deck], Deck]) -> None:
    """Give the deck of each file to ``put``, once; a file whose deck cannot be kept stays, and DeckError says why."""
    for file in found():
        deck = read(file)
        if isinstance(deck, Deck) and moved(file):
            try:
                put(deck)
            except DeckError:
                taken(file).rename(file)
                raise


def taken(file: Path) -> Path:
    """Return the name of a file once it was taken in."""
    return file.with_name(f"{file.name}{TAKEN}")


def moved(file: Path) -> bool:
    """Put a file aside and say whether that could be done: one that stays would be taken in again and again."""
    try:
        file.rename(taken(file))
    except OSError:
        return False  # :func:`refused` names it
    return True


def read(file: Path) -> Deck | DeckError:
    """Return the deck of a file, or the sentence that says why it is none."""
    try:
        return files.decoded(file.read_bytes(), file.name)
    except DeckError as error:
        return error
    except OSError as error:
        return DeckError(
            f"{file.name[:80]}: {error.strerror}. It was not taken into the store.",
            f"{file.name[:80]}: {error.strerror}. Berkas ini tidak diambil ke penyimpanan.",
        )


def refused() -> list[DeckError]:
    """Return a sentence for each file that is still there after :func:`take_in`."""
    return [said(file) for file in found()]


def said(file: Path) -> DeckError:
    """Say why a file was not taken in."""
    why = read(file)
    if isinstance(why, DeckError):
        return why
    return DeckError(
        f"{file.name[:80]} cannot be moved, so it was not taken into the store. Open it with “Open a deck from a file”.",
        f"{file.name[:80]} tidak dapat dipindahkan, jadi tidak diambil ke penyimpanan. Buka dengan “Buka paparan dari berkas”.",
    )
