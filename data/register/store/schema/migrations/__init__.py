"""Migrations: how a store of an earlier version becomes one of this version, step by step and in order.

Version 0 is the schema of the app's version 0.1.0, which had no table ``meta``. A migration is a module with a function
that changes a store from the version before to its own. It writes its tables out by itself and imports no present
schema: what it does must stay what it was when later versions change the tables again.

To add one: a module here, a line in ``MIGRATIONS``, the new shape in :mod:`data.register.store.schema`, and a store of
the version before in ``tests/data/register/stores``.
"""

from data.register.store.schema.migrations import v1_meta_table
from data.register.store.schema.migrations.migration import Migration

MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        version=1,
        migrate=v1_meta_table.create_meta_table,
        added_tables=frozenset({"meta", "decks"}),
    ),
)
"""Every migration, each one version above the one before."""


def latest_version() -> int:
    """Return the schema version that this version of the app writes and reads."""
    return MIGRATIONS[-1].version
