"""The store of the register: ibis over an embedded DuckDB file, or over PostgreSQL by the same code.

A batch is stored whole or not at all, in one transaction, with what a reader must know of it; undo removes it and lets
what it replaced count again. What was done is written to an audit table that is only ever added to.
"""

import os
import time
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
from ibis import _
from ibis.common.exceptions import TableNotFound

from data.errors import RegisterError
from data.register.importing import Import

PERMITS = {
    "batch_id": "string",
    "row": "int64",
    "person_key": "string",
    "permit_key": "string",
    "employer_key": "string",
    "vessel_key": "string",
    "permit_type": "string",
    "domain": "string",
    "visa_index": "string",
    "purpose": "string",
    "nationality": "string",
    "sex": "string",
    "age_band": "string",
    "sector": "string",
    "position": "string",
    "region_code": "string",
    "district_code": "string",
    "issued_on": "date",
    "expires_on": "date",
    "is_permanent": "boolean",
    "rptka_expires_on": "date",
    "sktt_expires_on": "date",
}
BATCHES = {
    "batch_id": "string",
    "file": "string",
    "sha256": "string",
    "sheet": "string",
    "source": "string",
    "status": "string",
    "replaces": "string",
    "stored_by": "string",
    "stored_at": "timestamp",
    "undone_at": "timestamp",
    "rows_read": "int64",
    "rows_kept": "int64",
    "rows_rejected": "int64",
    "rows_review": "int64",
}
TABLES = {
    "permits": PERMITS,
    "batches": BATCHES,
    "changes": {"batch_id": "string", "row": "int64", "column": "string", "found": "string", "became": "string", "rule": "string"},
    "offences": {"batch_id": "string", "row": "int64", "rule": "string", "verdict": "string"},
    "audit": {"at": "timestamp", "who": "string", "action": "string", "batch_id": "string", "detail": "string"},
}  # fmt: skip
CONTENT = ("permits", "changes", "offences")
PATIENCE = 30.0
"""Seconds to wait for another importer that holds the file."""


def address() -> str:
    """Return where the store is: ``PETA_STORE``, else a DuckDB file in the user's own data folder."""
    given = os.environ.get("PETA_STORE")
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return given or f"duckdb://{home / 'peta-konsentrasi-tka' / 'register.duckdb'}"


def answer(question: ibis.Table) -> pd.DataFrame:
    """Ask a question in one statement. Through Arrow: ibis 12.0 hands pandas 3 an option that it has done away with."""
    return question.to_pyarrow().to_pandas()


@contextmanager
def connected(url: str | None = None):
    """Yield a :class:`Store` and close it after; wait while another importer holds the file."""
    url = url or address()
    kind, _, path = url.partition("://")
    if kind not in ("duckdb", "postgresql", "postgres"):
        raise RegisterError(f"The store {kind!r} is not known; wanted is duckdb:///FILE or postgresql://…")
    if kind == "duckdb":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    link = patiently(url)
    try:
        yield Store(link)
    finally:
        link.disconnect()


def patiently(url: str):
    """Connect, and try again while the file is locked; then say so."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return ibis.connect(url)
        except Exception as error:
            if "lock" not in str(error).lower():
                raise RegisterError(f"The store cannot be opened: {str(error).splitlines()[0]}") from error
            if time.monotonic() > until:
                raise RegisterError("Another import holds the store. Wait until it has ended and try again.") from error
            time.sleep(0.1)


class Store:
    """The register's tables behind one connection."""

    def __init__(self, link):
        """Take a connection of ibis and make the tables that are missing."""
        self.link = link
        for name, columns in TABLES.items():
            try:  # ibis 12 cannot list the tables of DuckDB 2
                link.table(name)
            except TableNotFound:
                link.create_table(name, schema=ibis.schema(columns))

    @contextmanager
    def transaction(self):
        """Do all or nothing."""
        self.link.raw_sql("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self.link.raw_sql("ROLLBACK")
            raise
        self.link.raw_sql("COMMIT")

    def add(self, done: Import, source: str, who: str, replaces: str | None = None, status: str = "register") -> str:
        """Store what an import kept, whole; return the batch's id. A file that is there already is refused."""
        now, batch_id = datetime.now(UTC).replace(tzinfo=None, microsecond=0), uuid.uuid4().hex[:12]
        with self.transaction():
            self._refuse_twice(done)
            if replaces is not None:
                self._existing(replaces)
            counts = {f"rows_{name}": number for name, number in done.counts.items()}
            facts = {"file": done.file, "sha256": done.sha256, "sheet": done.sheet, "source": source, "status": status}
            facts |= {"replaces": replaces, "stored_by": who, "stored_at": now, "undone_at": None}
            self._insert("permits", done.kept.rename_axis("row").reset_index(), batch_id)
            self._insert("changes", done.changes, batch_id)
            self._insert("offences", done.offences, batch_id)
            self._insert("batches", pd.DataFrame([facts | counts]), batch_id)
            self._audit(now, who, "import", batch_id, f"{done.counts['kept']} of {done.counts['read']} rows")
        return batch_id

    def undo(self, batch_id: str, who: str, action: str = "undo") -> int:
        """Remove a batch's rows; what it replaced counts again. Return how many rows went."""
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        with self.transaction():
            facts = self._existing(batch_id)
            gone = int(facts["rows_kept"])
            for name in CONTENT:
                self._sql(f"DELETE FROM {name} WHERE batch_id = '{facts['batch_id']}'")
            self._sql(f"UPDATE batches SET undone_at = TIMESTAMP '{now}' WHERE batch_id = '{facts['batch_id']}'")
            self._audit(now, who, action, batch_id, f"{gone} rows")
        return gone

    def purge(self, days: int, who: str) -> dict[str, int]:
        """Remove every batch stored more than ``days`` days ago; return the rows that went by batch."""
        before = pd.Timestamp(datetime.now(UTC).replace(tzinfo=None)) - pd.Timedelta(days=days)
        batches = self.batches()
        old = batches[batches["undone_at"].isna() & (batches["stored_at"] < before)]
        return {batch_id: self.undo(batch_id, who, "purge") for batch_id in old["batch_id"]}

    def batches(self) -> pd.DataFrame:
        """Return every batch, the newest first, those undone included."""
        return answer(self.link.table("batches").order_by([_.stored_at.desc(), _.batch_id]))

    def audit(self) -> pd.DataFrame:
        """Return what was done, in order."""
        return answer(self.link.table("audit").order_by("at"))

    def permits(self) -> ibis.Table:
        """Return the permits that count, as a question to build on: not undone, and not replaced by a batch that counts."""
        batches = self.link.table("batches").filter(_.undone_at.isnull())
        replaced = batches.filter(_.replaces.notnull()).select(batch_id=_.replaces)
        counting = batches.anti_join(replaced, "batch_id").select("batch_id", "source", "status")
        return self.link.table("permits").inner_join(counting, "batch_id")

    def _refuse_twice(self, done: Import) -> None:
        batches = self.link.table("batches")
        same = batches.filter(
            (batches.sha256 == done.sha256) & (batches.sheet == done.sheet) & batches.undone_at.isnull()
        )
        found = answer(same)
        if len(found):
            raise RegisterError(
                f"{done.file} was imported before, as batch {found['batch_id'].iloc[0]} on "
                f"{found['stored_at'].iloc[0]:%Y-%m-%d %H:%M}. Undo that batch first to import it again."
            )

    def _existing(self, batch_id: str) -> pd.Series:
        batches = self.link.table("batches")
        found = answer(batches.filter((batches.batch_id == batch_id) & batches.undone_at.isnull()))
        if found.empty:
            raise RegisterError(f"There is no batch {batch_id[:40]!r}. List the batches with: python -m data batches")
        return found.iloc[0]

    def _insert(self, name: str, frame: pd.DataFrame, batch_id: str) -> None:
        columns = TABLES[name]
        frame = frame.assign(batch_id=batch_id)
        if len(frame):
            self.link.insert(name, pa.Table.from_pandas(frame, ibis.schema(columns).to_pyarrow(), preserve_index=False))

    def _sql(self, text: str) -> None:
        self.link.raw_sql(text)

    def _audit(self, now: datetime, who: str, action: str, batch_id: str, detail: str) -> None:
        line = {"at": now, "who": who, "action": action, "detail": detail}
        self._insert("audit", pd.DataFrame([line]), batch_id)
