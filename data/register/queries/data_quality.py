"""What became of the rows that were read, by source and rule, and how old they are: facts only, no verdict on them.

Sums are over the batches that count, as their permits do (:meth:`data.register.store.permit_store.Store.permits`): not undone, and not
replaced by one that counts.
"""

import ibis
import pandas as pd
from ibis import _

from data.register.store.permit_store import Store, answer

COUNTS = ["rows_read", "rows_kept", "rows_rejected", "rows_review"]


def by_source(store: Store) -> pd.DataFrame:
    """Return the counts of each source over its batches that count, by name, and when the newest was stored."""
    sums = {name: _[name].sum().cast("int64") for name in COUNTS}
    asked = _counting(store).group_by("source").agg(batches=_.count(), **sums, stored_at=_.stored_at.max())
    return answer(asked.order_by("source"))


def offences(store: Store) -> pd.DataFrame:
    """Return how many rows offended a rule, by source and batch: source, batch_id, rule, verdict, rows."""
    return _counted(store, "offences", ["rule", "verdict"])


def changes(store: Store) -> pd.DataFrame:
    """Return how many cells a rule of cleaning changed, by source and batch: source, batch_id, column, rule, rows."""
    return _counted(store, "changes", ["column", "rule"])


def newest(store: Store) -> pd.Timestamp | None:
    """Return the latest day of issue among the permits that count, or None: how old the data are, whenever imported."""
    found = answer(store.permits().agg(day=_.issued_on.max()))["day"].iloc[0]
    return None if pd.isna(found) else pd.Timestamp(found)


def _counting(store: Store) -> ibis.Table:
    there = store.table("batches").filter(_.undone_at.isnull())
    return there.anti_join(there.filter(_.replaces.notnull()).select(batch_id=_.replaces), "batch_id")


def _counted(store: Store, name: str, columns: list[str]) -> pd.DataFrame:
    there = _counting(store).select("batch_id", "source")
    by = ["source", "batch_id", *columns]
    return answer(store.table(name).inner_join(there, "batch_id").group_by(by).agg(rows=_.count()).order_by(by))
