"""One step from a schema version to the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.register.store.engines import Engine


@dataclass(frozen=True)
class Migration:
    """The step to ``version``: ``migrate`` changes a store in the transaction that also writes the new version.

    ``added_tables`` and ``added_columns`` (by table) are what a store has only from this version on: a store of an
    earlier version is not complained of for lacking them.
    """

    version: int
    migrate: Callable[[Engine], None]
    added_tables: frozenset[str] = frozenset()
    added_columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
