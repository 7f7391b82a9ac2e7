"""The import in steps: where the steward is, what went wrong, and the step itself with the ways back and forward."""

import streamlit as st

from pages.parts.import_wizard import (
    cleaning_step,
    columns_step,
    confirm_step,
    file_step,
    rules_step,
    sheet_step,
)
from pages.parts.import_wizard.session import STEPS, Wizard
from pages.parts.shell import layout
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator

DRAW_BY_STEP = {
    "file": file_step.draw,
    "sheet": sheet_step.draw,
    "columns": columns_step.draw,
    "cleaning": cleaning_step.draw,
    "rules": rules_step.draw,
    "confirm": confirm_step.draw,
    "storing": confirm_step.store_list,
    "stored": confirm_step.draw_result,
}


def title(wizard: Wizard, i18n: Translator) -> str:
    """Return the message of the page: what this step asks."""
    return {
        "file": i18n.gettext("Which list is to be imported?"),
        "sheet": i18n.gettext("Where does the list begin?"),
        "columns": i18n.gettext("What do the columns mean, and what is personal?"),
        "cleaning": i18n.gettext("What would be cleaned, and what is in doubt?"),
        "rules": i18n.gettext("Which rows break a rule?"),
        "confirm": i18n.gettext("Store the list?"),
        "storing": i18n.gettext("The list is being stored"),
        "stored": i18n.gettext("The list is stored as batch {batch}", batch=wizard.batch_id),
    }[wizard.step]


def subtitle(wizard: Wizard, i18n: Translator) -> str:
    """Return the file, or what is done with one."""
    if wizard.step == "stored":
        return i18n.gettext("Source: {source}", source=value_labels.display_text(wizard.profile.source))
    if wizard.file_name:
        return i18n.gettext("File: {file}", file=wizard.file_name)
    return i18n.gettext("Nothing is stored before you confirm; names and passport numbers are never stored.")


def draw_rail(wizard: Wizard, i18n: Translator) -> None:
    """Show the steps and which of them this is."""
    names = {
        "file": i18n.gettext("File"),
        "sheet": i18n.gettext("Sheet and heading"),
        "columns": i18n.gettext("Columns"),
        "cleaning": i18n.gettext("Cleaning"),
        "rules": i18n.gettext("Rules"),
        "confirm": i18n.gettext("Confirm"),
    }
    current_step = "confirm" if wizard.step in ("storing", "stored") else wizard.step
    items = "".join(
        f"<li{' aria-current=step' if step == current_step else ''}>{escape(names[step])}</li>" for step in STEPS
    )
    st.html(f'<ol class="peta-steps" aria-label="{escape(i18n.gettext("Steps of the import"))}">{items}</ol>')


def draw_problem(wizard: Wizard, i18n: Translator) -> None:
    """Say what could not be done."""
    if wizard.problem:
        layout.draw_notice(i18n.translate(wizard.problem))


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Draw the step."""
    DRAW_BY_STEP[wizard.step](wizard, i18n)
