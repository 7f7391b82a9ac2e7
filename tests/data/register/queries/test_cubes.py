"""The register as a cube of counts, and as a reader of each mode sees it."""

import json
from datetime import date

import pandas as pd
import pytest

from data import __main__ as command
from data.disclosure import build_mode, parent
from data.register import importing
from data.register.queries import cubes, disclosed_register
from data.register.store import permit_store
from tests.support.permits import PermitList

FEBRUARY_2023 = {"issued": "10/02/2023", "expires": "10/08/2024"}
PLACES = [
    ("Bangka Tengah", "Koba", 6),
    ("Bangka Tengah", "Namang", 3),
    ("Bangka Tengah", "", 2),
    ("Pangkalpinang", "", 7),
]


@pytest.fixture
def register(tmp_path):
    """Return the address of a store with 18 on land in two regencies, one of them and 2 crew without a place at sea."""
    permits = PermitList()
    for regency, district, count in PLACES:
        permits = permits.with_row(regency=regency, district=district, **FEBRUARY_2023)
        permits = permits.with_people(
            count - 1, nationality="Tiongkok", regency=regency, district=district, **FEBRUARY_2023
        )
    crew = {"nationality": "Thailand", "permit": "ITAS Perairan", "regency": ""}
    permits = permits.with_row(**crew, **FEBRUARY_2023).with_row(**crew, issued="13/06/2024", expires="12/06/2025")
    path = permits.write(tmp_path / "daftar.csv")
    result = importing.examine(path, date(2024, 6, 30))
    assert result.counts["kept"] == 20, result.offences
    with permit_store.open_store() as register_store:
        register_store.add(result, "Kanim Pangkalpinang", "penguji")
    return permit_store.store_url()


def get_value(rows, area, time="2024-06-13", column="value"):
    return rows.loc[(rows["area_code"] == area) & (rows["date"] == pd.Timestamp(time)), column].item()


def test_counts_of_areas_are_the_sums_of_those_below(register):
    with permit_store.open_store(register) as register_store:
        cube = cubes.build_cube(register_store)
    assert cube.as_of == date(2024, 6, 13)
    for (_, _), rows in cube.totals.groupby(["measure", "time"]):
        values = dict(zip(rows["area_code"], rows["value"], strict=True))
        sums = {}
        for code, value in values.items():
            if code != "id":
                sums[parent(code)] = sums.get(parent(code), 0) + value
        assert sums == {code: values[code] for code in sums}


def test_internally_every_count_is_told_and_in_a_meeting_small_ones_are_bands(register):
    internal_totals = disclosed_register.DisclosedRegister(register, build_mode("internal")).totals("itas_land_holders")
    assert [get_value(internal_totals, area) for area in ("19.04", "19.04.01", "19.71", "19", "id")] == [
        11,
        6,
        7,
        18,
        18,
    ]
    meeting = disclosed_register.DisclosedRegister(register, build_mode("meeting")).totals("itas_land_holders")
    assert [get_value(meeting, area) for area in ("19.04", "19.71", "19")] == [11, 7, 18]
    assert get_value(meeting, "19.04.05", column="band") == "1–4"
    assert pd.isna(get_value(meeting, "19.04.05"))
    assert meeting["value"].dropna().between(1, 4).sum() == 0


def test_crew_without_a_region_belong_to_the_province_of_the_office_and_to_no_regency(register):
    sea = disclosed_register.DisclosedRegister(register, build_mode("internal")).totals("itas_sea_holders")
    assert [get_value(sea, area) for area in ("19", "id", "19?")] == [2, 2, 2]
    assert get_value(sea, "19.04") == 0


def test_what_no_list_names_is_no_data_and_not_zero(register):
    rows = disclosed_register.DisclosedRegister(register, build_mode("internal")).totals("itas_land_holders")
    assert "19.01" not in set(rows["area_code"])


def test_the_parts_of_a_hidden_total_are_not_told(register):
    view = disclosed_register.DisclosedRegister(register, build_mode("meeting"))
    parts = view.parts("itas_sea_holders", "nationality")
    assert parts.empty
    parts = view.parts("itas_land_holders", "nationality")
    district_parts = parts[(parts["area_code"] == "19.04") & (parts["date"] == pd.Timestamp("2024-06-13"))]
    states = dict(zip(district_parts["category"], district_parts["disclosure"], strict=True))
    assert states == {"CHN": "masked", "JPN": "band"}, "8 of 11 would give the 3 away"


def test_years_before_the_lists_are_complete_are_left_out():
    assert cubes.list_stops(date(2022, 3, 1), date(2024, 6, 13)) == (
        date(2022, 12, 31),
        date(2023, 12, 31),
        date(2024, 6, 13),
    )
    assert cubes.list_stops(date(2025, 3, 1), date(2024, 6, 13)) == (date(2024, 6, 13),)


def test_an_empty_register_answers_with_nothing(register):
    with permit_store.open_store(register) as register_store:
        register_store.undo(register_store.batches()["batch_id"].iloc[0], "penguji")
    view = disclosed_register.DisclosedRegister(register, build_mode("meeting"))
    assert (view.cube, view.measures, view.publisher, view.is_fictitious) == (None, [], "", False)
    assert view.totals("itas_land_holders").empty
    assert view.parts("itas_land_holders", "sex").empty


def test_a_register_that_changes_between_two_views_tells_totals_and_parts_of_one_state(register, tmp_path):
    view = disclosed_register.DisclosedRegister(register, build_mode("internal"))
    assert get_value(view.totals("itas_land_holders"), "19.04") == 11
    newcomer = PermitList().with_row(passport="P70", nationality="Korea", district="Koba", **FEBRUARY_2023)
    second_list = newcomer.write(tmp_path / "lagi.csv")
    with permit_store.open_store() as register_store:
        register_store.add(importing.examine(second_list, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")
    parts = view.parts("itas_land_holders", "nationality", only_last=True)
    assert get_value(view.totals("itas_land_holders"), "19.04") == 12
    assert parts.loc[parts["area_code"] == "19.04", "value"].sum() == 12


def test_purposes_and_rptka_of_a_register_are_protected_together(register):
    view = disclosed_register.DisclosedRegister(register, build_mode("meeting"))
    for breakdown in ("purpose", "rptka"):
        parts = view.parts("itas_land_holders", breakdown, only_last=True)
        assert dict(zip(parts["area_code"], parts["value"], strict=True)) == {
            "19": 18,
            "19.04": 11,
            "19.71": 7,
            "id": 18,
        }


def test_the_newest_parts_are_read_of_their_own_day_alone_and_tell_what_they_tell_among_all(
    register, tmp_path, monkeypatch
):
    leaver = PermitList().with_row(
        passport="P80", nationality="Korea", district="Koba", issued="10/02/2022", expires="10/02/2023"
    )
    older_list = leaver.write(tmp_path / "lama.csv")
    with permit_store.open_store() as register_store:
        register_store.add(importing.examine(older_list, date(2024, 6, 30)), "Kanim Pangkalpinang", "penguji")
    full_view, view, queries = (
        disclosed_register.DisclosedRegister(register, build_mode("meeting")),
        disclosed_register.DisclosedRegister(register, build_mode("meeting")),
        [],
    )
    parts = cubes.build_parts
    parts_by_breakdown = {name: full_view.parts("itas_land_holders", name) for name in disclosed_register.DIMENSIONS}
    monkeypatch.setattr(
        cubes, "build_parts", lambda store, days, name: queries.append((name, *days)) or parts(store, days, name)
    )
    last_day = date(2024, 6, 13)
    for name, rows in parts_by_breakdown.items():
        newest_parts = view.parts("itas_land_holders", name, only_last=True)
        pd.testing.assert_frame_equal(newest_parts, rows[rows["date"] == pd.Timestamp(last_day)].reset_index(drop=True))
    assert sorted(queries) == sorted((name, last_day) for name in disclosed_register.DIMENSIONS)
    for name, rows in parts_by_breakdown.items():
        pd.testing.assert_frame_equal(view.parts("itas_land_holders", name), rows)
    assert sorted(queries[9:]) == sorted((name, date(2023, 12, 31)) for name in disclosed_register.DIMENSIONS)


@pytest.mark.parametrize(
    ("source", "provinces"),
    [
        ("Kanim Pangkalpinang", {"19"}),
        ("Kanim Pangkalpinang, perairan (fiktif)", {"19"}),
        ("Kanim Tanjungpandan (fiktif)", {"19"}),
        ("Dinas Tenaga Kerja", set()),
    ],
)
def test_a_source_is_the_office_before_the_comma_or_the_bracket(source, provinces):
    assert cubes.find_office_provinces(source) == provinces


def test_an_export_is_masked_unless_full_numbers_are_asked_for(register, tmp_path):
    path = tmp_path / "stok.csv"
    assert command.main(["export", str(path), "--level", "district"]) == 0
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert set(rows["mode"]) == {"meeting"}
    assert set(rows["k"]) == {"5"}
    assert not set(rows["value"]) & {"1.0", "2.0", "3.0", "4.0"}
    assert {"6.0", "0.0", ""} <= set(rows["value"])
    assert set(rows.loc[rows["disclosure"] == "band", "band"]) == {"1–4"}
    metadata = json.loads((tmp_path / "stok.csv.json").read_text(encoding="utf-8"))
    assert (metadata["mode"], metadata["k"]) == ("meeting", "5")
    assert command.main(["export", str(path), "--mode", "internal", "--on", "2024-06-13", "--level", "district"]) == 0
    assert "3" in set(pd.read_csv(path, dtype=str)["value"])


@pytest.mark.parametrize("free", [["--on", "2024-01-01"], ["--by", "sex", "--by", "purpose"], ["--question", "lapsed"]])
def test_a_free_question_is_refused_in_a_masked_mode(register, tmp_path, capsys, free):
    assert command.main(["export", str(tmp_path / "x.csv"), *free]) == 2
    assert "two such answers could be compared" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(
    ("code", "level"),
    [("id", "country"), ("id?", "province"), ("19", "province"), ("19?", "regency"), ("19.04?", "district"), ("19.04.01", "district")],
)  # fmt: skip
def test_what_has_no_place_stands_beside_the_areas_below(code, level):
    assert disclosed_register.area_level(code) == level
