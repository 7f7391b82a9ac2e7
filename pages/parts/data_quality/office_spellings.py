"""The editor of own spellings: what an office writes, and what it stands for."""

from datetime import date

import streamlit as st

from data import aliases
from data.errors import DataError
from pages.parts.import_wizard import session
from pages.parts.shell import layout
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator

FORM_FIELDS = ("new_spelling", "new_meaning")


def draw_editor(i18n: Translator) -> None:
    """Show the own spellings, and let the steward add and remove them."""
    layout.draw_heading(i18n.gettext("Own spellings"))
    layout.draw_paragraph(
        i18n.gettext(
            "Spellings of your office that the app does not know. They are read beside the shipped ones by every import from now "
            "on; a spelling that means something else already is refused."
        )
    )
    draw_result(i18n)
    draw_add_form(i18n)
    spellings = [(kind, row) for kind in aliases.KINDS for row in load_spellings(kind, i18n)]
    if spellings:
        lines = [
            [
                kind_labels(i18n)[kind],
                value_labels.display_text(row.alias),
                row.means,
                value_labels.display_text(row.source),
            ]
            for kind, row in spellings
        ]
        headings = [i18n.gettext("Kind"), i18n.gettext("Spelling"), i18n.gettext("Stands for"), i18n.gettext("Source")]
        st.html(
            value_labels.table_html(
                i18n.gettext("Own spellings ({n})", n=i18n.format_number(len(spellings))), headings, lines, (), i18n
            )
        )
        draw_remove_form([(kind, row.alias) for kind, row in spellings], i18n)
    else:
        layout.draw_paragraph(i18n.gettext("There are none yet."))


def load_spellings(kind: str, i18n: Translator) -> list:
    """Return the own spellings of a kind, none with the reason shown where the file cannot be read."""
    try:
        return list(aliases.list_aliases(kind, i18n.lang).itertuples())
    except DataError as error:
        layout.draw_notice(i18n.translate(error))
        return []


def kind_labels(i18n: Translator) -> dict[str, str]:
    """Return the reader's words for the kinds of spellings."""
    return {
        "region": i18n.gettext("Region"),
        "nationality": i18n.gettext("Nationality"),
        "permit": i18n.gettext("Permit type"),
    }


def draw_add_form(i18n: Translator) -> None:
    """Draw the form that adds a spelling."""
    with st.form("add_spelling", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        names = kind_labels(i18n)
        st.selectbox(
            i18n.gettext("Kind"),
            list(names),
            key="new_kind",
            format_func=lambda kind: names.get(kind, ""),
            filter_mode=None,
            placeholder="",
            width=160,
        )
        st.text_input(i18n.gettext("Spelling"), key="new_spelling", max_chars=200, autocomplete="off", width=240)
        st.text_input(
            i18n.gettext("Stands for (name or code)"), key="new_meaning", max_chars=200, autocomplete="off", width=240
        )
        st.form_submit_button(i18n.gettext("Add"), on_click=add_spelling, args=(i18n,))


def add_spelling(i18n: Translator) -> None:
    """Add what the form holds; where it is refused, keep what was written and say why."""
    kind, spelling, meaning = session.read_answers(["new_kind", *FORM_FIELDS])
    try:
        stored_meaning = aliases.add(kind, spelling, meaning, date.today())
    except DataError as error:
        session.set_flash("spelling_result", i18n.translate(error), is_refused=True)
        return
    text = i18n.gettext(
        "“{spelling}” stands for {meaning} from now on.",
        spelling=spelling,
        meaning=aliases.label(kind, stored_meaning, i18n.lang),
    )
    session.set_flash("spelling_result", text)
    session.clear_fields(FORM_FIELDS)


def draw_remove_form(spellings: list[tuple[str, str]], i18n: Translator) -> None:
    """Draw the choice of a spelling to remove."""
    names = kind_labels(i18n)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            i18n.gettext("Remove a spelling"),
            spellings,
            key="old_spelling",
            format_func=lambda pair: f"{names[pair[0]]}: {value_labels.display_text(pair[1])}",
            filter_mode=None,
            width=320,
        )
        st.button(i18n.gettext("Remove"), on_click=remove_spelling, args=(i18n,))


def remove_spelling(i18n: Translator) -> None:
    """Remove the spelling that is chosen."""
    kind, spelling = session.read_choice("old_spelling")
    try:
        aliases.remove(kind, spelling)
    except DataError as error:
        session.set_flash("spelling_result", i18n.translate(error), is_refused=True)
    else:
        session.set_flash("spelling_result", i18n.gettext("“{spelling}” was removed.", spelling=spelling))


def draw_result(i18n: Translator) -> None:
    """Say once what became of the last addition or removal."""
    text, is_refused = session.pop_flash("spelling_result")
    if is_refused:
        layout.draw_notice(text)
    elif text:
        st.html(f'<p class="peta-text" role="status">{escape(text)}</p>')
