"""A cube of counts with how each is told: as it is, as a band, or not at all.

A cell is (area, breakdown, category) of one measure at one time. Areas nest (district in regency in province in
country); where a count's part has no place, its area is the parent's code with "?" (``19.04?``: of unknown district).
"""

from typing import Literal

import pandas as pd

from data.disclosure.modes import Mode
from data.disclosure.network import STATE_BAND, STATE_MASKED, STATE_SHOWN, Arc, Network

COUNTRY, UNPLACED = "id", "?"
CELL_COLUMNS = ["measure", "time", "area_code", "breakdown", "category"]
Disclosure = Literal["shown", "band", "masked"]
"""How a count is told: as it is, as a band ("1–4"), or not at all."""

STATES: dict[int, Disclosure] = {STATE_SHOWN: "shown", STATE_BAND: "band", STATE_MASKED: "masked"}


def parent(code: str) -> str:
    """Return the area that a cell's count adds up to: ``19.04.01`` and ``19.04?`` to ``19.04``, ``19`` to ``id``."""
    if code.endswith(UNPLACED):
        return code.removesuffix(UNPLACED)
    return code.rpartition(".")[0] or COUNTRY


def primary_state(value: int, mode: Mode) -> int:
    """Return how a count is told by primary suppression alone."""
    return STATE_BAND if 0 < value < mode.k else STATE_SHOWN


class NodeNumbers:
    """Numbers for the nodes of a network, given out as they are asked for."""

    def __init__(self) -> None:
        """Start with none."""
        self._numbers: dict[object, int] = {}

    def __getitem__(self, name: object) -> int:
        """Return the number of a node."""
        return self._numbers.setdefault(name, len(self._numbers))


def protect_totals(rows: pd.DataFrame, mode: Mode) -> pd.DataFrame:
    """Return the totals of one measure at one time with a column ``disclosure``: shown, band or masked.

    ``rows`` have ``measure, time, area_code, breakdown, category, value`` for every level of area. Areas that nest are a
    tree, closed by the world outside. Internally every count is shown.
    """
    if not mode.is_protective or rows.empty:
        return rows.assign(disclosure="shown")
    values = dict(zip(rows["area_code"], rows["value"].astype(int), strict=True))
    inner_areas = {parent(code) for code in values if code != COUNTRY}
    nodes, outer_node = NodeNumbers(), "outside"
    arcs = [
        Arc(
            nodes[code if code in inner_areas else outer_node],
            nodes[outer_node if code == COUNTRY else parent(code)],
            value,
        )
        for code, value in values.items()
    ]
    states = Network(arcs, [primary_state(value, mode) for value in values.values()], mode.k).protect()
    return rows.assign(disclosure=[STATES[state] for state in states])


def protect_parts(rows: pd.DataFrame, totals: pd.DataFrame, mode: Mode) -> pd.DataFrame:
    """Return one breakdown of a table with how its cells are told; ``totals`` is the answer of :func:`protect_totals`.

    ``rows`` are the categories in regencies, provinces, the country, and what has no place in a province or the country,
    zeros left out. An area whose total is not shown tells no part; a zero that has to be hidden is added.
    """
    if not mode.is_protective or rows.empty:
        return rows[~rows["area_code"].str.endswith(UNPLACED)].assign(disclosure="shown")
    return select_visible_cells(protect_cells(rows, totals, mode), totals)


def protect_cells(rows: pd.DataFrame, totals: pd.DataFrame, mode: Mode) -> pd.DataFrame:
    """Return every cell of a breakdown with how it is told, zeros and what has no place among them.

    Where the total of an area is not shown, no part of it is either. A regency's cells leave its own node, whose total is
    known; a category's cells meet in the node of the area above.
    """
    total_states = dict(zip(totals["area_code"], totals["disclosure"], strict=True))
    counted_areas = totals.loc[(totals["value"] > 0) | (totals["disclosure"] == "masked"), "area_code"]
    areas = [
        code for code in counted_areas if code.count(".") < 2 and not (code.count(".") == 1 and code.endswith(UNPLACED))
    ]
    values = {(row.area_code, row.category): int(row.value) for row in rows.itertuples()}
    categories = sorted(set(rows["category"]))
    inner_areas = {parent(code) for code in areas if code != COUNTRY}
    keys = [(code, category) for code in areas for category in categories]
    nodes = NodeNumbers()
    arcs = [build_arc(*key, values.get(key, 0), inner_areas, nodes) for key in keys]
    primary_states = [
        primary_state(cell_arc.value, mode)
        if total_states[code] == "shown" and not code.endswith(UNPLACED)
        else STATE_MASKED
        for (code, _), cell_arc in zip(keys, arcs, strict=True)
    ]
    # Where all people are of one category its counts are the totals, and say no more than these.
    states = Network(arcs, primary_states, mode.k).protect() if len(categories) > 1 else primary_states
    cells = [(*key, cell_arc.value, STATES[state]) for key, cell_arc, state in zip(keys, arcs, states, strict=True)]
    frame = pd.DataFrame(cells, columns=["area_code", "category", "value", "disclosure"])
    constant_columns = {name: rows[name].iloc[0] if len(rows) else "" for name in ("measure", "time", "breakdown")}
    return frame.assign(**constant_columns)[[*CELL_COLUMNS, "value", "disclosure"]]


def select_visible_cells(cells: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Return the cells that a reader sees: of areas whose total is shown, and of the zeros only those that are hidden."""
    shown_areas = totals.loc[
        (totals["disclosure"] == "shown") & ~totals["area_code"].str.endswith(UNPLACED), "area_code"
    ]
    is_visible = cells["area_code"].isin(shown_areas) & ((cells["value"] > 0) | (cells["disclosure"] == "masked"))
    return cells[is_visible].reset_index(drop=True)


def build_arc(code: str, category: str, value: int, inner_areas: set[str], nodes: NodeNumbers) -> Arc:
    """Return the arc of one cell of a breakdown."""
    tail = nodes[code, category] if code in inner_areas else nodes[code]
    return Arc(tail, nodes["whole"] if code == COUNTRY else nodes[parent(code), category], value)
