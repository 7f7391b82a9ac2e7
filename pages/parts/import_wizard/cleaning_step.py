"""Fourth step: every change by column and rule, and the values in doubt for which the steward can choose."""

import streamlit as st

from data import aliases
from data.errors import DataError
from data.register import review_queue
from data.register.review_queue import Doubt
from pages.parts.import_wizard import navigation, session
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from views.register import value_labels
from views.text.html import escape
from views.text.translator import Translator

MAX_DOUBTS = 30
"""Values in doubt that are asked about at once, the most frequent first."""

ALIAS_KIND_BY_FIELD = {"nationality": "nationality", "permit_type": "permit"}
"""Fields for which a steward may write what is meant, and the kind of spelling that reads it."""


def draw(wizard: Wizard, i18n: Translator) -> None:
    """Show what would be cleaned, and ask about what is in doubt."""
    facts = navigation.load_facts(wizard, i18n)
    layout.draw_sentence(navigation.closing_sentence(facts["counts"], i18n))
    draw_changes(facts["changes"], i18n)
    draw_questions(facts["doubts"], i18n)
    draw_corrections(wizard, i18n)
    navigation.draw_navigation(wizard, i18n)


def draw_changes(changes: list[dict], i18n: Translator) -> None:
    """List the changes by column and rule with examples."""
    if not changes:
        layout.draw_paragraph(i18n.gettext("Nothing would be changed."))
        return
    names = value_labels.field_labels(i18n.lang)
    rows = [
        [
            names[change["column"]],
            review_queue.rule_label(change["rule"], i18n.lang),
            change["rows"],
            format_examples(change, i18n),
        ]
        for change in changes
    ]
    headings = [i18n.gettext("Column"), i18n.gettext("Rule"), i18n.gettext("Rows"), i18n.gettext("Examples")]
    st.html(value_labels.table_html(i18n.gettext("Changes by column and rule"), headings, rows, (2,), i18n))


def format_examples(change: dict, i18n: Translator) -> str:
    """Return the first examples of a change: found and became."""
    return "; ".join(
        f"“{value_labels.display_text(raw_value)}” → {value_labels.display_text(value_labels.format_clean_value(change['column'], clean_value, i18n))}"
        for raw_value, clean_value in change["examples"]
    )


def draw_questions(doubts: list[Doubt], i18n: Translator) -> None:
    """Ask what the values in doubt mean; what is not answered stays in review."""
    if not doubts:
        return
    layout.draw_heading(i18n.gettext("Values in doubt ({n})", n=i18n.format_number(len(doubts))))
    with st.form("doubts", border=False):
        for index, doubt in enumerate(doubts[:MAX_DOUBTS]):
            text_column, answer_column = st.columns([3, 2], vertical_alignment="center")
            text_column.html(doubt_html(doubt, i18n))
            with answer_column:
                draw_question(index, doubt, i18n)
        st.form_submit_button(
            i18n.gettext("Apply the corrections"), on_click=apply_answers, args=(doubts[:MAX_DOUBTS], i18n)
        )


def doubt_html(doubt: Doubt, i18n: Translator) -> str:
    """Return a value in doubt with its field, reason and rows as markup."""
    rows = ", ".join(i18n.format_number(row) for row in doubt.first_rows) + (
        ", …" if doubt.row_count > len(doubt.first_rows) else ""
    )
    reason = review_queue.rule_label(doubt.rule, i18n.lang)
    details = i18n.gettext(
        "{field}: {reason}; rows: {n} ({rows})",
        field=value_labels.field_labels(i18n.lang)[doubt.field],
        reason=reason,
        n=i18n.format_number(doubt.row_count),
        rows=rows,
    )
    return f'<p class="peta-column"><b>“{escape(value_labels.display_text(doubt.text))}”</b><small>{escape(details)}</small></p>'


def draw_question(index: int, doubt: Doubt, i18n: Translator) -> None:
    """Draw the field in which the steward says what one value means."""
    label = i18n.gettext("Meaning of value {n}", n=index + 1)
    if doubt.choices:
        st.selectbox(
            label,
            ["", *doubt.choices],
            key=f"doubt_{index}",
            format_func=lambda value: (
                value_labels.display_text(meaning_label(doubt, value, i18n))
                if value
                else i18n.gettext("– leave in review –")
            ),
            filter_mode=None,
            label_visibility="collapsed",
        )
    elif doubt.field in ALIAS_KIND_BY_FIELD:
        st.text_input(
            label,
            key=f"doubt_{index}",
            max_chars=100,
            autocomplete="off",
            placeholder=i18n.gettext("write what is meant"),
            label_visibility="collapsed",
        )
    else:
        st.html(f'<p class="peta-source">{escape(i18n.gettext("To be mended in the list itself."))}</p>')


def meaning_label(doubt: Doubt, value: str, i18n: Translator) -> str:
    """Return the reader's words for what a value may mean."""
    return (
        doubt.choices[value]
        if doubt.field.startswith("regency")
        else value_labels.format_clean_value(doubt.field, value, i18n)
    )


def apply_answers(doubts: list[Doubt], i18n: Translator) -> None:
    """Put the answers into the profile's corrections; one that is not understood is said, the others count."""
    wizard = session.current_wizard()
    wizard.problem = None
    corrections = {field: dict(meanings) for field, meanings in wizard.profile.corrections.items()}
    answers = session.read_answers([f"doubt_{index}" for index in range(len(doubts))])
    for doubt, answer in zip(doubts, answers, strict=True):
        if answer and is_understood(doubt, answer):
            corrections.setdefault(doubt.field, {})[doubt.text] = correction_value(doubt, answer)
        elif answer:
            wizard.problem = unknown_answer_error(answer)
    session.update_profile(corrections=corrections)
    session.clear_fields([f"doubt_{index}" for index in range(len(doubts))])


def is_understood(doubt: Doubt, answer: str) -> bool:
    """Say whether an answer is one of those offered, or is read as a value of its field."""
    return answer in doubt.choices or (
        doubt.field in ALIAS_KIND_BY_FIELD
        and aliases.KINDS[ALIAS_KIND_BY_FIELD[doubt.field]].parse_meaning(answer) is not None
    )


def correction_value(doubt: Doubt, answer: str) -> str:
    """Return what a correction puts in a value's place: of a nationality its code, however it was written."""
    meaning = aliases.KINDS["nationality"].parse_meaning(answer) if doubt.field == "nationality" else None
    return meaning[0] if meaning else answer


def unknown_answer_error(answer: str) -> DataError:
    """Return the sentence about an answer that is not understood."""
    return DataError(
        "answer_unknown",
        "“{answer}” is not known. Write a name or code, such as Tiongkok, CHN or ITAS.",
        answer=value_labels.display_text(answer),
    )


def draw_corrections(wizard: Wizard, i18n: Translator) -> None:
    """List the corrections that count, and let the steward take them back."""
    rows: list[list[object]] = [
        [
            value_labels.field_labels(i18n.lang)[field],
            value_labels.display_text(raw_value),
            value_labels.display_text(value_labels.format_clean_value("regency" if field == "regency_code" else field, meaning, i18n)),
        ]
        for field, meanings in wizard.profile.corrections.items()
        for raw_value, meaning in meanings.items()
    ]  # fmt: skip
    if not rows:
        return
    headings = [i18n.gettext("Column"), i18n.gettext("Found"), i18n.gettext("Stands for")]
    st.html(value_labels.table_html(i18n.gettext("Corrections of this profile"), headings, rows, (), i18n))
    st.button(i18n.gettext("Take the corrections back"), on_click=session.update_profile, kwargs={"corrections": {}})
