"""The batches that were imported, and the way to take one back."""

import getpass

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register.store import change_token, permit_store
from pages.parts.import_wizard import session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from views.text.translator import Words

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


def batches() -> tuple[pd.DataFrame, DataError | None]:
    """Return the batches with their state (counts, replaced, undone), the newest first, and why they cannot be had.

    To look does not make a store: where there is none, nothing was imported.
    """
    if not change_token.exists(permit_store.address()):
        return pd.DataFrame(columns=[*COLUMNS]), None
    try:
        with permit_store.connected() as register:
            rows = register.batches()
    except DataError as error:
        return pd.DataFrame(columns=[*COLUMNS]), error
    return stated(rows), None


def stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return batches with their state: undone; replaced by one that counts; else it counts."""
    undone = rows["undone_at"].notna()
    replaced = rows["batch_id"].isin(rows.loc[~undone, "replaces"].dropna())
    words = pd.Series("counts", index=rows.index).mask(replaced, "replaced").mask(undone, "undone")
    return rows.assign(state=words)


def labels(rows: pd.DataFrame, say: Words) -> dict[str, str]:
    """Return the reader's name of each batch: its day, source and number."""
    return {row.batch_id: f"{moment(row.stored_at, say)} · {value_labels.short(row.source)} · {row.batch_id}" for row in rows.itertuples()}  # fmt: skip


def moment(at: pd.Timestamp, say: Words) -> str:
    """Return a moment as the store keeps it, in universal time."""
    return f"{say.date(at)} {at:%H:%M} UTC"


def draw(wizard: Wizard, say: Words) -> None:
    """Show the history where no import is under way, and the undo with its confirmation."""
    if wizard.step not in ("file", "stored"):
        return
    layout.heading(say.t("Imported lists"))
    rows, problem = batches()
    if problem:
        layout.notice(problem.text(say.lang))
    elif rows.empty:
        layout.paragraph(say.t("No list was imported yet."))
    else:
        st.html(markup(rows, say))
        undo(wizard, rows[rows["state"] != "undone"], say)


def markup(rows: pd.DataFrame, say: Words) -> str:
    """Return the batches as a table; each is one sheet of a file, so the counts are those of the sheet."""
    states = {"counts": say.t("counts"), "replaced": say.t("replaced"), "undone": say.t("undone")}
    lines = [
        [
            row.batch_id,
            moment(row.stored_at, say),
            value_labels.short(row.source),
            value_labels.short(row.file),
            value_labels.short(row.sheet),
        ]
        + [row.rows_read, row.rows_kept, row.rows_rejected, row.rows_review, states[row.state]]
        for row in rows.itertuples()
    ]
    heads = [say.t("Batch"), say.t("Stored on"), say.t("Source"), say.t("File"), say.t("Sheet")]
    heads += [say.t("Read"), say.t("Stored"), say.t("Rejected"), say.t("In review"), say.t("State")]
    return value_labels.table(say.t("Lists, the newest first"), heads, lines, (5, 6, 7, 8), say)


def undo(wizard: Wizard, active: pd.DataFrame, say: Words) -> None:
    """Offer to take a batch back, and ask before it is done."""
    names = labels(active, say)
    if wizard.asked in names:
        rows = int(active.set_index("batch_id").at[wizard.asked, "rows_kept"])
        text = say.t(
            "Take {batch} back? {n} rows leave the register; what it replaced counts again.",
            batch=names[wizard.asked],
            n=say.number(rows),
        )
        layout.notice(text)
        with st.container(horizontal=True, gap="small"):
            st.button(say.t("Yes, take it back"), type="primary", on_click=take_back, args=(wizard.asked,))
            st.button(say.t("No, keep it"), on_click=ask, args=("",))
    elif names:
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            st.selectbox(say.t("Take an import back"), list(names), key="choose_undo", format_func=names.get, filter_mode=None)  # fmt: skip
            st.button(say.t("Take back …"), on_click=ask_chosen)


def ask(batch_id: str) -> None:
    """Ask whether a batch is to be taken back; with "" ask nothing any more."""
    session.current().asked = batch_id


def ask_chosen() -> None:
    """Ask about the batch that is chosen."""
    ask(session.answers(["choose_undo"])[0])


def take_back(batch_id: str) -> None:
    """Take a batch back."""
    wizard = session.current()
    wizard.asked, wizard.problem = "", None
    try:
        with permit_store.connected() as register:
            register.undo(batch_id, getpass.getuser())
    except DataError as error:
        wizard.problem = error
    if wizard.batch_id == batch_id and wizard.problem is None:
        session.start_anew()
