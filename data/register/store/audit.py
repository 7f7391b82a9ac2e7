"""What was done to the register, line by line, each line sealed by the one before it.

A line's digest is the SHA-256 of the digest before it and of what the line says (a hash chain, as in Haber and Stornetta
1991), so that a line that was changed, left out or put in between is found.
"""

import hashlib
import json
from datetime import UTC, datetime

import pandas as pd

from data.register.store.engines import Engine
from data.register.store.engines.arrow_rows import replace_unstorable

START_DIGEST = "0" * 64


def hash_line(previous_digest: str, line: int, at: datetime, who: str, action: str, batch_id: str, detail: str) -> str:
    """Return the seal of a line: 64 hexadecimal digits."""
    content = [previous_digest, int(line), pd.Timestamp(at).isoformat(), who, action, batch_id, detail]
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()


def add_line(engine: Engine, actor: str, action: str, batch_id: str, detail: str) -> None:
    """Add a line, in a transaction that is open."""
    last_lines = engine.fetch("SELECT line, digest FROM audit ORDER BY line DESC LIMIT 1")
    last_line, previous_digest = last_lines[0] if last_lines else (0, START_DIGEST)
    content = (last_line + 1, utc_now(), replace_unstorable(actor), action, batch_id, detail)
    engine.run(
        'INSERT INTO audit (line, "at", who, action, batch_id, detail, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
        *content,
        hash_line(previous_digest, *content),
    )


def utc_now() -> datetime:
    """Return the time in UTC, without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def find_faults(lines: pd.DataFrame, batches: pd.DataFrame) -> list[str]:
    """Return one sentence a fault: lines that are not as they were written, and batches that no line tells of."""
    faults, previous_digest = [], START_DIGEST
    for expected_line, row in enumerate(lines.itertuples(index=False), start=1):
        expected_digest = hash_line(previous_digest, row.line, row.at, row.who, row.action, row.batch_id, row.detail)
        if row.line != expected_line:
            faults.append(f"Line {expected_line} of the audit is missing; line {row.line} stands in its place.")
            break
        if row.digest != expected_digest:
            faults.append(f"Line {row.line} of the audit was changed after {row.at:%Y-%m-%d %H:%M}.")
        previous_digest = row.digest
    return faults + find_unrecorded_batches(lines, batches)


def find_unrecorded_batches(lines: pd.DataFrame, batches: pd.DataFrame) -> list[str]:
    """Return one sentence for each batch that was stored or removed without a line of the audit."""
    stored_ids = set(lines.loc[lines["action"] == "import", "batch_id"])
    removed_ids = set(lines.loc[lines["action"].isin(["undo", "purge"]), "batch_id"])
    undone_ids = batches.loc[batches["undone_at"].notna(), "batch_id"]
    faults = [
        f"No line of the audit tells that batch {batch_id} was stored."
        for batch_id in batches["batch_id"]
        if batch_id not in stored_ids
    ]
    return faults + [
        f"No line of the audit tells that batch {batch_id} was removed."
        for batch_id in undone_ids
        if batch_id not in removed_ids
    ]
