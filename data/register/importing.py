"""One file through the whole way: read, recognise, clean, check; what was read is stored, rejected, or in review."""

import dataclasses
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from data import aliases
from data.errors import UnreadableFile
from data.languages import Language
from data.messages import Message, PluralMessage
from data.register import key_file, permit_fields
from data.register.cleaning import region_resolution, row_cleaning
from data.register.cleaning.change_log import ChangeLog, decode_values, encode_texts
from data.register.mapping import column_mapping, headings
from data.register.mapping.profiles import Profile
from data.register.reading import grid_reader
from data.register.reading.refusal_log import log_refusals
from data.register.validation import output_schema, permit_rules
from data.spreadsheet import escape_formulas, unescape_formulas

NO_PROFILE = headings.NO_PROFILE
STEPS = ("read", "clean", "check", "done")
"""What a progress bar is told, each with the part of the whole that is done when it begins: 0 to 1."""

WORKING_COLUMNS = ["is_total", "in_doubt", "unreadable", "errors"]
"""Columns that the checks need and the store does not."""

ProgressCallback = Callable[[str, float], None]


def ignore_progress(step: str, fraction: float) -> None:
    """Tell nobody how far an import has come."""


@dataclass(frozen=True)
class Remark:
    """What a steward should know of a row, or of the whole list (row None)."""

    row: int | None
    message: Message


@dataclass(frozen=True)
class ImportResult:
    """What a file would bring: kept rows, offences (row, rule, verdict), changes, candidates, and the original rows.

    ``read = kept + rejected + in review``, always. ``original_rows`` holds the file's own cells and is for the file of
    rejected rows only; it is never stored. ``heading_rows`` are its rows in the sheet; ``other_lists`` the sheets that hold a list
    too, with their rows, and ``hidden_sheets`` the hidden sheets: neither were read.
    ``sheet_no`` is the sheet's place among those that hold anything and are not hidden. ``key_fingerprint`` names the
    key that its pseudonyms were made with, "" where no file was read.
    """

    file: str
    sha256: str
    sheet: str
    heading_rows: tuple[int, int]
    other_lists: dict[str, int]
    hidden_sheets: list[str]
    headings: dict[str, str]
    dropped_fields: list[str]
    kept_rows: pd.DataFrame
    offences: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame
    original_rows: pd.DataFrame
    remarks: list[Remark] = dataclasses.field(default_factory=list)
    sheet_no: int = 1
    key_fingerprint: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows were read, kept, rejected and put in review; the last three sum to the first."""
        rejected_row_numbers = set(self.offences.loc[self.offences["verdict"] == permit_rules.REJECT, "row"])
        review_row_numbers = set(self.offences["row"]) - rejected_row_numbers
        counts = {
            "read": len(self.original_rows),
            "kept": len(self.kept_rows),
            "rejected": len(rejected_row_numbers),
            "review": len(review_row_numbers),
        }
        assert counts["read"] == counts["kept"] + counts["rejected"] + counts["review"], counts
        return counts


@log_refusals
def examine(
    path: Path, today: date, profile: Profile = NO_PROFILE, report_progress: ProgressCallback = ignore_progress
) -> ImportResult:
    """Read, clean and check a file as its source's profile says, storing nothing; ``report_progress`` is told step and part done.

    Raises UnreadableFile where it holds no list.
    """
    report_progress("read", 0.0)
    aliases.refresh()
    book = grid_reader.read(path)
    grid, list_heading, other_lists = find_list(path, profile, book)
    epoch = profile.epoch or book.epoch or "1900"
    original_rows = headings.read_body(grid, list_heading)
    original_rows = unescape_formulas(original_rows)
    is_total, is_heading = (
        headings.mask_totals(original_rows),
        headings.mask_repeated_headings(original_rows, grid, list_heading),
    )
    open_sums = headings.find_open_sums(original_rows, is_total, is_heading)
    raw_rows = headings.select_known_columns(original_rows, list_heading)
    raw_rows, change_log = apply_corrections(raw_rows, profile.corrections)
    key = key_file.load_key()
    report_progress("clean", 0.3)
    cleaning_result = row_cleaning.clean_rows(
        raw_rows,
        change_log,
        is_total | is_heading,
        key,
        today,
        epoch,
        profile.codes or None,
        profile.dates,
    )
    report_progress("check", 0.8)
    rows = cleaning_result.rows.assign(
        is_heading=is_heading, is_open_sum=cleaning_result.rows.index.isin(list(open_sums))
    )
    offences = permit_rules.check(rows, today)
    result = ImportResult(
        file=path.name,
        sha256=hash_file(path),
        sheet=list_heading.sheet,
        heading_rows=list_heading.heading_rows,
        other_lists=other_lists,
        hidden_sheets=book.hidden_sheets,
        headings={
            heading: field for heading, field in zip(list_heading.headings, list_heading.fields, strict=True) if field
        },
        dropped_fields=[field for field in list_heading.fields if field in permit_fields.personal_fields()],
        kept_rows=output_schema.assert_valid(
            cleaning_result.rows.loc[~cleaning_result.rows.index.isin(offences["row"])].drop(columns=WORKING_COLUMNS)
        ),
        offences=offences,
        changes=cleaning_result.changes,
        candidates=cleaning_result.candidates,
        original_rows=original_rows,
        remarks=[*sum_remarks(open_sums), *code_remarks(raw_rows, profile)],
        sheet_no=1 + [sheet_grid.sheet for sheet_grid in book.grids].index(list_heading.sheet),
        key_fingerprint=key_file.fingerprint(key),
    )
    report_progress("done", 1.0)
    return result


def sum_remarks(open_sums: dict[int, tuple[int, int]]) -> list[Remark]:
    """Return one remark a total that does not close."""
    return [
        Remark(
            row,
            PluralMessage(
                "says {total}, counted is {n} row", "says {total}, counted are {n} rows", row_count, total=stated_total
            ),
        )
        for row, (stated_total, row_count) in open_sums.items()
    ]


def code_remarks(raw_rows: pd.DataFrame, profile: Profile) -> list[Remark]:
    """Return one remark where the names beside a column of codes say that they are BPS codes."""
    if profile.codes or not region_resolution.are_bps_codes(raw_rows):
        return []
    return [
        Remark(
            None,
            Message('the column of codes holds BPS codes, not Kemendagri codes; if so, set codes = "bps"'),
        )
    ]


def apply_corrections(raw_rows: pd.DataFrame, corrections: dict[str, dict[str, str]]) -> tuple[pd.DataFrame, ChangeLog]:
    """Put what a value stands for in its place, as the profile says; return the rows and the log that records it."""
    change_log = ChangeLog(raw_rows.index)
    for field, replacements in corrections.items():
        if field not in raw_rows:
            continue
        codes, texts = encode_texts(raw_rows[field])
        clean_texts = [replacements.get(text, text) for text in texts]
        if field not in permit_fields.personal_fields():
            change_log.record(
                field, codes, texts, clean_texts, ["profile" if text in replacements else "" for text in texts]
            )
        raw_rows = raw_rows.assign(**{field: pd.Series(decode_values(clean_texts, codes), raw_rows.index, dtype="str")})
    return raw_rows, change_log


def find_list(
    path: Path, profile: Profile, book: grid_reader.Book
) -> tuple[grid_reader.Grid, headings.ListHeading, dict[str, int]]:
    """Return the sheet that holds a list, where it stands in it, and the rows of the other lists by sheet."""
    grids = {grid.sheet: grid for grid in book.grids}
    if profile.sheet and profile.sheet not in grids:
        raise UnreadableFile(
            "sheet_unknown",
            "{file} has no sheet {sheet!r}; it has: {sheets}.",
            file=path.name,
            sheet=profile.sheet,
            sheets=", ".join(grids),
        )
    list_headings = [
        list_heading
        for grid in grids.values()
        for list_heading in [headings.find_heading(grid, profile)]
        if list_heading
    ]
    best_heading = headings.choose_list(list_headings, profile.sheet)
    if best_heading is None or headings.count_known_fields(best_heading.fields) == 0:
        raise UnreadableFile(
            "heading_missing",
            "{file}: no row has two headings that are known, such as “Kebangsaan” and “Jenis izin”. "
            "Put the headings in one row above the list.",
            file=path.name,
        )
    other_lists = {
        list_heading.sheet: len(grids[list_heading.sheet].rows_below(list_heading.heading_rows[1]))
        for list_heading in list_headings
        if list_heading is not best_heading
    }
    return grids[best_heading.sheet], best_heading, other_lists


def reportable_headings(result: ImportResult) -> dict[str, str]:
    """Return the field of each heading for a report; one that may be somebody's name is told as its column, "(7)"."""
    column_numbers = {heading: number for number, heading in enumerate(result.original_rows.columns, 1)}
    return {
        heading if column_mapping.is_safe(heading) else f"({column_numbers[heading]})": field
        for heading, field in result.headings.items()
    }


def rejected_rows(result: ImportResult, lang: Language) -> pd.DataFrame:
    """Return the rows that were not kept, in the file's own columns, with the reasons: to mend and import again."""
    sentence_by_rule = {rule.name: rule.says_id if lang == "id" else rule.says_en for rule in permit_rules.RULES}
    reasons = (
        result.offences.assign(reason=result.offences["rule"].map(sentence_by_rule))
        .groupby("row")["reason"]
        .agg("; ".join)
    )
    candidates = (
        result.candidates.groupby("row")["candidates"].agg("; ".join)
        if len(result.candidates)
        else pd.Series(dtype=str)
    )
    rows = result.original_rows.loc[reasons.index]
    rows = rows.assign(
        **{"Alasan" if lang == "id" else "Reasons": reasons, "?": candidates.reindex(rows.index).fillna("")}
    )
    return escape_formulas(rows)


def propose_profile(result: ImportResult, source: str, profile: Profile = NO_PROFILE) -> Profile:
    """Return the profile that makes the next file of this source import in one step; the steward mends it."""
    codes = profile.codes or ("bps" if any(remark.row is None for remark in result.remarks) else "")
    return replace(profile, source=source, sheet=result.sheet, codes=codes, columns=profile.columns | result.headings)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file: the same file imported twice is recognised by it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
