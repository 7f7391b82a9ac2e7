"""How long a batch may be kept: ``PETA_RETENTION_DAYS``, or as the command ``purge`` says.

Where the period is set, every import also removes what is older, in whichever way it was started; each removal is a line of
the audit. What was just imported stays, and a removal that fails is told beside the import, which stands.
"""

from dataclasses import dataclass, field

from data import settings
from data.errors import RegisterError
from data.register.store.permit_store import Store
from data.settings.values import period_error

PERIOD_VARIABLE = "PETA_RETENTION_DAYS"


def retention_days() -> int | None:
    """Return the period of retention in days, None where none is set.

    Raises SettingError while any setting is not understood: nothing is stored then, for it may be against what was meant.
    """
    current_settings = settings.current()
    current_settings.require_valid()
    return current_settings.retention_days


def require_retention_days() -> int:
    """Return the period of retention in days; raise SettingError where none is set."""
    days = retention_days()
    if days is None:
        raise period_error("")
    return days


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
            raise RegisterError(
                "bytes_still_open",
                "The file still holds the bytes of what was removed: another view has it open.",
            )
    except RegisterError as error:
        return Removal(removed_rows, removal_error(error, batch_id))
    return Removal(removed_rows)


def removal_error(error: RegisterError, batch_id: str) -> RegisterError:
    """Return a failed removal as what it is: the list was stored, what is older is still there, why, and what to do."""
    return RegisterError(
        "retention_failed",
        "The list was stored as batch {batch}. What is older than it may be kept could not be removed: {reason:clause}. "
        "Run: python -m data purge",
        batch=batch_id,
        reason=error,
    )
