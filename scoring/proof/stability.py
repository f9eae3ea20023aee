"""How easily an outcome changes: one step of one judgement or feit, over all states and a population.

Shares are exact: whole weights, no sampling. Within one cell the values of a fact weigh apart,
because only those beside a limit are one step away from it. It judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from operator import add, mul

from questionnaires.conditions import Possible
from scoring.proof.cells import Axis, CellSpace, exactly
from scoring.proof.favour import fact_steps, judgement_steps
from scoring.proof.logic import Judged, differing
from scoring.proof.model import Shares
from scoring.proof.population import Group, population_of
from scoring.rules import Feit

BATCH = 1 << 16
"""Cells weighed at a time, so that memory does not grow with their number."""


StepsOf = Callable[[Feit], tuple[tuple[Possible, Possible], ...]]
"""The steps of one fact that are tried, each from a value to the next."""


@dataclass(frozen=True, slots=True)
class Part:
    """Cells in which the same values of one fact are one step away from another outcome."""

    cells: int
    moving: frozenset[Possible]
    """Values of which one step gives another outcome."""
    staying: frozenset[Possible]
    """The other values of the same digit."""


@dataclass(frozen=True, slots=True)
class Steps:
    """For one fact, every cell in exactly one part."""

    name: str
    parts: tuple[Part, ...]
    movable: int
    """The cells in which some value is one step away from another outcome."""


def flips_of_all_states(judged: Judged, steps_of: StepsOf = judgement_steps) -> Fraction:
    """The share of all states in which one step of one judgement gives another category.

    With ``fact_steps`` one step of one feit with a declared order.
    """
    everyone = Group(1, {name: dict.fromkeys(axis.digits, 1) for name, axis in judged.space.axes.items()})
    return _share(judged.space, (everyone,), _steps(judged, _categories(judged), steps_of), 1)


def shares(judged: Judged) -> Shares | None:
    """How much of the reference population flips and is a close call; None when there is no population."""
    population = population_of(judged.regelset)
    if population is None:
        return None
    afstanden = (*judged.per_afstand.values(), judged.outcomes.without)
    return Shares(
        per_categorie=tuple(
            (categorie, _weight_of(judged.space, population, cells))
            for categorie, cells in judged.outcomes.per_categorie.items()
        ),
        flips=_share(judged.space, population, _steps(judged, _categories(judged), judgement_steps), 1),
        flips_feiten=_share(judged.space, population, _steps(judged, _categories(judged), fact_steps), 1),
        randgeval=_share(
            judged.space,
            population,
            _steps(judged, afstanden, judgement_steps),
            judged.regelset.randgeval.drempel,
        ),
    )


def _categories(judged: Judged) -> tuple[int, ...]:
    return (*judged.outcomes.per_categorie.values(), judged.outcomes.without)


def _steps(judged: Judged, outcomes: tuple[int, ...], steps_of: StepsOf) -> tuple[Steps, ...]:
    """Per fact which values move to another of ``outcomes``, which holds every cell exactly once."""
    return tuple(_steps_of(judged, axis, outcomes, steps_of) for axis in judged.space.axes.values())


def _steps_of(judged: Judged, axis: Axis, outcomes: tuple[int, ...], steps_of: StepsOf) -> Steps:
    towards: dict[int, dict[int, set[Possible]]] = {}
    for old, new in steps_of(judged.regelset.per_feit[axis.name]):
        here, there = axis.digits[old], axis.digits[new]
        if here != there:
            towards.setdefault(here, {}).setdefault(there, set()).add(old)
    parts: list[Part] = []
    movable = 0
    for digit, group in enumerate(axis.groups):
        split: dict[frozenset[Possible], int] = {frozenset(): axis.masks[digit]}
        for target, values in towards.get(digit, {}).items():
            moves = differing(judged.space, outcomes, axis.name, digit, target)
            movable |= moves
            finer: dict[frozenset[Possible], int] = {}
            for moving, cells in split.items():
                for found, some in ((moving, cells & ~moves), (moving | values, cells & moves)):
                    if some:
                        finer[found] = finer.get(found, 0) | some
            split = finer
        parts += [Part(cells, moving, frozenset(group) - moving) for moving, cells in split.items()]
    return Steps(axis.name, tuple(parts), movable)


def _share(space: CellSpace, population: Sequence[Group], steps: Sequence[Steps], times: int) -> Fraction:
    """The share in which at least ``times`` facts are one step away from another outcome."""
    counted = exactly(space.everything, [of_fact.movable for of_fact in steps])
    enough = 0
    for cells in counted[times:]:
        enough |= cells
    if not enough:
        return Fraction(0)
    selected = space.members(enough)
    codes = [_codes(space, of_fact.parts, selected) for of_fact in steps]
    found = Fraction(0)
    for group in population:
        weights = [_weights(of_fact, group) for of_fact in steps]
        hits = sum(
            _at_least(times, weights, [of_fact[start : start + BATCH] for of_fact in codes])
            for start in range(0, enough.bit_count(), BATCH)
        )
        found += Fraction(group.share * hits, group.total)
    return found / sum(group.share for group in population)


def _weights(of_fact: Steps, group: Group) -> tuple[list[int], list[int]]:
    """Per part the weight of the values that move and of those that stay."""
    weight = group.weights[of_fact.name]
    return (
        [sum(weight.get(value, 0) for value in part.moving) for part in of_fact.parts],
        [sum(weight.get(value, 0) for value in part.staying) for part in of_fact.parts],
    )


def _at_least(
    times: int, weights: Sequence[tuple[list[int], list[int]]], codes: Sequence[Sequence[int]]
) -> int:
    """The weight of some cells together, of the states in which at least ``times`` facts move."""
    size = len(codes[0])
    whole = [1] * size
    fewer = [[1] * size, *([0] * size for _ in range(times - 1))]
    for (moving, staying), of_fact in zip(weights, codes, strict=True):
        both = list(map(add, moving, staying))
        whole = list(map(mul, whole, map(both.__getitem__, of_fact)))
        stay = [staying[code] for code in of_fact]
        if times > 1 and any(moving):
            move = [moving[code] for code in of_fact]
            for number in range(times - 1, 0, -1):
                fewer[number] = list(
                    map(add, map(mul, fewer[number], stay), map(mul, fewer[number - 1], move))
                )
            fewer[0] = list(map(mul, fewer[0], stay))
        else:
            fewer = [list(map(mul, some, stay)) for some in fewer]
    return sum(whole) - sum(map(sum, fewer))


def _codes(space: CellSpace, parts: Sequence[Part], selected: bytes) -> Sequence[int]:
    """For each selected cell the number of its part."""
    low = high = 0
    for number, part in enumerate(parts):
        members = int.from_bytes(space.members(part.cells), "little")
        low |= members * (number & 255)
        high |= members * (number >> 8)
    below = bytes(compress(low.to_bytes(space.size, "little"), selected))
    if not high:
        return below
    above = compress(high.to_bytes(space.size, "little"), selected)
    return [one | other << 8 for one, other in zip(below, above, strict=True)]


def _weight_of(space: CellSpace, population: Iterable[Group], cells: int) -> Fraction:
    """The share of the population that is in a set of cells."""
    found = Fraction(0)
    total = 0
    members = space.members(cells)
    for group in population:
        left: Sequence[int] = members
        for axis in space.axes.values():
            weight = group.weights[axis.name]
            size = len(axis.groups)
            folded = [0] * (len(left) // size)
            for digit, of_digit in enumerate(axis.groups):
                factor = sum(weight.get(value, 0) for value in of_digit)
                if factor:
                    folded = [
                        before + factor * one for before, one in zip(folded, left[digit::size], strict=True)
                    ]
            left = folded
        found += Fraction(group.share * left[0], group.total)
        total += group.share
    return found / total
