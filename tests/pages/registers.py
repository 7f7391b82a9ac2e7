"""A register for a test of pages: a list of an office, read as any other and stored."""

import shutil
from datetime import date
from pathlib import Path

from data import paths
from data.register import importing
from data.register.store import permit_store

stored_folders: dict[tuple[str, ...], Path] = {}
"""By list the folder of a key and a register that hold it and nothing else."""


def store_list(folder: Path, lines: list[str]) -> None:
    """Store the rows of a list (its heading first) in the register of the test's own home.

    A list that was read for another test comes as a copy of that test's key and register, as they were then.
    """
    list_key, register = tuple(lines), Path(permit_store.store_url().partition("://")[2])
    if register.exists():
        import_list(folder, lines)
    elif list_key in stored_folders:
        shutil.copytree(stored_folders[list_key] / "home", paths.folder())
        shutil.copy(stored_folders[list_key] / "register", register)
    else:
        import_list(folder, lines)
        stored_folders[list_key] = copy_home(register, folder / "stored")


def import_list(folder: Path, lines: list[str]) -> None:
    """Read a list and store it where the environment says."""
    path = folder / "daftar.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with permit_store.open_store() as opened_store:
        opened_store.add(importing.examine(path, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")


def copy_home(register: Path, folder: Path) -> Path:
    """Copy key and register into a folder and return it."""
    shutil.copytree(paths.folder(), folder / "home", ignore=shutil.ignore_patterns(f"{register.name}*"))
    shutil.copy(register, folder / "register")
    return folder
