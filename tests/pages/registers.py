"""A register for a test of pages: a list of an office, read as any other and stored."""

import shutil
from datetime import date
from pathlib import Path

from data import paths
from data.register import importing
from data.register.store import permit_store

stored: dict[tuple[str, ...], Path] = {}
"""By list the folder of a key and a register that hold it and nothing else."""


def store_list(folder: Path, lines: list[str]) -> None:
    """Store the rows of a list (its heading first) in the register of the test's own home.

    A list that was read for another test comes as a copy of that test's key and register, as they were then.
    """
    place, register = tuple(lines), Path(permit_store.address().partition("://")[2])
    if register.exists():
        add(folder, lines)
    elif place in stored:
        shutil.copytree(stored[place] / "home", paths.folder())
        shutil.copy(stored[place] / "register", register)
    else:
        add(folder, lines)
        stored[place] = keep(register, folder / "stored")


def add(folder: Path, lines: list[str]) -> None:
    """Read a list and store it where the environment says."""
    path = folder / "daftar.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with permit_store.connected() as opened_store:
        opened_store.add(importing.examine(path, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")


def keep(register: Path, folder: Path) -> Path:
    """Copy key and register into a folder and return it."""
    shutil.copytree(paths.folder(), folder / "home", ignore=shutil.ignore_patterns(f"{register.name}*"))
    shutil.copy(register, folder / "register")
    return folder
