"""What would change an outcome: steps someone can work on, and how close the call is.

Only facts the regelset declares ``veranderbaar`` move, only for the better, and health, family and age
never do, whatever a file declares. Every change is scored again; when there is none, there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU, Belemmert
from questionnaires.conditions import Bounds, Facts, Options, Possible
from scoring.bounds import is_known
from scoring.engine import possible_categories
from scoring.input import BELEMMERT, NIVEAU
from scoring.proof.favour import comparable
from scoring.rules import NOOIT_VERANDERBAAR

if TYPE_CHECKING:
    from scoring.rules import Regelset

MOST_STEPS = 3
"""More than three things at once is not a way forward for anybody."""

ENOUGH_WAYS = 5
"""Once so many ways are found, longer ones are not looked for."""

HINDERS = Options(frozenset({Belemmert.JA.value}))
HINDERS_NOT = Options(frozenset({Belemmert.NEE.value}))


@dataclass(frozen=True, slots=True)
class Change:
    """Facts that would be more favourable, and the category that surely goes with it."""

    steps: tuple[tuple[str, Possible], ...]
    """Each fact with what it would become: any of these values gives the category."""
    categorie: str

    @property
    def names(self) -> frozenset[str]:
        """The facts that change."""
        return frozenset(name for name, _ in self.steps)


def changes(facts: Facts, categorie: str, regelset: Regelset) -> tuple[Change, ...]:
    """The changes of at most three facts that give another category no farther from work.

    Shortest first. Per category every set of facts is named once, with the smallest steps, and none that
    holds a smaller set for the same category within it.
    """
    better = {
        name: runs for name in regelset.table.split_order if (runs := _better(name, facts[name], regelset))
    }
    names = [name for name in regelset.table.domains if name in better]
    wanted = _reached(facts, names, categorie, better, regelset)
    found: list[Change] = []
    for size in range(1, MOST_STEPS + 1):
        if not wanted or len(found) >= ENOUGH_WAYS:
            break
        for chosen in combinations(names, size):
            sought = wanted & _reached(facts, chosen, categorie, better, regelset)
            sought -= {shorter.categorie for shorter in found if shorter.names <= set(chosen)}
            if sought:
                found += _of_these(facts, chosen, sought, better, regelset)
    return tuple(found)


Runs = tuple[Possible, ...]
"""The values a fact could be worked towards, in runs that no rule can tell apart, the nearest first."""


def _reached(
    facts: Facts,
    names: Sequence[str],
    categorie: str,
    better: Mapping[str, Runs],
    regelset: Regelset,
) -> set[str]:
    """Categories that may come of it when these facts get better, and are no farther from work."""
    afstand = regelset.per_categorie[categorie].afstand
    widened = {name: _together((facts[name], *better[name])) for name in names}
    return {
        other
        for other in possible_categories({**facts, **widened}, regelset.table)
        if other != categorie and regelset.per_categorie[other].afstand <= afstand
    }


def _of_these(
    facts: Facts, names: tuple[str, ...], sought: set[str], better: Mapping[str, Runs], regelset: Regelset
) -> list[Change]:
    """Per category that is sought the smallest steps of exactly these facts."""
    found: dict[str, Change] = {}
    places = product(*(range(len(better[name])) for name in names))
    for place in sorted(places, key=sum):
        steps = {name: better[name][number] for name, number in zip(names, place, strict=True)}
        mogelijk = possible_categories({**facts, **steps}, regelset.table)
        if len(mogelijk) == 1 and mogelijk[0] in sought - found.keys():
            whole = _as_far_as_it_goes(facts, steps, mogelijk[0], better, regelset)
            found[mogelijk[0]] = Change(tuple(whole.items()), mogelijk[0])
    return list(found.values())


def _as_far_as_it_goes(
    facts: Facts, steps: dict[str, Possible], categorie: str, better: Mapping[str, Runs], regelset: Regelset
) -> dict[str, Possible]:
    """The same steps, with the better values added that give the category just as surely."""
    whole = dict(steps)
    for name, step in steps.items():
        for run in better[name][better[name].index(step) + 1 :]:
            farther = {**whole, name: _together((whole[name], run))}
            if possible_categories({**facts, **farther}, regelset.table) != (categorie,):
                break
            whole = farther
    return whole


def _together(values: tuple[Possible, ...]) -> Possible:
    """One fact that may be any of these."""
    numbers = [value for value in values if isinstance(value, Bounds)]
    if numbers:
        return Bounds(min(value.lo for value in numbers), max(value.hi for value in numbers))
    chosen = (value.values for value in values if isinstance(value, Options))
    return Options(frozenset[str]().union(*chosen))


def close_calls(facts: Facts, categorie: str, regelset: Regelset) -> tuple[str, ...]:
    """The judgements of which one step, up or down, would change the afstand."""
    table = regelset.table
    afstand = regelset.per_categorie[categorie].afstand
    return tuple(
        name
        for name in table.domains
        if name in table.split_order
        and any(
            regelset.per_categorie[other].afstand != afstand
            for value in _one_step(name, facts[name])
            for other in possible_categories({**facts, name: value}, table)
        )
    )


def _better(name: str, value: Possible, regelset: Regelset) -> Runs:
    """The runs of more favourable values of a fact that may move; empty for one that may not."""
    feit = regelset.per_feit[name]
    if not feit.veranderbaar or name.partition(".")[2] in NOOIT_VERANDERBAAR or not is_known(value):
        return ()
    ordered = comparable(feit)
    if value not in ordered:
        return ()
    cells = regelset.table.cells[name]
    upwards = ordered[: ordered.index(value)][::-1]
    runs: list[list[Possible]] = []
    here = cells[value]
    for other in upwards:
        if cells[other] != here:
            runs.append([other])
        elif runs:
            runs[-1].append(other)
        here = cells[other]
    return tuple(_together(tuple(run)) for run in runs)


def _one_step(name: str, value: Possible) -> tuple[Possible, ...]:
    if name.startswith(BELEMMERT) and value in (HINDERS, HINDERS_NOT):
        return (HINDERS if value == HINDERS_NOT else HINDERS_NOT,)
    if name.startswith(NIVEAU) and isinstance(value, Bounds) and is_known(value):
        near = (value.lo - 1, value.lo + 1)
        return tuple(Bounds(n, n) for n in near if LAAGSTE_NIVEAU <= n <= HOOGSTE_NIVEAU)
    return ()
