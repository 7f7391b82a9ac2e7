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
from data.register.cleaning import pseudonyms
from data.register.importing import Import
from data.register.store import audit, engines, key_rotation, spells
from data.register.store.schema import CONTENT, TABLES

SLICE = 250_000
"""Rows that are made ready for the engine at a time: memory stays bounded however long a list is."""


def address() -> str:
    """Return where the store is: ``PETA_STORE``, else a DuckDB file in the user's own data folder."""
    return os.environ.get("PETA_STORE") or f"duckdb://{paths.folder() / 'register.duckdb'}"


def answer(question: ibis.Table) -> pd.DataFrame:
    """Ask a question in one statement. Through Arrow: ibis 12.0 hands pandas 3 an option that it has done away with."""
    return question.to_pyarrow().to_pandas()


@contextmanager
def connected(url: str | None = None, patience: float | None = None):
    """Yield a :class:`Store` and close it after; wait ``patience`` seconds while another process holds the file.

    What the engine cannot do is told in a sentence: the file is damaged, the server has gone.
    """
    engine = engines.opened(url or address(), engines.PATIENCE if patience is None else patience)
    try:
        yield Store(engine)
    except engines.FAILURES as error:
        raise RegisterError(f"The store could not be read: {reason(error)}") from error
    finally:
        engine.close()


class Store:
    """The register's tables behind one connection."""

    def __init__(self, engine: engines.Engine):
        """Take a connection and make the tables that are missing."""
        self.engine = engine
        self._tables: dict[str, ibis.Table] = {}
        if self._missing():
            with self.transaction():
                self._make(self._missing())

    @property
    def link(self):
        """Return the connection of ibis."""
        return self.engine.link

    def table(self, name: str) -> ibis.Table:
        """Return a table as a question to build on; its columns are asked for once."""
        if name not in self._tables:
            self._tables[name] = self.link.table(name)
        return self._tables[name]

    def _missing(self) -> list[str]:
        """Return the tables that are not there; raise RegisterError where one lacks a column."""
        missing = []
        for name, columns in TABLES.items():
            try:  # ibis 12 cannot list the tables of DuckDB 2
                found = set(self.table(name).columns)
            except TableNotFound:
                missing.append(name)
                continue
            if not set(columns) <= found:
                raise RegisterError(
                    "The store was made by an older version. Name a new one in PETA_STORE and import again."
                )
        return missing

    def _make(self, names: list[str]) -> None:
        for name in names:
            self.link.create_table(name, schema=ibis.schema(TABLES[name]))
        if "audit" in names:  # a store of before this version may lack a table that is newer
            self.engine.guard()

    @contextmanager
    def transaction(self):
        """Do all or nothing, one writer at a time; what the engine cannot do is told in a sentence."""
        try:
            with self.engine.transaction():
                yield
        except engines.FAILURES as error:
            raise RegisterError(f"The store could not be written, and is as it was: {reason(error)}") from error

    def add(
        self,
        done: Import,
        source: str,
        who: str,
        replaces: str | None = None,
        status: str = "register",
        profile: str = "",
    ) -> str:
        """Store what an import kept, whole; return the batch's id. A file that is there already is refused.

        ``profile`` is the source profile's content (TOML); ``status`` "fictitious" marks what is made up.
        """
        batch_id = uuid.uuid4().hex[:12]
        counts = {f"rows_{name}": number for name, number in done.counts.items()}
        facts = {
            "file": told(done, done.file, f"list{Path(done.file).suffix}"),
            "sha256": done.sha256,
            "sheet": told(done, done.sheet, f"list {done.sheet_no}"),
            "source": source,
            "profile": profile,
        }
        facts |= {"status": status, "stored_by": who}
        facts = {name: engines.plain(said) for name, said in facts.items()}
        facts |= {"replaces": replaces, "undone_at": None} | counts
        with self.transaction():
            key_rotation.refuse_other_key(self)
            self._refuse_twice(done, facts["sheet"])
            if replaces is not None:
                self._existing(replaces)
            known = self.batches()
            facts |= {"stored_at": now(), "batch_no": 1 + known["batch_no"].max() if len(known) else 1}
            self._insert("batches", pd.DataFrame([facts]), batch_id)
            self._insert("permits", done.kept.assign(row=done.kept.index), batch_id)
            with self._recounted([batch_id]):
                pass
            self._insert("changes", done.changes, batch_id)  # after the spells: both at once would need most memory
            self._insert("offences", done.offences, batch_id)
            self.note(who, "import", batch_id, f"{done.counts['kept']} of {done.counts['read']} rows")
        return batch_id

    def undo(self, batch_id: str, who: str) -> int:
        """Remove a batch's rows; what it replaced counts again. Return how many rows went."""
        with self.transaction():
            found = self._existing(batch_id)
            self._remove(found, who, "undo")
        return int(found["rows_kept"].iloc[0])

    def purge(self, days: int, who: str, spared: str = "") -> dict[str, int]:
        """Remove every batch stored more than ``days`` days ago but ``spared``; return the rows that went by batch."""
        with self.transaction():
            batches = self.batches()
            there = batches[batches["undone_at"].isna() & (batches["batch_id"] != spared)]
            old = there[there["stored_at"] < now() - pd.Timedelta(days=days)]
            self._remove(old, who, "purge")
        return {row.batch_id: int(row.rows_kept) for row in old.itertuples()}

    def shrink(self) -> bool:
        """Make the bytes of what was removed go; False while another view of this process has the store open."""
        try:
            self._tables.clear()  # they are of the connection that the engine leaves
            return self.engine.shrink()
        except (*engines.FAILURES, OSError) as error:
            raise RegisterError(
                f"The bytes of what was removed are still in the store: {reason(error)}. Free some of the disk."
            ) from error

    def batches(self) -> pd.DataFrame:
        """Return every batch, the newest first, those undone included."""
        return answer(self.table("batches").order_by(_.batch_no.desc()))

    def audit(self) -> pd.DataFrame:
        """Return what was done, in order."""
        return answer(self.table("audit").order_by("line"))

    def verify(self) -> list[str]:
        """Return what is wrong with the audit, one sentence a fault; nothing where it is as it was written."""
        return audit.broken(self.audit(), self.batches())

    def version(self) -> str:
        """Return a word that changes whenever a batch is added, undone or purged, or pseudonyms are made anew."""
        lines = answer(self.table("audit").order_by(_.line.desc()).limit(1))
        return lines["digest"].iloc[0] if len(lines) else audit.START

    def permits(self) -> ibis.Table:
        """Return the permits of the batches that count, as a question to build on."""
        counting = self.table("batches").filter(_.batch_id.isin(self._counting()))
        return self.table("permits").inner_join(counting.select("batch_id", "batch_no", "source", "status"), "batch_id")

    def spells(self) -> ibis.Table:
        """Return the days on which each person counts, as a question to build on."""
        return self.table("spells")

    def _counting(self) -> list[str]:
        """Return the batches that count: not undone, and no batch that is there has taken their place, or their heir's."""
        batches = self.batches().set_index("batch_id")
        heirs = batches["replaces"].dropna().to_dict()
        replaced: set[str] = set()
        for one in batches.index[batches["undone_at"].isna()]:
            while one := heirs.get(one):
                replaced.add(one)
        return [one for one in batches.index[batches["undone_at"].isna()] if one not in replaced]

    def _ancestors(self, batch_ids: list[str]) -> list[str]:
        """Return these batches and all whose place they took."""
        heirs, found = self.batches().set_index("batch_id")["replaces"].dropna().to_dict(), list(batch_ids)
        for one in found:  # grows as it goes
            found += [heirs[one]] if one in heirs else []
        return found

    @contextmanager
    def _recounted(self, batch_ids: list[str]):
        """Work out anew the spells of every person that these batches name, or those they replaced, after what is done."""
        named = self.table("permits").filter(_.batch_id.isin(self._ancestors(batch_ids)))
        touched = self.link.create_table("touched", named.select("person_key").distinct(), temp=True)
        yield
        self.engine.run("DELETE FROM spells WHERE person_key IN (SELECT person_key FROM touched)")
        if self._counting():
            permits = self.permits().drop("source", "status").semi_join(touched, "person_key")
            self.engine.run(f"CREATE TEMPORARY VIEW counted AS {self.link.compile(permits)}")
            self.engine.run(spells.statement(self.link.name))
            self.engine.run("DROP VIEW counted")
        self.engine.run("DROP TABLE touched")

    def _remove(self, batches: pd.DataFrame, who: str, action: str) -> None:
        """Remove the rows of batches, in a transaction that is open."""
        with self._recounted(batches["batch_id"].tolist()):
            for one in batches.itertuples():
                for name in CONTENT:
                    self.engine.run(f"DELETE FROM {name} WHERE batch_id = ?", one.batch_id)
                self.engine.run("UPDATE batches SET undone_at = ? WHERE batch_id = ?", now(), one.batch_id)
                self.note(who, action, one.batch_id, f"{one.rows_kept} rows")

    def _refuse_twice(self, done: Import, sheet: str) -> None:
        batches = self.table("batches")
        same = batches.filter((batches.sha256 == done.sha256) & (batches.sheet == sheet) & batches.undone_at.isnull())
        found = answer(same)
        if len(found):
            raise RegisterError(
                f"{done.file} was imported before, as batch {found['batch_id'].iloc[0]} on "
                f"{found['stored_at'].iloc[0]:%Y-%m-%d %H:%M}. Undo that batch first to import it again."
            )

    def _existing(self, batch_id: str) -> pd.DataFrame:
        batches = self.table("batches")
        found = answer(batches.filter((batches.batch_id == batch_id) & batches.undone_at.isnull()))
        if found.empty:
            raise RegisterError(f"There is no batch {batch_id[:40]!r}. List the batches with: python -m data batches")
        return found

    def _insert(self, name: str, frame: pd.DataFrame, batch_id: str) -> None:
        for start in range(0, len(frame), SLICE):
            self.put(name, frame.iloc[start : start + SLICE].assign(batch_id=batch_id))
        pa.default_memory_pool().release_unused()

    def put(self, name: str, rows: pd.DataFrame) -> None:
        """Add rows to a table, in a transaction that is open."""
        self.engine.append(name, engines.storable(name, rows))

    def note(self, who: str, action: str, batch_id: str, detail: str) -> None:
        """Add a line to the audit, in a transaction that is open."""
        last = answer(self.table("audit").order_by(_.line.desc()).limit(1))
        line, before = (int(last["line"].iloc[0]) + 1, last["digest"].iloc[0]) if len(last) else (1, audit.START)
        said = {
            "line": line,
            "at": now(),
            "who": engines.plain(who),
            "action": action,
            "batch_id": batch_id,
            "detail": detail,
        }
        self._insert("audit", pd.DataFrame([said | {"digest": audit.digest(before, **said)}]), batch_id)


def reason(error: Exception) -> str:
    """Return the first line of what an engine or the system says, or the name of its error where it says nothing."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def told(done: Import, name: str, instead: str) -> str:
    """Return the name of a list's file or sheet as it may be stored."""
    return pseudonyms.nameless(name, personal_cells(done, name), instead)


def personal_cells(done: Import, name: str) -> set[str]:
    """Return what the personal columns of a list hold of a name."""
    found, forms = set(), (name.casefold(), name.lower())
    parts = {said[start:end] for said in forms for start in range(len(said)) for end in range(start + 1, len(said) + 1)}
    for heading in (heading for heading, field in done.headings.items() if field in pseudonyms.fields()):
        column = done.original[heading]
        found |= set(column[column.str.lower().isin(parts)])
    return found


def now() -> datetime:
    """Return the time in UTC, without a zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
