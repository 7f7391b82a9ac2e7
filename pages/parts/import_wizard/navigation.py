"""What the steps of an import share: the ways back and forward, and the work that is done once for each change of choices."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register import import_summary, importing, review_queue
from data.register.mapping import file_preview, profiles
from data.register.mapping.headings import find
from data.register.reading.grid_reader import Grid
from data.tables import office_tables
from pages.parts.import_wizard import session
from pages.parts.import_wizard.session import STEPS, Wizard
from views import source as cached
from views.text.translator import Words

EXAMPLES = 3


def ways(wizard: Wizard, say: Words, onward: str | None = None, ready: bool = True) -> None:
    """Draw the buttons back and forward; ``onward`` says what the one forward does, ``ready`` whether it can."""
    place = STEPS.index(wizard.step)
    with st.container(key="ways", horizontal=True, gap="small"):
        if place == 1:
            st.button(say.t("Another file"), on_click=session.back_to_file, args=(wizard,))
        elif place > 1:
            st.button(say.t("Back"), on_click=session.move, args=(STEPS[place - 1],))
        if place + 1 < len(STEPS):
            st.button(
                onward or say.t("Continue"),
                type="primary",
                disabled=not ready,
                on_click=session.move,
                args=(STEPS[place + 1],),
            )


def sheets(wizard: Wizard) -> list[file_preview.Sheet]:
    """Return the file's sheets with their first rows, and where their lists begin by the choices made so far."""
    rows = cached.private().kept("looked")
    return [file_preview.Sheet(name, first, find(Grid(name, first), wizard.profile)) for name, first in rows]


def chosen(wizard: Wizard) -> file_preview.Sheet:
    """Return the sheet that is imported: the one named, else the one with the most known columns, else the first."""
    found = sheets(wizard)
    named = [sheet for sheet in found if sheet.name == wizard.profile.sheet and wizard.profile.sheet]
    best = file_preview.headings.best([sheet.found for sheet in found if sheet.found])
    likely = [sheet for sheet in found if best and sheet.name == best.sheet]
    return [*named, *likely, *found][0]


def choices(wizard: Wizard) -> str:
    """Return the choices as one text: where it changes, the file is examined anew. Whose list it is changes nothing."""
    return profiles.text(replace(wizard.profile, source="")) + office_tables.stamp() + wizard.name


def look(wizard: Wizard, say: Words) -> None:
    """Open the uploaded file and keep its first rows; where it cannot be read, begin again with the reason."""
    private = cached.private()
    bar = st.progress(0.2, say.t("Reading the file …"))
    try:
        found = file_preview.look(private.folder / wizard.name, wizard.profile)
    except DataError as error:
        session.back_to_file(wizard, error)
        st.rerun()
    finally:
        bar.empty()
    private.keep("looked", [(sheet.name, sheet.rows) for sheet in found.sheets])
    private.keep("hidden", found.hidden)


def examined(wizard: Wizard, say: Words) -> dict:
    """Return the facts of the import for the choices made, examining the file if they changed.

    The rows themselves stay in the private folder, and are read back only to be stored or to be given to the steward.
    """
    if wizard.examined != choices(wizard):
        examine(wizard, say)
    return cached.private().kept("facts")


def examine(wizard: Wizard, say: Words) -> None:
    """Read, clean and check the file, with a bar of progress; keep the result and its facts.

    Where it cannot be done as chosen, the steward is back at the sheet with the reason.
    """
    private, asked = cached.private(), choices(wizard)
    told = {
        "read": say.t("Reading the file …"),
        "clean": say.t("Cleaning the values …"),
        "check": say.t("Checking the rules …"),
        "done": say.t("Done."),
    }
    bar = st.progress(0.0, told["read"])
    try:
        done = importing.examine(
            private.folder / wizard.name,
            date.today(),
            wizard.profile,
            lambda step, part: bar.progress(part, told[step]),
        )
    except DataError as error:
        wizard.problem, wizard.step = error, "sheet"
        st.rerun()
    finally:
        bar.empty()
    private.keep("import", done)
    private.keep("facts", facts(done, wizard))
    wizard.examined = asked


def facts(done: importing.Import, wizard: Wizard) -> dict:
    """Return what the steps show of an import: counts, changes, doubts, offences; no cell of a personal column."""
    return {
        "counts": done.counts,
        "others": done.others,
        "changes": summed(import_summary.changes_by_rule(done)),
        "doubts": review_queue.doubts(done, wizard.profile.dates),
        "offences": import_summary.offences_by_rule(done),
        "dropped": done.dropped,
    }


def summed(changes: pd.DataFrame) -> list[dict]:
    """Return one line a column and rule of the changes by spelling: ``column, rule, rows``, and the first ``examples``."""
    return [
        {
            "column": column,
            "rule": rule,
            "rows": int(part["rows"].sum()),
            "examples": list(part[["found", "became"]].head(EXAMPLES).itertuples(index=False, name=None)),
        }
        for (column, rule), part in changes.groupby(["column", "rule"], sort=False)
    ]


def closing(counts: dict[str, int], say: Words) -> str:
    """Return the sentence in which what was read is stored, rejected, or in review."""
    return say.t(
        "{read} rows were read: {kept} to be stored, {rejected} rejected, {review} in review.",
        **{name: say.number(count) for name, count in counts.items()},
    )
