"""The figures of today for a deck that nobody looks at: what the command line takes home is what the page would show."""

from data import disclosure
from data.errors import DataError
from data.register.store import change_token
from meeting.errors import DeckError
from meeting.model import Deck
from pages.parts.deck import deck_state
from pages.parts.state.reader_context import STORE_URLS, SourceChoice
from views import run_scope


def rebuild_deck(deck: Deck) -> Deck:
    """Return a deck captured anew as a reader of its data and mode would see it today.

    Raise DeckError where its data is not on this machine or cannot be read.
    """
    try:
        source_choice = SourceChoice(deck.data, find_register_url(deck), disclosure.build_mode(deck.mode))
        with run_scope.run_scope({"reading": source_choice, "source": source_choice}):
            return deck_state.rebuild_deck(deck)
    except DataError as error:
        raise DeckError(
            "deck_not_refreshed", "The figures are as captured, not of today. {reason}", reason=error
        ) from error


def find_register_url(deck: Deck) -> str:
    """Return the address of the register that a deck is of, "" of published figures; raise DeckError where it is not here."""
    if deck.data == "published":
        return ""
    url = STORE_URLS[deck.data]() if deck.data in STORE_URLS else ""
    if not url or not change_token.has_lists(url):
        raise DeckError(
            "deck_data_missing",
            "The figures are as captured, not of today: the data {data!r} are not here.",
            data=deck.data[:40],
        )
    return url
