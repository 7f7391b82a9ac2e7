"""The decks of an earlier version, which kept each as a file of a folder: they are taken into the store once.

The folder is ``decks`` in the user's own data folder, or what ``PETA_DECKS`` names. A file that was taken in stays there
under another ending; one that cannot be read stays as it is, and is named.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from data import paths
from meeting import deck_file
from meeting.errors import DeckError
from meeting.model import Deck
from meeting.sanitize import visible

TAKEN = ".taken"


def found() -> list[Path]:
    """Return the files that were not taken in yet, the first changed first: the last one is then the last in the store."""
    names = paths.place("PETA_DECKS", "decks").glob(f"*{deck_file.ENDING}")
    return [file for _, file in sorted((changed_at(file), file) for file in names)]


def changed_at(file: Path) -> int:
    """Return when a file was changed; 0 of one that is gone by now, or a link to nothing."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def take_in(put: Callable[[Iterator[Deck]], object]) -> None:
    """Give the decks of the files to ``put``, once; where one cannot be kept its file stays, and DeckError says why."""
    with closing(waiting()) as decks:
        put(decks)


def waiting() -> Iterator[Deck]:
    """Yield the deck of each file, which is put aside for it; closed before the next is asked for, it lies there again."""
    for file in found():
        deck = read(file)
        if isinstance(deck, Deck) and moved(file):
            try:
                yield deck
            except GeneratorExit:
                taken(file).rename(file)
                raise


def taken(file: Path) -> Path:
    """Return the name of a file once it was taken in."""
    return file.with_name(f"{file.name}{TAKEN}")


def moved(file: Path) -> bool:
    """Put a file aside and say whether that could be done: one that stays would be taken in again and again.

    What was put aside before under the same name stays as it is.
    """
    try:
        if taken(file).exists():
            return False
        file.rename(taken(file))
    except OSError:
        return False  # :func:`refused` names it
    return True


def read(file: Path) -> Deck | DeckError:
    """Return the deck of a file, or the sentence that says why it is none."""
    try:
        return deck_file.decoded(content(file), visible(file.name))
    except DeckError as error:
        return error
    except OSError as error:
        name = visible(file.name)[:80]
        return DeckError(
            f"{name}: {error.strerror}. It was not taken into the store.",
            f"{name}: {error.strerror}. Berkas ini tidak diambil ke penyimpanan.",
        )


def content(file: Path) -> bytes:
    """Return what a file holds, of one that is too long for a deck one byte too many; raise OSError where it is no file."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # to open a pipe would wait for whoever writes into it
    with file.open("rb") as opened:
        return opened.read(deck_file.LARGEST + 1)


def refused() -> list[DeckError]:
    """Return a sentence for each file that is still there after :func:`take_in`."""
    return [said(file) for file in found()]


def said(file: Path) -> DeckError:
    """Say why a file was not taken in."""
    why = read(file)
    if isinstance(why, DeckError):
        return why
    name = visible(file.name)[:80]
    return DeckError(
        f"{name} cannot be moved, so it was not taken into the store. Open it with “Open a deck from a file”.",
        f"{name} tidak dapat dipindahkan, jadi tidak diambil ke penyimpanan. Buka dengan “Buka paparan dari berkas”.",
    )
