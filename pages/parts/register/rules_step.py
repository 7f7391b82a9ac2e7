"""Fifth step: which rows break which rule, the sentence that closes, and the rejected rows to take along."""

import streamlit as st

from data.register import checking, importing
from pages.parts import cached, frame, tables
from pages.parts.register import told, ways
from pages.parts.register.state import Wizard
from pages.parts.words import Words


def draw(wizard: Wizard, say: Words) -> None:
    """Show the offences by rule, and offer the rows that would not be stored."""
    facts = ways.examined(wizard, say)
    frame.sentence(ways.closing(facts["counts"], say))
    offences(facts["offences"], say)
    others(facts["others"], say)
    mend(facts["counts"], say)
    ways.ways(wizard, say)


def offences(lines, say: Words) -> None:
    """List the rules that rows break, with verdict and row numbers."""
    if lines.empty:
        frame.paragraph(say.t("No row breaks a rule."))
        return
    rows = [
        [verdict(row.verdict, say), getattr(row, f"says_{say.lang}"), row.rows, row.first] for row in lines.itertuples()
    ]
    heads = [say.t("Verdict"), say.t("Rule"), say.t("Rows"), say.t("Row numbers in the sheet")]
    st.html(told.table(say.t("A row that breaks two rules stands in both"), heads, rows, (2,), say))


def verdict(name: str, say: Words) -> str:
    """Return the reader's word for a verdict."""
    return say.t("rejected") if name == checking.REJECT else say.t("in review")


def others(sheets: dict[str, int], say: Words) -> None:
    """Say which other sheets hold a list that this import does not read."""
    for name, rows in sheets.items():
        frame.paragraph(
            say.t(
                "The sheet “{sheet}” holds a list too, of {n} rows: import it on its own.",
                sheet=told.short(name),
                n=say.number(rows),
            )
        )


def mend(counts: dict[str, int], say: Words) -> None:
    """Offer the rows that would not be stored, in the file's own columns with the reasons."""
    if counts["rejected"] + counts["review"] == 0:
        return
    frame.paragraph(
        say.t(
            "The rows that would not be stored leave as a file with their reasons: mend it and import it again. It holds the "
            "list's own cells, names too: keep it as safe as the list."
        )
    )
    private = cached.private()
    st.download_button(
        say.t("Download the rows to mend"),
        lambda: tables.csv(importing.rejected(private.kept("import"), say.lang)),
        say.t("rows-to-mend") + ".csv",
        "text/csv",
        on_click="ignore",
    )
