"""A person counts once a day and permit type, whatever lists name, replace and undo: beside a naive answer of pandas."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import RegisterError
from data.register.importing import Import
from data.register.queries import permit_counts
from data.register.store import permit_store

pytestmark = pytest.mark.usefixtures("engine")
DAY = date(2024, 1, 1)
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
deeds = st.lists(
    st.tuples(st.just("add"), st.lists(permits, max_size=6), st.integers(0, 9) | st.none())
    | st.tuples(st.just("undo"), st.integers(0, 9), st.none()),
    min_size=1,
    max_size=6,
)


def made(lines: list[dict], name: str) -> Import:
    """Return an import of permits as if a list had been read; a length of None is a permanent permit."""
    rows = pd.DataFrame(
        lines, columns=["person_key", "permit_type", "domain", "region_code", "nationality", "issued", "length"]
    )
    issued = [DAY + timedelta(days=days) for days in rows["issued"]]
    ends = [None if pd.isna(n) else day + timedelta(days=int(n)) for day, n in zip(issued, rows["length"], strict=True)]
    rows = rows.assign(
        issued_on=pd.to_datetime(issued), expires_on=pd.to_datetime(ends), is_permanent=rows["length"].isna()
    )
    blank = [
        "permit_key",
        "employer_key",
        "vessel_key",
        "visa_index",
        "purpose",
        "sex",
        "age_band",
        "sector",
        "position",
    ]
    rows = rows.assign(**dict.fromkeys([*blank, "district_code", "rptka_expires_on", "sktt_expires_on"]))
    kept = rows.drop(columns=["issued", "length"]).set_axis(range(2, 2 + len(rows)))
    nothing = pd.DataFrame(columns=["row", "rule", "verdict"])
    changes = pd.DataFrame(columns=["row", "column", "found", "became", "rule"])
    return Import(name, name, "", (1, 1), {}, [], {}, [], kept, nothing, changes, pd.DataFrame(), kept)


def naive(batches: list[dict], on: date) -> dict:
    """Count as a reader would by hand: of each person and type, the most recent permit in force on the day."""
    replaced = set()
    for batch in batches:
        heir = batch["replaces"] if not batch["undone"] else None
        while heir is not None:
            replaced.add(heir)
            heir = batches[heir]["replaces"]
    rows = [
        (line["person_key"], line["permit_type"], line["issued"], number, row, line)
        for number, batch in enumerate(batches)
        if not batch["undone"] and number not in replaced
        for row, line in enumerate(batch["lines"])
        if line["issued"] <= (on - DAY).days
        and (line["length"] is None or line["issued"] + line["length"] >= (on - DAY).days)
    ]
    latest = {(person, kind): line for person, kind, *_, line in sorted(rows, key=lambda row: row[:5])}
    counted = pd.Series(
        [
            (
                line["region_code"] or "",
                permit_counts.STOCKS[(line["permit_type"], line["domain"])],
                line["domain"],
                line["nationality"],
            )
            for line in latest.values()
        ],
        dtype=object,
    )
    return counted.value_counts().to_dict()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds, st.lists(st.integers(-2, 40), min_size=1, max_size=4, unique=True))
def test_a_person_counts_once_whatever_is_added_replaced_and_undone(fresh, done, days):
    batches: list[dict] = []
    with permit_store.connected(fresh()) as register:
        for deed, what, which in done:
            there = [number for number, batch in enumerate(batches) if not batch["undone"]]
            if deed == "add":
                replaces = there[which % len(there)] if there and which is not None else None
                old = None if replaces is None else batches[replaces]["id"]
                found = register.add(made(what, f"list {len(batches)}"), "Kanim", "steward", old)
                batches.append({"id": found, "lines": what, "replaces": replaces, "undone": False})
            elif there:
                number = there[what % len(there)]
                register.undo(batches[number]["id"], "steward")
                batches[number]["undone"] = True
        asked = [DAY + timedelta(days=day) for day in days]
        told = permit_counts.stocks(register, asked, "nationality")
        for on in asked:
            rows = told[told["as_of"] == on.isoformat()]
            keys = rows[["area_code", "measure", "domain", "category"]].itertuples(index=False, name=None)
            assert dict(zip(keys, rows["value"], strict=True)) == naive(batches, on)
            assert permit_counts.stock(register, on)["value"].sum() == rows["value"].sum()
        assert register.verify() == []


def line(person="ana", issued=0, length=30, **more):
    return {
        "person_key": person,
        "permit_type": "ITAS",
        "domain": "land",
        "region_code": "19.04",
        "nationality": "JPN",
        "issued": issued,
        "length": length,
    } | more


def test_a_permit_gives_way_to_a_shorter_one_and_counts_again(tmp_path):
    lines = [line(length=100), line(issued=20, length=10, region_code="19.71")]
    with permit_store.connected() as register:
        register.add(made(lines, "a"), "Kanim", "steward")
        asked = [DAY + timedelta(days=day) for day in (19, 20, 30, 31, 100, 101)]
        found = permit_counts.stocks(register, asked).set_index("as_of")["area_code"].to_dict()
        assert found == {
            "2024-01-20": "19.04",
            "2024-01-21": "19.71",
            "2024-01-31": "19.71",
            "2024-02-01": "19.04",
            "2024-04-10": "19.04",
        }
        spells = permit_store.answer(register.spells().order_by("counts_from"))
        assert spells["next_from"].tolist() == [date(2024, 1, 21), date(2024, 2, 1), None]


def test_monthly_lists_that_name_a_permit_again_issue_it_once(tmp_path):
    with permit_store.connected() as register:
        for month in ("a", "b", "c"):
            register.add(made([line(), line("budi", 3)], month), f"Kanim {month}", "steward")
        assert permit_counts.stock(register, DAY + timedelta(days=5))[["value", "source"]].to_numpy().tolist() == [
            [2, "Kanim c"]
        ]
        issued = permit_counts.flow(register, DAY, DAY + timedelta(days=60))
        assert issued[["as_of", "measure", "value"]].to_numpy().tolist() == [["2024-01", "itas_issued", 2]]


def test_a_cell_of_two_sources_names_both(tmp_path):
    with permit_store.connected() as register:
        register.add(made([line()], "a"), "Kanim", "steward")
        register.add(made([line("budi")], "b"), "Disnaker", "steward")
        assert permit_counts.stock(register, DAY)[["value", "source"]].to_numpy().tolist() == [[2, "Disnaker; Kanim"]]


def test_validity_is_disjoint_classes_that_sum_to_the_holders(tmp_path):
    lengths = {"a": 0, "b": 30, "c": 31, "d": 60, "e": 61, "f": 90, "g": 91, "h": None}
    with permit_store.connected() as register:
        register.add(made([line(person, 0, length) for person, length in lengths.items()], "a"), "Kanim", "steward")
        found = permit_counts.stock(register, DAY, "validity").set_index("category")["value"].to_dict()
        assert found == {"within_30": 2, "within_60": 2, "within_90": 2, "later": 1, "permanent": 1}


@pytest.mark.parametrize(("days_after", "count"), [(0, 0), (1, 1), (90, 1), (91, 0)])
def test_who_renewed_has_not_lapsed(tmp_path, days_after, count):
    lines = [line(length=10), line("budi", 0, 10), line("budi", 8, 200)]
    with permit_store.connected() as register:
        register.add(made(lines, "a"), "Kanim", "steward")
        found = permit_counts.lapsed(register, DAY + timedelta(days=10 + days_after))
        assert found["value"].tolist() == [1] * count
        assert set(found["measure"]) <= {"itas_lapsed"}


def test_areas_of_every_level_sum_to_the_same(tmp_path):
    lines = [line(), line("budi"), line("citra", region_code=None, domain="sea")]
    done = made(lines, "a")
    done.kept["district_code"] = ["19.04.01", None, None]
    with permit_store.connected() as register:
        register.add(done, "Kanim", "steward")
        cells = {
            level: permit_counts.stock(register, DAY, level=level)["area_code"].tolist()
            for level in permit_counts.LEVELS
        }
    assert cells == {
        "country": ["", "ID"],
        "province": ["", "19"],
        "regency": ["", "19.04"],
        "district": ["", "19.04", "19.04.01"],
    }


def test_papers_are_breakdowns_too(tmp_path):
    done = made([line("ana"), line("budi"), line("citra")], "a")
    done.kept["purpose"] = ["work", "work", "family"]
    done.kept["rptka_expires_on"] = [DAY, DAY - timedelta(days=1), None]
    done.kept["sktt_expires_on"] = [DAY, None, None]
    with permit_store.connected() as register:
        register.add(done, "Kanim", "steward")
        found = permit_counts.stock(register, DAY, ["rptka", "sktt"]).set_index("category")["value"].to_dict()
        assert found == {"in_force,in_force": 1, "missing,missing": 1, "not_needed,missing": 1}


def test_an_unknown_breakdown_names_those_there_are(tmp_path):
    with permit_store.connected() as register, pytest.raises(RegisterError, match="nationality, purpose"):
        permit_counts.stock(register, DAY, "shoe_size")
