"""A register for a test of pages: a list of an office, read as any other and stored."""

import shutil
from datetime import date
from pathlib import Path

from data import paths
from data.register import importing
from data.register.store import permit_store
from tests.support.permits import PermitList

THREE_EMPLOYERS = (
    PermitList()
    .with_people(7, ("PT A", "PT B", "PT C"))
    .with_people(9, ("PT A", "PT B"), regency="Pangkalpinang", issued="13/06/2024")
)
"""Seven holders of three employers in Bangka Tengah, and nine of two in Pangkalpinang."""

stored_folders: dict[tuple[str, ...], Path] = {}
"""By list the folder of a key and a register that hold it and nothing else."""


def store_list(folder: Path, permits: PermitList) -> None:
    """Store a list in the register of the test's own home.

    A list that was read for another test comes as a copy of that test's key and register, as they were then.
    """
    list_key, register = tuple(permits.lines()), Path(permit_store.store_url().partition("://")[2])
    if register.exists():
        import_list(folder, permits)
    elif list_key in stored_folders:
        shutil.copytree(stored_folders[list_key] / "home", paths.folder())
        shutil.copy(stored_folders[list_key] / "register", register)
    else:
        import_list(folder, permits)
        stored_folders[list_key] = copy_home(register, folder / "stored")


def import_list(folder: Path, permits: PermitList) -> None:
    """Read a list and store it where the environment says."""
    path = permits.write(folder / "daftar.csv")
    with permit_store.open_store() as opened_store:
        opened_store.add(importing.examine(path, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")


def copy_home(register: Path, folder: Path) -> Path:
    """Copy key and register into a folder and return it."""
    shutil.copytree(paths.folder(), folder / "home", ignore=shutil.ignore_patterns(f"{register.name}*"))
    shutil.copy(register, folder / "register")
    return folder
