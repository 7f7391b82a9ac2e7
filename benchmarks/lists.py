"""The register's benchmarks: imports of large fictitious lists, and stock over many permits beside pandas in memory."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import xlsxwriter

from benchmarks import measure
from data import regions
from data.register.queries import permit_counts
from data.register.store import permit_store, spells
from tests.browser.harness import ROOT

Line = tuple[str, str, str]
PERMITS = 10_000_000
DAY = date(2024, 6, 13)
HEADINGS = [
    "No",
    "Nama",
    "No Paspor",
    "Tanggal Lahir",
    "Kebangsaan",
    "Jenis Izin",
    "Kabupaten/Kota",
    "Perusahaan",
    "Tanggal Terbit",
    "Berlaku s/d",
]
REGENCIES = ("Kab. Bangka Tengah", "Bateng", "Kabupaten Bangka Barat", "Basel", "PANGKALPINANG", "Beltim", "Kota Batam")
COUNTRIES = ("Tiongkok", "China", "RRT", "Korea Selatan", "Jepang", "WN Thailand", "India", "Filipina")
DIRT = ("Bangka", "Benteng", "", "Atlantis")


@contextmanager
def own_home():
    """Yield a folder that holds key and store of a benchmark."""
    with tempfile.TemporaryDirectory() as name:
        kept = os.environ.get("XDG_DATA_HOME")
        os.environ["XDG_DATA_HOME"] = name
        yield Path(name)
        os.environ.pop("XDG_DATA_HOME") if kept is None else os.environ.__setitem__("XDG_DATA_HOME", kept)


def row(number: int, chance: random.Random, dirty: bool) -> list[str]:
    """Return one fictitious permit as an office writes it."""
    day, month, year = 1 + number % 28, 1 + number % 12, 2020 + number % 4
    place = chance.choice(DIRT) if dirty and chance.random() < 0.1 else chance.choice(REGENCIES)
    permit = ("ITAS", "KITAS", "ITAP", "ITAS Perairan")[number % 4]
    issued = f"{month:02d}/{day:02d}/{year}" if dirty and chance.random() < 0.05 else f"{day:02d}/{month:02d}/{year}"
    born = f"{day:02d}/{month:02d}/{1960 + number % 40}"
    person = [str(number), f"ORANG {number}", f"P{number:08d}", born]
    return [
        *person,
        chance.choice(COUNTRIES),
        permit,
        place,
        f"PT {number % 5000}",
        issued,
        f"{day:02d}/{month:02d}/{year + 1}",
    ]


def imports(browser) -> Iterator[Line]:
    """Import 1,000,000 clean rows of CSV, and 50,000 dirty rows of XLSX with titles, a total and a footer."""
    chance = random.Random(1)
    with own_home() as folder:
        clean = folder / "clean.csv"
        with clean.open("w", encoding="utf-8") as file:
            file.write(",".join(HEADINGS) + "\n")
            file.writelines(",".join(row(number, chance, dirty=False)) + "\n" for number in range(1_000_000))
        took, peak = timed(clean)
        yield "import of 1,000,000 clean CSV rows", f"{took:.1f} s, peak {peak:,.0f} MB (n=1)", "<= 40 s, <= 2 GB"
        dirty = folder / "dirty.xlsx"
        with xlsxwriter.Workbook(dirty, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            body = [row(number, chance, dirty=True) for number in range(50_000)]
            for place, cells in enumerate(
                [["DAFTAR TKA (FIKTIF)"], [], HEADINGS, *body, ["Jumlah", "50000"], ["Sumber: fiktif"]]
            ):
                sheet.write_row(place, 0, cells)
        took, peak = timed(dirty)
        yield "import of a 50,000-row dirty XLSX", f"{took:.1f} s, peak {peak:,.0f} MB (n=1)", "<= 20 s"


def timed(path: Path) -> tuple[float, float]:
    """Import a file in a process of its own; return seconds and its peak memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "data", "import", str(path)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"The import of {path.name} ended with {process.returncode}.")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def stock(browser) -> Iterator[Line]:
    """Stock on a day by region and type over 10,000,000 fictitious permits, beside pandas with the frame in memory."""
    with own_home(), permit_store.connected() as register:
        counted = fill(register)
        ours = [clocked(lambda: permit_counts.stock(register, DAY)) for _ in range(11)][1:]
        years = [date(year, 12, 31) for year in range(2014, 2026)]
        ends = [clocked(lambda: permit_counts.stocks(register, years)) for _ in range(6)][1:]
        columns = ["region_code", "permit_type", "domain", "person_key", "issued_on", "expires_on"]
        frame = register.link.table("permits").select(*columns).to_pyarrow().to_pandas(date_as_object=False)
        theirs = [clocked(lambda: by_pandas(frame)) for _ in range(3)]
    yield f"stock on a day, {PERMITS:,} permits", f"median {statistics.median(ours):.3f} s (n=10)", "<= 0.15 s"
    yield "- twelve year ends in one statement", f"median {statistics.median(ends):.3f} s (n=5)", ""
    yield "- spells of all permits worked out", f"{counted:.1f} s (n=1)", ""
    yield "- pandas, frame in memory", f"median {statistics.median(theirs):.3f} s (n=3)", "slower than ours"


def fill(register: permit_store.Store) -> float:
    """Put fictitious permits of all regencies into a store; return the seconds in which their spells were worked out."""
    codes = ", ".join(f"'{region.region_code}'" for region in regions.load().level("regency"))
    register.link.raw_sql(FICTITIOUS.format(count=PERMITS, codes=codes))
    register.link.raw_sql(
        "INSERT INTO batches (batch_no, batch_id, source, status) VALUES (1, 'b', 'fiktif', 'fictitious')"
    )
    return clocked(lambda: register.link.insert("spells", spells.of(register.permits().drop("source", "status"))))


def register_rerun(browser) -> Iterator[Line]:
    """Filter change to repainted map drawn from a register of 10,000,000 permits, masked, and the first view of it."""
    view = f"{measure.DENSE}&data=register"
    with own_home():
        with permit_store.connected() as register:
            fill(register)
        with measure.running() as (process, address):
            begun = time.perf_counter()
            reader = measure.Reader(browser, f"{address}/{view}")
            first = time.perf_counter() - begun
            found = measure.alternate(reader, place=1)
            memory = measure.resident(process.pid)
            reader.page.close()
        code = (ROOT / "benchmarks" / "script_time.py").as_posix()
        done = subprocess.run(
            [sys.executable, code, "register"], cwd=ROOT, capture_output=True, text=True, timeout=600, check=True
        )
    yield (
        f"filter change to repainted map, register of {PERMITS:,} permits",
        measure.seconds([took for took, _ in found]),
        "<= 0.20 s",
    )
    yield "- websocket bytes", f"median {statistics.median(size for _, size in found):,.0f}", "<= 15,000"
    yield "- first view after a start: counted, masked, painted", f"{first:.1f} s (n=1)", ""
    yield "- Python part of a rerun, caches warm", done.stdout.strip().splitlines()[-1], "<= 15 ms"
    yield "- resident memory of the server", f"{memory:,.0f} MB", ""


def clocked(ask) -> float:
    """Return the seconds of one question."""
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def by_pandas(frame):
    """Answer the same question from a frame in memory."""
    day = str(DAY)
    force = frame[(frame["issued_on"] <= day) & (frame["expires_on"] >= day)]
    return force.groupby(["region_code", "permit_type", "domain"])["person_key"].nunique()


FICTITIOUS = """
INSERT INTO permits (batch_id, row, person_key, permit_type, domain, nationality, region_code, issued_on, expires_on, is_permanent)
SELECT 'b', i, md5(i::VARCHAR), ['ITAS', 'ITAS', 'ITAS', 'ITAP', 'ITK'][1 + i % 5], ['land', 'land', 'sea'][1 + i % 3],
  ['CHN', 'JPN', 'KOR', 'IND'][1 + i % 4], [{codes}][1 + ((i * i) % 99991) % 514],
  DATE '2015-01-01' + ((i * 7919) % 3900)::INT, DATE '2016-01-01' + ((i * 7919) % 3900)::INT, false
FROM range({count}) AS numbers(i)
"""
BENCHMARKS = {"imports": imports, "stock": stock, "register_rerun": register_rerun}
