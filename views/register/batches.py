"""The batches that were imported, with their state, as a table and by name."""

import pandas as pd

from data.errors import DataError
from data.register.store import change_token, permit_store
from views.register.value_labels import display_text, table_html
from views.text.translator import Translator

COLUMNS = [
    "batch_id",
    "stored_at",
    "source",
    "file",
    "sheet",
    "rows_read",
    "rows_kept",
    "rows_rejected",
    "rows_review",
    "state",
]


def load_batches() -> tuple[pd.DataFrame, DataError | None]:
    """Return the batches with their state (counts, replaced, undone), the newest first, and why they cannot be had.

    To look does not make a store: where there is none, nothing was imported.
    """
    if not change_token.has_lists(permit_store.store_url()):
        return pd.DataFrame(columns=[*COLUMNS]), None
    try:
        with permit_store.open_store() as register:
            rows = register.batches()
    except DataError as error:
        return pd.DataFrame(columns=[*COLUMNS]), error
    return add_state(rows), None


def add_state(rows: pd.DataFrame) -> pd.DataFrame:
    """Return batches with their state: undone; replaced by one that counts; else it counts."""
    is_undone = rows["undone_at"].notna()
    is_replaced = rows["batch_id"].isin(rows.loc[~is_undone, "replaces"].dropna())
    states = pd.Series("counts", index=rows.index).mask(is_replaced, "replaced").mask(is_undone, "undone")
    return rows.assign(state=states)


def batch_labels(rows: pd.DataFrame, i18n: Translator) -> dict[str, str]:
    """Return the reader's name of each batch: its day, source and number."""
    return {row.batch_id: f"{format_moment(row.stored_at, i18n)} · {display_text(row.source)} · {row.batch_id}" for row in rows.itertuples()}  # fmt: skip


def format_moment(moment: pd.Timestamp, i18n: Translator) -> str:
    """Return a moment as the store keeps it, in universal time."""
    return f"{i18n.format_date(moment)} {moment:%H:%M} UTC"


def batches_html(rows: pd.DataFrame, i18n: Translator) -> str:
    """Return the batches as a table; each is one sheet of a file, so the counts are those of the sheet."""
    states = {"counts": i18n.gettext("counts"), "replaced": i18n.gettext("replaced"), "undone": i18n.gettext("undone")}
    lines = [
        [
            row.batch_id,
            format_moment(row.stored_at, i18n),
            display_text(row.source),
            display_text(row.file),
            display_text(row.sheet),
        ]
        + [row.rows_read, row.rows_kept, row.rows_rejected, row.rows_review, states[row.state]]
        for row in rows.itertuples()
    ]
    headings = [
        i18n.gettext("Batch"),
        i18n.gettext("Stored on"),
        i18n.gettext("Source"),
        i18n.gettext("File"),
        i18n.gettext("Sheet"),
    ]
    headings += [
        i18n.gettext("Read"),
        i18n.gettext("Stored"),
        i18n.gettext("Rejected"),
        i18n.gettext("In review"),
        i18n.gettext("State"),
    ]
    return table_html(i18n.gettext("Lists, the newest first"), headings, lines, (5, 6, 7, 8), i18n)
