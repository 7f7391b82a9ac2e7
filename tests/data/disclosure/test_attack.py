"""An attacker with an integer-programming solver, all linked tables and all pairs of them learns no small count."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.disclosure import Mode, protect_linked, protect_parts, protect_totals
from tests.support.attacker import BREAKDOWNS, DISTRICTS, Attacker, find_breakdown_area, list_ancestry

PEOPLE = st.lists(
    st.tuples(st.sampled_from(DISTRICTS), *(st.sampled_from(names) for names in BREAKDOWNS.values())),
    min_size=1,
    max_size=45,
)
PAPERS = {"purpose": ["education", "family", "work"], "rptka": ["in_force", "missing", "not_needed"]}
KINDS = [("work", "in_force"), ("work", "missing"), ("family", "not_needed"), ("education", "not_needed")]
FOREIGNERS = st.lists(st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(KINDS)), min_size=1, max_size=60)


def build_cube(people, breakdowns=BREAKDOWNS) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return totals and parts of a population as the register answers them."""
    totals, parts = {}, {}
    for district, *categories in people:
        for code in list_ancestry(district):
            totals[code] = totals.get(code, 0) + 1
            for breakdown, category in zip(breakdowns, categories, strict=True):
                if code in list_ancestry(find_breakdown_area(district)):
                    parts[code, breakdown, category] = parts.get((code, breakdown, category), 0) + 1
    names = {"measure": "itas_land_holders", "time": "2024-06-13"}
    total_rows = [
        {**names, "area_code": code, "breakdown": "total", "category": "", "value": n} for code, n in totals.items()
    ]
    part_rows = [
        {**names, "area_code": code, "breakdown": breakdown, "category": category, "value": n}
        for (code, breakdown, category), n in parts.items()
    ]
    return pd.DataFrame(total_rows), pd.DataFrame(part_rows)


def protect_cube(
    total_counts: pd.DataFrame, part_counts: pd.DataFrame, mode: Mode
) -> tuple[pd.DataFrame, pd.DataFrame]:
    totals = protect_totals(total_counts, mode)
    tables = [protect_parts(rows, totals, mode) for _, rows in part_counts.groupby("breakdown", sort=False)]
    return totals, pd.concat(tables or [part_counts.assign(disclosure="")], ignore_index=True)


@pytest.mark.parametrize("k", [3, 5, 10])
@settings(max_examples=120)
@given(people=PEOPLE)
def test_no_small_count_follows_from_all_that_is_shown(k, people):
    total_rows, part_rows = build_cube(people)
    totals, parts = protect_cube(total_rows, part_rows, Mode("public", k))
    shown_cells = pd.concat([totals, parts]).query("disclosure == 'shown'")
    assert not shown_cells["value"].between(1, k - 1).any()
    attacker = Attacker(totals, parts, k)
    for cell in (*total_rows.itertuples(), *part_rows.itertuples()):
        if not 0 < cell.value < k:
            continue
        assert not attacker.is_determined(cell), f"{cell} follows from the rest"


@pytest.mark.parametrize("k", [3, 5])
@settings(max_examples=120)
@given(people=FOREIGNERS)
def test_purposes_and_the_state_of_an_rptka_do_not_give_each_other_away(k, people):
    total_rows, part_rows = build_cube([(code, *kind) for code, kind in people], PAPERS)
    totals = protect_totals(total_rows, Mode("public", k))
    tables = [part_rows[part_rows["breakdown"] == name] for name in PAPERS]
    parts = pd.concat(protect_linked(*tables, totals, Mode("public", k)), ignore_index=True)
    attacker = Attacker(totals, parts, k, PAPERS)
    attacker.link_rptka_to_purpose()
    small_cells = [cell for cell in (*total_rows.itertuples(), *part_rows.itertuples()) if 0 < cell.value < k]
    assume(small_cells)
    for cell in small_cells:
        assert not attacker.is_determined(cell), f"{cell} follows from the rest"


def test_of_17_the_11_who_need_no_rptka_give_away_the_6_who_work_unless_both_are_told_together():
    people = [("11.01.01", *kind) for kind in [KINDS[0]] * 6 + [KINDS[2]] * 3 + [KINDS[3]] * 8]
    total_rows, part_rows = build_cube(people, PAPERS)
    mode = Mode("public", 5)
    totals = protect_totals(total_rows, mode)
    tables = [part_rows[part_rows["breakdown"] == name] for name in PAPERS]
    separate_parts = protect_parts(tables[0], totals, mode).query("area_code == '11.01'")
    assert dict(zip(separate_parts["category"], separate_parts["disclosure"], strict=True))["work"] == "masked"
    purposes, rptka = protect_linked(*tables, totals, mode)
    states = {
        (row.breakdown, row.category): row.disclosure
        for row in (*purposes.itertuples(), *rptka.itertuples())
        if row.area_code == "11.01"
    }
    assert states == {
        ("purpose", "work"): "shown",
        ("purpose", "family"): "band",
        ("purpose", "education"): "masked",
        ("rptka", "not_needed"): "shown",
        ("rptka", "in_force"): "shown",
    }


def test_a_cycle_is_found_where_the_cheapest_way_is_met_again_from_a_dearer_one():
    ages = {"19.03": [0, 5, 5, 5, 3, 1], "19.05": [0, 2, 1, 3, 0, 0], "id?": [2, 39, 69, 67, 24, 5]}
    ages["19"] = [sum(pair) for pair in zip(ages["19.03"], ages["19.05"], strict=True)]
    ages["id"] = [sum(pair) for pair in zip(ages["19"], ages["id?"], strict=True)]
    names = {"measure": "itas_sea_holders", "time": "2022-12-31"}
    rows = [
        {**names, "area_code": code, "breakdown": "age_band", "category": f"{place}", "value": value}
        for code, values in ages.items()
        for place, value in enumerate(values)
        if value
    ]
    totals = [{**names, "area_code": code, "value": sum(ages[code]), "disclosure": "shown"} for code in sorted(ages)]
    protected_parts = protect_parts(pd.DataFrame(rows), pd.DataFrame(totals), Mode("public", 5))
    assert len(protected_parts) == 6 + 5 + 5 + 3
    assert not protected_parts.loc[protected_parts["disclosure"] == "shown", "value"].between(1, 4).any()


@settings(max_examples=100)
@given(people=PEOPLE)
def test_zero_is_told_from_no_data_and_internal_mode_tells_all(people):
    total_rows, part_rows = build_cube(people)
    for protected_cells in protect_cube(total_rows, part_rows, Mode("internal", 5)):
        assert set(protected_cells["disclosure"]) == {"shown"}
    totals, _ = protect_cube(total_rows, part_rows, Mode("meeting", 5))
    assert list(totals["value"]) == list(total_rows["value"])
    assert set(totals.loc[totals["disclosure"] == "band", "value"]) <= {1, 2, 3, 4}


def test_the_announced_28_of_bangka_tengah_stay_and_the_six_districts_do_not_give_each_other_away():
    counts = {"19.04.01": 14, "19.04.02": 5, "19.04.03": 2, "19.04.04": 1}
    rows = [*counts.items(), ("19.04", 22), ("19", 22), ("id", 22)]
    names = {"measure": "itas_land_holders", "time": "2024-06-13", "breakdown": "total", "category": ""}
    totals = pd.DataFrame([{**names, "area_code": code, "value": n} for code, n in rows])
    protected_totals, _ = protect_cube(totals, totals.iloc[:0], Mode("meeting", 5))
    states = dict(zip(protected_totals["area_code"], protected_totals["disclosure"], strict=True))
    assert states == {
        "19.04.01": "shown",
        "19.04.02": "shown",
        "19.04.03": "band",
        "19.04.04": "band",
        "19.04": "shown",
        "19": "shown",
        "id": "shown",
    }


def test_a_single_small_count_takes_the_smallest_other_with_it():
    counts = {"19.04.01": 14, "19.04.02": 5, "19.04.03": 3, "19.04": 22, "19": 22, "id": 22}
    names = {"measure": "itas_land_holders", "time": "2024-06-13", "breakdown": "total", "category": ""}
    totals = pd.DataFrame([{**names, "area_code": code, "value": n} for code, n in counts.items()])
    protected_totals, _ = protect_cube(totals, totals.iloc[:0], Mode("meeting", 5))
    states = dict(zip(protected_totals["area_code"], protected_totals["disclosure"], strict=True))
    assert (states["19.04.01"], states["19.04.02"], states["19.04.03"]) == ("shown", "masked", "band")
