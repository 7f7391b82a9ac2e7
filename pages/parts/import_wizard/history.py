"""The batches that were imported, and the way to take one back."""

import getpass

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register.store import change_token, permit_store
from pages.parts.import_wizard import session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
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
    return {row.batch_id: f"{format_moment(row.stored_at, i18n)} · {value_labels.display_text(row.source)} · {row.batch_id}" for row in rows.itertuples()}  # fmt: skip


def format_moment(moment: pd.Timestamp, i18n: Translator) -> str:
    """Return a moment as the store keeps it, in universal time."""
    return f"{i18n.format_date(moment)} {moment:%H:%M} UTC"


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Show the history where no import is under way, and the undo with its confirmation."""
    if wizard.step not in ("file", "stored"):
        return
    layout.draw_heading(i18n.gettext("Imported lists"))
    rows, problem = load_batches()
    if problem:
        layout.draw_notice(i18n.translate(problem))
    elif rows.empty:
        layout.draw_paragraph(i18n.gettext("No list was imported yet."))
    else:
        st.html(batches_html(rows, i18n))
        draw_undo(wizard, rows[rows["state"] != "undone"], i18n)


def batches_html(rows: pd.DataFrame, i18n: Translator) -> str:
    """Return the batches as a table; each is one sheet of a file, so the counts are those of the sheet."""
    states = {"counts": i18n.gettext("counts"), "replaced": i18n.gettext("replaced"), "undone": i18n.gettext("undone")}
    lines = [
        [
            row.batch_id,
            format_moment(row.stored_at, i18n),
            value_labels.display_text(row.source),
            value_labels.display_text(row.file),
            value_labels.display_text(row.sheet),
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
    return value_labels.table_html(i18n.gettext("Lists, the newest first"), headings, lines, (5, 6, 7, 8), i18n)


def draw_undo(wizard: Wizard, active_batches: pd.DataFrame, i18n: Translator) -> None:
    """Offer to take a batch back, and ask before it is done."""
    names = batch_labels(active_batches, i18n)
    if wizard.undo_batch_id in names:
        rows = int(active_batches.set_index("batch_id").at[wizard.undo_batch_id, "rows_kept"])
        text = i18n.ngettext(
            "Take {batch} back? {n} row leaves the register; what it replaced counts again.",
            "Take {batch} back? {n} rows leave the register; what it replaced counts again.",
            rows,
            batch=names[wizard.undo_batch_id],
        )
        layout.draw_notice(text)
        with st.container(horizontal=True, gap="small"):
            st.button(
                i18n.gettext("Yes, take it back"), type="primary", on_click=undo_batch, args=(wizard.undo_batch_id,)
            )
            st.button(i18n.gettext("No, keep it"), on_click=request_undo, args=("",))
    elif names:
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            st.selectbox(i18n.gettext("Take an import back"), list(names), key="choose_undo", format_func=names.get, filter_mode=None)  # fmt: skip
            st.button(i18n.gettext("Take back …"), on_click=request_chosen_undo)


def request_undo(batch_id: str) -> None:
    """Ask whether a batch is to be taken back; with "" ask nothing any more."""
    session.current_wizard().undo_batch_id = batch_id


def request_chosen_undo() -> None:
    """Ask about the batch that is chosen."""
    request_undo(session.read_answers(["choose_undo"])[0])


def undo_batch(batch_id: str) -> None:
    """Take a batch back."""
    wizard = session.current_wizard()
    wizard.undo_batch_id, wizard.problem = "", None
    try:
        with permit_store.open_store() as register:
            register.undo(batch_id, getpass.getuser())
    except DataError as error:
        wizard.problem = error
    if wizard.batch_id == batch_id and wizard.problem is None:
        session.restart_import()
