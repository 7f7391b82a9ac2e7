"""The figures of today for a deck that nobody looks at: what the command line takes home is what the page would show."""

from data import disclosure
from data.errors import DataError
from data.register.store import change_token
from meeting.capture import scene_refresh
from meeting.errors import DeckError
from meeting.model import Deck
from views.sources.choice import published_choice
from views.sources.identity import PUBLISHED_FIGURES, STORE_URLS, SourceChoice, identify_source
from views.sources.registry import get_source


def rebuild_deck(deck: Deck) -> Deck:
    """Return a deck captured anew as a reader of its data and mode would see it today.

    Raise DeckError where its data is not on this machine or cannot be read.
    """
    try:
        choice = find_choice(deck)
        token = change_token.change_token(choice.url) if choice.url else ""
        return scene_refresh.rebuild_deck(deck, get_source(identify_source(choice, token)))
    except DataError as error:
        raise DeckError(
            "deck_not_refreshed", "The figures are as captured, not of today. {reason}", reason=error
        ) from error


def find_choice(deck: Deck) -> SourceChoice:
    """Return the data and mode of a deck; raise DeckError where the data are not here, DisclosureError for no mode."""
    mode = disclosure.build_mode(deck.mode)
    if deck.data == PUBLISHED_FIGURES:
        return published_choice(mode)
    url = STORE_URLS[deck.data]() if deck.data in STORE_URLS else ""
    if not url or not change_token.has_lists(url):
        raise DeckError(
            "deck_data_missing",
            "The figures are as captured, not of today: the data {data!r} are not here.",
            data=deck.data[:40],
        )
    return SourceChoice(deck.data, url, mode)
