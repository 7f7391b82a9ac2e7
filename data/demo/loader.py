"""The demo register into a store of its own, through the importer like any list, and away again."""

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from data.demo import faults, people, permit_generator, sheets, spelling
from data.demo.assumptions import assumed, assumptions
from data.demo.published_calibration import NOT_PUBLISHED, Calibration, calibrated, rows_as_published
from data.errors import RegisterError
from data.register import importing
from data.register.cleaning import pseudonyms
from data.register.store import permit_store
from data.register.validation import permit_rules

MOST_ROWS = 1_000_000
MOST_ROWS_XLSX = 20_000
"""Larger demos are written as CSV, which is read and written faster."""

HALF = "demo-loading-"
"""How the folder of a load begins that is not whole yet."""

STATUS = "fictitious"
WHO = "demo"
Say = Callable[[float, str], object]
"""Told how much is done (0 to 1) and of which list; ``st.progress(...).progress`` is one."""


@dataclass
class Told:
    """What a demo brought: lists, rows read = stored + rejected + in review, and how often each rule found something."""

    lists: int = 0
    read: int = 0
    stored: int = 0
    rejected: int = 0
    review: int = 0
    rules: Counter = field(default_factory=Counter)

    def add(self, done: importing.Import) -> None:
        """Add one list's import."""
        self.lists += 1
        self.read += done.counts["read"]
        self.stored += done.counts["kept"]
        self.rejected += done.counts["rejected"]
        self.review += done.counts["review"]
        self.rules.update(done.offences["rule"])
        self.rules.update(done.changes["rule"])


def told(done: Told) -> list[str]:
    """Return what a demo brought, and what of it is assumed because nobody publishes it, as lines."""
    by_rule = ", ".join(
        f"{name} {done.rules[name]}" for name in (rule.name for rule in permit_rules.RULES) if done.rules[name]
    )
    return [
        f"FICTITIOUS: {done.lists} lists, {done.read} rows read, {done.stored} stored, {done.rejected} rejected, "
        f"{done.review} in review.",
        f"Found by rule: {by_rule}.",
        "Calibrated to the published figures of Bangka Belitung. Not published, and so assumed:",
        *(f"- {line}" for line in (*NOT_PUBLISHED, *assumptions()["reason"].drop_duplicates())),
        "To remove it: python -m data demo --remove",
    ]


def demo_path() -> Path:
    """Return where the demo's store is: beside the register's file, or beside the key where the register is no file."""
    kind, _, file = permit_store.address().partition("://")
    folder = Path(file).parent if kind == "duckdb" else pseudonyms.key_path().parent
    return folder / "demo.duckdb"


def demo_address() -> str:
    """Return the address of the demo's store, for :func:`data.register.store.permit_store.connected`."""
    return f"duckdb://{demo_path()}"


def exists() -> bool:
    """Say whether a demo is loaded."""
    return demo_path().exists()


def remove() -> bool:
    """Remove the demo's store, and what a load that was killed left; say whether there was a store.

    The register is another file and is not touched.
    """
    there = exists()
    for folder in demo_path().parent.glob(f"{HALF}*"):
        shutil.rmtree(folder)
    for path in demo_path().parent.glob(f"{demo_path().name}*"):
        path.unlink()
    return there


def load(rows: int | None = None, seed: int = 1, say: Say | None = None, out: Path | None = None) -> Told:
    """Write fictitious lists, import them into the demo's own store, and return what came of them.

    ``rows`` counts the rows of permits (default: as many as give the published totals), at most a million; doubles,
    totals and footers come on top. ``out`` keeps the lists. The new demo takes the place of the old one only when it is
    whole. Raises RegisterError for a number of rows that is none.
    """
    rows = rows_as_published() if rows is None else rows
    if not 1 <= rows <= MOST_ROWS:
        raise RegisterError(f"The demo was asked for {rows} rows; wanted is a number from 1 to {MOST_ROWS}.")
    demo_path().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=demo_path().parent, prefix=HALF) as folder:
        kept = Path(folder) / "lists" if out is None else out
        kept.mkdir(parents=True, exist_ok=True)
        new = Path(folder) / "demo.duckdb"
        brought = imported(new, kept, rows, seed, say or (lambda share, text: None), keep=out is not None)
        new.replace(demo_path())
    return brought


def imported(path: Path, folder: Path, rows: int, seed: int, say: Say, keep: bool) -> Told:
    """Write and import list by list, so that memory holds one period; return what came of them."""
    brought, seen = Told(), 0
    with permit_store.connected(f"duckdb://{path}") as register:
        for form, month, cells in lists(calibrated(), rows, seed):
            file = sheets.write(folder, form, month, cells, rows > MOST_ROWS_XLSX)
            done = importing.examine(file, date.today())
            register.add(done, form.source, WHO, status=STATUS)
            brought.add(done)
            if not keep:
                file.unlink()
            seen += len(cells)
            say(min(seen / rows, 1.0), file.name)
    return brought


def lists(calibration: Calibration, rows: int, seed: int) -> Iterator[tuple[sheets.Form, date, list[spelling.Cells]]]:
    """Yield the lists of each period: form, first month, and the cells of every row."""
    workbook, months = rows <= MOST_ROWS_XLSX, months_of_list(rows)
    permits: list[permit_generator.Permit] = []
    for month, more in permit_generator.by_month(calibration, rows, seed):
        permits += more
        if month.month % months == 0:
            first = month.replace(month=month.month - months + 1)
            yield from lists_of(permits, first, calibration, seed, workbook)
            permits = []


def months_of_list(rows: int) -> int:
    """Return how many months a list covers: one, a quarter or a year, so that most hold a hundred rows or more."""
    years = calibrated().strata["year"].nunique()
    return next((months for months in (1, 3) if rows * months / (12 * years * len(sheets.FORMS)) >= 100), 12)


def lists_of(
    permits: list[permit_generator.Permit], first: date, calibration: Calibration, seed: int, workbook: bool
) -> Iterator[tuple[sheets.Form, date, list[spelling.Cells]]]:
    """Yield one list of each desk that issued permits in a period."""
    for form in sheets.FORMS:
        chance = random.Random(f"{form.name} {first} {seed}")
        own = [permit for permit in permits if sheets.form_of(permit.stratum) is form]
        if own:
            yield form, first, listed(own, calibration, seed, chance, workbook)


def listed(
    permits: list[permit_generator.Permit], calibration: Calibration, seed: int, chance: random.Random, workbook: bool
) -> list[spelling.Cells]:
    """Return the rows of one list: most sound, some faulty, some of the sound ones twice."""
    sound, faulty = [], []
    for permit in permits:
        person = people.person(seed, permit.person_number, permit.stratum, calibration)
        cells = spelling.cells(permit, person, chance, workbook)
        if chance.random() < assumed("faulty")["yes"]:
            faulty.append(faults.spoiled(cells, permit, chance))
        else:
            sound.append(cells)
    rows = sheets.doubled(sound, chance) + faulty
    chance.shuffle(rows)
    return rows
