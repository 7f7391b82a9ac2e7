"""The quality of the register: read, stored, rejected, in review; by source, rule and batch; and how old it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.register.queries import data_quality
from data.register.store import change_token, permit_store
from data.register.validation import permit_rules
from pages.parts.import_wizard import history, rules_step, value_labels
from pages.parts.shell import layout
from views import charts
from views import source as cached
from views.map.map_sentences import MAX_PARTS
from views.text.translator import Translator

COUNT_COLUMNS = data_quality.COUNT_COLUMNS


@dataclass(frozen=True)
class Facts:
    """What the register says of itself: batches with their state, sums by source, offences by rule, the latest day of issue."""

    batches: pd.DataFrame = field(default_factory=pd.DataFrame)
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["source", "batches", *COUNT_COLUMNS]))
    rules: pd.DataFrame = field(default_factory=pd.DataFrame)
    newest_issue_date: pd.Timestamp | None = None

    @property
    def sums(self) -> dict[str, int]:
        """Return the rows read, kept, rejected and in review over all batches that count."""
        return {name: int(self.sources[name].sum()) for name in COUNT_COLUMNS}

    @property
    def is_fictitious(self) -> bool:
        """Say whether any list that was imported is made up."""
        return not self.batches.empty and bool((self.batches["status"] == "fictitious").any())


def load_facts(i18n: Translator) -> tuple[Facts, list[str]]:
    """Ask the register, and say why where it cannot be asked; to ask does not make one."""
    if not change_token.has_lists(permit_store.store_url()):
        return Facts(), []
    try:
        with permit_store.open_store() as register:
            facts = Facts(
                history.add_state(register.batches()),
                data_quality.count_by_source(register),
                count_by_rule(data_quality.count_offences(register)),
                data_quality.find_newest_issue(register),
            )
    except DataError as error:
        return Facts(), [i18n.translate(error)]
    return facts, []


def count_by_rule(offences: pd.DataFrame) -> pd.DataFrame:
    """Return one row a rule and verdict, the most frequent first: ``rows`` that offend it, in how many ``draw_batches``."""
    groups = offences.groupby(["rule", "verdict"], as_index=False)
    return groups.agg(rows=("rows", "sum"), batches=("batch_id", "nunique")).sort_values(
        "rows", ascending=False, kind="stable"
    )


def badges(facts: Facts, i18n: Translator) -> list[str]:
    """Return what stands on the page and its picture: full numbers, and whether a list is made up."""
    return [*([i18n.gettext("FICTITIOUS")] if facts.is_fictitious else []), *layout.internal_badges(i18n)]


def title(facts: Facts, i18n: Translator) -> str:
    """Return the message: of how many rows read how many are stored."""
    if facts.sources.empty:
        return i18n.gettext("The register holds no list")
    return i18n.ngettext(
        "{kept} of {n} row that was read is in the register",
        "{kept} of {n} rows that were read are in the register",
        facts.sums["rows_read"],
        kept=i18n.format_number(facts.sums["rows_kept"]),
    )


def subtitle(facts: Facts, i18n: Translator) -> str:
    """Return how many batches from how many sources, and how old they are."""
    if facts.sources.empty:
        return i18n.gettext("Import a list on the page “Import”.")
    return i18n.gettext(
        "{batches} from {sources}; latest import {day}",
        batches=i18n.ngettext("{n} batch", "{n} batches", int(facts.sources["batches"].sum())),
        sources=i18n.ngettext("{n} source", "{n} sources", len(facts.sources)),
        day=i18n.format_date(facts.sources["stored_at"].max()),
    )


def sentence(facts: Facts, i18n: Translator) -> str:
    """Return the plain sentence that can be read aloud: the counts that close, and the age of the data."""
    if facts.sources.empty:
        return i18n.gettext("Nothing was read, so nothing can be said of its quality.")
    sums = facts.sums
    counts_sentence = i18n.ngettext(
        "Of {read} row that the offices' lists hold, {kept} are stored, {rejected} were rejected and {review} wait for review.",
        "Of {read} rows that the offices' lists hold, {kept} are stored, {rejected} were rejected and {review} wait for review.",
        sums["rows_read"],
        **{name.removeprefix("rows_"): i18n.format_number(count) for name, count in sums.items()},
    )
    return f"{counts_sentence} {age_sentence(facts, i18n)}".strip()


def age_sentence(facts: Facts, i18n: Translator) -> str:
    """Return how old the newest permit is, or "" where none has a day of issue."""
    if facts.newest_issue_date is None:
        return ""
    days = max(0, (cached.today() - facts.newest_issue_date).days)
    return i18n.ngettext(
        "The newest permit was issued on {day}, {n} day ago.",
        "The newest permit was issued on {day}, {n} days ago.",
        days,
        day=i18n.format_date(facts.newest_issue_date),
    )


def draw_sources(facts: Facts, i18n: Translator, draw_below: Callable[[], None]) -> None:
    """Show what became of the rows by source, as bars and as a table; ``draw_below`` draws what stands under the bars."""
    if facts.sources.empty:
        return
    layout.draw_heading(i18n.gettext("By source"))
    rows = facts.sources.head(MAX_PARTS)
    st.plotly_chart(charts.quality(rows, i18n), config=charts.CHART_CONFIG, theme=None, key="by_source")
    draw_below()
    lines = [
        [value_labels.display_text(row.source), row.batches, row.rows_read, row.rows_kept, row.rows_rejected, row.rows_review, i18n.format_date(row.stored_at)]
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
    st.html(
        value_labels.table_html(
            i18n.gettext("Rows by source, batches that count"), headings, lines, (1, 2, 3, 4, 5), i18n
        )
    )


def draw_rules(facts: Facts, i18n: Translator) -> None:
    """Show which rules the rows broke that are not stored."""
    if facts.rules.empty:
        return
    layout.draw_heading(i18n.gettext("By rule"))
    rule_texts = {rule.name: rule.says_id if i18n.lang == "id" else rule.says_en for rule in permit_rules.RULES}
    lines = [
        [rule_texts.get(row.rule, row.rule), rules_step.verdict_label(row.verdict, i18n), row.rows, row.batches]
        for row in facts.rules.itertuples()
    ]
    headings = [i18n.gettext("Rule"), i18n.gettext("Verdict"), i18n.gettext("Rows"), i18n.gettext("Batches")]
    st.html(
        value_labels.table_html(
            i18n.gettext("A row that breaks two rules stands in both"), headings, lines, (2, 3), i18n
        )
    )


def draw_batches(facts: Facts, i18n: Translator) -> None:
    """Show what became of the rows by batch, those undone and replaced included."""
    if facts.batches.empty:
        return
    layout.draw_heading(i18n.gettext("By batch"))
    st.html(history.batches_html(facts.batches, i18n))
