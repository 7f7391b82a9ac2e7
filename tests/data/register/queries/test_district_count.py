"""In how many districts there are holders is reckoned from what is told, so it tells no more than that."""

from datetime import date

import pandas as pd
import pytest

from data.disclosure import build_mode
from data.register import importing
from data.register.queries import disclosed_register, district_count
from data.register.store import permit_store
from tests.support.permits import PermitList

PLACES = [
    ("Bangka Tengah", "Koba", "ITAS", 6),
    ("Bangka Tengah", "Namang", "ITAS", 3),
    ("Bangka Tengah", "Namang", "ITAP", 8),
    ("Bangka Tengah", "Lubuk Besar", "ITAP", 2),
    ("Bangka Tengah", "", "ITAS", 9),
    ("Bangka Barat", "Mentok", "ITAS", 7),
    ("Pangkalpinang", "", "ITAS", 7),
]


@pytest.fixture
def register(tmp_path):
    """Store holders of two types in four districts of two regencies, and some of no known district."""
    permits = PermitList()
    for regency, district, kind, count in PLACES:
        expiry_day = "10/08/2026" if kind == "ITAP" else "10/08/2024"
        permits = permits.with_people(
            count, permit=kind, regency=regency, district=district, issued="10/02/2023", expires=expiry_day
        )
    path = permits.write(tmp_path / "daftar.csv")
    with permit_store.open_store() as register_store:
        register_store.add(importing.examine(path, date(2023, 6, 30)), "Kanim Pangkalpinang", "penguji")
    return permit_store.store_url()


def get_only_row(rows):
    (row,) = rows.itertuples()
    return row


@pytest.mark.parametrize(("area", "count"), [("19.04", 3), ("19.05", 1), ("19", 4), ("id", 4)])
def test_internally_the_districts_with_a_holder_are_counted_once_over_all_permit_types(register, area, count):
    row = get_only_row(disclosed_register.DisclosedRegister(register, build_mode("internal")).districts(area))
    assert (row.measure, row.unit, row.value, row.disclosure) == ("holder_districts", "district", count, "shown")
    assert (row.date, row.publisher) == (pd.Timestamp("2023-02-10"), "Kanim Pangkalpinang")


@pytest.mark.parametrize("area", ["19.71", "19.04.01", "96", "kanim:pangkalpinang"])
def test_where_no_district_is_known_nothing_is_said(register, area):
    assert disclosed_register.DisclosedRegister(register, build_mode("internal")).districts(area).empty


@pytest.mark.parametrize("name", ["meeting", "public"])
@pytest.mark.parametrize("area", ["19.04", "19.05", "19", "id"])
def test_a_mode_tells_no_more_than_a_reader_of_its_counts_could_say(register, name, area):
    view = disclosed_register.DisclosedRegister(register, build_mode(name))
    totals = pd.concat([view.totals(measure, only_last=True) for measure in ("itas_land_holders", "itap_holders")])
    prefix = "" if area == "id" else f"{area}."
    certain_districts, possible_districts = set(), set()
    for cell in totals.itertuples():
        if cell.area_code.count(".") == 2 and "?" not in cell.area_code and cell.area_code.startswith(prefix):
            certain_districts |= {cell.area_code} if cell.band or cell.value > 0 else set()
            possible_districts |= {cell.area_code} if cell.band or cell.value != 0 else set()
    row = get_only_row(view.districts(area))
    if certain_districts == possible_districts:
        assert (row.value, row.band) == (len(certain_districts), "")
    else:
        assert pd.isna(row.value)
        assert row.band == f"{len(certain_districts)}–{len(possible_districts)}"


def test_a_district_that_a_mode_masks_makes_a_least_and_a_most():
    observations = pd.DataFrame(
        [
            ("19.04.01", 9.0, "shown"),
            ("19.04.02", 0.0, "shown"),
            ("19.04.03", 2.0, "band"),
            ("19.04.04", 8.0, "masked"),
            ("19.04.05", 0.0, "masked"),
            ("19.04.04", 0.0, "shown"),
            ("19.04.03", 0.0, "masked"),
            ("19.04?", 7.0, "shown"),
            ("19.05.01", 7.0, "shown"),
        ],
        columns=["area_code", "value", "disclosure"],
    )
    assert district_count.district_count_range(observations, "19.04") == (2, 4)
    assert district_count.district_count_range(
        observations.assign(value=observations["value"].where(observations["disclosure"] == "shown")), "19.04"
    ) == (
        2,
        4,
    )
    assert district_count.district_count_range(observations, "id") == (3, 5)
