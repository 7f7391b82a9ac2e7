"""Third step: what each column means; the personal ones first, with what becomes of them."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.import_wizard import navigation, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator

MAX_COLUMNS = 80
"""Columns that are asked about; a list of an office has ten to thirty."""


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Show each heading with its meaning, and let the steward say otherwise."""
    sheet = navigation.select_sheet(wizard)
    if sheet.list_heading is None:
        session.go_to_step("sheet")
        st.rerun()
    columns = sheet.columns[sheet.columns["heading"] != ""].head(MAX_COLUMNS)
    personal_columns, other_columns = columns[columns["is_personal"]], columns[~columns["is_personal"]]
    layout.draw_heading(
        i18n.gettext("Personal columns ({n}): never stored", n=i18n.format_number(len(personal_columns)))
    )
    draw_columns(personal_columns, i18n)
    layout.draw_heading(i18n.gettext("Other columns ({n})", n=i18n.format_number(len(other_columns))))
    draw_columns(other_columns, i18n)
    navigation.draw_navigation(wizard, i18n, is_ready=any(sheet.list_heading.fields))


def draw_columns(columns: pd.DataFrame, i18n: Translator) -> None:
    """Draw one line a column: heading, examples and fate, and beside them the choice of its meaning."""
    names = value_labels.field_labels(i18n.lang)
    for row in columns.itertuples():
        text_column, choice_column = st.columns([3, 2], vertical_alignment="center")
        text_column.html(column_html(row, i18n))
        with choice_column:
            session.draw_choice(
                f"mean_{row.heading}",
                i18n.gettext("Meaning of column {n}", n=row.Index + 1),
                ["", *names],
                row.field,
                lambda field: names.get(field) or i18n.gettext("– not used –"),
                lambda field, heading=row.heading: set_meaning(heading, field),
                label_visibility="collapsed",
            )


def column_html(row: Any, i18n: Translator) -> str:
    """Return heading, examples and fate of one column as markup."""
    fate = escape(value_labels.describe_fate(row.field, i18n))
    css_class = "peta-column-status peta-personal" if row.is_personal else "peta-column-status"
    examples_html = f"<small>{escape(value_labels.display_text(row.examples))}</small>" if row.examples else ""
    return f'<p class="peta-column"><b>{escape(value_labels.display_text(row.heading))}</b> <span class="{css_class}">{fate}</span>{examples_html}</p>'


def set_meaning(heading: str, field: str) -> None:
    """Keep what a heading means; a heading that meant the same before means nothing now.

    The heading rows are kept with it: a list with fewer known columns might be found elsewhere.
    """
    wizard = session.current_wizard()
    header = navigation.select_sheet(wizard).list_heading
    assert header is not None  # a sheet without a heading has no column to ask about
    same_headings = [
        name for name, known_field in zip(header.headings, header.fields, strict=True) if field and known_field == field
    ]
    columns = wizard.profile.columns | dict.fromkeys(same_headings, "") | {heading: field}
    session.update_profile(columns=columns, heading=list(dict.fromkeys(header.heading_rows)))
