"""How many figures have changed since the last frozen deck of an area."""

import pandas as pd

from meeting import frozen_deck, repository
from meeting.capture.scene_refresh import rebuild_deck
from meeting.errors import DeckError
from meeting.model import Deck
from views.reader import Reader
from views.sources.source import Source


def describe_changes(area: str, reader: Reader) -> str:
    """Say how many figures have changed since the last frozen deck of the area."""
    i18n = reader.i18n
    try:
        last_deck = find_last_frozen_deck(area, reader.source)
    except DeckError as error:
        return i18n.translate(error)
    if last_deck is None:
        return i18n.gettext(
            "Nothing to compare with yet: freeze a deck of this area, and what changes after it is told here."
        )
    differences = frozen_deck.compare_facts(last_deck.scenes, rebuild_deck(last_deck, reader.source).scenes)
    day = i18n.format_date(pd.Timestamp(last_deck.frozen_at))
    if not differences:
        return i18n.gettext("Nothing has changed since “{title}” was frozen on {day}.", title=last_deck.title, day=day)
    return i18n.ngettext(
        "1 figure has changed since “{title}” was frozen on {day}.",
        "{n} figures have changed since “{title}” was frozen on {day}.",
        len(differences),
        title=last_deck.title,
        day=day,
    )


def find_last_frozen_deck(area: str, source: Source) -> Deck | None:
    """Return the deck of an area that was frozen last, of those this reader may compare with; None where there is none."""
    frozen_decks = [deck for deck in repository.load_decks_or_cached() if deck.area_code == area and deck.frozen_at]
    comparable_decks = [deck for deck in frozen_decks if (deck.data, deck.mode) == (source.data, source.mode.name)]
    return max(comparable_decks, key=lambda deck: deck.frozen_at, default=None)
