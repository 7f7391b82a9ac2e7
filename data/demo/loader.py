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
from data.demo.assumptions import assumed_shares, assumptions
from data.demo.published_calibration import UNPUBLISHED_NOTES, Calibration, calibrate, count_published_rows
from data.demo.store_location import demo_path, is_loaded
from data.errors import RegisterError
from data.register import importing
from data.register.store import permit_store
from data.register.validation import permit_rules

MAX_ROWS = 1_000_000
MAX_ROWS_XLSX = 20_000
"""Larger demos are written as CSV, which is read and written faster."""

PARTIAL_PREFIX = "demo-loading-"
"""How the folder of a load begins that is not whole yet."""

STATUS = "fictitious"
ACTOR = "demo"
ProgressCallback = Callable[[float, str], object]
"""Told how much is done (0 to 1) and of which list; ``st.progress(...).progress`` is one."""


@dataclass
class DemoSummary:
    """What a demo brought: lists, rows read = stored + rejected + in review, and how often each rule found something."""

    lists: int = 0
    rows_read: int = 0
    rows_stored: int = 0
    rows_rejected: int = 0
    rows_in_review: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, result: importing.ImportResult) -> None:
        """Add one list's import."""
        self.lists += 1
        self.rows_read += result.counts["read"]
        self.rows_stored += result.counts["kept"]
        self.rows_rejected += result.counts["rejected"]
        self.rows_in_review += result.counts["review"]
        self.rules.update(result.offences["rule"])
        self.rules.update(result.changes["rule"])


def format_summary(summary: DemoSummary) -> list[str]:
    """Return what a demo brought, and what of it is assumed because nobody publishes it, as lines."""
    rule_counts = ", ".join(
        f"{name} {summary.rules[name]}" for name in (rule.name for rule in permit_rules.RULES) if summary.rules[name]
    )
    return [
        f"FICTITIOUS: {summary.lists} lists, {summary.rows_read} rows read, {summary.rows_stored} stored, {summary.rows_rejected} rejected, "
        f"{summary.rows_in_review} in review.",
        f"Found by rule: {rule_counts}.",
        "Calibrated to the published figures of Bangka Belitung. Not published, and so assumed:",
        *(f"- {line}" for line in (*UNPUBLISHED_NOTES, *assumptions()["reason"].drop_duplicates())),
        "To remove it: python -m data demo --remove",
    ]


def remove() -> bool:
    """Remove the demo's store, and what a load that was killed left; say whether there was a store.

    The register is another file and is not touched.
    """
    had_store = is_loaded()
    for folder in demo_path().parent.glob(f"{PARTIAL_PREFIX}*"):
        shutil.rmtree(folder)
    for path in demo_path().parent.glob(f"{demo_path().name}*"):
        path.unlink()
    return had_store


def load(
    rows: int | None = None,
    seed: int = 1,
    report_progress: ProgressCallback | None = None,
    out_folder: Path | None = None,
) -> DemoSummary:
    """Write fictitious lists, import them into the demo's own store, and return what came of them.

    ``rows`` counts the rows of permits (default: as many as give the published totals), at most a million; doubles,
    totals and footers come on top. ``out_folder`` keeps the lists. The new demo takes the place of the old one only when it is
    whole. Raises RegisterError for a number of rows that is none.
    """
    rows = count_published_rows() if rows is None else rows
    if not 1 <= rows <= MAX_ROWS:
        raise RegisterError(
            "demo_rows_invalid",
            "The demo was asked for {rows} rows; wanted is a number from 1 to {limit}.",
            rows=rows,
            limit=MAX_ROWS,
        )
    demo_path().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=demo_path().parent, prefix=PARTIAL_PREFIX) as folder:
        lists_folder = Path(folder) / "lists" if out_folder is None else out_folder
        lists_folder.mkdir(parents=True, exist_ok=True)
        new_path = Path(folder) / "demo.duckdb"
        summary = import_lists(
            new_path,
            lists_folder,
            rows,
            seed,
            report_progress or (lambda share, text: None),
            keep_lists=out_folder is not None,
        )
        new_path.replace(demo_path())
    return summary


def import_lists(
    path: Path, folder: Path, rows: int, seed: int, report_progress: ProgressCallback, keep_lists: bool
) -> DemoSummary:
    """Write and import list by list, so that memory holds one period; return what came of them."""
    summary, row_count = DemoSummary(), 0
    with permit_store.open_store(f"duckdb://{path}") as register:
        for form, month, cells in generate_lists(calibrate(), rows, seed):
            file = sheets.write(folder, form, month, cells, rows > MAX_ROWS_XLSX)
            result = importing.examine(file, date.today())
            register.add(result, form.source, ACTOR, status=STATUS)
            summary.add(result)
            if not keep_lists:
                file.unlink()
            row_count += len(cells)
            report_progress(min(row_count / rows, 1.0), file.name)
    return summary


def generate_lists(
    calibration: Calibration, rows: int, seed: int
) -> Iterator[tuple[sheets.Form, date, list[spelling.Cells]]]:
    """Yield the lists of each period: form, first month, and the cells of every row."""
    is_workbook, months = rows <= MAX_ROWS_XLSX, months_per_list(rows)
    permits: list[permit_generator.Permit] = []
    for month, month_permits in permit_generator.issue_by_month(calibration, rows, seed):
        permits += month_permits
        if month.month % months == 0:
            first_month = month.replace(month=month.month - months + 1)
            yield from generate_period_lists(permits, first_month, calibration, seed, is_workbook)
            permits = []


def months_per_list(rows: int) -> int:
    """Return how many months a list covers: one, a quarter or a year, so that most hold a hundred rows or more."""
    years = calibrate().strata["year"].nunique()
    return next((months for months in (1, 3) if rows * months / (12 * years * len(sheets.FORMS)) >= 100), 12)


def generate_period_lists(
    permits: list[permit_generator.Permit], first_month: date, calibration: Calibration, seed: int, is_workbook: bool
) -> Iterator[tuple[sheets.Form, date, list[spelling.Cells]]]:
    """Yield one list of each form of an office that issued permits in a period."""
    for form in sheets.FORMS:
        rng = random.Random(f"{form.name} {first_month} {seed}")
        form_permits = [permit for permit in permits if sheets.select_form(permit.stratum) is form]
        if form_permits:
            yield form, first_month, generate_rows(form_permits, calibration, seed, rng, is_workbook)


def generate_rows(
    permits: list[permit_generator.Permit], calibration: Calibration, seed: int, rng: random.Random, is_workbook: bool
) -> list[spelling.Cells]:
    """Return the rows of one list: most sound, some faulty, some of the sound ones twice."""
    valid_rows, faulty_rows = [], []
    for permit in permits:
        person = people.make_person(seed, permit.person_number, permit.stratum, calibration)
        cells = spelling.spell_permit(permit, person, rng, is_workbook)
        if rng.random() < assumed_shares("faulty")["yes"]:
            faulty_rows.append(faults.spoil_cells(cells, permit, rng))
        else:
            valid_rows.append(cells)
    rows = sheets.duplicate_rows(valid_rows, rng) + faulty_rows
    rng.shuffle(rows)
    return rows
