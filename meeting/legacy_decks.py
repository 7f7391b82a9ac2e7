"""Decks of an earlier version, which were files of a folder: they are imported into the store once.

The folder is ``decks`` in the user's data folder, or what ``PETA_DECKS`` names. A file that was imported stays there
under another suffix; one that cannot be read stays as it is, and is listed as an error.
"""

import errno
import os
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

from data import settings
from meeting import deck_file
from meeting.errors import DeckError
from meeting.model import Deck
from meeting.sanitize import sanitize_text

IMPORTED_SUFFIX = ".taken"


def list_files() -> list[Path]:
    """Return the files that are not imported yet, the first changed first, so that the last is the last in the store."""
    files = settings.current().decks.glob(f"*{deck_file.DECK_SUFFIX}")
    return [file for _, file in sorted((modification_time(file), file) for file in files)]


def modification_time(file: Path) -> int:
    """Return the modification time of a file in nanoseconds; 0 of one that does not exist any more, or a dangling link."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def import_decks(add_decks: Callable[[Iterator[Deck]], object]) -> None:
    """Pass the decks of the files to ``add_decks``, once; where it raises DeckError the file of that deck stays."""
    with closing(iterate_decks()) as decks:
        add_decks(decks)


def iterate_decks() -> Generator[Deck]:
    """Yield the deck of each file, which is renamed before; closed at a deck, the generator renames its file back."""
    for file in list_files():
        deck = read_deck(file)
        if isinstance(deck, Deck) and move_aside(file):
            try:
                yield deck
            except GeneratorExit:
                imported_path(file).rename(file)
                raise


def imported_path(file: Path) -> Path:
    """Return the path of a file after its import."""
    return file.with_name(f"{file.name}{IMPORTED_SUFFIX}")


def move_aside(file: Path) -> bool:
    """Rename a file to its path after the import and return whether that succeeded: else it would be imported repeatedly.

    A file that has that path already is not overwritten.
    """
    try:
        if imported_path(file).exists():
            return False
        file.rename(imported_path(file))
    except OSError:
        return False  # :func:`list_errors` names it
    return True


def read_deck(file: Path) -> Deck | DeckError:
    """Return the deck of a file, or the error that says why it is none."""
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
    """Return the content of a file, at most one byte more than a deck may have; raise OSError where it is no regular file."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))  # to open a pipe would wait for whoever writes into it
    with file.open("rb") as stream:
        return stream.read(deck_file.MAX_DECK_BYTES + 1)


def list_errors() -> list[DeckError]:
    """Return an error for each file that :func:`import_decks` did not import."""
    return [explain_refusal(file) for file in list_files()]


def explain_refusal(file: Path) -> DeckError:
    """Return the error why a file was not imported."""
    result = read_deck(file)
    if isinstance(result, DeckError):
        return result
    name = sanitize_text(file.name)[:80]
    return DeckError(
        "legacy_deck_not_moved",
        "{file} cannot be moved, so it was not taken into the store. Open it with “Open a deck from a file”.",
        file=name,
    )
