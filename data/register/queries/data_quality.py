"""What became of the rows that were read, by source and rule, and how old they are: facts only, no verdict on them.

Sums are over the batches that count, as their permits do (:meth:`data.register.store.permit_store.Store.permits`): not undone, and not
replaced by one that counts.
"""

import ibis
import pandas as pd
from ibis import _

from data.register.store.permit_store import Store, run_query

COUNT_COLUMNS = ["rows_read", "rows_kept", "rows_rejected", "rows_review"]


def count_by_source(store: Store) -> pd.DataFrame:
    """Return the counts of each source over its batches that count, by name, and when the newest was stored."""
    sums = {name: _[name].sum().cast("int64") for name in COUNT_COLUMNS}
    query = _counting_batches(store).group_by("source").agg(batches=_.count(), **sums, stored_at=_.stored_at.max())
    return run_query(query.order_by("source"))


def count_offences(store: Store) -> pd.DataFrame:
    """Return how many rows offended a rule, by source and batch: source, batch_id, rule, verdict, rows."""
    return _count_by_batch(store, "offences", ["rule", "verdict"])


def count_changes(store: Store) -> pd.DataFrame:
    """Return how many cells a rule of cleaning changed, by source and batch: source, batch_id, column, rule, rows."""
    return _count_by_batch(store, "changes", ["column", "rule"])


def find_newest_issue(store: Store) -> pd.Timestamp | None:
    """Return the latest day of issue among the permits that count, or None: how old the data are, whenever imported."""
    newest_day = run_query(store.permits().agg(day=_.issued_on.max()))["day"].iloc[0]
    return None if pd.isna(newest_day) else pd.Timestamp(newest_day)


def _counting_batches(store: Store) -> ibis.Table:
    batches = store.table("batches").filter(_.undone_at.isnull())
    return batches.anti_join(batches.filter(_.replaces.notnull()).select(batch_id=_.replaces), "batch_id")


def _count_by_batch(store: Store, name: str, columns: list[str]) -> pd.DataFrame:
    batches = _counting_batches(store).select("batch_id", "source")
    group_columns = ["source", "batch_id", *columns]
    return run_query(
        store.table(name)
        .inner_join(batches, "batch_id")
        .group_by(group_columns)
        .agg(rows=_.count())
        .order_by(group_columns)
    )
