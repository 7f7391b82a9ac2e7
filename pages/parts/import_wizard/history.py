"""The batches that were imported, and the way to take one back."""

import getpass

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register.store import permit_store
from pages.parts.import_wizard import session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from views.register.batches import batch_labels, batches_html, load_batches
from views.text.translator import Translator


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
            st.selectbox(
                i18n.gettext("Take an import back"),
                list(names),
                key="choose_undo",
                format_func=lambda batch_id: names.get(batch_id, ""),
                filter_mode=None,
            )
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
