"""Fourth step: every change by column and rule, and the values in doubt for which the steward can choose."""

import streamlit as st

from data import aliases
from data.errors import DataError
from data.register import review_queue
from data.register.review_queue import Doubt
from pages.parts.import_wizard import navigation, session, value_labels
from pages.parts.import_wizard.session import Wizard
from pages.parts.shell import layout
from pages.parts.shell.layout import escape
from views.text.translator import Words

MOST = 30
"""Values in doubt that are asked about at once, the most frequent first."""

WRITTEN = {"nationality": "nationality", "permit_type": "permit"}
"""Fields for which a steward may write what is meant, and the kind of spelling that reads it."""


def draw(wizard: Wizard, say: Words) -> None:
    """Show what would be cleaned, and ask about what is in doubt."""
    facts = navigation.examined(wizard, say)
    layout.sentence(navigation.closing(facts["counts"], say))
    changes(facts["changes"], say)
    questions(facts["doubts"], say)
    corrections(wizard, say)
    navigation.ways(wizard, say)


def changes(lines: list[dict], say: Words) -> None:
    """List the changes by column and rule with examples."""
    if not lines:
        layout.paragraph(say.t("Nothing would be changed."))
        return
    names = value_labels.labels(say.lang)
    rows = [
        [names[one["column"]], review_queue.rule_label(one["rule"], say.lang), one["rows"], examples(one, say)]
        for one in lines
    ]
    heads = [say.t("Column"), say.t("Rule"), say.t("Rows"), say.t("Examples")]
    st.html(value_labels.table(say.t("Changes by column and rule"), heads, rows, (2,), say))


def examples(one: dict, say: Words) -> str:
    """Return the first examples of a change: found and became."""
    return "; ".join(
        f"“{value_labels.short(found)}” → {value_labels.short(value_labels.value(one['column'], became, say))}"
        for found, became in one["examples"]
    )


def questions(doubts: list[Doubt], say: Words) -> None:
    """Ask what the values in doubt mean; what is not answered stays in review."""
    if not doubts:
        return
    layout.heading(say.t("Values in doubt ({n})", n=say.number(len(doubts))))
    with st.form("doubts", border=False):
        for place, doubt in enumerate(doubts[:MOST]):
            text, answer = st.columns([3, 2], vertical_alignment="center")
            text.html(line(doubt, say))
            with answer:
                ask(place, doubt, say)
        st.form_submit_button(say.t("Apply the corrections"), on_click=apply, args=(doubts[:MOST], say))


def line(doubt: Doubt, say: Words) -> str:
    """Return a value in doubt with its field, reason and rows as markup."""
    rows = ", ".join(say.number(row) for row in doubt.first) + (", …" if doubt.rows > len(doubt.first) else "")
    reason = review_queue.rule_label(doubt.rule, say.lang)
    where = say.t(
        "{field}: {reason}; rows: {n} ({rows})",
        field=value_labels.labels(say.lang)[doubt.field],
        reason=reason,
        n=say.number(doubt.rows),
        rows=rows,
    )
    return (
        f'<p class="peta-column"><b>“{escape(value_labels.short(doubt.found))}”</b><small>{escape(where)}</small></p>'
    )


def ask(place: int, doubt: Doubt, say: Words) -> None:
    """Draw the field in which the steward says what one value means."""
    label = say.t("Meaning of value {n}", n=place + 1)
    if doubt.means:
        st.selectbox(
            label,
            ["", *doubt.means],
            key=f"doubt_{place}",
            format_func=lambda value: (
                value_labels.short(meaning(doubt, value, say)) if value else say.t("– leave in review –")
            ),
            filter_mode=None,
            label_visibility="collapsed",
        )
    elif doubt.field in WRITTEN:
        st.text_input(
            label,
            key=f"doubt_{place}",
            max_chars=100,
            autocomplete="off",
            placeholder=say.t("write what is meant"),
            label_visibility="collapsed",
        )
    else:
        st.html(f'<p class="peta-source">{escape(say.t("To be mended in the list itself."))}</p>')


def meaning(doubt: Doubt, value: str, say: Words) -> str:
    """Return the reader's words for what a value may mean."""
    return doubt.means[value] if doubt.field.startswith("regency") else value_labels.value(doubt.field, value, say)


def apply(doubts: list[Doubt], say: Words) -> None:
    """Put the answers into the profile's corrections; one that is not understood is said, the others count."""
    wizard = session.current()
    wizard.problem = None
    found = {field: dict(meant) for field, meant in wizard.profile.corrections.items()}
    answers = session.answers([f"doubt_{place}" for place in range(len(doubts))])
    for doubt, answer in zip(doubts, answers, strict=True):
        if answer and understood(doubt, answer):
            found.setdefault(doubt.field, {})[doubt.found] = standing(doubt, answer)
        elif answer:
            wizard.problem = unclear(answer)
    session.put_profile(corrections=found)
    session.empty([f"doubt_{place}" for place in range(len(doubts))])


def understood(doubt: Doubt, answer: str) -> bool:
    """Say whether an answer is one of those offered, or is read as a value of its field."""
    return answer in doubt.means or (
        doubt.field in WRITTEN and aliases.KINDS[WRITTEN[doubt.field]].meaning(answer) is not None
    )


def standing(doubt: Doubt, answer: str) -> str:
    """Return what a correction puts in a value's place: of a nationality its code, however it was written."""
    meant = aliases.KINDS["nationality"].meaning(answer) if doubt.field == "nationality" else None
    return meant[0] if meant else answer


def unclear(answer: str) -> DataError:
    """Return the sentence about an answer that is not understood."""
    return DataError(
        f"“{value_labels.short(answer)}” is not known. Write a name or code, such as Tiongkok, CHN or ITAS.",
        f"“{value_labels.short(answer)}” tidak dikenal. Tulis nama atau kodenya, misalnya Tiongkok, CHN, atau ITAS.",
    )


def corrections(wizard: Wizard, say: Words) -> None:
    """List the corrections that count, and let the steward take them back."""
    rows = [
        [
            value_labels.labels(say.lang)[field],
            value_labels.short(found),
            value_labels.short(value_labels.value("regency" if field == "regency_code" else field, meant, say)),
        ]
        for field, known in wizard.profile.corrections.items()
        for found, meant in known.items()
    ]  # fmt: skip
    if not rows:
        return
    heads = [say.t("Column"), say.t("Found"), say.t("Stands for")]
    st.html(value_labels.table(say.t("Corrections of this profile"), heads, rows, (), say))
    st.button(say.t("Take the corrections back"), on_click=session.put_profile, kwargs={"corrections": {}})
