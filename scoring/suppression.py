"""Which counts must stay hidden so that no small one can be worked out from those that are shown.

Counts are flows through a network: what comes into a node also goes out of it, so a shown total is
an equation in the hidden counts. Owns the choice of what is hidden besides the small counts, and the
exact judgement whether a hidden count can still be more than one number. It must never guess: a
count is hidden well only when another whole solution of all equations is there.

A reader is taken to know every shown number, every equation, and that what is hidden is at least 1,
because each 0 is shown.
"""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

DREMPEL = 10
"""Counts from 1 up to but not including this are small."""

Node = Hashable


@dataclass(frozen=True, slots=True)
class Edge:
    """One count: so many go from one node to another."""

    start: Node
    """Where they come from."""
    end: Node
    """Where they go to."""
    flow: int
    """How many, at least 1."""
    weight: int = 1
    """How much more a reader misses it than another count of the same size."""


def hidden_edges(edges: Sequence[Edge], drempel: int = DREMPEL) -> frozenset[int] | None:
    """Which of ``edges`` (by index) to hide; None when nothing but hiding all can protect the small ones.

    What comes into a node goes out of it, except where all begins and where all ends: there the sum is known.
    Hides every flow under ``drempel``, and for each hidden flow that could still be worked out the ring of
    edges whose shown counts, by their weight, are smallest together. Between equals the order of ``edges``
    decides.
    """
    numbers: dict[Node, int] = {}
    edges = [
        Edge(
            numbers.setdefault(edge.start, len(numbers)),
            numbers.setdefault(edge.end, len(numbers)),
            edge.flow,
            edge.weight,
        )
        for edge in edges
    ]
    steps = _steps(edges)
    hidden = {number for number, edge in enumerate(edges) if edge.flow < drempel}
    can_differ: set[int] = set()
    for number in sorted(hidden):
        if number in can_differ:
            continue
        ring = _cheapest_ring(edges, steps, hidden, number)
        if ring is None:
            return None
        # Every edge of a ring can differ, and keeps doing so when more is hidden.
        can_differ |= ring
        hidden |= ring
    return frozenset(hidden)


@dataclass(frozen=True, slots=True)
class _Step:
    """One more along an edge, or one fewer, which leads a unit to the other end."""

    edge: int
    target: Node


def _steps(edges: Sequence[Edge]) -> dict[Node, list[_Step]]:
    """From each node, the ways one unit can be led; one fewer leaves at least 1."""
    found: dict[Node, list[_Step]] = {}
    for number, edge in enumerate(edges):
        found.setdefault(edge.start, []).append(_Step(number, edge.end))
        if edge.flow > 1:
            found.setdefault(edge.end, []).append(_Step(number, edge.start))
    return found


def _cheapest_ring(
    edges: Sequence[Edge], steps: dict[Node, list[_Step]], hidden: set[int], number: int
) -> set[int] | None:
    """The edges of the ring through ``number`` that costs the fewest shown counts; None without a ring.

    A ring of hidden edges costs nothing: one unit led around it gives another solution of every
    equation. The equations are those of a network, so the flows an edge can have are whole numbers
    in a row without a gap: where there is no ring, only one is possible.
    """
    edge = edges[number]
    ways = [(edge.end, edge.start)] + ([(edge.start, edge.end)] if edge.flow > 1 else [])
    cheapest: _Path | None = None
    for begin, end in ways:
        found = _cheapest_path(edges, steps, hidden, number, begin, end)
        if found is not None and (cheapest is None or found.cost < cheapest.cost):
            cheapest = found
        if cheapest is not None and not cheapest.cost:
            break
    return None if cheapest is None else {*cheapest.edges, number}


@dataclass(frozen=True, slots=True)
class _Path:
    """A way from one node to another."""

    cost: int
    """The sum of the shown counts on it, by their weight."""
    edges: tuple[int, ...]


def _cheapest_path(
    edges: Sequence[Edge],
    steps: dict[Node, list[_Step]],
    hidden: set[int],
    without: int,
    begin: Node,
    end: Node,
) -> _Path | None:
    """The cheapest path that does not use the edge ``without``, the shortest of those; None without one."""
    best: dict[Node, tuple[int, int]] = {begin: (0, 0)}
    came: dict[Node, tuple[Node, int]] = {}
    done: set[Node] = set()
    # The serial number decides between equals, so a node is never compared.
    waiting: list[tuple[int, int, int, Node]] = [(0, 0, 0, begin)]
    serial = 0
    while waiting:
        cost, length, _, node = heapq.heappop(waiting)
        if node == end:
            return _Path(cost, tuple(_walked_back(came, begin, end)))
        if node in done:
            continue
        done.add(node)
        for step in steps.get(node, ()):
            if step.target in done or step.edge == without:
                continue
            reached = (
                cost + (0 if step.edge in hidden else edges[step.edge].flow * edges[step.edge].weight),
                length + 1,
            )
            if step.target not in best or reached < best[step.target]:
                best[step.target], came[step.target] = reached, (node, step.edge)
                serial += 1
                heapq.heappush(waiting, (*reached, serial, step.target))
    return None


def _walked_back(came: dict[Node, tuple[Node, int]], begin: Node, end: Node) -> Iterator[int]:
    node = end
    while node != begin:
        node, edge = came[node]
        yield edge
