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

from data import settings
from meeting import deck_file
from meeting.errors import DeckError
from meeting.model import Deck
from meeting.sanitize import sanitize_text

IMPORTED_SUFFIX = ".taken"


def list_files() -> list[Path]:
    """Return the files that were not taken in yet, the first changed first: the last one is then the last in the store."""
    files = settings.current().decks.glob(f"*{deck_file.DECK_SUFFIX}")
    return [file for _, file in sorted((modification_time(file), file) for file in files)]


def modification_time(file: Path) -> int:
    """Return when a file was changed; 0 of one that is gone by now, or a link to nothing."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def import_decks(add_decks: Callable[[Iterator[Deck]], object]) -> None:
    """Give the decks of the files to ``add_decks``, once; where one cannot be kept its file stays, and DeckError says why."""
    with closing(iterate_decks()) as decks:
        add_decks(decks)


def iterate_decks() -> Iterator[Deck]:
    """Yield the deck of each file, which is put aside for it; closed before the next is asked for, it lies there again."""
    for file in list_files():
        deck = read_deck(file)
        if isinstance(deck, Deck) and move_aside(file):
            try:
                yield deck
            except GeneratorExit:
                imported_path(file).rename(file)
                raise


def imported_path(file: Path) -> Path:
    """Return the name of a file once it was taken in."""
    return file.with_name(f"{file.name}{IMPORTED_SUFFIX}")


def move_aside(file: Path) -> bool:
    """Put a file aside and say whether that could be done: one that stays would be taken in again and again.

    What was put aside before under the same name stays as it is.
    """
    try:
        if imported_path(file).exists():
            return False
        file.rename(imported_path(file))
    except OSError:
        return False  # :func:`list_errors` names it
    return True


def read_deck(file: Path) -> Deck | DeckError:
    """Return the deck of a file, or the sentence that says why it is none."""
    try:
        return deck_file.decode_deck(read_content(file), sanitize_text(file.name))
    except DeckError as error:
        return error
    except OSError as error:
        name = sanitize_text(file.name)[:80]
        return DeckError(
            "legacy_deck_unreadable",
            "{file}: {reason}. It was not taken into the store.",
            file=name,
            reason=error.strerror,
        )


def read_content(file: Path) -> bytes:
    """Return what a file holds, of one that is too long for a deck one byte too many; raise OSError where it is no file."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # to open a pipe would wait for whoever writes into it
    with file.open("rb") as stream:
        return stream.read(deck_file.MAX_DECK_BYTES + 1)


def list_errors() -> list[DeckError]:
    """Return a sentence for each file that is still there after :func:`import_decks`."""
    return [explain_refusal(file) for file in list_files()]


def explain_refusal(file: Path) -> DeckError:
    """Say why a file was not taken in."""
    result = read_deck(file)
    if isinstance(result, DeckError):
        return result
    name = sanitize_text(file.name)[:80]
    return DeckError(
        "legacy_deck_not_moved",
        "{file} cannot be moved, so it was not taken into the store. Open it with “Open a deck from a file”.",
        file=name,
    )
