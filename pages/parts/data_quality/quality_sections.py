"""The quality of the register, block by block: by source, by rule, by batch."""

from collections.abc import Callable

import streamlit as st

from data.register.validation import permit_rules
from pages.parts.shell import layout
from views import charts
from views.reader import Reader
from views.register.batches import batches_html
from views.register.quality import Facts
from views.register.value_labels import display_text, table_html, verdict_label
from views.text.figure_phrases import MAX_PARTS


def draw_sources(facts: Facts, reader: Reader, draw_below: Callable[[], None]) -> None:
    """Show what became of the rows by source, as bars and as a table; ``draw_below`` draws what stands under the bars."""
    i18n = reader.i18n
    if facts.sources.empty:
        return
    layout.draw_heading(i18n.gettext("By source"))
    rows = facts.sources.head(MAX_PARTS)
    st.plotly_chart(charts.quality(rows, reader), config=charts.CHART_CONFIG, theme=None, key="by_source")
    draw_below()
    lines = [
        [display_text(row.source), row.batches, row.rows_read, row.rows_kept, row.rows_rejected, row.rows_review, i18n.format_date(row.stored_at)]
        for row in facts.sources.itertuples()
    ]  # fmt: skip
    headings = [
        i18n.gettext("Source"),
        i18n.gettext("Batches"),
        i18n.gettext("Read"),
        i18n.gettext("Stored"),
        i18n.gettext("Rejected"),
        i18n.gettext("In review"),
        i18n.gettext("Latest import"),
    ]
    st.html(table_html(i18n.gettext("Rows by source, batches that count"), headings, lines, (1, 2, 3, 4, 5), i18n))


def draw_rules(facts: Facts, reader: Reader) -> None:
    """Show which rules the rows broke that are not stored."""
    i18n = reader.i18n
    if facts.rules.empty:
        return
    layout.draw_heading(i18n.gettext("By rule"))
    rule_texts = {rule.name: rule.says_id if i18n.lang == "id" else rule.says_en for rule in permit_rules.RULES}
    lines = [
        [rule_texts.get(row.rule, row.rule), verdict_label(row.verdict, i18n), row.rows, row.batches]
        for row in facts.rules.itertuples()
    ]
    headings = [i18n.gettext("Rule"), i18n.gettext("Verdict"), i18n.gettext("Rows"), i18n.gettext("Batches")]
    st.html(table_html(i18n.gettext("A row that breaks two rules stands in both"), headings, lines, (2, 3), i18n))


def draw_batches(facts: Facts, reader: Reader) -> None:
    """Show what became of the rows by batch, those undone and replaced included."""
    i18n = reader.i18n
    if facts.batches.empty:
        return
    layout.draw_heading(i18n.gettext("By batch"))
    st.html(batches_html(facts.batches, i18n))
