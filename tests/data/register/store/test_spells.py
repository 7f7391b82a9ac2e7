"""A person counts once a day and permit type, whatever lists name, replace and undo: beside a naive answer of pandas."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import RegisterError
from data.register.queries import permit_counts
from data.register.store import permit_store
from tests.support.import_results import DAY, make_import_result, make_permit

pytestmark = pytest.mark.usefixtures("engine")
REGIONS = ("19.04", "19.71", None)

permits = st.fixed_dictionaries(
    {
        "person_key": st.sampled_from(["ana", "budi", "citra"]),
        "permit_type": st.sampled_from(["ITAS", "ITAP"]),
        "domain": st.sampled_from(["land", "sea"]),
        "region_code": st.sampled_from(REGIONS),
        "nationality": st.sampled_from(["CHN", "JPN"]),
        "issued": st.integers(0, 20),
        "length": st.integers(0, 15) | st.none(),
    }
)
actions = st.lists(
    st.tuples(st.just("add"), st.lists(permits, max_size=6), st.integers(0, 9) | st.none())
    | st.tuples(st.just("undo"), st.integers(0, 9), st.none()),
    min_size=1,
    max_size=6,
)


def count_naively(batches: list[dict], on: date) -> dict:
    """Count as a reader would by hand: of each person and type, the most recent permit in force on the day."""
    replaced_numbers = set()
    for batch in batches:
        heir = batch["replaces"] if not batch["undone"] else None
        while heir is not None:
            replaced_numbers.add(heir)
            heir = batches[heir]["replaces"]
    rows = [
        (line["person_key"], line["permit_type"], line["issued"], number, row, line)
        for number, batch in enumerate(batches)
        if not batch["undone"] and number not in replaced_numbers
        for row, line in enumerate(batch["lines"])
        if line["issued"] <= (on - DAY).days
        and (line["length"] is None or line["issued"] + line["length"] >= (on - DAY).days)
    ]
    latest = {(person, kind): line for person, kind, *_, line in sorted(rows, key=lambda row: row[:5])}
    keys = pd.Series(
        [
            (
                line["region_code"] or "",
                permit_counts.STOCK_MEASURES[(line["permit_type"], line["domain"])],
                line["domain"],
                line["nationality"],
            )
            for line in latest.values()
        ],
        dtype=object,
    )
    return keys.value_counts().to_dict()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(actions, st.lists(st.integers(-2, 40), min_size=1, max_size=4, unique=True))
def test_a_person_counts_once_whatever_is_added_replaced_and_undone(fresh, steps, days):
    batches: list[dict] = []
    with permit_store.open_store(fresh()) as register:
        for action, argument, replaced_number in steps:
            active_batches = [number for number, batch in enumerate(batches) if not batch["undone"]]
            if action == "add":
                replaces = (
                    active_batches[replaced_number % len(active_batches)]
                    if active_batches and replaced_number is not None
                    else None
                )
                replaced_id = None if replaces is None else batches[replaces]["id"]
                batch_id = register.add(
                    make_import_result(argument, f"list {len(batches)}"), "Kanim", "steward", replaced_id
                )
                batches.append({"id": batch_id, "lines": argument, "replaces": replaces, "undone": False})
            elif active_batches:
                number = active_batches[argument % len(active_batches)]
                register.undo(batches[number]["id"], "steward")
                batches[number]["undone"] = True
        queried_days = [DAY + timedelta(days=day) for day in days]
        stocks = permit_counts.count_stocks(register, queried_days, "nationality")
        for on in queried_days:
            rows = stocks[stocks["as_of"] == on.isoformat()]
            keys = rows[["area_code", "measure", "domain", "category"]].itertuples(index=False, name=None)
            assert dict(zip(keys, rows["value"], strict=True)) == count_naively(batches, on)
            assert permit_counts.count_stock(register, on)["value"].sum() == rows["value"].sum()
        assert register.verify() == []


def test_a_permit_gives_way_to_a_shorter_one_and_counts_again(tmp_path):
    lines = [make_permit(length=100), make_permit(issued=20, length=10, region_code="19.71")]
    with permit_store.open_store() as register:
        register.add(make_import_result(lines, "a"), "Kanim", "steward")
        queried_days = [DAY + timedelta(days=day) for day in (19, 20, 30, 31, 100, 101)]
        areas_by_day = permit_counts.count_stocks(register, queried_days).set_index("as_of")["area_code"].to_dict()
        assert areas_by_day == {
            "2024-01-20": "19.04",
            "2024-01-21": "19.71",
            "2024-01-31": "19.71",
            "2024-02-01": "19.04",
            "2024-04-10": "19.04",
        }
        spells = permit_store.run_query(register.spells().order_by("counts_from"))
        assert spells["next_from"].tolist() == [date(2024, 1, 21), date(2024, 2, 1), None]


def test_monthly_lists_that_name_a_permit_again_issue_it_once(tmp_path):
    with permit_store.open_store() as register:
        for month in ("a", "b", "c"):
            register.add(
                make_import_result([make_permit(), make_permit("budi", 3)], month), f"Kanim {month}", "steward"
            )
        assert permit_counts.count_stock(register, DAY + timedelta(days=5))[
            ["value", "source"]
        ].to_numpy().tolist() == [[2, "Kanim c"]]
        issued_permits = permit_counts.count_flow(register, DAY, DAY + timedelta(days=60))
        assert issued_permits[["as_of", "measure", "value"]].to_numpy().tolist() == [["2024-01", "itas_issued", 2]]


def test_a_cell_of_two_sources_names_both(tmp_path):
    with permit_store.open_store() as register:
        register.add(make_import_result([make_permit()], "a"), "Kanim", "steward")
        register.add(make_import_result([make_permit("budi")], "b"), "Disnaker", "steward")
        assert permit_counts.count_stock(register, DAY)[["value", "source"]].to_numpy().tolist() == [
            [2, "Disnaker; Kanim"]
        ]


def test_validity_is_disjoint_classes_that_sum_to_the_holders(tmp_path):
    lengths = {"a": 0, "b": 30, "c": 31, "d": 60, "e": 61, "f": 90, "g": 91, "h": None}
    with permit_store.open_store() as register:
        register.add(
            make_import_result([make_permit(person, 0, length) for person, length in lengths.items()], "a"),
            "Kanim",
            "steward",
        )
        stock_by_validity = (
            permit_counts.count_stock(register, DAY, "validity").set_index("category")["value"].to_dict()
        )
        assert stock_by_validity == {"within_30": 2, "within_60": 2, "within_90": 2, "later": 1, "permanent": 1}


@pytest.mark.parametrize(("days_after", "count"), [(0, 0), (1, 1), (90, 1), (91, 0)])
def test_who_renewed_has_not_lapsed(tmp_path, days_after, count):
    lines = [make_permit(length=10), make_permit("budi", 0, 10), make_permit("budi", 8, 200)]
    with permit_store.open_store() as register:
        register.add(make_import_result(lines, "a"), "Kanim", "steward")
        lapsed_permits = permit_counts.count_lapsed(register, DAY + timedelta(days=10 + days_after))
        assert lapsed_permits["value"].tolist() == [1] * count
        assert set(lapsed_permits["measure"]) <= {"itas_lapsed"}


def test_areas_of_every_level_sum_to_the_same(tmp_path):
    lines = [make_permit(), make_permit("budi"), make_permit("citra", region_code=None, domain="sea")]
    result = make_import_result(lines, "a")
    result.kept_rows["district_code"] = ["19.04.01", None, None]
    with permit_store.open_store() as register:
        register.add(result, "Kanim", "steward")
        cells = {
            level: permit_counts.count_stock(register, DAY, level=level)["area_code"].tolist()
            for level in permit_counts.LEVELS
        }
    assert cells == {
        "country": ["", "ID"],
        "province": ["", "19"],
        "regency": ["", "19.04"],
        "district": ["", "19.04", "19.04.01"],
    }


def test_papers_are_breakdowns_too(tmp_path):
    result = make_import_result([make_permit("ana"), make_permit("budi"), make_permit("citra")], "a")
    result.kept_rows["purpose"] = ["work", "work", "family"]
    result.kept_rows["rptka_expires_on"] = [DAY, DAY - timedelta(days=1), None]
    result.kept_rows["sktt_expires_on"] = [DAY, None, None]
    with permit_store.open_store() as register:
        register.add(result, "Kanim", "steward")
        stock_by_status = (
            permit_counts.count_stock(register, DAY, ["rptka", "sktt"]).set_index("category")["value"].to_dict()
        )
        assert stock_by_status == {"in_force,in_force": 1, "missing,missing": 1, "not_needed,missing": 1}


def test_an_unknown_breakdown_names_those_there_are(tmp_path):
    with permit_store.open_store() as register, pytest.raises(RegisterError, match="nationality, purpose"):
        permit_counts.count_stock(register, DAY, "shoe_size")


def test_a_breakdown_that_depends_on_the_day_is_refused_for_a_flow(tmp_path):
    with permit_store.open_store() as register, pytest.raises(RegisterError, match="validity depends on the day"):
        permit_counts.count_flow(register, DAY, DAY, "validity")
