"""Who has which deck open: one browser at a time, so that two presenters do not write over each other.

A browser is known by the token that Streamlit gives it against forged requests before it opens the app; its reloads and
its second window (the notes) are the same browser. One that keeps no cookies has no token, and holds nothing. What a visit
holds ends with the visit.
"""

import re
import threading
from itertools import cycle

TOKEN_PATTERN = re.compile(r"2\|([0-9a-f]{8})\|((?:[0-9a-f]{2})+)\|\d+")
"""A token as Tornado's second version writes it: a mask, and the token under it; each answer carries another mask."""

_mutex = threading.Lock()
_locks_by_deck: dict[str, list["EditLock"]] = {}
_copies_by_browser: dict[str, dict[str, str]] = {}
"""The copies of each browser: whoever types the address of a deck again begins another visit, and wants the same copy."""


def identify_browser(cookie: str) -> str:
    """Return which browser a cookie is of, the same under every mask; "" where it is none that we know.

    >>> browser_of("2|c7d70bbf|d37a21|1") == browser_of("2|00000000|14ad2a|2")
    True
    """
    match = TOKEN_PATTERN.fullmatch(str(cookie))
    if not match:
        return ""
    mask, masked_token = (bytes.fromhex(part) for part in match.groups())
    return bytes(byte ^ mask_byte for byte, mask_byte in zip(masked_token, cycle(mask))).hex()  # noqa: B905 - the mask goes round


class EditLock:
    """What one visit holds."""

    def __init__(self, browser: str):
        """Hold nothing yet; ``copies`` are the decks that this browser opened for those that another had, by name."""
        self.browser = browser
        self.copies: dict[str, str] = _copies_by_browser.setdefault(browser, {}) if browser else {}

    def acquire(self, deck_id: str) -> bool:
        """Hold a deck; False where another browser has it."""
        with _mutex:
            holders = _locks_by_deck.setdefault(deck_id, [])
            if any(holder.browser != self.browser for holder in holders):
                return False
            if self.browser and self not in holders:
                holders.append(self)
            return True

    def release(self) -> None:
        """Let go of everything."""
        with _mutex:
            for deck_id in [deck_id for deck_id, holders in _locks_by_deck.items() if self in holders]:
                _locks_by_deck[deck_id].remove(self)
                if not _locks_by_deck[deck_id]:
                    del _locks_by_deck[deck_id]
