"""Fifth step: which rows break which rule, the sentence that closes, and the rejected rows to take along."""

import streamlit as st

from data.register import importing
from data.register.validation import permit_rules
from pages.parts.import_wizard import navigation, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.tables import figure_table
from views import source as cached
from views.text.translator import Words


def draw(wizard: Wizard, say: Words) -> None:
    """Show the offences by rule, and offer the rows that would not be stored."""
    facts = navigation.examined(wizard, say)
    layout.sentence(navigation.closing(facts["counts"], say))
    offences(facts["offences"], say)
    others(facts["others"], say)
    mend(facts["counts"], say)
    navigation.ways(wizard, say)


def offences(lines, say: Words) -> None:
    """List the rules that rows break, with verdict and row numbers."""
    if lines.empty:
        layout.paragraph(say.t("No row breaks a rule."))
        return
    rows = [
        [verdict(row.verdict, say), getattr(row, f"says_{say.lang}"), row.rows, row.first] for row in lines.itertuples()
    ]
    heads = [say.t("Verdict"), say.t("Rule"), say.t("Rows"), say.t("Row numbers in the sheet")]
    st.html(value_labels.table(say.t("A row that breaks two rules stands in both"), heads, rows, (2,), say))


def verdict(name: str, say: Words) -> str:
    """Return the reader's word for a verdict."""
    return say.t("rejected") if name == permit_rules.REJECT else say.t("in review")


def others(sheets: dict[str, int], say: Words) -> None:
    """Say which other sheets hold a list that this import does not read."""
    for name, rows in sheets.items():
        layout.paragraph(
            say.t(
                "The sheet “{sheet}” holds a list too, of {n} rows: import it on its own.",
                sheet=value_labels.short(name),
                n=say.number(rows),
            )
        )


def mend(counts: dict[str, int], say: Words) -> None:
    """Offer the rows that would not be stored, in the file's own columns with the reasons."""
    if counts["rejected"] + counts["review"] == 0:
        return
    layout.paragraph(
        say.t(
            "The rows that would not be stored leave as a file with their reasons: mend it and import it again. It holds the "
            "list's own cells, names too: keep it as safe as the list."
        )
    )
    private = cached.private()
    st.download_button(
        say.t("Download the rows to mend"),
        lambda: figure_table.csv(importing.rejected(private.kept("import"), say.lang)),
        say.t("rows-to-mend") + ".csv",
        "text/csv",
        on_click="ignore",
    )
