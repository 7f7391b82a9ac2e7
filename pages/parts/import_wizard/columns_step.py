"""Third step: what each column means; the personal ones first, with what becomes of them."""

import streamlit as st

from pages.parts.import_wizard import navigation, session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.translator import Words

MOST = 80
"""Columns that are asked about; a list of an office has ten to thirty."""


def draw(wizard: Wizard, say: Words) -> None:
    """Show each heading with its meaning, and let the steward say otherwise."""
    sheet = navigation.chosen(wizard)
    if sheet.found is None:
        session.move("sheet")
        st.rerun()
    columns = sheet.columns[sheet.columns["heading"] != ""].head(MOST)
    personal, others = columns[columns["is_personal"]], columns[~columns["is_personal"]]
    layout.heading(say.t("Personal columns ({n}): never stored", n=say.number(len(personal))))
    asked(personal, say)
    layout.heading(say.t("Other columns ({n})", n=say.number(len(others))))
    asked(others, say)
    navigation.ways(wizard, say, ready=any(sheet.found.fields))


def asked(columns, say: Words) -> None:
    """Draw one line a column: heading, examples and fate, and beside them the choice of its meaning."""
    names = value_labels.labels(say.lang)
    for row in columns.itertuples():
        text, choice = st.columns([3, 2], vertical_alignment="center")
        text.html(line(row, say))
        with choice:
            session.choose(
                f"mean_{row.heading}",
                say.t("Meaning of column {n}", n=row.Index + 1),
                ["", *names],
                row.field,
                lambda field: names.get(field) or say.t("– not used –"),
                lambda field, heading=row.heading: mean(heading, field),
                label_visibility="collapsed",
            )


def line(row, say: Words) -> str:
    """Return heading, examples and fate of one column as markup."""
    fate = escape(value_labels.fate(row.field, say))
    kind = "peta-fate peta-personal" if row.is_personal else "peta-fate"
    shown = f"<small>{escape(value_labels.short(row.examples))}</small>" if row.examples else ""
    return f'<p class="peta-column"><b>{escape(value_labels.short(row.heading))}</b> <span class="{kind}">{fate}</span>{shown}</p>'


def mean(heading: str, field: str) -> None:
    """Keep what a heading means; a heading that meant the same before means nothing now.

    The heading rows are kept with it: a list with fewer known columns might be found elsewhere.
    """
    wizard = session.current()
    found = navigation.chosen(wizard).found
    same = [name for name, known in zip(found.headings, found.fields, strict=True) if field and known == field]
    columns = wizard.profile.columns | dict.fromkeys(same, "") | {heading: field}
    session.put_profile(columns=columns, heading=list(dict.fromkeys(found.heading)))
