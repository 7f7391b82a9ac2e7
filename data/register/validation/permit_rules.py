"""Checks as a register of small rules: each is a sentence and says which rows offend; a verdict is reject or review."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

import pandas as pd

from data import tables
from data.languages import Language

MAX_PERMIT_DURATION = pd.Timedelta(days=3653)
NO_END = pd.Timestamp.max.as_unit("s")
Verdict = Literal["reject", "review"]
REJECT: Final = "reject"
REVIEW: Final = "review"
OffenderFinder = Callable[[pd.DataFrame, date], pd.Series]
"""What returns a mask of the clean rows that offend, as they are judged on a day."""


@dataclass(frozen=True)
class Rule:
    """A rule: its name, its verdict, and the function from clean rows to a mask of offenders."""

    name: str
    verdict: Verdict
    find_offenders: OffenderFinder

    @property
    def says_id(self) -> str:
        """Return what a row must not be, in Indonesian."""
        return rule_label(self.name, "id")

    @property
    def says_en(self) -> str:
        """Return what a row must not be, in English."""
        return rule_label(self.name, "en")


RULES: list[Rule] = []


@cache
def rule_label(name: str, lang: Language) -> str:
    """Return the label of a rule from the table ``permit_rules``.

    A table and no message: the command line, which has no catalogue, writes the file of rejected rows in Indonesian.
    """
    return str(tables.read("permit_rules").set_index("rule").at[name, f"label_{lang}"])


def has_faulty_field(rows: pd.DataFrame, *fields: str) -> pd.Series:
    """Say which rows have a field in doubt, unreadable or broken: another rule says so, and it is not missing."""
    pattern = "|".join(fields)
    masks = [rows[name].str.contains(pattern) for name in ("in_doubt", "unreadable", "errors")]
    return masks[0] | masks[1] | masks[2]


def rule(verdict: Verdict) -> Callable[[OffenderFinder], OffenderFinder]:
    """Put a function into the register of rules under its own name."""

    def register_rule(function: OffenderFinder) -> OffenderFinder:
        RULES.append(Rule(function.__name__, verdict, function))
        return function

    return register_rule


@rule(REJECT)
def totals_row(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows whose first words are those of a total or a footer."""
    return rows["is_total"] & ~rows["is_heading"]


@rule(REJECT)
def heading_row(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows that repeat the heading, as at the top of a printed page, or number the columns."""
    return rows["is_heading"]


@rule(REJECT)
def sum_does_not_close(rows: pd.DataFrame, today: date) -> pd.Series:
    """Totals whose number is neither that of the rows since the total before nor that of all rows above."""
    return rows["is_open_sum"]


@rule(REJECT)
def missing_key(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows that no person can be told from."""
    return (rows["person_key"] == "") & ~rows["is_total"] & ~has_faulty_field(rows, "passport_no")


@rule(REJECT)
def missing_permit(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows without a permit type, ambiguous and broken ones aside."""
    return rows["permit_type"].isna() & ~rows["is_total"] & ~has_faulty_field(rows, "permit_type")


@rule(REJECT)
def unknown_region(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows on land that no region is known of, ambiguous ones aside; permits at sea need none."""
    has_region = (
        rows["region_code"].notna()
        | has_faulty_field(rows, "regency", "province", "district", "address")
        | (rows["domain"] == "sea")
    )
    return ~has_region & ~rows["is_total"]


@rule(REJECT)
def unreadable_date(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows with a date that is none."""
    return rows["unreadable"].str.contains("_on") & ~rows["is_total"]


@rule(REJECT)
def error_cell(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows in which a formula failed: the value is lost here, and is to be mended where the formula stands."""
    return (rows["errors"] != "") & ~rows["is_total"]


@rule(REJECT)
def missing_issue_date(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows without a day of issue: no question of any day could count them, and no reader could choose one for them."""
    return rows["issued_on"].isna() & ~rows["is_total"] & ~has_faulty_field(rows, "issued_on")


@rule(REJECT)
def missing_expiry(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows without a last day that are not permanent: an empty cell is not taken for "seumur hidup"."""
    return (
        rows["expires_on"].isna() & ~rows["is_permanent"] & ~rows["is_total"] & ~has_faulty_field(rows, r"\bexpires_on")
    )


@rule(REJECT)
def expiry_before_issue(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows whose permit ends before it begins."""
    return rows["expires_on"] < rows["issued_on"]


@rule(REJECT)
def issued_in_future(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows issued after today."""
    return rows["issued_on"] > pd.Timestamp(today)


@rule(REVIEW)
def implausibly_long(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows valid for longer than the ten years that the longest ITAS has (DOMAIN.md 1.1)."""
    return (rows["expires_on"] - rows["issued_on"]) > MAX_PERMIT_DURATION


@rule(REVIEW)
def value_in_doubt(rows: pd.DataFrame, today: date) -> pd.Series:
    """Rows with a value that may mean several things, or was read in a way that must be confirmed."""
    return (rows["in_doubt"] != "") & ~rows["is_total"]


@rule(REVIEW)
def duplicate(rows: pd.DataFrame, today: date) -> pd.Series:
    """Every row but the first of a person whose permits of one type overlap in time; a permit without a day of issue
    overlaps none."""
    holder_columns = ["person_key", "permit_type"]
    is_comparable = (
        (rows["person_key"] != "") & rows["permit_type"].notna() & rows["issued_on"].notna() & ~rows["is_total"]
    )
    frame = rows.loc[is_comparable, [*holder_columns, "issued_on", "expires_on"]]
    frame = frame[frame.duplicated(holder_columns, keep=False)]
    frame = frame.assign(
        ends=frame["expires_on"].fillna(NO_END), holder=frame.groupby(holder_columns, sort=False).ngroup()
    )
    frame = frame.sort_values(["holder", "issued_on"], kind="stable")
    latest_end = frame.groupby("holder")["ends"].cummax().shift()
    is_same_holder = frame["holder"] == frame["holder"].shift()
    return (is_same_holder & (frame["issued_on"] <= latest_end)).reindex(rows.index, fill_value=False)


def check(rows: pd.DataFrame, today: date) -> pd.DataFrame:
    """Return one line a row and offended rule: ``row``, ``rule``, ``verdict``, in the order of the register."""
    offences = [
        pd.DataFrame({"row": rows.index[mask], "rule": rule.name, "verdict": rule.verdict})
        for rule in RULES
        for mask in [rule.find_offenders(rows, today).to_numpy(dtype=bool)]
    ]
    return pd.concat(offences, ignore_index=True)
