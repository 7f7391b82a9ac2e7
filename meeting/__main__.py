"""Decks from the command line: ``python -m meeting list``, ``python -m meeting export DECK OUT.pptx``.

OUT ends with .pptx, .pdf, .xlsx, .png or .svg. A deck is named by its id or by a file that holds one. A frozen one goes
home as it was frozen, any other with the figures of today.
"""

import argparse
import sys
from pathlib import Path

from meeting import deck_file, exports, repository
from meeting.errors import DeckError, MeetingError
from meeting.model import Deck
from meeting.sanitize import visible


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what cannot be done is said in one sentence on the error output, with the status 2."""
    parser = argparse.ArgumentParser(prog="python -m meeting", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list", help="name the decks that are kept")
    listing.set_defaults(run=tell)
    out = commands.add_parser("export", help="write a deck as slides, pages, tables or a picture")
    out.add_argument("deck", help="the id of a deck, or a file that holds one")
    out.add_argument("out", type=Path, help="the file to write; its ending says what it becomes")
    out.add_argument("--template", type=Path, metavar="T", help="an office's .pptx or .potx")
    out.add_argument("--ratio", choices=list(exports.POINTS), default="16:9", help="the shape of a page")
    out.add_argument("--scene", type=int, default=1, metavar="N", help="which shown scene a picture is of, from 1")
    out.add_argument("--internal", action="store_true", help="take out a deck of the internal mode, numbers in full")
    out.set_defaults(run=write)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except MeetingError as error:
        print(error, file=sys.stderr)
        return 2


def tell(given: argparse.Namespace) -> int:
    """Print the decks, the last changed first, and which files are none."""
    for deck in repository.decks():
        frozen = f", frozen {deck.frozen_at}" if deck.frozen_at else ""
        print(
            f"{deck.deck_id}  {visible(deck.title)} ({len(deck.shown)} of {len(deck.scenes)} scenes, {deck.mode}{frozen})"
        )
    for error in repository.damaged():
        print(error, file=sys.stderr)
    return 0


def write(given: argparse.Namespace) -> int:
    """Write a deck as the file that is asked for."""
    ending = given.out.suffix.lower().removeprefix(".")
    if ending not in exports.FORMATS:
        known = ", ".join(f".{name}" for name in exports.FORMATS)
        raise DeckError(
            f"{given.out.name} ends with no format that is known; wanted is one of {known}.",
            f"{given.out.name} tidak berakhiran format yang dikenal; pilih salah satu dari {known}.",
        )
    template = content(given.template) if given.template else None
    options = exports.Options(given.ratio, template, given.scene)
    deck = current(exports.permitted(deck_of(given.deck), given.internal))
    made = exports.export(deck, ending, options, given.internal)
    try:
        given.out.write_bytes(made)
    except OSError as error:
        raise unusable(given.out, error) from error
    print(f"{given.out}: {len(made):,} bytes")
    return 0


def current(deck: Deck) -> Deck:
    """Return a deck as the page would show it: as it was frozen, else with the figures of today.

    Where these cannot be had the figures are as captured, which is said.
    """
    if deck.frozen_at:
        return deck
    from meeting.capture import headless  # the pages, with Streamlit: only where figures follow the data

    try:
        return headless.today(deck)
    except DeckError as error:
        print(error, file=sys.stderr)
        return deck


def deck_of(named: str) -> Deck:
    """Return the deck of an id or of a file; raise DeckError where there is none."""
    file = Path(named)
    return deck_file.decoded(content(file), file.name) if file.is_file() else repository.read(named)


def content(file: Path) -> bytes:
    """Return what a file holds; raise DeckError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise unusable(file, error) from error


def unusable(file: Path, error: OSError) -> DeckError:
    """Return the sentence about a file that cannot be read or written."""
    return DeckError(
        f"{file.name}: {error.strerror}. Choose another file.", f"{file.name}: {error.strerror}. Pilih berkas lain."
    )


if __name__ == "__main__":
    sys.exit(main())
