"""Spellings that an office adds to the shipped tables of aliases: plain CSV files with the same columns.

They lie in the folder that ``PETA_ALIASES`` names, else in the user's own data folder beside the store, so that an update
of the app leaves them alone, and may be edited by hand. A file is replaced whole or not at all.
"""

from pathlib import Path

import pandas as pd

from data import paths, settings, tables
from data.errors import RegisterError

TABLE_NAMES = ("region_aliases", "nationality_aliases", "permit_aliases")


def folder() -> Path:
    """Return where the own tables lie."""
    return settings.current().aliases


def path(name: str) -> Path:
    """Return the file of one own table."""
    return folder() / f"{name}.csv"


def change_token() -> str:
    """Return what changes whenever an own table does: place, time and size of each file."""
    files = [path(name) for name in TABLE_NAMES]
    return "|".join(
        [str(folder()), *(f"{file.stat().st_mtime_ns},{file.stat().st_size}" for file in files if file.exists())]
    )


def read(name: str) -> pd.DataFrame:
    """Return one own table as text columns, empty where there is no file.

    Raises RegisterError naming the file where it is no CSV with the columns of the shipped table.
    """
    file, columns = path(name), list(tables.read(name).columns)
    if not file.exists():
        return pd.DataFrame(columns=columns, dtype="str")
    try:
        rows = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise unreadable_table_error(file, columns) from error
    if not set(columns) <= set(rows.columns):
        raise unreadable_table_error(file, columns)
    return rows[columns]


def unreadable_table_error(file: Path, names: list[str]) -> RegisterError:
    """Return the sentence about a table that cannot be read."""
    return RegisterError(
        "own_table_unreadable",
        "The own table {file} is no CSV in UTF-8 with the columns {columns}. Mend it, or move it away.",
        file=file.name,
        columns=", ".join(names),
    )


def read_or_empty(name: str) -> pd.DataFrame:
    """Return one own table for matching, empty where it cannot be read: the pages say so, the shipped table still serves."""
    try:
        return read(name)
    except RegisterError:
        return pd.DataFrame(columns=tables.read(name).columns, dtype="str")


def write(name: str, rows: pd.DataFrame) -> None:
    """Replace one own table, in one step, so that a reader finds the old one or the new one."""
    paths.replace_file(path(name), rows.to_csv(index=False).encode("utf-8"))
