"""Nobody's name: canaries in every personal column, then every byte that was written is searched for them."""

import re
from pathlib import Path

import openpyxl
import pytest

from data import __main__ as command

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


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; a file that the server removes in this moment holds none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def modified_at(path: Path) -> int:
    """Return when a file was written last; 0 of one that the server removes in this moment."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def find_canaries(places: list[Path], output: str, since_time: int) -> set[str]:
    """Return the canaries that a byte below the places, or what was said, gives away; of files written ``since`` then.

    A server of many tests has many files of theirs, in which nothing of this one can be.
    """
    files = [path for place in places for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
    contents = [read_bytes(path) for path in files if modified_at(path) >= since_time] + [output.encode()]
    assert sum(map(len, contents)) > 100_000
    return {
        name
        for name, canary in CANARIES.items()
        for form in list_spellings(canary)
        if any(form in content for content in contents)
    }


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_canary_is_in_any_byte_that_was_written(ending, fresh, tmp_path, monkeypatch, capsys):
    home = tmp_path / "home"
    for folder in (home, home / "temp"):
        folder.mkdir(parents=True, exist_ok=True)
    start_time = modified_at(home)
    address = fresh()
    monkeypatch.setenv("PETA_STORE", address)
    monkeypatch.setenv("TMPDIR", str(home / "temp"))
    steward, lists = tmp_path / "rejected.csv", tmp_path / "lists"
    lists.mkdir()
    path = write_list(lists / f"daftar.{ending}")
    damaged_list = lists / f"rusak.{ending}"
    damaged_list.write_bytes(path.read_bytes()[:-200].replace(b"Kebangsaan", b"\0\0\0"))
    assert command.main(["import", str(path), "--dry-run", "--report", str(home / "dry.json")]) == 1
    save = ["--save-profile", str(home / "profile.toml"), "--report", str(home / "report.json")]
    assert command.main(["import", str(path), "--rejected", str(steward), *save]) == 0
    assert command.main(["import", str(path)]) == 2
    command.main(["import", str(damaged_list), "--report", str(home / "damaged.json")])
    for name in ("out.csv", "out.xlsx", "out.parquet"):
        assert (
            command.main(
                ["export", str(home / name), "--mode", "internal", "--on", "2021-12-31", "--by", "nationality"]
            )
            == 0
        )
    output = capsys.readouterr()
    batch = re.search(r"undo (\w+)", output.out).group(1)
    assert command.main(["rotate-key"]) == command.main(["undo", batch]) == command.main(["verify"]) == 0
    later_output = capsys.readouterr()
    assert CANARIES["Nama"].encode() in steward.read_bytes()
    location = address.partition("host=")[2] or address.partition("://")[2]
    place = Path(location) if "host=" in address else Path(location).parent
    assert (
        find_canaries([home, place], output.out + output.err + later_output.out + later_output.err, start_time) == set()
    )
