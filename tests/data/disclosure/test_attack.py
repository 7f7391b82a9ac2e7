"""An attacker with an integer-programming solver, all linked tables and all pairs of them learns no small count."""

from itertools import chain, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from data.disclosure import Mode, protect_linked, protect_parts, protect_totals

DISTRICTS = ["11.01.01", "11.01.02", "11.01?", "11.02.01", "11.02.02", "11?", "12.01.01", "12.02.01", "12.02.02", "id?"]
BREAKDOWNS = {"nationality": ["CHN", "JPN", "other"], "sex": ["female", "male"]}
PEOPLE = st.lists(
    st.tuples(st.sampled_from(DISTRICTS), *(st.sampled_from(names) for names in BREAKDOWNS.values())),
    min_size=1,
    max_size=45,
)
PAPERS = {"purpose": ["education", "family", "work"], "rptka": ["in_force", "missing", "not_needed"]}
KINDS = [("work", "in_force"), ("work", "missing"), ("family", "not_needed"), ("education", "not_needed")]
FOREIGNERS = st.lists(st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(KINDS)), min_size=1, max_size=60)


def parent_code(code: str) -> str:
    return code[:-1] if code.endswith("?") else code.rpartition(".")[0] or "id"


def list_ancestry(code: str) -> list[str]:
    """Return an area and all areas above it."""
    return [code] if code == "id" else [code, *list_ancestry(parent_code(code))]


def find_breakdown_area(code: str) -> str:
    """Return the regency of a district, or the unplaced cell itself: the leaf of a breakdown."""
    return parent_code(code) if code.count(".") == 2 or (code.count(".") == 1 and code.endswith("?")) else code


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


class Attacker:
    """Knows the population's structure and all that is shown; asks a solver for worlds in which a count is another one."""

    def __init__(
        self,
        totals: pd.DataFrame,
        parts: pd.DataFrame,
        k: int,
        breakdowns: dict[str, list[str]] = BREAKDOWNS,
        districts: list[str] = DISTRICTS,
    ):
        self.leaves = [code for code in districts if code in set(totals["area_code"])]
        self.rows = sorted({find_breakdown_area(code) for code in self.leaves})
        cells = [("total", code, "") for code in self.leaves]
        for breakdown, categories in breakdowns.items():
            cells += [(breakdown, row, category) for row in self.rows for category in categories]
        self.index_by_cell = {cell: number for number, cell in enumerate(cells)}
        self.k, self.constraints, self.worlds = k, [], []
        for breakdown, row in product(breakdowns, self.rows):  # a breakdown adds up to the total of its row
            equation = self.sum_vector("total", row, "") - sum(
                self.sum_vector(breakdown, row, name) for name in breakdowns[breakdown]
            )
            self.constraints.append((equation, 0, 0))
        listed_cells = set()
        for cell in (*totals.itertuples(), *parts.itertuples()):
            listed_cells.add((cell.area_code, cell.breakdown, cell.category))
            self.add_constraint(self.sum_vector(cell.breakdown, cell.area_code, cell.category), cell)
        shown_areas = totals.loc[
            (totals["disclosure"] == "shown") & ~totals["area_code"].str.endswith("?"), "area_code"
        ]
        for code, breakdown in product(shown_areas, breakdowns):  # what is not listed in a shown table is zero
            if code.count(".") < 2:
                for name in breakdowns[breakdown]:
                    if (code, breakdown, name) not in listed_cells:
                        self.constraints.append((self.sum_vector(breakdown, code, name), 0, 0))

    def sum_vector(self, breakdown: str, code: str, category: str) -> np.ndarray:
        """Return a count as a sum of the unknowns."""
        coefficients = np.zeros(len(self.index_by_cell))
        for kind, leaf, name in self.index_by_cell:
            if (kind, name) == (breakdown, category) and code in list_ancestry(leaf):
                coefficients[self.index_by_cell[kind, leaf, name]] = 1
        return coefficients

    def add_constraint(self, row: np.ndarray, cell) -> None:
        if cell.disclosure == "shown":
            self.constraints.append((row, cell.value, cell.value))
        elif cell.disclosure == "band":
            self.constraints.append((row, 1, self.k - 1))

    def link_rptka_to_purpose(self) -> None:
        """Who needs an RPTKA is who is here for work: in every place, whatever is told of it."""
        for row in self.rows:
            rptka_holders = self.sum_vector("rptka", row, "in_force") + self.sum_vector("rptka", row, "missing")
            self.constraints.append((self.sum_vector("purpose", row, "work") - rptka_holders, 0, 0))

    def is_determined(self, cell) -> bool:
        """Say whether a count follows from what is shown: in no world that agrees with all of it is it another number."""
        objective = self.sum_vector(cell.breakdown, cell.area_code, cell.category)
        extreme_worlds = chain(self.worlds, (self.find_world(sign * objective) for sign in (1, -1)))
        return all(round(objective @ world) == cell.value for world in extreme_worlds)

    def find_world(self, objective: np.ndarray) -> np.ndarray:
        """Return a population that agrees with all that is shown, in which a sum of the unknowns is as small as it can be."""
        rows, low, high = zip(*self.constraints, strict=True)
        solution = milp(
            objective,
            constraints=LinearConstraint(np.array(rows), low, high),
            bounds=Bounds(0, 200),
            integrality=np.ones(len(self.index_by_cell)),
        )
        assert solution.success, "the truth itself must agree with what is shown"
        self.worlds.append(solution.x)
        return solution.x


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
    for cell in (*total_rows.itertuples(), *part_rows.itertuples()):
        if 0 < cell.value < k:
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
