"""One file through the whole way: read, recognise, clean, check; what was read is stored, rejected, or in review."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from data.errors import UnreadableFile
from data.register import checking, cleaning, headings, personal, reading
from data.register.profiles import Profile
from data.spreadsheet import disarmed

NONE = Profile()


@dataclass(frozen=True)
class Import:
    """What a file would bring: kept rows, offences (row, rule, verdict), changes, candidates, and the original rows.

    ``read = kept + rejected + in review``, always. ``original`` holds the file's own cells and is for the file of
    rejected rows only; it is never stored.
    """

    file: str
    sha256: str
    sheet: str
    headings: dict[str, str]
    dropped: list[str]
    kept: pd.DataFrame
    offences: pd.DataFrame
    changes: pd.DataFrame
    candidates: pd.DataFrame
    original: pd.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows were read, kept, rejected and put in review; the last three sum to the first."""
        rejected = set(self.offences.loc[self.offences["verdict"] == checking.REJECT, "row"])
        review = set(self.offences["row"]) - rejected
        counts = {"read": len(self.original), "kept": len(self.kept), "rejected": len(rejected), "review": len(review)}
        assert counts["read"] == counts["kept"] + counts["rejected"] + counts["review"], counts
        return counts


def examine(path: Path, today: date, profile: Profile = NONE) -> Import:
    """Read, clean and check a file as its source's profile says, storing nothing.

    Raises UnreadableFile where it holds no list.
    """
    grid, found = listed(path, profile)
    original = headings.body(grid, found)
    raw, is_total = headings.named(original, found), headings.totals(original)
    raw, corrected = correct(raw, profile.corrections)
    clean = cleaning.clean(raw, is_total, personal.secret(), today, profile.epoch, profile.codes or None)
    offences = checking.check(clean.rows, today)
    return Import(
        file=path.name,
        sha256=digest(path),
        sheet=found.sheet,
        headings={heading: field for heading, field in zip(found.headings, found.fields, strict=True) if field},
        dropped=[field for field in found.fields if field in personal.fields()],
        kept=clean.rows.loc[~clean.rows.index.isin(offences["row"])].drop(
            columns=["is_total", "in_doubt", "unreadable"]
        ),
        offences=offences,
        changes=pd.concat([corrected, clean.changes], ignore_index=True),
        candidates=clean.candidates,
        original=original,
    )


def correct(raw: pd.DataFrame, corrections: dict[str, dict[str, str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put what a value stands for in its place, as the profile says; return the rows and the changes."""
    changes = []
    for field, meant in corrections.items():
        if field not in raw:
            continue
        hit = raw[field].isin(list(meant))
        became = raw.loc[hit, field].map(meant)
        if field not in personal.fields():
            found = {"row": raw.index[hit], "column": field, "found": raw.loc[hit, field], "became": became}
            changes.append(pd.DataFrame(found | {"rule": "profile"}))
        raw = raw.assign(**{field: raw[field].where(~hit, became.reindex(raw.index))})
    return raw, cleaning.stacked(changes, cleaning.CHANGES)


def listed(path: Path, profile: Profile) -> tuple[reading.Grid, headings.Found]:
    """Return the sheet that holds a list, and where it stands in it."""
    grids = reading.read(path)
    sheet = profile.sheet
    wanted = [grid for grid in grids if sheet in ("", grid.sheet)]
    if not wanted:
        names = ", ".join(grid.sheet for grid in grids)
        raise UnreadableFile(f"{path.name} has no sheet {sheet!r}; it has: {names}.")
    found = [(grid, place) for grid in wanted for place in [headings.find(grid, profile.columns)] if place]
    if not found:
        raise UnreadableFile(
            f"{path.name}: no row has two headings that are known, such as “Kebangsaan” and “Jenis izin”. "
            "Put the headings in one row above the list."
        )
    return max(found, key=lambda pair: headings.distinct(pair[1].fields))


def rejected(done: Import, lang: str) -> pd.DataFrame:
    """Return the rows that were not kept, in the file's own columns, with the reasons: to mend and import again."""
    told = {rule.name: rule.says_id if lang == "id" else rule.says_en for rule in checking.RULES}
    reasons = done.offences.assign(reason=done.offences["rule"].map(told)).groupby("row")["reason"].agg("; ".join)
    meant = (
        done.candidates.groupby("row")["candidates"].agg("; ".join) if len(done.candidates) else pd.Series(dtype=str)
    )
    rows = done.original.loc[reasons.index]
    rows = rows.assign(**{"Alasan" if lang == "id" else "Reasons": reasons, "?": meant.reindex(rows.index).fillna("")})
    return disarmed(rows)


def proposed(done: Import, source: str, profile: Profile = NONE) -> Profile:
    """Return the profile that makes the next file of this source import in one step; the steward mends it."""
    return replace(profile, source=source, sheet=done.sheet, columns=done.headings)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file: the same file imported twice is recognised by it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
