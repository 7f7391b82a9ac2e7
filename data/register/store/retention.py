"""How long a batch may be kept: ``PETA_RETENTION_DAYS``, or as the command ``purge`` says.

Where the period is set, every import also removes what is older, in whichever way it was started; each removal is a line of
the audit. What was just imported stays, and a removal that fails is told beside the import, which stands.
"""

import os
from dataclasses import dataclass, field

from data.errors import RegisterError
from data.register.store.permit_store import Store

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


@dataclass(frozen=True)
class Removal:
    """What was removed after an import: ``gone``, the rows that went by batch, and ``problem``, what could not be done."""

    gone: dict[str, int] = field(default_factory=dict)
    problem: RegisterError | None = None


def keep(register: Store, longest: int | None, who: str, brought: str) -> Removal:
    """Remove every batch older than ``longest`` days but the one just ``brought``, and its bytes; nothing for None.

    The import is stored whatever becomes of this: a failure is handed back as a sentence that says so, never raised.
    """
    if longest is None:
        return Removal()
    gone: dict[str, int] = {}
    try:
        gone = register.purge(longest, who, spared=brought)
        if gone and not register.shrink():
            raise RegisterError(HELD)
    except RegisterError as error:
        return Removal(gone, told(error, brought))
    return Removal(gone)


HELD = "The file still holds the bytes of what was removed: another view has it open."


def told(error: RegisterError, brought: str) -> RegisterError:
    """Return a failed removal as what it is: the list was stored, what is older is still there, why, and what to do."""
    return RegisterError(
        f"The list was stored as batch {brought}. What is older than it may be kept could not be removed: "
        f"{str(error).rstrip('.')}. Run: python -m data purge",
        f"Daftar sudah disimpan sebagai impor {brought}. Daftar yang melewati masa simpan tidak dapat dihapus: "
        f"{error.text('id').rstrip('.')}. Jalankan: python -m data purge",
    )
