"""Complementary suppression in a network of counts: what else is hidden so that no small count follows from the rest.

A table of counts whose parts add up to totals is a flow: every count is an arc, every sum a node where as much goes in as
comes out (D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17, 1988; J. P. Kelly,
B. L. Golden, A. A. Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22, 1992).
A reader knows a shown count, of a band that it is 1 to k-1, and of a masked count nothing. A small count is safe if the
counts around some cycle through it could all be one more or one less without a reader seeing a difference: then at
least two tables agree with all that is shown, and they differ in that count. Where there is no such cycle, the cheapest
one is masked.
"""

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

STATE_SHOWN, STATE_BAND, STATE_MASKED = 0, 1, 2
"""How a count is told: as it is, as "1 to k-1", or not at all."""

MASKED_ZERO_COST = 20
"""What masking a zero costs, in units of k: it is done only where nothing else helps."""


class Arc(NamedTuple):
    """One count: it goes out of node ``tail`` and into node ``head``; both are numbers from 0."""

    tail: int
    head: int
    value: int


class Network:
    """Counts as arcs with what a reader knows of each; :meth:`protect` masks until every small count is safe."""

    def __init__(self, arcs: Sequence[Arc], states: Sequence[int], k: int):
        """Take the arcs, how each is told before complementary suppression, and the threshold ``k`` (3 or more)."""
        if k < 3:
            raise ValueError(f"The threshold k was {k}; wanted is 3 or more: a band of one number hides nothing.")
        self.arcs, self.k = arcs, k
        self.states = list(states)
        node_count = max((max(arc.tail, arc.head) for arc in arcs), default=-1) + 1
        self.arcs_by_node: list[list[int]] = [[] for _ in range(node_count)]
        for number, arc in enumerate(arcs):
            self.arcs_by_node[arc.tail].append(number)
            self.arcs_by_node[arc.head].append(number)

    def protect(self) -> list[int]:
        """Return how each arc is told once every small count is safe; shown counts are masked, never the reverse."""
        small_arcs = [number for number, arc in enumerate(self.arcs) if 0 < arc.value < self.k]
        for number in sorted(small_arcs, key=lambda arc_number: (self.arcs[arc_number].value, arc_number)):
            for cycle_arc in self.find_cheapest_cycle(number):
                self.states[cycle_arc] = STATE_MASKED
        return self.states

    def is_safe(self, number: int) -> bool:
        """Say whether a cycle of counts through an arc can already change unseen."""
        return not self.find_cheapest_cycle(number)

    def find_cheapest_cycle(self, number: int) -> list[int]:
        """Return the arcs to mask so that an arc lies on a cycle that can change unseen; none if it lies on one now."""
        best_cycle: tuple[int, list[int]] | None = None
        for step in (1, -1):
            own_cost = self.cost(number, step)
            path = self.find_cheapest_path(number, step) if own_cost is not None else None
            if own_cost is None or path is None:
                continue
            if best_cycle is None or own_cost + path[0] < best_cycle[0]:
                best_cycle = own_cost + path[0], [number] * (own_cost > 0) + path[1]
            if not best_cycle[0]:
                return []
        if best_cycle is None:
            raise ValueError(
                f"No cycle leads through the arc {number}, {self.arcs[number]}: wanted is a node that all totals reach."
            )
        return best_cycle[1]

    def cost(self, number: int, step: int) -> int | None:
        """Return what it costs that an arc may change by ``step`` (1 or -1) unseen: 0 if it may, None if it never can."""
        value, state = self.arcs[number].value, self.states[number]
        new_value = value + step
        if new_value < 0:
            return None
        if state == STATE_MASKED or (state == STATE_BAND and 0 < new_value < self.k):
            return 0
        return value if value >= self.k else self.k if value else MASKED_ZERO_COST * self.k

    def find_cheapest_path(self, number: int, step: int) -> tuple[int, list[int]] | None:
        """Return the cheapest way that closes a cycle with an arc's ``step``, as its cost and the arcs to mask (Dijkstra).

        It is looked for from the end of the arc that has fewer neighbours, against its direction where need be.
        """
        arc = self.arcs[number]
        is_from_head = len(self.arcs_by_node[arc.head]) <= len(self.arcs_by_node[arc.tail])
        start, end = (arc.head, arc.tail) if is_from_head else (arc.tail, arc.head)
        direction = step if is_from_head else -step
        costs: dict[int, int] = {start: 0}
        visited_nodes: set[int] = set()
        predecessors: dict[int, tuple[int, int, int]] = {}
        queue = [(0, start)]
        while queue:
            node_cost, node = heapq.heappop(queue)
            if node == end:
                return node_cost, list_masked_arcs(predecessors, start, end)
            if node in visited_nodes:
                continue
            visited_nodes.add(node)
            for neighbour, arc_number, cost in self._list_neighbours(node, direction, number):
                if neighbour not in costs or node_cost + cost < costs[neighbour]:
                    costs[neighbour] = node_cost + cost
                    predecessors[neighbour] = (node, arc_number, cost)
                    heapq.heappush(queue, (node_cost + cost, neighbour))
        return None

    def _list_neighbours(self, node: int, direction: int, excluded_arc: int) -> Iterator[tuple[int, int, int]]:
        """Yield the nodes next to one, each with the arc that leads there and what it costs to go along it unseen."""
        for number in self.arcs_by_node[node]:
            arc = self.arcs[number]
            step, neighbour = (direction, arc.head) if arc.tail == node else (-direction, arc.tail)
            cost = None if number == excluded_arc else self.cost(number, step)
            if cost is not None:
                yield neighbour, number, cost


def list_masked_arcs(predecessors: dict[int, tuple[int, int, int]], start: int, end: int) -> list[int]:
    """Return the arcs of a way that cost something."""
    arcs = []
    while end != start:
        end, number, cost = predecessors[end]
        if cost:
            arcs.append(number)
    return arcs
