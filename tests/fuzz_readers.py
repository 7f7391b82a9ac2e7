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


def samples() -> dict[str, bytes]:
    """Return one sound file of each kind, by the ending of its name; a CSV in each encoding."""
    frame = pd.DataFrame(ROWS, columns=HEADINGS)
    found = {f"{name}.csv": frame.to_csv(sep=";", index=False).encode(name) for name in ENCODINGS}
    found["list.xlsx"] = written(lambda path: frame.to_excel(path, index=False, engine="xlsxwriter"), ".xlsx")
    found["list.ods"] = written(lambda path: frame.to_excel(path, index=False, engine="odf"), ".ods")
    found["list.parquet"] = written(lambda path: frame.to_parquet(path), ".parquet")
    return found | {"list.xls": written(old_workbook, ".xls")}


def written(write: Callable[[Path], None], ending: str) -> bytes:
    """Return the bytes that a writer puts into a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"list{ending}"
        write(path)
        return path.read_bytes()


def old_workbook(path: Path) -> None:
    """Write the list as XLS."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Daftar")
    for row, cells in enumerate([HEADINGS, *ROWS]):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    book.save(str(path))


def flipped(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to fifty bits flipped."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 50)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(raw: bytes, chance: random.Random) -> bytes:
    """Return the beginning of bytes, or all but a stretch of them."""
    first, last = sorted(chance.randrange(len(raw)) for _ in range(2))
    return raw[:last] if chance.random() < 0.5 else raw[:first] + raw[last:]


def spliced(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with a stretch of them, or a text that readers stumble over, put in at another place."""
    first, last = sorted(chance.randrange(len(raw)) for _ in range(2))
    part = raw[first:last] if chance.random() < 0.5 else chance.choice(PARTS).encode() * chance.choice((1, 1, 5_000))
    place = chance.randrange(len(raw))
    return raw[:place] + part + raw[place:]


def edited(raw: bytes, chance: random.Random) -> bytes:
    """Return an archive with one part mutated, left out or named otherwise; other files are flipped."""
    if not raw.startswith(b"PK"):
        return flipped(raw, chance)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice([name for name, content in parts.items() if content])
    content = parts.pop(name)
    if chance.random() < 0.8:
        parts[name] = chance.choice((flipped, cut, spliced))(content, chance)
    elif chance.random() < 0.5:
        parts[f"../{name}"] = content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return packed.getvalue()


BLIND = (flipped, cut, spliced)
MUTATIONS = (*BLIND, edited)


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes after one to three mutations; an archive is edited first, for a broken one cannot be."""
    raw = chance.choice(MUTATIONS)(raw, chance) or b"\0"
    for _ in range(chance.randint(0, 2)):
        raw = chance.choice(BLIND)(raw, chance) or b"\0"
    return raw


def tried(path: Path) -> str:
    """Import a file without a store; return "read" or "refused". Raise AssertionError where a bound or a sentence is not kept."""
    try:
        done = importing.examine(path, TODAY)
    except UnreadableFile as error:
        said = str(error)
        assert said.startswith(path.name), said
        assert said.endswith(".")
        assert len(said) < 2_000
        return "refused"
    assert done.counts["read"] <= limits.MOST_ROWS
    assert done.original.shape[1] <= limits.MOST_COLUMNS
    return "read"


def run(seconds: float, seed: int, folder: Path) -> Counter:
    """Try files for a time; return how many of each kind were read and refused. The file of a failure stays in the folder."""
    found, sound, until = Counter(), samples(), time.monotonic() + seconds
    while time.monotonic() < until:
        chance = random.Random(f"{seed} {found.total()}")
        name = chance.choice(list(sound))
        path = folder / f"{seed}-{found.total()}-{name}"
        path.write_bytes(mutated(sound[name], chance))
        found[f"{Path(name).suffix} {tried(path)}"] += 1
        path.unlink()
    return found


def main() -> int:
    """Fuzz, and print how many files were read and refused by kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_readers", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="peta-fuzz"))
    print(f"A file that breaks a reader stays in {folder}.")
    found = run(given.seconds, given.seed, folder)
    for kind, files in sorted(found.items()):
        print(f"{kind}: {files}")
    print(f"{found.total()} files were tried; every one was read within bounds or refused in a sentence.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
