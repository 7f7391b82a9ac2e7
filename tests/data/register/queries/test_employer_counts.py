"""Employers are told of only where three share a cell; their numbers are observations that may not be summed."""

import io

import pandas as pd
import pytest

from data import __main__ as command
from data import figures
from data.disclosure import build_mode
from data.figures.observation_columns import COUNT_COLUMNS, list_names
from data.register.queries import disclosed_register, employer_counts
from data.register.store import permit_store
from tests.support.import_results import DAY, make_import_result, make_permit

pytestmark = pytest.mark.usefixtures("engine")
EXPORT_COLUMNS = ["area_code", "domain", "measure", "unit", "breakdown", "category", "value", "as_of", "source"]


def build_result(employers: dict[str, str], name: str, **overrides):
    """Return an import of a person each, by employer."""
    result = make_import_result([make_permit(person, **overrides) for person in employers], name)
    result.kept_rows["employer_key"] = list(employers.values())
    return result


@pytest.fixture
def register(engine):
    """Store x, y and z in Bangka Tengah, one of them by a second office; two at Pangkalpinang; three at sea."""
    with permit_store.open_store() as register_store:
        register_store.add(build_result({"a": "x", "b": "x", "c": "y", "d": "", "m": "x"}, "1"), "Kanim A", "steward")
        register_store.add(build_result({"e": "z"}, "2"), "Disnaker", "steward")
        register_store.add(build_result({"f": "x", "g": "y", "h": "y"}, "3", region_code="19.71"), "Kanim A", "steward")
        sea = build_result({"i": "x", "j": "v", "k": "w"}, "4", region_code=None, domain="sea")
        register_store.add(sea, "Kanim A", "steward")
        yield register_store


def test_a_cell_of_three_employers_is_told_and_one_of_two_is_not(register):
    rows = employer_counts.count_employers(register, DAY)
    assert list(rows.columns) == list_names(COUNT_COLUMNS)
    day_text = f"{DAY}"
    assert rows[EXPORT_COLUMNS].to_numpy().tolist() == [
        ["", "sea", "employed_holders", "person", "permit_type", "ITAS", 3, day_text, "Kanim A"],
        ["", "sea", "employers", "company", "permit_type", "ITAS", 3, day_text, "Kanim A"],
        ["19.04", "land", "employed_holders", "person", "permit_type", "ITAS", 5, day_text, "Disnaker; Kanim A"],
        ["19.04", "land", "employers", "company", "permit_type", "ITAS", 3, day_text, "Disnaker; Kanim A"],
    ]


def test_an_employer_in_two_regencies_is_one_in_their_province_so_the_measure_may_not_be_summed(register):
    rows = (
        employer_counts.count_employers(register, DAY, "province")
        .query("area_code == '19'")
        .set_index("measure")["value"]
    )
    assert rows.to_dict() == {"employers": 3, "employed_holders": 8}
    for measure, unit in employer_counts.UNITS.items():
        facts = figures.measure_facts(measure)
        assert (facts["unit"], facts["kind"], facts["is_summable"], facts["is_mappable"]) == (
            unit,
            "stock",
            False,
            False,
        )


def test_an_area_has_so_many_different_employers_and_their_persons_are_not_told(register):
    rows = employer_counts.count_companies(register, DAY)
    assert rows[EXPORT_COLUMNS].to_numpy().tolist() == [
        ["", "all", "employers", "company", "total", "", 3, f"{DAY}", "Kanim A"],
        ["19.04", "all", "employers", "company", "total", "", 3, f"{DAY}", "Disnaker; Kanim A"],
    ]
    assert employer_counts.count_companies(register, DAY, "province").set_index("area_code")["value"].to_dict() == {
        "": 3,
        "19": 3,
    }


def test_lists_that_name_no_employer_tell_of_none(engine):
    with permit_store.open_store() as register_store:
        register_store.add(build_result({"a": "", "b": ""}, "1"), "Kanim A", "steward")
        assert employer_counts.count_employers(register_store, DAY).empty
    assert (
        disclosed_register.DisclosedRegister(permit_store.store_url(), build_mode("internal")).employers("19.04").empty
    )


def test_fictitious_employers_make_no_cell_of_three_with_real_ones(register):
    register.add(build_result({"p": "u"}, "5", region_code="19.71"), "Demo", "steward", status="fictitious")
    assert set(employer_counts.count_employers(register, DAY)["area_code"]) == {"", "19.04"}


def test_the_command_prints_the_same_observations(register, capsys):
    rows = employer_counts.count_employers(register, DAY)
    assert command.main(["employers", DAY.isoformat()]) == 0
    output = capsys.readouterr()
    printed_rows = pd.read_csv(io.StringIO(output.out), dtype={"area_code": str}, keep_default_na=False)
    pd.testing.assert_frame_equal(printed_rows, rows, check_dtype=False)
    assert "INTERNAL" in output.err


@pytest.mark.parametrize("name", ["meeting", "public"])
def test_a_mode_that_protects_tells_of_no_employer(register, name):
    url = permit_store.store_url()
    assert disclosed_register.DisclosedRegister(url, build_mode(name)).employers("19.04").empty
    assert disclosed_register.DisclosedRegister(url, build_mode(name)).companies("19.04").empty
    assert disclosed_register.DisclosedRegister(url, build_mode("internal")).companies("19.04")["value"].tolist() == [
        3.0
    ]
    assert disclosed_register.DisclosedRegister(url, build_mode("internal")).companies("19.71").empty
    observations = disclosed_register.DisclosedRegister(url, build_mode("internal")).employers("19.04")
    assert observations[["measure", "value", "domain", "publisher"]].to_numpy().tolist() == [
        ["employed_holders", 5.0, "land", "Disnaker; Kanim A"],
        ["employers", 3.0, "land", "Disnaker; Kanim A"],
    ]
    assert disclosed_register.DisclosedRegister(url, build_mode("internal")).employers("19.71").empty
