"""Values in doubt, one line a written value, with what each may mean: a steward's answer goes into the profile's corrections."""

import re
from dataclasses import dataclass

import pandas as pd

from data import regions, tables
from data.regions import matching
from data.register.importing import Import

CODE_RULES = ("ambiguous_code", "code_and_name_differ")
LOST = ("no_date", "error_cell")
"""Rules of values that nobody can choose: they are mended in the list."""

FIRST = 8
"""Row numbers that are named for one value."""


@dataclass(frozen=True)
class Doubt:
    """A value as written in ``field``, the ``rule`` that doubts it, how many rows hold it, the first of them, and what it may
    mean: labels by the value that would stand for it (empty where the candidates are none that a correction can choose).
    """

    field: str
    found: str
    rule: str
    rows: int
    first: tuple[int, ...]
    means: dict[str, str]


def doubts(done: Import, dates: str = "day_first") -> list[Doubt]:
    """Return the values in doubt of an import, the most frequent first; ``dates`` is the profile's order of day and month."""
    lines = doubted(done, dates)
    by = ["field", "found", "rule", "candidates", "became"]
    counted = lines.groupby(by, sort=False)["row"].agg([len, lambda rows: tuple(map(int, rows.head(FIRST)))])
    found = [
        Doubt(field, text, rule, int(rows), first, means(field, rule, candidates, became))
        for (field, text, rule, candidates, became), (rows, first) in zip(
            counted.index, counted.itertuples(index=False, name=None), strict=True
        )
    ]
    return sorted(found, key=lambda doubt: -doubt.rows)


def doubted(done: Import, dates: str) -> pd.DataFrame:
    """Return one line a doubtful cell: ``row, field, found`` (as written), ``rule, candidates, became``."""
    rows = done.offences.loc[done.offences["rule"] == "value_in_doubt", "row"]
    odd = "month_first" if dates == "day_first" else "day_first"
    changes = done.changes[done.changes["row"].isin(rows)].astype({"column": "str", "rule": "str", "became": "str"})
    changes = changes[((changes["became"] == "") & ~changes["rule"].isin(LOST)) | (changes["rule"] == odd)]
    lines = changes.drop(columns="found").merge(
        done.candidates.astype({"column": "str", "candidates": "str"}), on=["row", "column"], how="left"
    )
    field = lines["column"].where(~lines["rule"].isin(CODE_RULES), "regency_code")
    lines = lines.assign(field=field, candidates=lines["candidates"].fillna(""))
    lines = lines[lines["field"].isin(list(done.headings.values()))]
    lines = lines.assign(found=pd.Series(written(done, lines), index=lines.index, dtype="str"))
    return lines[lines["found"].str.strip() != ""]


def written(done: Import, lines: pd.DataFrame) -> list[str]:
    """Return the cell of each line as the file has it: that is what a correction must name."""
    heading = {field: heading for heading, field in done.headings.items()}
    columns = {field: done.original[heading[field]] for field in lines["field"].unique()}
    return [columns[line.field].at[line.row] for line in lines.itertuples()]


def means(field: str, rule: str, candidates: str, became: str) -> dict[str, str]:
    """Return what a correction can choose from: labels by value."""
    if became:
        return {became: became}
    if rule == "code_and_name_differ":
        return {}  # a corrected code would still differ from its name: the list itself is to be mended
    if field in ("regency", "regency_code"):
        return {code: matching.label(regions.load().get(code)) for code in regencies(candidates)}
    return {part: part for part in candidates.split(", ") if part}


def regencies(candidates: str) -> list[str]:
    """Return the regencies that candidates name or hold: a province stands for its regencies, an island for its members."""
    register = regions.load()
    found: dict[str, None] = {}
    for code in re.findall(r"\(([^()\s]+)\)(?=, |$)", candidates):
        region = register.get(code) if register.has(code) else None
        inside = (
            [child.region_code for child in register.children(code)] if region and region.level == "province" else []
        )
        alone = [code] if region and region.level in ("regency", "district") else []
        found |= dict.fromkeys([*alone, *inside, *(region.member_codes if region else ())])
    return list(found)


def rule_label(rule: str, lang: str) -> str:
    """Return the reader's words for a rule of a change, its own name where the table ``change_rules`` lacks it."""
    return tables.read("change_rules").set_index("rule")[f"label_{lang}"].get(rule, rule)
