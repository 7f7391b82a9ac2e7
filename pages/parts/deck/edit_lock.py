"""Who has which deck open: one browser at a time, so that two presenters do not write over each other.

A browser is known by the token that Streamlit gives it against forged requests before it opens the app; its reloads and
its second window (the notes) are the same browser. One that keeps no cookies has no token, and holds nothing. What a visit
holds ends with the visit.
"""

import re
import threading
from itertools import cycle

TOKEN = re.compile(r"2\|([0-9a-f]{8})\|((?:[0-9a-f]{2})+)\|\d+")
"""A token as Tornado's second version writes it: a mask, and the token under it; each answer carries another mask."""

_turn = threading.Lock()
_held: dict[str, list["Hold"]] = {}
_copies: dict[str, dict[str, str]] = {}
"""The copies of each browser: whoever types the address of a deck again begins another visit, and wants the same copy."""


def browser_of(cookie: str) -> str:
    """Return which browser a cookie is of, the same under every mask; "" where it is none that we know.

    >>> browser_of("2|c7d70bbf|d37a21|1") == browser_of("2|00000000|14ad2a|2")
    True
    """
    found = TOKEN.fullmatch(str(cookie))
    if not found:
        return ""
    mask, masked = (bytes.fromhex(part) for part in found.groups())
    return bytes(one ^ other for one, other in zip(masked, cycle(mask))).hex()  # noqa: B905 - the mask goes round


class Hold:
    """What one visit holds."""

    def __init__(self, browser: str):
        """Hold nothing yet; ``copies`` are the decks that this browser opened for those that another had, by name."""
        self.browser = browser
        self.copies: dict[str, str] = _copies.setdefault(browser, {}) if browser else {}

    def take(self, deck_id: str) -> bool:
        """Hold a deck; False where another browser has it."""
        with _turn:
            holders = _held.setdefault(deck_id, [])
            if any(other.browser != self.browser for other in holders):
                return False
            if self.browser and self not in holders:
                holders.append(self)
            return True

    def release(self) -> None:
        """Let go of everything."""
        with _turn:
            for deck_id in [deck_id for deck_id, holders in _held.items() if self in holders]:
                _held[deck_id].remove(self)
                if not _held[deck_id]:
                    del _held[deck_id]
