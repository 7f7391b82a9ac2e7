"""How good the register is: rows read, stored, rejected and in review, by batch, by rule, and by source; how old it is.

A batch counts unless it was undone or another one replaced it, as its permits do (:meth:`data.register.store.Store.permits`).
"""

import ibis
import pandas as pd
from ibis import _

from data.register.store import Store, answer

SUMS = ("rows_read", "rows_kept", "rows_rejected", "rows_review")


def counting(store: Store) -> ibis.Table:
    """Return the batches that count, as a question to build on."""
    batches = store.link.table("batches").filter(_.undone_at.isnull())
    replaced = batches.filter(_.replaces.notnull()).select(batch_id=_.replaces)
    return batches.anti_join(replaced, "batch_id")


def by_source(store: Store) -> pd.DataFrame:
    """Return one row a source: ``source``, ``batches``, the four sums of rows, ``stored_at`` of the newest batch."""
    sums = {name: _[name].sum() for name in SUMS}
    asked = counting(store).group_by("source").agg(batches=_.count(), **sums, stored_at=_.stored_at.max())
    return answer(asked.order_by([ibis.desc("rows_read"), "source"]))


def by_rule(store: Store) -> pd.DataFrame:
    """Return one row a rule and verdict with the rows that offend it; a row that offends two stands in both."""
    offences = store.link.table("offences").semi_join(counting(store), "batch_id")
    asked = offences.group_by(["rule", "verdict"]).agg(rows=_.count(), batches=_.batch_id.nunique())
    return answer(asked.order_by([ibis.desc("rows"), "rule"]))


def newest(store: Store) -> pd.Timestamp | None:
    """Return the latest day of issue among the permits that count, or None: how old the data are, whenever imported."""
    found = answer(store.permits().agg(day=_.issued_on.max()))["day"].iloc[0]
    return None if pd.isna(found) else pd.Timestamp(found)
