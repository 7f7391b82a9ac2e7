"""How long a batch may be kept: ``PETA_RETENTION_DAYS``, or as the command ``purge`` says.

Where the period is set, every import also removes what is older, in whichever way it was started; each removal is a line of
the audit. What was just imported stays, and a removal that fails is told beside the import, which stands.
"""

import os
from dataclasses import dataclass, field

from data.errors import RegisterError
from data.register.store.permit_store import Store

PERIOD_VARIABLE = "PETA_RETENTION_DAYS"


def read_period_setting() -> str:
    """Return the period of retention as the environment has it, "" where none is set."""
    return os.environ.get(PERIOD_VARIABLE, "")


def retention_days() -> int | None:
    """Return the period of retention in days, None where none is set; raise RegisterError where it is no number."""
    return parse_period(read_period_setting()) if read_period_setting() else None


def parse_period(text: str) -> int:
    """Return a period as it was written, in days; raise RegisterError where it is no whole number."""
    if not text.isascii() or not text.isdigit():
        raise RegisterError(
            f"The period of retention is {text!r}; wanted is a number of days: --older-than 730, or PETA_RETENTION_DAYS."
        )
    return int(text)


@dataclass(frozen=True)
class Removal:
    """What was removed after an import: ``removed_rows``, the rows that went by batch, and ``problem``, what could not be done."""

    removed_rows: dict[str, int] = field(default_factory=dict)
    problem: RegisterError | None = None


def apply_retention(store: Store, max_days: int | None, actor: str, batch_id: str) -> Removal:
    """Remove every batch older than ``max_days`` days but the one just ``batch_id``, and its bytes; nothing for None.

    The import is stored whatever becomes of this: a failure is handed back as a sentence that says so, never raised.
    """
    if max_days is None:
        return Removal()
    removed_rows: dict[str, int] = {}
    try:
        removed_rows = store.purge(max_days, actor, exempt_batch_id=batch_id)
        if removed_rows and not store.shrink():
            raise RegisterError(FILE_OPEN_MESSAGE)
    except RegisterError as error:
        return Removal(removed_rows, removal_error(error, batch_id))
    return Removal(removed_rows)


FILE_OPEN_MESSAGE = "The file still holds the bytes of what was removed: another view has it open."


def removal_error(error: RegisterError, batch_id: str) -> RegisterError:
    """Return a failed removal as what it is: the list was stored, what is older is still there, why, and what to do."""
    return RegisterError(
        f"The list was stored as batch {batch_id}. What is older than it may be kept could not be removed: "
        f"{str(error).rstrip('.')}. Run: python -m data purge",
        f"Daftar sudah disimpan sebagai impor {batch_id}. Daftar yang melewati masa simpan tidak dapat dihapus: "
        f"{error.text('id').rstrip('.')}. Jalankan: python -m data purge",
    )
