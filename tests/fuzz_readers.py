"""Fuzz the readers: real files of every kind, mutated: ``python -m tests.fuzz_readers --seconds 60 --seed 1``.

Each file is a list of an office in one of the kinds that are read, with bits flipped, bytes cut, spliced or repeated, or
the parts of its archive edited. It is read within bounds, or refused in one sentence; anything else ends the run with the
seed of the file, which is kept. Nothing is stored, for the readers know no store; the process lives.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import xlwt

from data.errors import UnreadableFile
from data.register import importing
from data.register.reading import limits

TODAY = date(2024, 12, 31)
HEADINGS = ["No", "Nama", "No. Paspor", "Kebangsaan", "Jenis Izin", "Kab/Kota", "Tgl Terbit", "Berlaku s/d"]
ROWS = [
    [str(n), f"ORANG {n}", f"P{n:06d}", "Côte d’Ivoire", "ITAS", "Bateng", f"{1 + n % 28:02d}/01/2024", "12/06/2025"]
    for n in range(40)
]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
PARTS = ('"', "\0", "<", "&j;", 'r="1048576"', "\r", ";;;;", "'", "=1+1", "9" * 400)


def make_samples() -> dict[str, bytes]:
    """Return one sound file of each kind, by the ending of its name; a CSV in each encoding."""
    frame = pd.DataFrame(ROWS, columns=HEADINGS)
    files = {f"{name}.csv": frame.to_csv(sep=";", index=False).encode(name) for name in ENCODINGS}
    files["list.xlsx"] = capture_bytes(lambda path: frame.to_excel(path, index=False, engine="xlsxwriter"), ".xlsx")
    files["list.ods"] = capture_bytes(lambda path: frame.to_excel(path, index=False, engine="odf"), ".ods")
    files["list.parquet"] = capture_bytes(lambda path: frame.to_parquet(path), ".parquet")
    return files | {"list.xls": capture_bytes(write_xls, ".xls")}


def capture_bytes(write: Callable[[Path], None], ending: str) -> bytes:
    """Return the bytes that a writer puts into a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"list{ending}"
        write(path)
        return path.read_bytes()


def write_xls(path: Path) -> None:
    """Write the list as XLS."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Daftar")
    for row, cells in enumerate([HEADINGS, *ROWS]):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    book.save(str(path))


def flip_bits(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to fifty bits flipped."""
    content = bytearray(raw)
    for _ in range(chance.randint(1, 50)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return the beginning of bytes, or all but a stretch of them."""
    start, stop = sorted(chance.randrange(len(raw)) for _ in range(2))
    return raw[:stop] if chance.random() < 0.5 else raw[:start] + raw[stop:]


def splice_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with a stretch of them, or a text that readers stumble over, put in at another place."""
    start, stop = sorted(chance.randrange(len(raw)) for _ in range(2))
    part = raw[start:stop] if chance.random() < 0.5 else chance.choice(PARTS).encode() * chance.choice((1, 1, 5_000))
    place = chance.randrange(len(raw))
    return raw[:place] + part + raw[place:]


def edit_archive(raw: bytes, chance: random.Random) -> bytes:
    """Return an archive with one part mutated, left out or named otherwise; other files are flipped."""
    if not raw.startswith(b"PK"):
        return flip_bits(raw, chance)
    with zipfile.ZipFile(io.BytesIO(raw)) as source_archive:
        parts = {name: source_archive.read(name) for name in source_archive.namelist()}
    name = chance.choice([name for name, content in parts.items() if content])
    content = parts.pop(name)
    if chance.random() < 0.8:
        parts[name] = chance.choice((flip_bits, cut_bytes, splice_bytes))(content, chance)
    elif chance.random() < 0.5:
        parts[f"../{name}"] = content
    source_archive = io.BytesIO()
    with zipfile.ZipFile(source_archive, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
    return source_archive.getvalue()


BYTE_MUTATIONS = (flip_bits, cut_bytes, splice_bytes)
MUTATIONS = (*BYTE_MUTATIONS, edit_archive)


def mutate_bytes(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes after one to three mutations; an archive is edited first, for a broken one cannot be."""
    raw = chance.choice(MUTATIONS)(raw, chance) or b"\0"
    for _ in range(chance.randint(0, 2)):
        raw = chance.choice(BYTE_MUTATIONS)(raw, chance) or b"\0"
    return raw


def try_import(path: Path) -> str:
    """Import a file without a store; return "read" or "refused". Raise AssertionError where a bound or a sentence is not kept."""
    try:
        result = importing.examine(path, TODAY)
    except UnreadableFile as error:
        message = str(error)
        assert message.startswith(path.name), message
        assert message.endswith(".")
        assert len(message) < 2_000
        return "refused"
    assert result.counts["read"] <= limits.MAX_ROWS
    assert result.original_rows.shape[1] <= limits.MAX_COLUMNS
    return "read"


def run_fuzzing(seconds: float, seed: int, folder: Path) -> Counter:
    """Try files for a time; return how many of each kind were read and refused. The file of a failure stays in the folder."""
    counts, sample_files, deadline = Counter(), make_samples(), time.monotonic() + seconds
    while time.monotonic() < deadline:
        chance = random.Random(f"{seed} {counts.total()}")
        name = chance.choice(list(sample_files))
        path = folder / f"{seed}-{counts.total()}-{name}"
        path.write_bytes(mutate_bytes(sample_files[name], chance))
        counts[f"{Path(name).suffix} {try_import(path)}"] += 1
        path.unlink()
    return counts


def main() -> int:
    """Fuzz, and print how many files were read and refused by kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_readers", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="peta-fuzz"))
    print(f"A file that breaks a reader stays in {folder}.")
    counts = run_fuzzing(arguments.seconds, arguments.seed, folder)
    for kind, files in sorted(counts.items()):
        print(f"{kind}: {files}")
    print(f"{counts.total()} files were tried; every one was read within bounds or refused in a sentence.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
