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

SHOWN, BAND, MASKED = 0, 1, 2
"""How a count is told: as it is, as "1 to k-1", or not at all."""

MASKED_ZERO = 20
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
        nodes = max((max(arc.tail, arc.head) for arc in arcs), default=-1) + 1
        self.at: list[list[int]] = [[] for _ in range(nodes)]
        for number, arc in enumerate(arcs):
            self.at[arc.tail].append(number)
            self.at[arc.head].append(number)

    def protect(self) -> list[int]:
        """Return how each arc is told once every small count is safe; shown counts are masked, never the reverse."""
        small = [number for number, arc in enumerate(self.arcs) if 0 < arc.value < self.k]
        for number in sorted(small, key=lambda one: (self.arcs[one].value, one)):
            for masked in self.cheapest_cycle(number):
                self.states[masked] = MASKED
        return self.states

    def is_safe(self, number: int) -> bool:
        """Say whether a cycle of counts through an arc can already change unseen."""
        return not self.cheapest_cycle(number)

    def cheapest_cycle(self, number: int) -> list[int]:
        """Return the arcs to mask so that an arc lies on a cycle that can change unseen; none if it lies on one now."""
        found = None
        for step in (1, -1):
            own = self.cost(number, step)
            rest = None if own is None else self.way(number, step)
            if rest is not None and (found is None or own + rest[0] < found[0]):
                found = own + rest[0], [number] * (own > 0) + rest[1]
            if found and not found[0]:
                return []
        if found is None:
            raise ValueError(
                f"No cycle leads through the arc {number}, {self.arcs[number]}: wanted is a node that all totals reach."
            )
        return found[1]

    def cost(self, number: int, step: int) -> int | None:
        """Return what it costs that an arc may change by ``step`` (1 or -1) unseen: 0 if it may, None if it never can."""
        value, state = self.arcs[number].value, self.states[number]
        after = value + step
        if after < 0:
            return None
        if state == MASKED or (state == BAND and 0 < after < self.k):
            return 0
        return value if value >= self.k else self.k if value else MASKED_ZERO * self.k

    def way(self, number: int, step: int) -> tuple[int, list[int]] | None:
        """Return the cheapest way that closes a cycle with an arc's ``step``, as its cost and the arcs to mask (Dijkstra).

        It is looked for from the end of the arc that has fewer neighbours, against its direction where need be.
        """
        arc = self.arcs[number]
        from_head = len(self.at[arc.head]) <= len(self.at[arc.tail])
        begin, end = (arc.head, arc.tail) if from_head else (arc.tail, arc.head)
        along = step if from_head else -step
        best, done = {begin: 0}, set()
        came: dict[int, tuple[int, int, int]] = {}
        queue = [(0, begin)]
        while queue:
            reached, node = heapq.heappop(queue)
            if node == end:
                return reached, masked(came, begin, end)
            if node in done:
                continue
            done.add(node)
            for other, beside, cost in self._beside(node, along, number):
                if other not in best or reached + cost < best[other]:
                    best[other] = reached + cost
                    came[other] = (node, beside, cost)
                    heapq.heappush(queue, (reached + cost, other))
        return None

    def _beside(self, node: int, along: int, without: int) -> Iterator[tuple[int, int, int]]:
        """Yield the nodes next to one, each with the arc that leads there and what it costs to go along it unseen."""
        for number in self.at[node]:
            arc = self.arcs[number]
            step, other = (along, arc.head) if arc.tail == node else (-along, arc.tail)
            cost = None if number == without else self.cost(number, step)
            if cost is not None:
                yield other, number, cost


def masked(came: dict[int, tuple[int, int, int]], begin: int, end: int) -> list[int]:
    """Return the arcs of a way that cost something."""
    found = []
    while end != begin:
        end, number, cost = came[end]
        if cost:
            found.append(number)
    return found
