"""Where decks are kept: one file each, replaced whole or not at all, so that a deck survives whatever happens to the app.

The file is also how a deck travels: it may be copied to another machine and opened there. They lie in the folder that
``PETA_DECKS`` names, else in the user's own data folder beside the store.
"""

import re
import secrets
from pathlib import Path

import msgspec

from data import home
from meeting.errors import DeckError
from meeting.scenes import Deck

ENDING = ".paparan"
LARGEST_FILE = 20_000_000
NAME = r"[0-9A-Za-z]{1,32}"


def folder() -> Path:
    """Return where the decks lie."""
    return home.place("PETA_DECKS", "decks")


def new_id() -> str:
    """Return a new name for a deck or a scene."""
    return secrets.token_hex(4)


def path(deck_id: str) -> Path:
    """Return the file of a deck; raise DeckError where the name is none of ours."""
    if not re.fullmatch(NAME, deck_id):
        raise unknown(deck_id)
    return folder() / f"{deck_id}{ENDING}"


def unknown(deck_id: str) -> DeckError:
    """Return the sentence about a deck that is not there."""
    return DeckError(
        f"There is no deck {deck_id[:40]!r}. Choose one from the list, or begin a new one.",
        f"Tidak ada paparan {deck_id[:40]!r}. Pilih dari daftar, atau buat yang baru.",
    )


def decks() -> list[Deck]:
    """Return every deck that can be read, the last changed first."""
    files = sorted(folder().glob(f"*{ENDING}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return [deck for file in files for deck in readable(file)]


def readable(file: Path) -> list[Deck]:
    """Return the deck of a file in a list, an empty one where it cannot be read (:func:`damaged` names it)."""
    try:
        return [opened(file)]
    except (OSError, DeckError):
        return []


def damaged() -> list[DeckError]:
    """Return a sentence for each file of the folder that is no deck, or is not kept under its own name."""
    found = []
    for file in sorted(folder().glob(f"*{ENDING}")):
        try:
            opened(file)
        except DeckError as error:
            found.append(error)
    return found


def opened(file: Path) -> Deck:
    """Return the deck of a file of the folder; raise DeckError where it is none, or a copy under another name."""
    deck = decoded(file.read_bytes(), file.name)
    if deck.deck_id != file.stem:
        raise DeckError(
            f"{file.name[:80]} is a copy of {deck.deck_id}{ENDING}. Open it with “Open a deck from a file”, or remove it.",
            f"{file.name[:80]} adalah salinan {deck.deck_id}{ENDING}. Buka dengan “Buka paparan dari berkas”, atau hapus.",
        )
    return deck


def read(deck_id: str) -> Deck:
    """Return a deck; raise DeckError where there is none or it cannot be read."""
    file = path(deck_id)
    if not file.exists():
        raise unknown(deck_id)
    return opened(file)


def decoded(content: bytes, name: str) -> Deck:
    """Return the deck that a file holds; raise DeckError naming the file and the place of the fault."""
    if len(content) > LARGEST_FILE:
        raise DeckError(
            f"{name[:80]} is {len(content):,} bytes long; a deck has at most {LARGEST_FILE:,}. Nothing was taken.",
            f"{name[:80]} berukuran {len(content):,} bita; paparan paling besar {LARGEST_FILE:,}. Tidak ada yang disimpan.",
        )
    try:
        return distinct(msgspec.json.decode(content, type=Deck))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error)[:200]
        raise DeckError(
            f"{name[:80]} is no deck of this app ({reason}). Choose a file that was made by “Download deck”.",
            f"{name[:80]} bukan paparan aplikasi ini ({reason}). Pilih berkas yang dibuat oleh “Unduh berkas paparan”.",
        ) from error


def distinct(deck: Deck) -> Deck:
    """Return a deck of which every scene has a name of its own; raise msgspec.ValidationError where two share one."""
    names = [scene.scene_id for scene in deck.scenes]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise msgspec.ValidationError(f"Two scenes have the name {name} - at `$.scenes[{place}].scene_id`")
    return deck


def encoded(deck: Deck) -> bytes:
    """Return a deck as the content of its file; the same deck gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(deck, order="deterministic"), indent=1)


def write(deck: Deck) -> Deck:
    """Keep a deck, replacing the one of its name in one step, and return it.

    Raise DeckError, and leave the old one, where it could not be read again: it is too large, or holds what no deck may.
    """
    content = encoded(deck)
    decoded(content, deck.title)
    home.replace(path(deck.deck_id), content)
    return deck


def copied(deck: Deck, title: str) -> Deck:
    """Keep a copy of a deck under a new name and title, and return it."""
    return write(msgspec.structs.replace(deck, deck_id=new_id(), title=title))


def accept(content: bytes, name: str) -> Deck:
    """Keep a deck that came as a file, under a new name where there is another of its own; raise DeckError for no deck.

    What was confirmed for a meeting elsewhere is not confirmed for one here.
    """
    deck = unconfirmed(decoded(content, name))
    taken = path(deck.deck_id).exists() and path(deck.deck_id).read_bytes() != encoded(deck)
    return copied(deck, deck.title) if taken else write(deck)


def unconfirmed(deck: Deck) -> Deck:
    """Return a deck in which every sensitive scene is hidden again."""
    scenes = [msgspec.structs.replace(scene, is_confirmed=False) for scene in deck.scenes]
    return msgspec.structs.replace(deck, scenes=scenes)


def remove(deck_id: str) -> None:
    """Remove a deck; raise DeckError where there is none."""
    file = path(deck_id)
    if not file.exists():
        raise unknown(deck_id)
    file.unlink()
