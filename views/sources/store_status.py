"""How the store of a register stands: whether it can be opened, and what changes with its lists.

Every run of a page asks, so an answer is believed for some seconds; twenty viewers ask a store once.
"""

from dataclasses import dataclass

from data.errors import DataError
from data.register.store import change_token, permit_store
from views.sources.memo import TimedMemo

TOKEN_SECONDS = 2
"""How long the answer of a store to "has anything changed?" is believed."""

PROBLEM_SECONDS = 30
"""How long a store that could be opened, or could not, is taken for so."""

OPEN_TIMEOUT_SECONDS = 3.0
"""Seconds that a page waits for a store that another process holds, before it says so and shows published figures."""

_tokens, _problems = TimedMemo(TOKEN_SECONDS), TimedMemo(PROBLEM_SECONDS)


@dataclass(frozen=True)
class StoreStatus:
    """The change token of a store, and why it cannot be opened; None where it can."""

    token: str = ""
    problem: DataError | None = None


def check_store(url: str) -> StoreStatus:
    """Return how a store stands; a change is seen after two seconds at the latest."""
    token = _tokens.get(url, lambda: read_token(url))
    return StoreStatus(token, _problems.get((url, token), lambda: find_problem(url)))


def forget_status() -> None:
    """Ask every store anew when it is asked for next."""
    _tokens.forget()
    _problems.forget()


def read_token(url: str) -> str:
    """Return the change token of a store; of one that cannot be read the reason, which changes when it is mended."""
    try:
        return change_token.change_token(url)
    except DataError as error:
        return str(error)


def find_problem(url: str) -> DataError | None:
    """Return why a store cannot be opened, None where it can."""
    try:
        with permit_store.open_store(url, OPEN_TIMEOUT_SECONDS):
            return None
    except DataError as error:
        return error
