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
from views.map.map_sentences import MOST_PARTS
from views.text.translator import Words

SUMS = data_quality.COUNTS


@dataclass(frozen=True)
class Facts:
    """What the register says of itself: batches with their state, sums by source, offences by rule, the latest day of issue."""

    batches: pd.DataFrame = field(default_factory=pd.DataFrame)
    sources: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["source", "batches", *SUMS]))
    rules: pd.DataFrame = field(default_factory=pd.DataFrame)
    newest: pd.Timestamp | None = None

    @property
    def sums(self) -> dict[str, int]:
        """Return the rows read, kept, rejected and in review over all batches that count."""
        return {name: int(self.sources[name].sum()) for name in SUMS}

    @property
    def is_fictitious(self) -> bool:
        """Say whether any list that was imported is made up."""
        return not self.batches.empty and bool((self.batches["status"] == "fictitious").any())


def facts(say: Words) -> tuple[Facts, list[str]]:
    """Ask the register, and say why where it cannot be asked; to ask does not make one."""
    if not change_token.exists(permit_store.address()):
        return Facts(), []
    try:
        with permit_store.connected() as register:
            found = Facts(
                history.stated(register.batches()),
                data_quality.by_source(register),
                by_rule(data_quality.offences(register)),
                data_quality.newest(register),
            )
    except DataError as error:
        return Facts(), [error.text(say.lang)]
    return found, []


def by_rule(offences: pd.DataFrame) -> pd.DataFrame:
    """Return one row a rule and verdict, the most frequent first: ``rows`` that offend it, in how many ``batches``."""
    by = offences.groupby(["rule", "verdict"], as_index=False)
    return by.agg(rows=("rows", "sum"), batches=("batch_id", "nunique")).sort_values(
        "rows", ascending=False, kind="stable"
    )


def badges(known: Facts, say: Words) -> list[str]:
    """Return what stands on the page and its picture: full numbers, and whether a list is made up."""
    return [*([say.t("FICTITIOUS")] if known.is_fictitious else []), *layout.internal_badges(say)]


def title(known: Facts, say: Words) -> str:
    """Return the message: of how many rows read how many are stored."""
    if known.sources.empty:
        return say.t("The register holds no list")
    return say.t(
        "{kept} of {read} rows that were read are in the register",
        kept=say.number(known.sums["rows_kept"]),
        read=say.number(known.sums["rows_read"]),
    )


def subtitle(known: Facts, say: Words) -> str:
    """Return how many batches from how many sources, and how old they are."""
    if known.sources.empty:
        return say.t("Import a list on the page “Import”.")
    return say.t(
        "{batches} batches from {sources} sources; latest import {day}",
        batches=say.number(int(known.sources["batches"].sum())),
        sources=say.number(len(known.sources)),
        day=say.date(known.sources["stored_at"].max()),
    )


def sentence(known: Facts, say: Words) -> str:
    """Return the plain sentence that can be read aloud: the counts that close, and the age of the data."""
    if known.sources.empty:
        return say.t("Nothing was read, so nothing can be said of its quality.")
    sums = known.sums
    said = say.t(
        "Of {read} rows that the offices' lists hold, {kept} are stored, {rejected} were rejected and {review} wait for review.",
        **{name.removeprefix("rows_"): say.number(count) for name, count in sums.items()},
    )
    return f"{said} {age(known, say)}".strip()


def age(known: Facts, say: Words) -> str:
    """Return how old the newest permit is, or "" where none has a day of issue."""
    if known.newest is None:
        return ""
    days = max(0, (cached.today() - known.newest).days)
    return say.t("The newest permit was issued on {day}, {n} days ago.", day=say.date(known.newest), n=say.number(days))


def sources(known: Facts, say: Words, below: Callable[[], None]) -> None:
    """Show what became of the rows by source, as bars and as a table; ``below`` draws what stands under the bars."""
    if known.sources.empty:
        return
    layout.heading(say.t("By source"))
    shown = known.sources.head(MOST_PARTS)
    st.plotly_chart(charts.quality(shown, say), config=charts.CONFIG, theme=None, key="by_source")
    below()
    lines = [
        [value_labels.short(row.source), row.batches, row.rows_read, row.rows_kept, row.rows_rejected, row.rows_review, say.date(row.stored_at)]
        for row in known.sources.itertuples()
    ]  # fmt: skip
    heads = [say.t("Source"), say.t("Batches"), say.t("Read"), say.t("Stored"), say.t("Rejected"), say.t("In review"), say.t("Latest import")]  # fmt: skip
    st.html(value_labels.table(say.t("Rows by source, batches that count"), heads, lines, (1, 2, 3, 4, 5), say))


def rules(known: Facts, say: Words) -> None:
    """Show which rules the rows broke that are not stored."""
    if known.rules.empty:
        return
    layout.heading(say.t("By rule"))
    says = {rule.name: rule.says_id if say.lang == "id" else rule.says_en for rule in permit_rules.RULES}
    lines = [
        [says.get(row.rule, row.rule), rules_step.verdict(row.verdict, say), row.rows, row.batches]
        for row in known.rules.itertuples()
    ]
    heads = [say.t("Rule"), say.t("Verdict"), say.t("Rows"), say.t("Batches")]
    st.html(value_labels.table(say.t("A row that breaks two rules stands in both"), heads, lines, (2, 3), say))


def batches(known: Facts, say: Words) -> None:
    """Show what became of the rows by batch, those undone and replaced included."""
    if known.batches.empty:
        return
    layout.heading(say.t("By batch"))
    st.html(history.markup(known.batches, say))
