"""A store as this version of the app needs it: a new one is made whole, an earlier one is upgraded, a newer one refused.

Every way into a store passes here when it is opened, a page that only reads too: the upgrade takes the writer's lock and
waits for it no longer than whoever opens the store waits for any writer. Each migration is one transaction with the new
version number, its line in the audit, and the check of the schema that it leaves; what fails leaves the store as it was.
What was found to be in order is not looked at again in this process until the store is another or was written to.
"""

import time

import ibis

from data.errors import RegisterError
from data.logs import log_event
from data.logs.durations import elapsed_ms
from data.register.store import audit
from data.register.store.engines import Engine, open_transaction
from data.register.store.schema import TABLES, meta
from data.register.store.schema.migrations import MIGRATIONS, latest_version
from data.register.store.schema.migrations.migration import Migration
from data.register.store.schema.schema_check import refuse_faults, refuse_other_tables

ACTOR = "app"
"""Who migrates, in the audit: whoever happens to open the store after an update of the app decides nothing."""

MIGRATION_ACTION = "migrate"

_checked_identities: dict[str, str] = {}
"""By address the identity of the store that was found in order last."""


def prepare_store(engine: Engine, allows_missing_guards: bool = False) -> None:
    """Make, upgrade or check the store behind a connection.

    Raise RegisterError where it is of a newer version, is not as its version wants it, or cannot be written;
    ``allows_missing_guards`` lets who looks for changes into a store whose audit is not guarded any more.
    """
    identity = engine.identity()
    if _checked_identities.get(engine.url) == identity:
        return
    if not (create_missing_store(engine) or migrate_store(engine, allows_missing_guards)):
        refuse_faults(engine, latest_version(), allows_missing_guards)
        if not allows_missing_guards:
            _checked_identities[engine.url] = identity


def forget_checks() -> None:
    """Look at every store again when it is opened next."""
    _checked_identities.clear()


def create_missing_store(engine: Engine) -> bool:
    """Make every table, whole or not at all, where the database has none of them; say whether they were made."""
    if has_tables(engine):
        return False
    with open_transaction(engine):
        if has_tables(engine):  # another process made them while this one waited
            return False
        for name, columns in TABLES.items():
            engine.connection.create_table(name, schema=ibis.schema(columns))
        engine.create_constraints()
        meta.insert_meta(engine, latest_version())
    return True


def has_tables(engine: Engine) -> bool:
    """Say whether a database has any table of a store."""
    return not TABLES.keys().isdisjoint(engine.read_columns())


def find_version(engine: Engine) -> int:
    """Return the schema version of a store: 0 where it has no table ``meta``; raise RegisterError for a newer one."""
    version = meta.read_schema_version(engine) if "meta" in engine.read_columns() else 0
    if version > latest_version():
        raise RegisterError(
            "store_newer",
            "The store has the schema version {version}; this version of the app reads versions up to {latest}. "
            "Update the app, or name another store in PETA_STORE.",
            version=version,
            latest=latest_version(),
        )
    return version


def migrate_store(engine: Engine, allows_missing_guards: bool = False) -> bool:
    """Bring a store of an earlier version to this one, step by step; say whether there was anything to do."""
    version = find_version(engine)
    migrations = [migration for migration in MIGRATIONS if migration.version > version]
    for migration in migrations:
        apply_migration(engine, migration, allows_missing_guards)
    return bool(migrations)


def apply_migration(engine: Engine, migration: Migration, allows_missing_guards: bool) -> None:
    """Do one migration in one transaction, unless another process has done it."""
    start_time, earlier_version = time.monotonic(), migration.version - 1
    with open_transaction(engine):
        if find_version(engine) >= migration.version:
            return
        refuse_other_tables(engine, earlier_version)
        migration.migrate(engine)
        meta.update_schema_version(engine, migration.version)
        audit.add_line(engine, ACTOR, MIGRATION_ACTION, "", f"schema {earlier_version} to {migration.version}")
        refuse_faults(engine, migration.version, allows_missing_guards)
    versions = {"from_version": earlier_version, "to_version": migration.version}
    log_event("migration", duration_ms=elapsed_ms(start_time), **versions)
