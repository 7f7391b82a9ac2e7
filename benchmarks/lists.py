"""The register's benchmarks: imports of large fictitious lists, and stock over many permits beside pandas in memory."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pandas as pd
import xlsxwriter
from playwright.sync_api import Browser

from benchmarks import measure
from data import regions
from data.register.queries import permit_counts
from data.register.store import permit_store, spells
from tests.support.browser import ROOT

Line = tuple[str, str, str]
PERMIT_COUNT = 10_000_000
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
DIRTY_PLACES = ("Bangka", "Benteng", "", "Atlantis")


@contextmanager
def use_temporary_home() -> Iterator[Path]:
    """Yield a folder that holds key and store of a benchmark."""
    with tempfile.TemporaryDirectory() as name:
        previous_home = os.environ.get("XDG_DATA_HOME")
        os.environ["XDG_DATA_HOME"] = name
        yield Path(name)
        os.environ.pop("XDG_DATA_HOME") if previous_home is None else os.environ.__setitem__(
            "XDG_DATA_HOME", previous_home
        )


def build_row(number: int, rng: random.Random, is_dirty: bool) -> list[str]:
    """Return one fictitious permit as an office writes it."""
    day, month, year = 1 + number % 28, 1 + number % 12, 2020 + number % 4
    regency = rng.choice(DIRTY_PLACES) if is_dirty and rng.random() < 0.1 else rng.choice(REGENCIES)
    permit = ("ITAS", "KITAS", "ITAP", "ITAS Perairan")[number % 4]
    issue_date = (
        f"{month:02d}/{day:02d}/{year}" if is_dirty and rng.random() < 0.05 else f"{day:02d}/{month:02d}/{year}"
    )
    birth_date = f"{day:02d}/{month:02d}/{1960 + number % 40}"
    person = [str(number), f"ORANG {number}", f"P{number:08d}", birth_date]
    return [
        *person,
        rng.choice(COUNTRIES),
        permit,
        regency,
        f"PT {number % 5000}",
        issue_date,
        f"{day:02d}/{month:02d}/{year + 1}",
    ]


def measure_imports(browser: Browser) -> Iterator[Line]:
    """Import 1,000,000 clean rows of CSV, and 50,000 dirty rows of XLSX with titles, a total and a footer."""
    rng = random.Random(1)
    with use_temporary_home() as folder:
        clean_file = folder / "clean.csv"
        with clean_file.open("w", encoding="utf-8") as file:
            file.write(",".join(HEADINGS) + "\n")
            file.writelines(",".join(build_row(number, rng, is_dirty=False)) + "\n" for number in range(1_000_000))
        duration, peak_memory = time_import(clean_file)
        yield (
            "import of 1,000,000 clean CSV rows",
            f"{duration:.1f} s, peak {peak_memory:,.0f} MB (n=1)",
            "<= 40 s, <= 2 GB",
        )
        dirty_file = folder / "dirty.xlsx"
        with xlsxwriter.Workbook(dirty_file, {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            body = [build_row(number, rng, is_dirty=True) for number in range(50_000)]
            for row_index, cells in enumerate(
                [["DAFTAR TKA (FIKTIF)"], [], HEADINGS, *body, ["Jumlah", "50000"], ["Sumber: fiktif"]]
            ):
                sheet.write_row(row_index, 0, cells)
        duration, peak_memory = time_import(dirty_file)
        yield "import of a 50,000-row dirty XLSX", f"{duration:.1f} s, peak {peak_memory:,.0f} MB (n=1)", "<= 20 s"


def time_import(path: Path) -> tuple[float, float]:
    """Import a file in a process of its own; return seconds and its peak memory in MB."""
    started_at = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "data", "import", str(path)], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"The import of {path.name} ended with {process.returncode}.")
    return time.perf_counter() - started_at, usage.ru_maxrss / 1024


def measure_stock(browser: Browser) -> Iterator[Line]:
    """Stock on a day by region and type over 10,000,000 fictitious permits, beside pandas with the frame in memory."""
    with use_temporary_home(), permit_store.open_store() as register:
        spell_duration = fill_store(register)
        store_durations = [time_action(lambda: permit_counts.count_stock(register, DAY)) for _ in range(11)][1:]
        years = [date(year, 12, 31) for year in range(2014, 2026)]
        year_end_durations = [time_action(lambda: permit_counts.count_stocks(register, years)) for _ in range(6)][1:]
        columns = ["region_code", "permit_type", "domain", "person_key", "issued_on", "expires_on"]
        frame = register.connection.table("permits").select(*columns).to_pyarrow().to_pandas(date_as_object=False)
        pandas_durations = [time_action(lambda: count_with_pandas(frame)) for _ in range(3)]
    yield (
        f"stock on a day, {PERMIT_COUNT:,} permits",
        f"median {statistics.median(store_durations):.3f} s (n=10)",
        "<= 0.15 s",
    )
    yield "- twelve year ends in one statement", f"median {statistics.median(year_end_durations):.3f} s (n=5)", ""
    yield "- spells of all permits worked out", f"{spell_duration:.1f} s (n=1)", ""
    yield "- pandas, frame in memory", f"median {statistics.median(pandas_durations):.3f} s (n=3)", "slower than ours"


def fill_store(register: permit_store.Store) -> float:
    """Put fictitious permits of all regencies into a store; return the seconds in which their spells were worked out."""
    codes = ", ".join(f"'{region.region_code}'" for region in regions.load().level("regency"))
    register.connection.raw_sql(FICTITIOUS_PERMITS_SQL.format(count=PERMIT_COUNT, codes=codes))
    register.connection.raw_sql(
        "INSERT INTO batches (batch_no, batch_id, source, status) VALUES (1, 'b', 'fiktif', 'fictitious')"
    )
    return time_action(
        lambda: register.connection.insert("spells", spells.build_spells(register.permits().drop("source", "status")))
    )


def measure_register_rerun(browser: Browser) -> Iterator[Line]:
    """Filter change to repainted map drawn from a register of 10,000,000 permits, masked, and the first view of it."""
    view = f"{measure.DENSE_QUERY}&data=register"
    with use_temporary_home():
        with permit_store.open_store() as register:
            fill_store(register)
        with measure.run_app() as (process, address):
            started_at = time.perf_counter()
            reader = measure.Reader(browser, f"{address}/{view}")
            first_duration = time.perf_counter() - started_at
            changes = measure.alternate_options(reader, box_index=1)
            memory = measure.read_resident_memory(process.pid)
            reader.page.close()
        code = (ROOT / "benchmarks" / "script_time.py").as_posix()
        result = subprocess.run(
            [sys.executable, code, "register"], cwd=ROOT, capture_output=True, text=True, timeout=600, check=True
        )
    yield (
        f"filter change to repainted map, register of {PERMIT_COUNT:,} permits",
        measure.format_seconds([duration for duration, _ in changes]),
        "<= 0.20 s",
    )
    yield "- websocket bytes", f"median {statistics.median(size for _, size in changes):,.0f}", "<= 15,000"
    yield "- first view after a start: counted, masked, painted", f"{first_duration:.1f} s (n=1)", ""
    yield "- Python part of a rerun, caches warm", result.stdout.strip().splitlines()[-1], "<= 15 ms"
    yield "- resident memory of the server", f"{memory:,.0f} MB", ""


def time_action(action: Callable[[], object]) -> float:
    """Return the seconds of one question."""
    started_at = time.perf_counter()
    action()
    return time.perf_counter() - started_at


def count_with_pandas(frame: pd.DataFrame) -> pd.Series:
    """Answer the same question from a frame in memory."""
    day = str(DAY)
    valid_permits = frame[(frame["issued_on"] <= day) & (frame["expires_on"] >= day)]
    return valid_permits.groupby(["region_code", "permit_type", "domain"])["person_key"].nunique()


FICTITIOUS_PERMITS_SQL = """
INSERT INTO permits (batch_id, row, person_key, permit_type, domain, nationality, region_code, issued_on, expires_on, is_permanent)
SELECT 'b', i, md5(i::VARCHAR), ['ITAS', 'ITAS', 'ITAS', 'ITAP', 'ITK'][1 + i % 5], ['land', 'land', 'sea'][1 + i % 3],
  ['CHN', 'JPN', 'KOR', 'IND'][1 + i % 4], [{codes}][1 + ((i * i) % 99991) % 514],
  DATE '2015-01-01' + ((i * 7919) % 3900)::INT, DATE '2016-01-01' + ((i * 7919) % 3900)::INT, false
FROM range({count}) AS numbers(i)
"""
BENCHMARKS = {"imports": measure_imports, "stock": measure_stock, "register_rerun": measure_register_rerun}
