"""Who has which deck open: one browser at a time, so that two presenters do not write over each other.

A browser is known by the token that Streamlit gives it against forged requests; its reloads and its second window (the
notes) are the same browser. Its very first visit may come before the token does, and holds nothing. What a visit holds
ends with the visit.
"""

import threading

_turn = threading.Lock()
_held: dict[str, list["Hold"]] = {}


class Hold:
    """What one visit holds."""

    def __init__(self, browser: str):
        """Hold nothing yet."""
        self.browser = browser

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
