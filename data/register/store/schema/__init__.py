"""The schema of a store: its declaration, the check of a store against it, and how earlier stores are brought to it."""

from data.register.store.schema.declaration import (
    CONTENT_TABLES,
    INDEXES,
    PERMITS,
    SPELLS,
    TABLES,
    TRIGGERS,
    Index,
    Trigger,
)

__all__ = ["CONTENT_TABLES", "INDEXES", "PERMITS", "SPELLS", "TABLES", "TRIGGERS", "Index", "Trigger"]
