"""Fifth step: which rows break which rule, the sentence that closes, and the rejected rows to take along."""

import pandas as pd
import streamlit as st

from data.register import importing
from pages.parts.import_wizard import navigation
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.state import session_resources
from views.register import value_labels
from views.tables import table_export
from views.text.translator import Translator


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Show the offences by rule, and offer the rows that would not be stored."""
    facts = navigation.load_facts(wizard, i18n)
    layout.draw_sentence(navigation.closing_sentence(facts["counts"], i18n))
    draw_offences(facts["offences"], i18n)
    draw_other_sheets(facts["others"], i18n)
    draw_mend_download(facts["counts"], i18n)
    navigation.draw_navigation(wizard, i18n)


def draw_offences(offences: pd.DataFrame, i18n: Translator) -> None:
    """List the rules that rows break, with verdict and row numbers."""
    if offences.empty:
        layout.draw_paragraph(i18n.gettext("No row breaks a rule."))
        return
    rows = [
        [value_labels.verdict_label(row.verdict, i18n), getattr(row, f"says_{i18n.lang}"), row.rows, row.first]
        for row in offences.itertuples()
    ]
    headings = [
        i18n.gettext("Verdict"),
        i18n.gettext("Rule"),
        i18n.gettext("Rows"),
        i18n.gettext("Row numbers in the sheet"),
    ]
    st.html(
        value_labels.table_html(i18n.gettext("A row that breaks two rules stands in both"), headings, rows, (2,), i18n)
    )


def draw_other_sheets(rows_by_sheet: dict[str, int], i18n: Translator) -> None:
    """Say which other sheets hold a list that this import does not read."""
    for name, row_count in rows_by_sheet.items():
        layout.draw_paragraph(
            i18n.ngettext(
                "The sheet “{sheet}” holds a list too, of {n} row: import it on its own.",
                "The sheet “{sheet}” holds a list too, of {n} rows: import it on its own.",
                row_count,
                sheet=value_labels.display_text(name),
            )
        )


def draw_mend_download(counts: dict[str, int], i18n: Translator) -> None:
    """Offer the rows that would not be stored, in the file's own columns with the reasons."""
    if counts["rejected"] + counts["review"] == 0:
        return
    layout.draw_paragraph(
        i18n.gettext(
            "The rows that would not be stored leave as a file with their reasons: mend it and import it again. It holds the "
            "list's own cells, names too: keep it as safe as the list."
        )
    )
    upload_folder = session_resources.upload_folder()
    st.download_button(
        i18n.gettext("Download the rows to mend"),
        lambda: table_export.to_csv(
            importing.rejected_rows(upload_folder.load_object("import"), i18n.lang), "rows_to_mend"
        ),
        i18n.gettext("rows-to-mend") + ".csv",
        "text/csv",
        on_click="ignore",
    )
