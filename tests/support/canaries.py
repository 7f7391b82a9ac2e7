"""A list with a canary in every personal column, and the spellings in which one could be found again."""

import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl

CANARIES = {
    "Nama": "ZULKARNAEN CANARIUS",
    "No Paspor": "XQ7745591",
    "NIK": "1904061203850077",
    "Alamat": "Jalan Kenari Kuning 77 Blok Q",
    "No HP": "081299887766",
    "Email": "canarius@kenari.example",
    "Tanggal Lahir": "12/03/1985",
    "Perusahaan": "PT Kenari Emas Sejahtera",
    "No Izin": "2C11JE9977-X",
    "Tenaga Kerja Pendamping": "SITI KENARIWATI",
}
FACTS = ["Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"]
ROWS = [
    ["Tiongkok", "KITAS", "Bateng", "13/06/2021", "12/06/2022"],
    ["Tiongkok", "KITAS", "Bangka", "13/06/2024", "12/06/2026"],
    ["Tiongkok", "KITAS", "Atlantis", "13/06/2024", "12/06/2023"],
    ["Cina", "KITAP", "Bateng", "99/99/2024", "12/06/2026"],
]


def list_cells():
    """Return title rows with a canary, headings, and rows of every verdict, canaries in each personal column."""
    title = ["DAFTAR TKA", *["", CANARIES["Nama"]], *[""] * (len(CANARIES) + len(FACTS) - 3)]
    return [title, [*CANARIES, *FACTS], *([*CANARIES.values(), *row] for row in ROWS)]


def write_list(path: Path) -> Path:
    """Write the list as its ending says."""
    if path.suffix == ".csv":
        path.write_text("\n".join(";".join(row) for row in list_cells()) + "\n", encoding="utf-8")
        return path
    book = openpyxl.Workbook()
    for row in list_cells():
        book.active.append(row)
    book.save(path)
    return path


def list_spellings(canary: str) -> set[bytes]:
    """Return a canary as it may be written: as it is, in either case, without blanks, in UTF-8 and UTF-16."""
    without_blanks = re.sub(r"\W", "", canary)
    texts = {canary, canary.upper(), canary.lower(), without_blanks, without_blanks.upper()}
    return {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")}


def find_canaries_in(contents: Sequence[bytes]) -> set[str]:
    """Return the columns whose canary stands in any of the contents, however it is written."""
    return {
        name
        for name, canary in CANARIES.items()
        for spelling in list_spellings(canary)
        if any(spelling in content for content in contents)
    }
