"""How long a batch may be kept: ``PETA_RETENTION_DAYS``, or as the command ``purge`` says.

Where the period is set, every import also removes what is older, in whichever way it was started; each removal is a line of
the audit.
"""

import os

from data.errors import RegisterError
from data.register.store import Store

PERIOD = "PETA_RETENTION_DAYS"


def written() -> str:
    """Return the period of retention as the environment has it, "" where none is set."""
    return os.environ.get(PERIOD, "")


def days() -> int | None:
    """Return the period of retention in days, None where none is set; raise RegisterError where it is no number."""
    return period(written()) if written() else None


def period(said: str) -> int:
    """Return a period as it was written, in days; raise RegisterError where it is no whole number."""
    if not said.isascii() or not said.isdigit():
        raise RegisterError(
            f"The period of retention is {said!r}; wanted is a number of days: --older-than 730, or PETA_RETENTION_DAYS."
        )
    return int(said)


def keep(register: Store, longest: int | None, who: str) -> dict[str, int]:
    """Remove every batch older than ``longest`` days, and its bytes; return the rows that went by batch, none for None."""
    if longest is None:
        return {}
    gone = register.purge(longest, who)
    if gone:
        register.shrink()
    return gone
