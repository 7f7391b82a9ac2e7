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
from data.register.cleaning import pseudonyms, region_resolution, row_cleaning
from data.register.cleaning.change_log import Notebook, encoded, picked
from data.register.mapping import column_mapping, headings
from data.register.mapping.profiles import Profile
from data.register.reading import grid_reader
from data.register.validation import output_schema, permit_rules
from data.spreadsheet import armed, disarmed

NONE = headings.NONE
STEPS = ("read", "clean", "check", "done")
"""What a progress bar is told, each with the part of the whole that is done when it begins: 0 to 1."""

WORKING = ["is_total", "in_doubt", "unreadable", "errors"]
"""Columns that the checks need and the store does not."""

Say = Callable[[str, float], None]


def quiet(step: str, part: float) -> None:
    """Tell nobody how far an import has come."""


@dataclass(frozen=True)
class Remark:
    """What a steward should know of a row, or of the whole list (row None); in both languages."""

    row: int | None
    says_id: str
    says_en: str


@dataclass(frozen=True)
class Import:
    """What a file would bring: kept rows, offences (row, rule, verdict), changes, candidates, and the original rows.

    ``read = kept + rejected + in review``, always. ``original`` holds the file's own cells and is for the file of
    rejected rows only; it is never stored. ``heading`` are its rows in the sheet; ``others`` the sheets that hold a list
    too, with their rows, and ``hidden`` the hidden sheets: neither were read.
    ``sheet_no`` is the sheet's place among those that hold anything and are not hidden.
    """

    file: str
    sha256: str
    sheet: str
    heading: tuple[int, int]
    others: dict[str, int]
    hidden: list[str]
    headings: dict[str, str]
    dropped: list[str]
    kept: pd.DataFrame
    offences: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame
    original: pd.DataFrame
    remarks: list[Remark] = dataclasses.field(default_factory=list)
    sheet_no: int = 1

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows were read, kept, rejected and put in review; the last three sum to the first."""
        rejected = set(self.offences.loc[self.offences["verdict"] == permit_rules.REJECT, "row"])
        review = set(self.offences["row"]) - rejected
        counts = {"read": len(self.original), "kept": len(self.kept), "rejected": len(rejected), "review": len(review)}
        assert counts["read"] == counts["kept"] + counts["rejected"] + counts["review"], counts
        return counts


def examine(path: Path, today: date, profile: Profile = NONE, say: Say = quiet) -> Import:
    """Read, clean and check a file as its source's profile says, storing nothing; ``say`` is told step and part done.

    Raises UnreadableFile where it holds no list.
    """
    say("read", 0.0)
    aliases.refresh()
    book = grid_reader.read(path)
    grid, found, others = listed(path, profile, book)
    epoch = profile.epoch or book.epoch or "1900"
    original = headings.body(grid, found)
    original = armed(original)
    is_total, is_heading = headings.totals(original), headings.repeated(original, grid, found)
    sums = headings.sums(original, is_total, is_heading)
    raw = headings.named(original, found)
    raw, notes = correct(raw, profile.corrections)
    say("clean", 0.3)
    clean = row_cleaning.clean(
        raw, notes, is_total | is_heading, pseudonyms.secret(), today, epoch, profile.codes or None, profile.dates
    )
    say("check", 0.8)
    rows = clean.rows.assign(is_heading=is_heading, is_open_sum=clean.rows.index.isin(list(sums)))
    offences = permit_rules.check(rows, today)
    done = Import(
        file=path.name,
        sha256=digest(path),
        sheet=found.sheet,
        heading=found.heading,
        others=others,
        hidden=book.hidden,
        headings={heading: field for heading, field in zip(found.headings, found.fields, strict=True) if field},
        dropped=[field for field in found.fields if field in pseudonyms.fields()],
        kept=output_schema.sound(clean.rows.loc[~clean.rows.index.isin(offences["row"])].drop(columns=WORKING)),
        offences=offences,
        changes=clean.changes,
        candidates=clean.candidates,
        original=original,
        remarks=[*sum_remarks(sums), *code_remarks(raw, profile)],
        sheet_no=1 + [one.sheet for one in book.grids].index(found.sheet),
    )
    say("done", 1.0)
    return done


def sum_remarks(sums: dict[int, tuple[int, int]]) -> list[Remark]:
    """Return one remark a total that does not close."""
    return [
        Remark(row, f"tertulis {said}, terhitung {counted} baris", f"says {said}, counted are {counted} rows")
        for row, (said, counted) in sums.items()
    ]


def code_remarks(raw: pd.DataFrame, profile: Profile) -> list[Remark]:
    """Return one remark where the names beside a column of codes say that they are BPS codes."""
    if profile.codes or not region_resolution.are_bps_codes(raw):
        return []
    return [
        Remark(
            None,
            'kolom kode berisi kode BPS, bukan kode Kemendagri; bila benar, setel codes = "bps"',
            'the column of codes holds BPS codes, not Kemendagri codes; if so, set codes = "bps"',
        )
    ]


def correct(raw: pd.DataFrame, corrections: dict[str, dict[str, str]]) -> tuple[pd.DataFrame, Notebook]:
    """Put what a value stands for in its place, as the profile says; return the rows and the notebook that holds it."""
    notes = Notebook(raw.index)
    for field, meant in corrections.items():
        if field not in raw:
            continue
        codes, texts = encoded(raw[field])
        became = [meant.get(text, text) for text in texts]
        if field not in pseudonyms.fields():
            notes.record(field, codes, texts, became, ["profile" if text in meant else "" for text in texts])
        raw = raw.assign(**{field: pd.Series(picked(became, codes), raw.index, dtype="str")})
    return raw, notes


def listed(
    path: Path, profile: Profile, book: grid_reader.Book
) -> tuple[grid_reader.Grid, headings.Found, dict[str, int]]:
    """Return the sheet that holds a list, where it stands in it, and the rows of the other lists by sheet."""
    grids = {grid.sheet: grid for grid in book.grids}
    if profile.sheet and profile.sheet not in grids:
        raise UnreadableFile(f"{path.name} has no sheet {profile.sheet!r}; it has: {', '.join(grids)}.")
    lists = [found for grid in grids.values() for found in [headings.find(grid, profile)] if found]
    best = headings.best(lists, profile.sheet)
    if best is None or headings.distinct(best.fields) == 0:
        raise UnreadableFile(
            f"{path.name}: no row has two headings that are known, such as “Kebangsaan” and “Jenis izin”. "
            "Put the headings in one row above the list."
        )
    others = {found.sheet: len(grids[found.sheet].below(found.heading[1])) for found in lists if found is not best}
    return grids[best.sheet], best, others


def told_headings(done: Import) -> dict[str, str]:
    """Return the field of each heading for a report; one that may be somebody's name is told as its column, "(7)"."""
    place = {heading: number for number, heading in enumerate(done.original.columns, 1)}
    return {
        heading if column_mapping.is_safe(heading) else f"({place[heading]})": field
        for heading, field in done.headings.items()
    }


def rejected(done: Import, lang: str) -> pd.DataFrame:
    """Return the rows that were not kept, in the file's own columns, with the reasons: to mend and import again."""
    told = {rule.name: rule.says_id if lang == "id" else rule.says_en for rule in permit_rules.RULES}
    reasons = done.offences.assign(reason=done.offences["rule"].map(told)).groupby("row")["reason"].agg("; ".join)
    meant = (
        done.candidates.groupby("row")["candidates"].agg("; ".join) if len(done.candidates) else pd.Series(dtype=str)
    )
    rows = done.original.loc[reasons.index]
    rows = rows.assign(**{"Alasan" if lang == "id" else "Reasons": reasons, "?": meant.reindex(rows.index).fillna("")})
    return disarmed(rows)


def proposed(done: Import, source: str, profile: Profile = NONE) -> Profile:
    """Return the profile that makes the next file of this source import in one step; the steward mends it."""
    codes = profile.codes or ("bps" if any(remark.row is None for remark in done.remarks) else "")
    return replace(profile, source=source, sheet=done.sheet, codes=codes, columns=profile.columns | done.headings)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file: the same file imported twice is recognised by it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
