"""An attacker who knows all that is shown, and asks an integer-programming solver what follows from it."""

from itertools import chain, product

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp

DISTRICTS = ["11.01.01", "11.01.02", "11.01?", "11.02.01", "11.02.02", "11?", "12.01.01", "12.02.01", "12.02.02", "id?"]
BREAKDOWNS = {"nationality": ["CHN", "JPN", "other"], "sex": ["female", "male"]}


def parent_code(code: str) -> str:
    """Return the code of the area right above an area, or above the cell of its people without a district ("19.04?")."""
    return code[:-1] if code.endswith("?") else code.rpartition(".")[0] or "id"


def list_ancestry(code: str) -> list[str]:
    """Return an area and all areas above it."""
    return [code] if code == "id" else [code, *list_ancestry(parent_code(code))]


def find_breakdown_area(code: str) -> str:
    """Return the regency of a district, or the unplaced cell itself: the leaf of a breakdown."""
    return parent_code(code) if code.count(".") == 2 or (code.count(".") == 1 and code.endswith("?")) else code


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
