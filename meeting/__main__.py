"""Decks from the command line: ``python -m meeting list``, ``python -m meeting export DECK OUT.pptx``.

OUT ends with .pptx, .pdf, .xlsx, .png or .svg. A deck is named by its id or by a file that holds one. A frozen one goes
home as it was frozen, any other with the figures of today.
"""

import argparse
import sys
from pathlib import Path

from data.commands import runner
from meeting import deck_file, exports, repository
from meeting.errors import DeckError, MeetingError
from meeting.model import Deck
from meeting.sanitize import sanitize_text


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what cannot be done is said in one sentence on the error output, with the status 2."""
    parser = argparse.ArgumentParser(prog="python -m meeting", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    list_parser = commands.add_parser("list", help="name the decks that are kept")
    list_parser.set_defaults(run=run_list)
    export_parser = commands.add_parser("export", help="write a deck as slides, pages, tables or a picture")
    export_parser.add_argument("deck", help="the id of a deck, or a file that holds one")
    export_parser.add_argument("out", type=Path, help="the file to write; its ending says what it becomes")
    export_parser.add_argument("--template", type=Path, metavar="T", help="an office's .pptx or .potx")
    export_parser.add_argument("--ratio", choices=list(exports.PAGE_SIZES), default="16:9", help="the shape of a page")
    export_parser.add_argument(
        "--scene", type=int, default=1, metavar="N", help="which shown scene a picture is of, from 1"
    )
    export_parser.add_argument(
        "--internal", action="store_true", help="take out a deck of the internal mode, numbers in full"
    )
    export_parser.set_defaults(run=run_export)
    args = parser.parse_args(arguments)
    return runner.run_command("meeting", args, (MeetingError,))


def run_list(args: argparse.Namespace) -> int:
    """Print the decks, the last changed first, and which files are none."""
    for deck in repository.load_decks():
        frozen_text = f", frozen {deck.frozen_at}" if deck.frozen_at else ""
        print(
            f"{deck.deck_id}  {sanitize_text(deck.title)} ({len(deck.shown_scenes)} of {len(deck.scenes)} scenes, {deck.mode}{frozen_text})"
        )
    for error in repository.list_deck_errors():
        print(error, file=sys.stderr)
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write a deck as the file that is asked for."""
    ending = args.out.suffix.lower().removeprefix(".")
    if ending not in exports.FORMATS:
        raise DeckError(
            "deck_format_unknown",
            "{file} ends with no format that is known; wanted is one of {formats}.",
            file=args.out.name,
            formats=", ".join(f".{name}" for name in exports.FORMATS),
        )
    template = read_content(args.template) if args.template else None
    options = exports.Options(args.ratio, template, args.scene)
    deck = refresh_deck(exports.ensure_exportable(find_deck(args.deck), args.internal))
    content = exports.export_deck(deck, ending, options, args.internal)
    try:
        args.out.write_bytes(content)
    except OSError as error:
        raise file_error(args.out, error) from error
    print(f"{args.out}: {len(content):,} bytes")
    return 0


def refresh_deck(deck: Deck) -> Deck:
    """Return a deck as the page would show it: as it was frozen, else with the figures of today.

    Where these cannot be had the figures are as captured, which is said.
    """
    if deck.frozen_at:
        return deck
    from meeting.capture import headless  # the pages, with Streamlit: only where figures follow the data

    try:
        return headless.rebuild_deck(deck)
    except DeckError as error:
        print(error, file=sys.stderr)
        return deck


def find_deck(reference: str) -> Deck:
    """Return the deck of an id or of a file; raise DeckError where there is none."""
    file = Path(reference)
    return deck_file.decode_deck(read_content(file), file.name) if file.is_file() else repository.read_deck(reference)


def read_content(file: Path) -> bytes:
    """Return what a file holds; raise DeckError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise file_error(file, error) from error


def file_error(file: Path, error: OSError) -> DeckError:
    """Return the sentence about a file that cannot be read or written."""
    return DeckError("file_failed", "{file}: {reason}. Choose another file.", file=file.name, reason=error.strerror)


if __name__ == "__main__":
    sys.exit(main())
