"""Values in doubt, one line a written value, with what each may mean: a steward's answer goes into the profile's corrections."""

import re
from dataclasses import dataclass

import pandas as pd

from data import regions, tables
from data.languages import Language
from data.regions import matching
from data.register.cleaning.dates import DateOrder
from data.register.importing import ImportResult

CODE_RULES = ("ambiguous_code", "code_and_name_differ")
LOST_VALUE_RULES = ("no_date", "error_cell")
"""Rules of values that nobody can choose: they are mended in the list."""

MAX_NAMED_ROWS = 8
"""Row numbers that are named for one value."""


@dataclass(frozen=True)
class Doubt:
    """A value as written in ``field``, the ``rule`` that doubts it, how many rows hold it, the first of them, and what it may
    mean: labels by the value that would stand for it (empty where the candidates are none that a correction can choose).
    """

    field: str
    text: str
    rule: str
    row_count: int
    first_rows: tuple[int, ...]
    choices: dict[str, str]


def list_doubts(result: ImportResult, date_order: DateOrder = "day_first") -> list[Doubt]:
    """Return the values in doubt of an import, the most frequent first; ``date_order`` is the profile's order of day and month."""
    lines = find_doubtful_cells(result, date_order)
    group_columns = ["field", "found", "rule", "candidates", "became"]
    row_groups = lines.groupby(group_columns, sort=False)["row"].agg([len, list_first_rows])
    doubts_found = [
        Doubt(field, text, rule, int(rows), first_rows, list_choices(field, rule, candidates, clean_text))
        for (field, text, rule, candidates, clean_text), (rows, first_rows) in zip(
            row_groups.index, row_groups.itertuples(index=False, name=None), strict=True
        )
    ]
    return sorted(doubts_found, key=lambda doubt: -doubt.row_count)


def list_first_rows(rows: pd.Series) -> tuple[int, ...]:
    """Return the first of some row numbers."""
    return tuple(map(int, rows.head(MAX_NAMED_ROWS)))


def find_doubtful_cells(result: ImportResult, date_order: DateOrder) -> pd.DataFrame:
    """Return one line a doubtful cell: ``row, field, found`` (as written), ``rule, candidates, became``."""
    rows = result.offences.loc[result.offences["rule"] == "value_in_doubt", "row"]
    other_order = "month_first" if date_order == "day_first" else "day_first"
    changes = result.changes[result.changes["row"].isin(rows)].astype({"column": "str", "rule": "str", "became": "str"})
    changes = changes[
        ((changes["became"] == "") & ~changes["rule"].isin(LOST_VALUE_RULES)) | (changes["rule"] == other_order)
    ]
    lines = changes.drop(columns="found").merge(
        result.candidates.astype({"column": "str", "candidates": "str"}), on=["row", "column"], how="left"
    )
    field = lines["column"].where(~lines["rule"].isin(CODE_RULES), "regency_code")
    lines = lines.assign(field=field, candidates=lines["candidates"].fillna(""))
    lines = lines[lines["field"].isin(list(result.headings.values()))]
    lines = lines.assign(found=pd.Series(original_cells(result, lines), index=lines.index, dtype="str"))
    return lines[lines["found"].str.strip() != ""]


def original_cells(result: ImportResult, lines: pd.DataFrame) -> list[str]:
    """Return the cell of each line as the file has it: that is what a correction must name."""
    heading_by_field = {field: heading_by_field for heading_by_field, field in result.headings.items()}
    columns = {field: result.original_rows[heading_by_field[field]] for field in lines["field"].unique()}
    return [columns[line.field].at[line.row] for line in lines.itertuples()]


def list_choices(field: str, rule: str, candidates: str, clean_text: str) -> dict[str, str]:
    """Return what a correction can choose from: labels by value."""
    if clean_text:
        return {clean_text: clean_text}
    if rule == "code_and_name_differ":
        return {}  # a corrected code would still differ from its name: the list itself is to be mended
    if field in ("regency", "regency_code"):
        return {code: matching.label(regions.load().get(code)) for code in find_regencies(candidates)}
    return {part: part for part in candidates.split(", ") if part}


def find_regencies(candidates: str) -> list[str]:
    """Return the regencies that candidates name or hold: a province stands for its regencies, an island for its members."""
    register = regions.load()
    regency_codes: dict[str, None] = {}
    for code in re.findall(r"\(([^()\s]+)\)(?=, |$)", candidates):
        region = register.get(code) if register.has_code(code) else None
        child_codes = (
            [child.region_code for child in register.children(code)] if region and region.level == "province" else []
        )
        own_codes = [code] if region and region.level in ("regency", "district") else []
        regency_codes |= dict.fromkeys([*own_codes, *child_codes, *(region.member_codes if region else ())])
    return list(regency_codes)


def rule_label(rule: str, lang: Language) -> str:
    """Return the reader's words for a rule of a change, its own name where the table ``change_rules`` lacks it."""
    return str(tables.read("change_rules").set_index("rule")[f"label_{lang}"].get(rule, rule))
