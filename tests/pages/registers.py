"""A register for a test of pages: a list of an office, read as any other and stored."""

from datetime import date
from pathlib import Path

from data.register import importing, store


def store_list(folder: Path, lines: list[str]) -> None:
    """Store the rows of a list (its heading first) in the register of the test's own home."""
    path = folder / "daftar.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with store.connected() as opened_store:
        opened_store.add(importing.examine(path, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")
