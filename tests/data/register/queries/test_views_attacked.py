"""What a view of a real register tells, at each threshold, leads no attacker with a solver to a small count.

The attack of tests/data/disclosure, from a list of permits through store, cube and view, on all breakdowns together.
"""

import random
from datetime import date

import pandas as pd
import pytest

from data.disclosure import THRESHOLDS, Mode, parent
from data.register import importing
from data.register.queries import disclosed_register
from data.register.store import permit_store
from tests.support.attacker import Attacker
from tests.support.permits import PermitList

PLACES = [
    ("Bangka Tengah", "Koba"), ("Bangka Tengah", "Namang"), ("Bangka Tengah", "Lubuk Besar"), ("Bangka Tengah", ""),
    ("Bangka Barat", "Mentok"), ("Bangka Barat", ""), ("Pangkalpinang", ""), ("", ""),
]  # fmt: skip
KINDS = [("Bekerja", "10/08/2025"), ("Bekerja", ""), ("Keluarga", ""), ("Pendidikan", "")]
MEASURE, BREAKDOWNS = "itas_land_holders", ("nationality", "purpose", "rptka")
POPULATIONS = [(1, 25), (2, 60)]


def make_list(seed: int, size: int) -> PermitList:
    """Return a list of holders who live and work at random."""
    chance = random.Random(seed)
    permits = PermitList()
    for _ in range(size):
        (regency, district), (purpose, rptka) = (
            chance.choices(PLACES, (6, 3, 1, 2, 4, 1, 5, 1))[0],
            chance.choices(KINDS, (6, 2, 2, 1))[0],
        )
        country = chance.choices(("Tiongkok", "Jepang", "Thailand"), (6, 2, 1))[0]
        permits = permits.with_row(
            nationality=country, regency=regency, district=district, purpose=purpose, rptka=rptka
        )
    return permits


@pytest.fixture(scope="module", params=POPULATIONS, ids=str)
def register(request, tmp_path_factory):
    """Return the address of a store of people at random, in districts, regencies and nowhere."""
    folder = tmp_path_factory.mktemp("attacked")
    path, url = make_list(*request.param).write(folder / "daftar.csv"), f"duckdb://{folder / 'register.duckdb'}"
    with pytest.MonkeyPatch.context() as patch, permit_store.open_store(url) as register_store:
        patch.setenv("XDG_DATA_HOME", str(folder))
        register_store.add(importing.examine(path, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")
    return url


def query_view(url: str, mode: Mode) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the totals and all parts of the measure on the last day, as a page gets them."""
    view = disclosed_register.DisclosedRegister(url, mode)
    parts = [view.parts(MEASURE, breakdown, only_last=True) for breakdown in BREAKDOWNS]
    return view.totals(MEASURE, only_last=True), pd.concat(parts, ignore_index=True)


@pytest.mark.parametrize("k", THRESHOLDS)
def test_no_small_count_follows_from_a_view(register, k):
    truth = pd.concat(query_view(register, Mode("internal", k)))
    totals, parts = query_view(register, Mode("public", k))
    shown_cells = pd.concat([totals, parts]).query("disclosure == 'shown'")
    assert len(shown_cells) > 3
    assert not shown_cells["value"].between(1, k - 1).any()
    categories = {breakdown: sorted(set(rows["category"])) for breakdown, rows in truth.groupby("breakdown")}
    codes = set(totals["area_code"])
    leaves = sorted(codes - {parent(code) for code in codes})
    attacker = Attacker(totals, parts, k, {name: categories[name] for name in BREAKDOWNS}, leaves)
    attacker.link_rptka_to_purpose()
    small_counts = truth[truth["value"].between(1, k - 1)]
    assert len(small_counts) > 3
    for cell in small_counts.itertuples():
        assert not attacker.is_determined(cell), f"{cell} follows from the rest"
