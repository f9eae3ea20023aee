"""What would change an outcome: steps someone can work on, and how close the call is.

Only facts the regelset declares ``veranderbaar`` move, and only for the better. Every
change is scored again; when there is none, there is none.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from questionnaires.answers import HOOGSTE_NIVEAU, LAAGSTE_NIVEAU, Belemmert
from questionnaires.conditions import Bounds, Facts, LeftOut, Options, Possible
from scoring.bounds import is_known
from scoring.engine import possible_categories
from scoring.input import BELEMMERT, NIVEAU

if TYPE_CHECKING:
    from scoring.rules import Regelset

MOST_STEPS = 3
"""More than three things at once is not a way forward for anybody."""

HINDERS = Options(frozenset({Belemmert.JA.value}))
HINDERS_NOT = Options(frozenset({Belemmert.NEE.value}))

Change = tuple[tuple[str, Possible], ...]
"""Facts and the values they would get."""


def changes(facts: Facts, categorie: str, regelset: Regelset) -> tuple[tuple[Change, str], ...]:
    """The changes of at most three facts that give another category no farther from work.

    Shortest first, and none that holds another one within it.
    """
    table = regelset.table
    afstand = regelset.per_categorie[categorie].afstand
    steps = [(name, value) for name in table.domains for value in _better(name, facts[name], regelset)]
    found: list[tuple[Change, str]] = []
    for size in range(1, MOST_STEPS + 1):
        for change in combinations(steps, size):
            if len({name for name, _ in change}) < size:
                continue
            if any(set(shorter) <= set(change) for shorter, _ in found):
                continue
            mogelijk = possible_categories({**facts, **dict(change)}, table)
            if len(mogelijk) == 1 and mogelijk[0] != categorie:
                other = mogelijk[0]
                if regelset.per_categorie[other].afstand <= afstand:
                    found.append((change, other))
    return tuple(found)


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


def _better(name: str, value: Possible, regelset: Regelset) -> tuple[Possible, ...]:
    """The values a fact could be worked towards, one for each group the rules can tell apart."""
    table = regelset.table
    if not regelset.per_feit[name].veranderbaar or name not in table.split_order:
        return ()
    if not is_known(value) or isinstance(value, LeftOut):
        return ()
    if name.startswith(BELEMMERT):
        return (HINDERS_NOT,) if value == HINDERS else ()
    here = table.cells[name][value]
    wanted = (
        other
        for other in table.domains[name].values()
        if not isinstance(other, LeftOut) and table.cells[name][other] != here
    )
    if name.startswith(NIVEAU) and isinstance(value, Bounds):
        wanted = (other for other in wanted if isinstance(other, Bounds) and other.lo > value.lo)
    groups: dict[Possible, Possible] = {}
    for other in wanted:
        groups.setdefault(table.cells[name][other], other)
    return tuple(groups.values())


def _one_step(name: str, value: Possible) -> tuple[Possible, ...]:
    if name.startswith(BELEMMERT) and value in (HINDERS, HINDERS_NOT):
        return (HINDERS if value == HINDERS_NOT else HINDERS_NOT,)
    if name.startswith(NIVEAU) and isinstance(value, Bounds) and is_known(value):
        near = (value.lo - 1, value.lo + 1)
        return tuple(Bounds(n, n) for n in near if LAAGSTE_NIVEAU <= n <= HOOGSTE_NIVEAU)
    return ()
