"""The store of the register: ibis over an embedded DuckDB file, or over PostgreSQL by the same code.

A batch is stored whole or not at all, in one transaction, with what a reader must know of it; undo removes it and lets
what it replaced count again. What was done is written to an audit that is only ever added to.
"""

import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import ibis
import pandas as pd
import pyarrow as pa
from ibis import _
from ibis.backends import BaseBackend
from ibis.expr import operations as ops

from data import settings
from data.errors import RegisterError
from data.logs import log_event
from data.logs.durations import elapsed_ms
from data.messages import Message
from data.register import key_file
from data.register.importing import ImportResult
from data.register.store import audit, engines, replacements, spells, store_key
from data.register.store.batch_description import count_rows, describe_batch
from data.register.store.engines import Engine, arrow_rows
from data.register.store.schema import CONTENT_TABLES, TABLES, upgrade
from data.register.store.schema.meta import Meta, read_meta
from data.register.store.schema.schema_check import list_missing_guards

SLICE_ROWS = 250_000
"""Rows that are made ready for the engine at a time: memory stays bounded however long a list is."""


def store_url() -> str:
    """Return where the store is: ``PETA_STORE``, else a DuckDB file in the user's own data folder."""
    return settings.current().store


def run_query(query: ibis.Table) -> pd.DataFrame:
    """Ask a question in one statement. Through Arrow: ibis 12.0 hands pandas 3 an option that it has done away with."""
    return query.to_pyarrow().to_pandas()


@contextmanager
def open_store(
    url: str | None = None, wait_seconds: float | None = None, allows_missing_guards: bool = False
) -> Iterator["Store"]:
    """Yield a :class:`Store` and close it after; wait ``wait_seconds`` seconds while another process holds the file.

    Raise RegisterError for what the engine cannot do (the file is damaged, the server has gone), and for a store that
    is of a newer version or not as its version wants it (:mod:`data.register.store.schema.upgrade`).
    """
    engine = engines.open_engine(
        url or store_url(), engines.LOCK_WAIT_SECONDS if wait_seconds is None else wait_seconds
    )
    try:
        yield Store(engine, allows_missing_guards)
    except engines.ENGINE_ERRORS as error:
        raise RegisterError(
            "store_not_read", "The store could not be read: {reason}", reason=engines.error_reason(error)
        ) from error
    finally:
        engine.close()


class Store:
    """The register's tables behind one connection."""

    def __init__(self, engine: Engine, allows_missing_guards: bool = False):
        """Take a connection to a store that is made or upgraded where it must be."""
        self.engine = engine
        self._tables: dict[str, ibis.Table] = {}
        upgrade.prepare_store(engine, allows_missing_guards)

    @property
    def connection(self) -> BaseBackend:
        """Return the connection of ibis."""
        return self.engine.connection

    def table(self, name: str) -> ibis.Table:
        """Return a table as a question to build on, with its columns as declared: they were checked when it was opened."""
        if name not in self._tables:
            columns = ibis.schema(TABLES[name])
            self._tables[name] = ops.DatabaseTable(
                name, schema=columns, source=self.connection, namespace=ops.Namespace()
            ).to_expr()
        return self._tables[name]

    def meta(self) -> Meta:
        """Return the schema version, the id and the key's fingerprint of the store."""
        return read_meta(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all or nothing, one writer at a time; what the engine cannot do is told in a sentence."""
        with engines.open_transaction(self.engine):
            yield

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
        start_time, batch_id = time.monotonic(), uuid.uuid4().hex[:12]
        row = describe_batch(result, source, actor, replaces, status, profile)
        with self.transaction():
            self._accept_key(result)
            self._refuse_duplicate(result, str(row["sheet"]))
            if replaces is not None:
                self._get_batch(replaces)
            batches = self.batches()
            row |= {"stored_at": audit.utc_now(), "batch_no": 1 + batches["batch_no"].max() if len(batches) else 1}
            self._insert("batches", pd.DataFrame([row]), batch_id)
            self._insert("permits", result.kept_rows.assign(row=result.kept_rows.index), batch_id)
            with self._recompute_spells([batch_id]):
                pass
            self._insert("changes", result.changes, batch_id)  # after the spells: both at once would need most memory
            self._insert("offences", result.offences, batch_id)
            self.add_audit_line(actor, "import", batch_id, f"{result.counts['kept']} of {result.counts['read']} rows")
        log_event(
            "import",
            batch_id=batch_id,
            replaces=replaces or "",
            status=status,
            rules=Counter(result.offences["rule"]),
            duration_ms=elapsed_ms(start_time),
            **count_rows(result),
        )
        return batch_id

    def _accept_key(self, result: ImportResult) -> None:
        """Raise RegisterError where a list was read with another key; what no file was read for has the key of today."""
        store_key.recover_interrupted_rotation(self.engine, key_file.key_path())
        key_fingerprint = result.key_fingerprint or key_file.fingerprint(key_file.load_key())
        store_key.accept_list_key(self.engine, key_fingerprint, result.kept_rows)

    def undo(self, batch_id: str, actor: str) -> int:
        """Remove a batch's rows; what it replaced counts again. Return how many rows went."""
        start_time = time.monotonic()
        with self.transaction():
            batch = self._get_batch(batch_id)
            self._remove_batches(batch, actor, "undo")
        row_count = int(batch["rows_kept"].iloc[0])
        log_event("undo", batch_id=batch_id, rows=row_count, duration_ms=elapsed_ms(start_time))
        return row_count

    def purge(self, days: int, actor: str, exempt_batch_id: str = "") -> dict[str, int]:
        """Remove every batch stored more than ``days`` days ago but ``exempt_batch_id``; return the rows that went by batch."""
        start_time = time.monotonic()
        with self.transaction():
            batches = self.batches()
            active_batches = batches[batches["undone_at"].isna() & (batches["batch_id"] != exempt_batch_id)]
            expired_batches = active_batches[active_batches["stored_at"] < audit.utc_now() - pd.Timedelta(days=days)]
            self._remove_batches(expired_batches, actor, "purge")
        expired_ids, row_count = expired_batches["batch_id"].tolist(), int(expired_batches["rows_kept"].sum())
        log_event("purge", batch_ids=expired_ids, rows=row_count, days=days, duration_ms=elapsed_ms(start_time))
        return {row.batch_id: int(row.rows_kept) for row in expired_batches.itertuples()}

    def shrink(self) -> bool:
        """Make the bytes of what was removed go; False while another view of this process has the store open."""
        try:
            self._tables.clear()  # they are of the connection that the engine leaves
            return self.engine.shrink()
        except (*engines.ENGINE_ERRORS, OSError) as error:
            raise RegisterError(
                "store_not_shrunk",
                "The bytes of what was removed are still in the store: {reason}. Free some of the disk.",
                reason=engines.error_reason(error),
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

    def list_missing_guards(self) -> list[Message]:
        """Return one sentence for each index or trigger that is missing or switched off."""
        return list_missing_guards(self.engine)

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
        """Return the batches that count."""
        return replacements.find_counting_ids(self.batches())

    @contextmanager
    def _recompute_spells(self, batch_ids: list[str]) -> Iterator[None]:
        """Work out anew the spells of every person that these batches name, or those they replaced, after what is done."""
        affected_permits = self.table("permits").filter(
            _.batch_id.isin(replacements.add_predecessors(self.batches(), batch_ids))
        )
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
                self.engine.run("UPDATE batches SET undone_at = ? WHERE batch_id = ?", audit.utc_now(), batch.batch_id)
                self.add_audit_line(actor, action, batch.batch_id, f"{batch.rows_kept} rows")

    def _refuse_duplicate(self, result: ImportResult, sheet: str) -> None:
        batches = self.table("batches")
        duplicates = batches.filter(
            (batches.sha256 == result.sha256) & (batches.sheet == sheet) & batches.undone_at.isnull()
        )
        duplicate_rows = run_query(duplicates)
        if len(duplicate_rows):
            raise RegisterError(
                "list_imported_before",
                "{file} was imported before, as batch {batch} on {time:%Y-%m-%d %H:%M}. Undo that batch first to import it again.",
                file=result.file,
                batch=duplicate_rows["batch_id"].iloc[0],
                time=duplicate_rows["stored_at"].iloc[0],
            )

    def _get_batch(self, batch_id: str) -> pd.DataFrame:
        batches = self.table("batches")
        batch = run_query(batches.filter((batches.batch_id == batch_id) & batches.undone_at.isnull()))
        if batch.empty:
            raise RegisterError(
                "batch_unknown",
                "There is no batch {batch!r}. List the batches with: python -m data batches",
                batch=batch_id[:40],
            )
        return batch

    def _insert(self, name: str, frame: pd.DataFrame, batch_id: str) -> None:
        for start in range(0, len(frame), SLICE_ROWS):
            self.append_rows(name, frame.iloc[start : start + SLICE_ROWS].assign(batch_id=batch_id))
        pa.default_memory_pool().release_unused()

    def append_rows(self, name: str, rows: pd.DataFrame) -> None:
        """Add rows to a table, in a transaction that is open."""
        self.engine.append(name, arrow_rows.to_arrow_table(name, rows))

    def add_audit_line(self, actor: str, action: str, batch_id: str, detail: str) -> None:
        """Add a line to the audit, in a transaction that is open."""
        audit.add_line(self.engine, actor, action, batch_id, detail)
