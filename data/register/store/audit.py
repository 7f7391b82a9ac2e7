"""What was done to the register, line by line, each line sealed by the one before it.

A line's digest is the SHA-256 of the digest before it and of what the line says (a hash chain, as in Haber and Stornetta
1991), so that a line that was changed, left out or put in between is found.
"""

import hashlib
import json
from datetime import datetime

import pandas as pd

START = "0" * 64


def digest(before: str, line: int, at: datetime, who: str, action: str, batch_id: str, detail: str) -> str:
    """Return the seal of a line: 64 hexadecimal digits."""
    said = [before, int(line), pd.Timestamp(at).isoformat(), who, action, batch_id, detail]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()


def broken(lines: pd.DataFrame, batches: pd.DataFrame) -> list[str]:
    """Return one sentence a fault: lines that are not as they were written, and batches that no line tells of."""
    faults, before = [], START
    for place, row in enumerate(lines.itertuples(index=False), start=1):
        sealed = digest(before, row.line, row.at, row.who, row.action, row.batch_id, row.detail)
        if row.line != place:
            faults.append(f"Line {place} of the audit is missing; line {row.line} stands in its place.")
            break
        if row.digest != sealed:
            faults.append(f"Line {row.line} of the audit was changed after {row.at:%Y-%m-%d %H:%M}.")
        before = row.digest
    return faults + untold(lines, batches)


def untold(lines: pd.DataFrame, batches: pd.DataFrame) -> list[str]:
    """Return one sentence for each batch that was stored or removed without a line of the audit."""
    stored = set(lines.loc[lines["action"] == "import", "batch_id"])
    removed = set(lines.loc[lines["action"].isin(["undo", "purge"]), "batch_id"])
    gone = batches.loc[batches["undone_at"].notna(), "batch_id"]
    faults = [
        f"No line of the audit tells that batch {one} was stored." for one in batches["batch_id"] if one not in stored
    ]
    return faults + [f"No line of the audit tells that batch {one} was removed." for one in gone if one not in removed]
