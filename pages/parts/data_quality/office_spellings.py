"""The editor of own spellings: what an office writes, and what it stands for."""

from datetime import date

import streamlit as st

from data import aliases
from data.errors import DataError
from pages.parts.import_wizard import session, value_labels
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.translator import Words

FIELDS = ("new_spelling", "new_meaning")


def editor(say: Words) -> None:
    """Show the own spellings, and let the steward add and remove them."""
    layout.heading(say.t("Own spellings"))
    layout.paragraph(
        say.t(
            "Spellings of your office that the app does not know. They are read beside the shipped ones by every import from now "
            "on; a spelling that means something else already is refused."
        )
    )
    result(say)
    add(say)
    known = [(kind, row) for kind in aliases.KINDS for row in rows_of(kind, say)]
    if known:
        lines = [
            [kinds(say)[kind], value_labels.short(row.alias), row.means, value_labels.short(row.source)]
            for kind, row in known
        ]
        heads = [say.t("Kind"), say.t("Spelling"), say.t("Stands for"), say.t("Source")]
        st.html(value_labels.table(say.t("Own spellings ({n})", n=say.number(len(known))), heads, lines, (), say))
        remove([(kind, row.alias) for kind, row in known], say)
    else:
        layout.paragraph(say.t("There are none yet."))


def rows_of(kind: str, say: Words) -> list:
    """Return the own spellings of a kind, none with the reason shown where the file cannot be read."""
    try:
        return list(aliases.listed(kind, say.lang).itertuples())
    except DataError as error:
        layout.notice(error.text(say.lang))
        return []


def kinds(say: Words) -> dict[str, str]:
    """Return the reader's words for the kinds of spellings."""
    return {
        "region": say.t("Region"),
        "nationality": say.t("Nationality"),
        "permit": say.t("Permit type"),
    }


def add(say: Words) -> None:
    """Draw the form that adds a spelling."""
    with st.form("add_spelling", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        names = kinds(say)
        st.selectbox(
            say.t("Kind"),
            list(names),
            key="new_kind",
            format_func=names.get,
            filter_mode=None,
            placeholder="",
            width=160,
        )
        st.text_input(say.t("Spelling"), key="new_spelling", max_chars=200, autocomplete="off", width=240)
        st.text_input(
            say.t("Stands for (name or code)"), key="new_meaning", max_chars=200, autocomplete="off", width=240
        )
        st.form_submit_button(say.t("Add"), on_click=added, args=(say,))


def added(say: Words) -> None:
    """Add what the form holds; where it is refused, keep what was written and say why."""
    kind, spelling, meaning = session.answers(["new_kind", *FIELDS])
    try:
        meant = aliases.add(kind, spelling, meaning, date.today())
    except DataError as error:
        session.tell("spelling_result", error.text(say.lang), is_refused=True)
        return
    text = say.t(
        "“{spelling}” stands for {meaning} from now on.",
        spelling=spelling,
        meaning=aliases.label(kind, meant, say.lang),
    )
    session.tell("spelling_result", text)
    session.empty(FIELDS)


def remove(known: list[tuple[str, str]], say: Words) -> None:
    """Draw the choice of a spelling to remove."""
    names = kinds(say)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            say.t("Remove a spelling"),
            known,
            key="old_spelling",
            format_func=lambda pair: f"{names[pair[0]]}: {value_labels.short(pair[1])}",
            filter_mode=None,
            width=320,
        )
        st.button(say.t("Remove"), on_click=removed, args=(say,))


def removed(say: Words) -> None:
    """Remove the spelling that is chosen."""
    kind, spelling = session.picked("old_spelling")
    try:
        aliases.remove(kind, spelling)
    except DataError as error:
        session.tell("spelling_result", error.text(say.lang), is_refused=True)
    else:
        session.tell("spelling_result", say.t("“{spelling}” was removed.", spelling=spelling))


def result(say: Words) -> None:
    """Say once what became of the last addition or removal."""
    text, is_refused = session.hear("spelling_result")
    if is_refused:
        layout.notice(text)
    elif text:
        st.html(f'<p class="peta-text" role="status">{escape(text)}</p>')
