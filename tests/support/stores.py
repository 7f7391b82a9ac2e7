"""Stores of schema version 0, made by the app's version 0.1.0, and what that version answered of them.

How they were made stands in ``tests/data/register/stores/README.md``.
"""

import gzip
import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import ibis
import pandas as pd
import psycopg

from data.register import key_file
from data.register.queries import data_quality, employer_counts, permit_counts
from data.register.store import deck_table, engines
from data.register.store.permit_store import Store, run_query

FOLDER = Path(__file__).parent.parent / "data" / "register" / "stores"
NEXT_LIST = FOLDER / "next_list.csv"
"""Sailors of whom most are stored already, with the same permits: to import it changes no stock."""

DAYS = [date(2019, 12, 31), date(2022, 6, 30), date(2023, 12, 31), date(2024, 6, 13), date(2024, 12, 31)]
DAYS += [date(2025, 3, 1)]
FIRST_DAY, LAST_DAY = date(2018, 1, 1), date(2025, 6, 30)


class OldStore(NamedTuple):
    """A copy of a store of version 0: its address, its engine, and the answers of the version that made it."""

    url: str
    engine: str
    answers: dict[str, list[list[str]]]


def copy_old_store(url: str) -> OldStore:
    """Fill an empty address with the store of its engine, and put its key where the app looks for it."""
    engine = "duckdb" if url.startswith("duckdb") else "postgresql"
    if engine == "duckdb":
        Path(url.partition("://")[2]).write_bytes(read_compressed("v0.duckdb.gz"))
    else:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(read_compressed("v0.sql.gz").decode())
    copy_key(engine)
    return OldStore(url, engine, json.loads(read_compressed(f"v0_{engine}.json.gz")))


def read_compressed(name: str) -> bytes:
    """Return what a file of the folder holds."""
    return gzip.decompress((FOLDER / name).read_bytes())


def copy_key(engine: str) -> None:
    """Put the key of an old store where the app looks for it."""
    path = key_file.key_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FOLDER / f"v0_{engine}.key", path)
    os.chmod(path, 0o600)


def to_texts(frame: pd.DataFrame) -> list[list[str]]:
    """Return a frame as rows of texts, its columns first."""
    return [list(frame.columns), *frame.astype("string").fillna("").values.tolist()]


def list_answers(register: Store) -> dict[str, list[list[str]]]:
    """Return what the register answers to every question, with its batches, its audit and its decks."""
    decks = run_query(register.table("decks").order_by("deck_id"))
    return count_everything(register) | {
        "batches": to_texts(register.batches()),
        "audit": to_texts(register.audit()),
        "decks": to_texts(decks),
        "decks in order": [[deck.deck_id] for deck in deck_table.list_decks(register)],
        "fingerprint": [[register.meta().key_fingerprint or ""]],
    }


def count_everything(register: Store) -> dict[str, list[list[str]]]:
    """Return every count: stocks by area, day and breakdown, flows, lapsed permits, employers, the quality of the data."""
    counts = {
        f"stock {level}": permit_counts.count_stocks(register, DAYS, None, level) for level in permit_counts.LEVELS
    }
    for name in permit_counts.DIMENSIONS:
        counts[f"stock regency {name}"] = permit_counts.count_stocks(register, DAYS[-3:], name, "regency")
    for name in permit_counts.BREAKDOWNS:
        counts[f"flow country {name}"] = permit_counts.count_flow(
            register, FIRST_DAY, LAST_DAY, name, "country", permit_counts.YEAR_FORMAT
        )
    counts["flow regency"] = permit_counts.count_flow(register, FIRST_DAY, LAST_DAY, None, "regency")
    for day in DAYS:
        counts[f"lapsed {day}"] = permit_counts.count_lapsed(register, day)
        counts[f"employers {day}"] = employer_counts.count_employers(register, day)
        counts[f"companies {day}"] = employer_counts.count_companies(register, day, "province")
    counts["quality sources"] = data_quality.count_by_source(register)
    counts["quality offences"] = data_quality.count_offences(register)
    counts["quality changes"] = data_quality.count_changes(register)
    newest_issue = {"quality newest": [[str(data_quality.find_newest_issue(register))]]}
    return {name: to_texts(frame) for name, frame in counts.items()} | newest_issue | count_stored(register)


def count_stored(register: Store) -> dict[str, list[list[int]]]:
    """Return how many spells the register has, and how many permits of the batches that count."""
    return {"spells": [[count_rows(register.spells())]], "permits": [[count_rows(register.permits())]]}


def count_stock(register: Store) -> list[list[str]]:
    """Return the stocks by regency, as one of the answers."""
    return to_texts(permit_counts.count_stocks(register, DAYS, None, "regency"))


def count_rows(table: ibis.Table) -> int:
    """Return how many rows a question has for an answer."""
    return int(run_query(table.count().as_table()).iloc[0, 0])


def read_rows(url: str) -> dict[str, list[tuple]]:
    """Return what every table of a store holds, without the app's looking at its version: to see that nothing changed."""
    engine = engines.open_engine(url, 10)
    try:
        return {name: sorted(engine.fetch(f"SELECT * FROM {name}"), key=repr) for name in sorted(engine.read_columns())}
    finally:
        engine.close()


def run_statement(url: str, statement: str, *values: object) -> None:
    """Change a store without the app's looking at its version."""
    engine = engines.open_engine(url, 10)
    try:
        engine.run(statement, *values)
    finally:
        engine.close()
