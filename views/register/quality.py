"""The quality of the register in facts and sentences: read, stored, rejected, in review, and how old it is."""

from dataclasses import dataclass, field

import pandas as pd

from data.errors import DataError
from data.register.queries import data_quality
from data.register.store import change_token, permit_store
from views.headline import internal_badges
from views.reader import Reader
from views.register.batches import add_state
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


def load_facts(reader: Reader) -> tuple[Facts, list[str]]:
    """Ask the register, and say why where it cannot be asked; to ask does not make one."""
    if not change_token.has_lists(permit_store.store_url()):
        return Facts(), []
    try:
        with permit_store.open_store() as register:
            facts = Facts(
                add_state(register.batches()),
                data_quality.count_by_source(register),
                count_by_rule(data_quality.count_offences(register)),
                data_quality.find_newest_issue(register),
            )
    except DataError as error:
        return Facts(), [reader.i18n.translate(error)]
    return facts, []


def count_by_rule(offences: pd.DataFrame) -> pd.DataFrame:
    """Return one row a rule and verdict, the most frequent first: ``rows`` that offend it, in how many ``batches``."""
    groups = offences.groupby(["rule", "verdict"], as_index=False)
    return groups.agg(rows=("rows", "sum"), batches=("batch_id", "nunique")).sort_values(
        "rows", ascending=False, kind="stable"
    )


def list_quality_badges(facts: Facts, reader: Reader) -> list[str]:
    """Return what stands on the page and its picture: full numbers, and whether a list is made up."""
    return [*([reader.i18n.gettext("FICTITIOUS")] if facts.is_fictitious else []), *internal_badges(reader)]


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


def sentence(facts: Facts, reader: Reader) -> str:
    """Return the plain sentence that can be read aloud: the counts that close, and the age of the data."""
    i18n = reader.i18n
    if facts.sources.empty:
        return i18n.gettext("Nothing was read, so nothing can be said of its quality.")
    sums = facts.sums
    counts_sentence = i18n.ngettext(
        "Of {read} row that the offices' lists hold, {kept} are stored, {rejected} were rejected and {review} wait for review.",
        "Of {read} rows that the offices' lists hold, {kept} are stored, {rejected} were rejected and {review} wait for review.",
        sums["rows_read"],
        **{name.removeprefix("rows_"): i18n.format_number(count) for name, count in sums.items()},
    )
    return f"{counts_sentence} {age_sentence(facts, reader)}".strip()


def age_sentence(facts: Facts, reader: Reader) -> str:
    """Return how old the newest permit is, or "" where none has a day of issue."""
    if facts.newest_issue_date is None:
        return ""
    days = max(0, (reader.source.today - facts.newest_issue_date).days)
    return reader.i18n.ngettext(
        "The newest permit was issued on {day}, {n} day ago.",
        "The newest permit was issued on {day}, {n} days ago.",
        days,
        day=reader.i18n.format_date(facts.newest_issue_date),
    )
