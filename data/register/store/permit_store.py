"""The store of the register: ibis over an embedded DuckDB file, or over PostgreSQL by the same code.

A batch is stored whole or not at all, in one transaction, with what a reader must know of it; undo removes it and lets
what it replaced count again. What was done is written to an audit that is only ever added to.
"""

import os
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa
from ibis import _
from ibis.common.exceptions import TableNotFound

from data import paths
from data.errors import RegisterError
from data.register import permit_fields
from data.register.cleaning import pseudonyms
from data.register.importing import ImportResult
from data.register.store import audit, engines, key_rotation, spells
from data.register.store.schema import CONTENT_TABLES, TABLES

SLICE_ROWS = 250_000
"""Rows that are made ready for the engine at a time: memory stays bounded however long a list is."""


def store_url() -> str:
    """Return where the store is: ``PETA_STORE``, else a DuckDB file in the user's own data folder."""
    return os.environ.get("PETA_STORE") or f"duckdb://{paths.folder() / 'register.duckdb'}"


def run_query(query: ibis.Table) -> pd.DataFrame:
    """Ask a question in one statement. Through Arrow: ibis 12.0 hands pandas 3 an option that it has done away with."""
    return query.to_pyarrow().to_pandas()


@contextmanager
def open_store(url: str | None = None, wait_seconds: float | None = None):
    """Yield a :class:`Store` and close it after; wait ``wait_seconds`` seconds while another process holds the file.

    What the engine cannot do is told in a sentence: the file is damaged, the server has gone.
    """
    engine = engines.open_engine(
        url or store_url(), engines.LOCK_WAIT_SECONDS if wait_seconds is None else wait_seconds
    )
    try:
        yield Store(engine)
    except engines.ENGINE_ERRORS as error:
        raise RegisterError(f"The store could not be read: {error_reason(error)}") from error
    finally:
        engine.close()


class Store:
    """The register's tables behind one connection."""

    def __init__(self, engine: engines.Engine):
        """Take a connection and make the tables that are missing."""
        self.engine = engine
        self._tables: dict[str, ibis.Table] = {}
        if self._missing_tables():
            with self.transaction():
                self._create_tables(self._missing_tables())

    @property
    def connection(self):
        """Return the connection of ibis."""
        return self.engine.connection

    def table(self, name: str) -> ibis.Table:
        """Return a table as a question to build on; its columns are asked for once."""
        if name not in self._tables:
            self._tables[name] = self.connection.table(name)
        return self._tables[name]

    def _missing_tables(self) -> list[str]:
        """Return the tables that are not there; raise RegisterError where one lacks a column."""
        missing_tables = []
        for name, columns in TABLES.items():
            try:  # ibis 12 cannot list the tables of DuckDB 2
                existing_columns = set(self.table(name).columns)
            except TableNotFound:
                missing_tables.append(name)
                continue
            if not set(columns) <= existing_columns:
                raise RegisterError(
                    "The store was made by an older version. Name a new one in PETA_STORE and import again."
                )
        return missing_tables

    def _create_tables(self, names: list[str]) -> None:
        for name in names:
            self.connection.create_table(name, schema=ibis.schema(TABLES[name]))
        if "audit" in names:  # a store of before this version may lack a table that is newer
            self.engine.create_constraints()

    @contextmanager
    def transaction(self):
        """Do all or nothing, one writer at a time; what the engine cannot do is told in a sentence."""
        try:
            with self.engine.transaction():
                yield
        except engines.ENGINE_ERRORS as error:
            raise RegisterError(f"The store could not be written, and is as it was: {error_reason(error)}") from error

    def add(
        self,
        result: ImportResult,
        source: str,
        actor: str,
        replaces: str | None = None,
        status: str = "register",
        profile: str = "",
    ) -> str:
        """Store what an import kept, whole; return the batch's id. A file that is there already is refused.

        ``profile`` is the source profile's content (TOML); ``status`` "fictitious" marks what is made up.
        """
        batch_id = uuid.uuid4().hex[:12]
        counts = {f"rows_{name}": number for name, number in result.counts.items()}
        facts = {
            "file": redacted_name(result, result.file, f"list{Path(result.file).suffix}"),
            "sha256": result.sha256,
            "sheet": redacted_name(result, result.sheet, f"list {result.sheet_no}"),
            "source": source,
            "profile": profile,
        }
        facts |= {"status": status, "stored_by": actor}
        facts = {name: engines.replace_unstorable(text) for name, text in facts.items()}
        facts |= {"replaces": replaces, "undone_at": None} | counts
        with self.transaction():
            key_rotation.refuse_other_key(self)
            self._refuse_duplicate(result, facts["sheet"])
            if replaces is not None:
                self._get_batch(replaces)
            batches = self.batches()
            facts |= {"stored_at": utc_now(), "batch_no": 1 + batches["batch_no"].max() if len(batches) else 1}
            self._insert("batches", pd.DataFrame([facts]), batch_id)
            self._insert("permits", result.kept_rows.assign(row=result.kept_rows.index), batch_id)
            with self._recompute_spells([batch_id]):
                pass
            self._insert("changes", result.changes, batch_id)  # after the spells: both at once would need most memory
            self._insert("offences", result.offences, batch_id)
            self.add_audit_line(actor, "import", batch_id, f"{result.counts['kept']} of {result.counts['read']} rows")
        return batch_id

    def undo(self, batch_id: str, actor: str) -> int:
        """Remove a batch's rows; what it replaced counts again. Return how many rows went."""
        with self.transaction():
            batch = self._get_batch(batch_id)
            self._remove_batches(batch, actor, "undo")
        return int(batch["rows_kept"].iloc[0])

    def purge(self, days: int, actor: str, exempt_batch_id: str = "") -> dict[str, int]:
        """Remove every batch stored more than ``days`` days ago but ``exempt_batch_id``; return the rows that went by batch."""
        with self.transaction():
            batches = self.batches()
            active_batches = batches[batches["undone_at"].isna() & (batches["batch_id"] != exempt_batch_id)]
            expired_batches = active_batches[active_batches["stored_at"] < utc_now() - pd.Timedelta(days=days)]
            self._remove_batches(expired_batches, actor, "purge")
        return {row.batch_id: int(row.rows_kept) for row in expired_batches.itertuples()}

    def shrink(self) -> bool:
        """Make the bytes of what was removed go; False while another view of this process has the store open."""
        try:
            self._tables.clear()  # they are of the connection that the engine leaves
            return self.engine.shrink()
        except (*engines.ENGINE_ERRORS, OSError) as error:
            raise RegisterError(
                f"The bytes of what was removed are still in the store: {error_reason(error)}. Free some of the disk."
            ) from error

    def batches(self) -> pd.DataFrame:
        """Return every batch, the newest first, those undone included."""
        return run_query(self.table("batches").order_by(_.batch_no.desc()))

    def audit(self) -> pd.DataFrame:
        """Return what was done, in order."""
        return run_query(self.table("audit").order_by("line"))

    def verify(self) -> list[str]:
        """Return what is wrong with the audit, one sentence a fault; nothing where it is as it was written."""
        return audit.find_faults(self.audit(), self.batches())

    def version(self) -> str:
        """Return a word that changes whenever a batch is added, undone or purged, or pseudonyms are made anew."""
        lines = run_query(self.table("audit").order_by(_.line.desc()).limit(1))
        return lines["digest"].iloc[0] if len(lines) else audit.START_DIGEST

    def permits(self) -> ibis.Table:
        """Return the permits of the batches that count, as a question to build on."""
        counting_batches = self.table("batches").filter(_.batch_id.isin(self._counting_batch_ids()))
        return self.table("permits").inner_join(
            counting_batches.select("batch_id", "batch_no", "source", "status"), "batch_id"
        )

    def spells(self) -> ibis.Table:
        """Return the days on which each person counts, as a question to build on."""
        return self.table("spells")

    def _counting_batch_ids(self) -> list[str]:
        """Return the batches that count: not undone, and no batch that is there has taken their place, or their heir's."""
        batches = self.batches().set_index("batch_id")
        predecessors = batches["replaces"].dropna().to_dict()
        replaced_ids: set[str] = set()
        for batch_id in batches.index[batches["undone_at"].isna()]:
            while batch_id := predecessors.get(batch_id):
                replaced_ids.add(batch_id)
        return [batch_id for batch_id in batches.index[batches["undone_at"].isna()] if batch_id not in replaced_ids]

    def _with_predecessors(self, batch_ids: list[str]) -> list[str]:
        """Return these batches and all whose place they took."""
        predecessors, ancestor_ids = (
            self.batches().set_index("batch_id")["replaces"].dropna().to_dict(),
            list(batch_ids),
        )
        for batch_id in ancestor_ids:  # grows as it goes
            ancestor_ids += [predecessors[batch_id]] if batch_id in predecessors else []
        return ancestor_ids

    @contextmanager
    def _recompute_spells(self, batch_ids: list[str]):
        """Work out anew the spells of every person that these batches name, or those they replaced, after what is done."""
        affected_permits = self.table("permits").filter(_.batch_id.isin(self._with_predecessors(batch_ids)))
        affected_persons = self.connection.create_table(
            "touched", affected_permits.select("person_key").distinct(), temp=True
        )
        yield
        self.engine.run("DELETE FROM spells WHERE person_key IN (SELECT person_key FROM touched)")
        if self._counting_batch_ids():
            permits = self.permits().drop("source", "status").semi_join(affected_persons, "person_key")
            self.engine.run(f"CREATE TEMPORARY VIEW counted AS {self.connection.compile(permits)}")
            self.engine.run(spells.build_insert_statement(self.connection.name))
            self.engine.run("DROP VIEW counted")
        self.engine.run("DROP TABLE touched")

    def _remove_batches(self, batches: pd.DataFrame, actor: str, action: str) -> None:
        """Remove the rows of batches, in a transaction that is open."""
        with self._recompute_spells(batches["batch_id"].tolist()):
            for batch in batches.itertuples():
                for name in CONTENT_TABLES:
                    self.engine.run(f"DELETE FROM {name} WHERE batch_id = ?", batch.batch_id)
                self.engine.run("UPDATE batches SET undone_at = ? WHERE batch_id = ?", utc_now(), batch.batch_id)
                self.add_audit_line(actor, action, batch.batch_id, f"{batch.rows_kept} rows")

    def _refuse_duplicate(self, result: ImportResult, sheet: str) -> None:
        batches = self.table("batches")
        duplicates = batches.filter(
            (batches.sha256 == result.sha256) & (batches.sheet == sheet) & batches.undone_at.isnull()
        )
        duplicate_rows = run_query(duplicates)
        if len(duplicate_rows):
            raise RegisterError(
                f"{result.file} was imported before, as batch {duplicate_rows['batch_id'].iloc[0]} on "
                f"{duplicate_rows['stored_at'].iloc[0]:%Y-%m-%d %H:%M}. Undo that batch first to import it again."
            )

    def _get_batch(self, batch_id: str) -> pd.DataFrame:
        batches = self.table("batches")
        batch = run_query(batches.filter((batches.batch_id == batch_id) & batches.undone_at.isnull()))
        if batch.empty:
            raise RegisterError(f"There is no batch {batch_id[:40]!r}. List the batches with: python -m data batches")
        return batch

    def _insert(self, name: str, frame: pd.DataFrame, batch_id: str) -> None:
        for start in range(0, len(frame), SLICE_ROWS):
            self.put(name, frame.iloc[start : start + SLICE_ROWS].assign(batch_id=batch_id))
        pa.default_memory_pool().release_unused()

    def put(self, name: str, rows: pd.DataFrame) -> None:
        """Add rows to a table, in a transaction that is open."""
        self.engine.append(name, engines.to_arrow_table(name, rows))

    def add_audit_line(self, actor: str, action: str, batch_id: str, detail: str) -> None:
        """Add a line to the audit, in a transaction that is open."""
        last_line = run_query(self.table("audit").order_by(_.line.desc()).limit(1))
        line_no, previous_digest = (
            (int(last_line["line"].iloc[0]) + 1, last_line["digest"].iloc[0])
            if len(last_line)
            else (1, audit.START_DIGEST)
        )
        entry = {
            "line": line_no,
            "at": utc_now(),
            "who": engines.replace_unstorable(actor),
            "action": action,
            "batch_id": batch_id,
            "detail": detail,
        }
        self._insert("audit", pd.DataFrame([entry | {"digest": audit.hash_line(previous_digest, **entry)}]), batch_id)


def error_reason(error: Exception) -> str:
    """Return the first line of what an engine or the system says, or the name of its error where it says nothing."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def redacted_name(result: ImportResult, name: str, replacement: str) -> str:
    """Return the name of a list's file or sheet as it may be stored."""
    return pseudonyms.redact_if_personal(name, find_personal_cells(result, name), replacement)


def find_personal_cells(result: ImportResult, name: str) -> set[str]:
    """Return what the personal columns of a list hold of a name."""
    personal_texts, forms = set(), (name.casefold(), name.lower())
    parts = {form[start:end] for form in forms for start in range(len(form)) for end in range(start + 1, len(form) + 1)}
    for heading in (heading for heading, field in result.headings.items() if field in permit_fields.personal_fields()):
        column = result.original_rows[heading]
        personal_texts |= set(column[column.str.lower().isin(parts)])
    return personal_texts


def utc_now() -> datetime:
    """Return the time in UTC, without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
