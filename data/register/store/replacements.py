"""Which batches count: a list may take the place of an earlier one, which counts again when its successor is undone."""

import pandas as pd


def find_counting_ids(batches: pd.DataFrame) -> list[str]:
    """Return the batches that count: not undone, and replaced by no batch that is there, directly or through others.

    ``batches`` has the columns of the table, one row a batch, those undone included.
    """
    batches = batches.set_index("batch_id")
    predecessors = batches["replaces"].dropna().to_dict()
    present_ids = batches.index[batches["undone_at"].isna()]
    replaced_ids: set[str] = set()
    for batch_id in present_ids:
        while batch_id := predecessors.get(batch_id):
            replaced_ids.add(batch_id)
    return [batch_id for batch_id in present_ids if batch_id not in replaced_ids]


def add_predecessors(batches: pd.DataFrame, batch_ids: list[str]) -> list[str]:
    """Return batches and all whose place they took, directly or through others."""
    predecessors = batches.set_index("batch_id")["replaces"].dropna().to_dict()
    ids = list(batch_ids)
    for batch_id in ids:  # grows as it goes
        ids += [predecessors[batch_id]] if batch_id in predecessors else []
    return ids
