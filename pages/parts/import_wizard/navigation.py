"""What the steps of an import share: the ways back and forward, and the work that is done once for each change of choices."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register import import_summary, importing, review_queue
from data.register.mapping import file_preview, profiles
from data.register.mapping.headings import choose_list, find_heading
from data.register.reading.grid_reader import Grid
from data.tables import office_tables
from pages.parts.import_wizard import session
from pages.parts.import_wizard.session import STEPS, Wizard
from pages.parts.state import session_resources
from views.text.translator import Translator

MAX_EXAMPLES = 3


def draw_navigation(wizard: Wizard, i18n: Translator, next_label: str | None = None, is_ready: bool = True) -> None:
    """Draw the buttons back and forward; ``next_label`` says what the one forward does, ``is_ready`` whether it can."""
    step_index = STEPS.index(wizard.step)
    with st.container(key="wizard-buttons", horizontal=True, gap="small"):
        if step_index == 1:
            st.button(i18n.gettext("Another file"), on_click=session.return_to_file_step, args=(wizard,))
        elif step_index > 1:
            st.button(i18n.gettext("Back"), on_click=session.go_to_step, args=(STEPS[step_index - 1],))
        if step_index + 1 < len(STEPS):
            st.button(
                next_label or i18n.gettext("Continue"),
                type="primary",
                disabled=not is_ready,
                on_click=session.go_to_step,
                args=(STEPS[step_index + 1],),
            )


def load_sheets(wizard: Wizard) -> list[file_preview.Sheet]:
    """Return the file's sheets with their first rows, and where their lists begin by the choices made so far."""
    rows = session_resources.upload_folder().load_object("looked")
    return [
        file_preview.Sheet(name, first_rows, find_heading(Grid(name, first_rows), wizard.profile))
        for name, first_rows in rows
    ]


def select_sheet(wizard: Wizard) -> file_preview.Sheet:
    """Return the sheet that is imported: the one named, else the one with the most known columns, else the first."""
    sheets = load_sheets(wizard)
    named_sheets = [sheet for sheet in sheets if sheet.name == wizard.profile.sheet and wizard.profile.sheet]
    best_header = choose_list([sheet.list_heading for sheet in sheets if sheet.list_heading])
    likely_sheets = [sheet for sheet in sheets if best_header and sheet.name == best_header.sheet]
    return [*named_sheets, *likely_sheets, *sheets][0]


def choices_key(wizard: Wizard) -> str:
    """Return the choices as one text: where it changes, the file is examined anew. Whose list it is changes nothing."""
    return profiles.to_toml(replace(wizard.profile, source="")) + office_tables.change_token() + wizard.file_name


def preview_file(wizard: Wizard, i18n: Translator) -> None:
    """Open the uploaded file and keep its first rows; where it cannot be read, begin again with the reason."""
    upload_folder = session_resources.upload_folder()
    bar = st.progress(0.2, i18n.gettext("Reading the file …"))
    try:
        preview_result = file_preview.preview_file(upload_folder.folder / wizard.file_name, wizard.profile)
    except DataError as error:
        session.return_to_file_step(wizard, error)
        st.rerun()
    finally:
        bar.empty()
    upload_folder.save_object("looked", [(sheet.name, sheet.rows) for sheet in preview_result.sheets])
    upload_folder.save_object("hidden", preview_result.hidden_sheets)


def load_facts(wizard: Wizard, i18n: Translator) -> dict:
    """Return the facts of the import for the choices made, examining the file if they changed.

    The rows themselves stay in the private folder, and are read back only to be stored or to be given to the steward.
    """
    if wizard.examined_choices != choices_key(wizard):
        examine_file(wizard, i18n)
    return session_resources.upload_folder().load_object("facts")


def examine_file(wizard: Wizard, i18n: Translator) -> None:
    """Read, clean and check the file, with a bar of progress; keep the result and its facts.

    Where it cannot be done as chosen, the steward is back at the sheet with the reason.
    """
    upload_folder, choices = session_resources.upload_folder(), choices_key(wizard)
    step_labels = {
        "read": i18n.gettext("Reading the file …"),
        "clean": i18n.gettext("Cleaning the values …"),
        "check": i18n.gettext("Checking the rules …"),
        "done": i18n.gettext("Done."),
    }
    bar = st.progress(0.0, step_labels["read"])

    def show_progress(step: str, share: float) -> None:
        bar.progress(share, step_labels[step])

    try:
        result = importing.examine(
            upload_folder.folder / wizard.file_name,
            date.today(),
            wizard.profile,
            show_progress,
        )
    except DataError as error:
        wizard.problem, wizard.step = error, "sheet"
        st.rerun()
    finally:
        bar.empty()
    upload_folder.save_object("import", result)
    upload_folder.save_object("facts", summarize_import(result, wizard))
    wizard.examined_choices = choices


def summarize_import(result: importing.ImportResult, wizard: Wizard) -> dict:
    """Return what the steps show of an import: counts, changes, doubts, offences; no cell of a personal column."""
    return {
        "counts": result.counts,
        "others": result.other_lists,
        "changes": group_changes(import_summary.count_changes_by_rule(result)),
        "doubts": review_queue.list_doubts(result, wizard.profile.dates),
        "offences": import_summary.count_offences_by_rule(result),
        "dropped": result.dropped_fields,
    }


def group_changes(changes: pd.DataFrame) -> list[dict]:
    """Return one line a column and rule of the changes by spelling: ``column, rule, rows``, and the first ``examples``."""
    return [
        {
            "column": column,
            "rule": rule,
            "rows": int(group["rows"].sum()),
            "examples": list(group[["found", "became"]].head(MAX_EXAMPLES).itertuples(index=False, name=None)),
        }
        for (column, rule), group in changes.groupby(["column", "rule"], sort=False)
    ]


def closing_sentence(counts: dict[str, int], i18n: Translator) -> str:
    """Return the sentence in which what was read is stored, rejected, or in review."""
    return i18n.ngettext(
        "{read} row was read: {kept} to be stored, {rejected} rejected, {review} in review.",
        "{read} rows were read: {kept} to be stored, {rejected} rejected, {review} in review.",
        counts["read"],
        **{name: i18n.format_number(count) for name, count in counts.items()},
    )
