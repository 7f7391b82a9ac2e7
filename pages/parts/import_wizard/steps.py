"""The import in steps: where the steward is, what went wrong, and the step itself with the ways back and forward."""

import streamlit as st

from pages.parts.import_wizard import (
    cleaning_step,
    columns_step,
    confirm_step,
    file_step,
    rules_step,
    sheet_step,
    value_labels,
)
from pages.parts.import_wizard.session import STEPS, Wizard
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.translator import Words

DRAWN = {
    "file": file_step.draw,
    "sheet": sheet_step.draw,
    "columns": columns_step.draw,
    "cleaning": cleaning_step.draw,
    "rules": rules_step.draw,
    "confirm": confirm_step.draw,
    "storing": confirm_step.store_now,
    "stored": confirm_step.stored,
}


def title(wizard: Wizard, say: Words) -> str:
    """Return the message of the page: what this step asks."""
    return {
        "file": say.t("Which list is to be imported?"),
        "sheet": say.t("Where does the list begin?"),
        "columns": say.t("What do the columns mean, and what is personal?"),
        "cleaning": say.t("What would be cleaned, and what is in doubt?"),
        "rules": say.t("Which rows break a rule?"),
        "confirm": say.t("Store the list?"),
        "storing": say.t("The list is being stored"),
        "stored": say.t("The list is stored as batch {batch}", batch=wizard.batch_id),
    }[wizard.step]


def subtitle(wizard: Wizard, say: Words) -> str:
    """Return the file, or what is done with one."""
    if wizard.step == "stored":
        return say.t("Source: {source}", source=value_labels.short(wizard.profile.source))
    if wizard.name:
        return say.t("File: {file}", file=wizard.name)
    return say.t("Nothing is stored before you confirm; names and passport numbers are never stored.")


def rail(wizard: Wizard, say: Words) -> None:
    """Show the steps and which of them this is."""
    names = {
        "file": say.t("File"),
        "sheet": say.t("Sheet and heading"),
        "columns": say.t("Columns"),
        "cleaning": say.t("Cleaning"),
        "rules": say.t("Rules"),
        "confirm": say.t("Confirm"),
    }
    now = "confirm" if wizard.step in ("storing", "stored") else wizard.step
    items = "".join(f"<li{' aria-current=step' if step == now else ''}>{escape(names[step])}</li>" for step in STEPS)
    st.html(f'<ol class="peta-rail" aria-label="{escape(say.t("Steps of the import"))}">{items}</ol>')


def problem(wizard: Wizard, say: Words) -> None:
    """Say what could not be done."""
    if wizard.problem:
        layout.notice(wizard.problem.text(say.lang))


def draw(wizard: Wizard, say: Words) -> None:
    """Draw the step."""
    DRAWN[wizard.step](wizard, say)
