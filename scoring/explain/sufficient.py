"""The fewest known facts that alone keep a category, whatever all other facts turn out to be.

Every set of facts that could change the category when freed must be touched by the answer;
the smallest set that touches all of them is the answer. Sets are found one by one, until
freeing everything outside the smallest touching set changes nothing any more: exact, and
without trying all subsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from questionnaires.conditions import Facts
from scoring.bounds import is_known
from scoring.engine import possible_categories
from scoring.exact import BudgetSpent, State, counterexample
from scoring.table import RuleTable


def sufficient_facts(facts: Facts, categorie: str, table: RuleTable, budget: int) -> tuple[str, ...] | None:
    """Names of the fewest known facts that keep ``categorie``, in the order of the regelset.

    ``facts`` must have ``categorie`` as its only possible one, under rules without a gap; else ValueError.
    Of several smallest sets, always the same one. None when ``budget`` states per search were not enough.
    """
    known = [name for name in table.domains if name in table.split_order and is_known(facts[name])]

    def without(freed: Iterable[str]) -> State | None:
        unknown = {name: table.domains[name].unknown for name in freed}
        return counterexample({**facts, **unknown}, categorie, table, budget)

    try:
        contrasts = [frozenset({name}) for name in known if without([name]) is not None]
        while True:
            chosen = _smallest_touching(contrasts, known)
            other = without(name for name in known if name not in chosen)
            if other is None:
                return tuple(name for name in known if name in chosen)
            contrast = _difference(facts, other, categorie, table, known)
            if not contrast:
                raise ValueError("the known facts do not settle the category")
            contrasts.append(contrast)
    except BudgetSpent:
        return None


def _difference(
    facts: Facts, other: State, categorie: str, table: RuleTable, known: Sequence[str]
) -> frozenset[str]:
    """Facts that, as they are in ``other``, give another category; as few as one pass of restoring leaves."""
    state = other
    different = set()
    for name in known:
        if state[name] == facts[name]:
            continue
        restored = {**state, name: facts[name]}
        if categorie in possible_categories(restored, table):
            different.add(name)
        else:
            state = restored
    return frozenset(different)


def _smallest_touching(sets: Sequence[frozenset[str]], order: Sequence[str]) -> frozenset[str]:
    """The smallest set that shares a member with each of ``sets``; the earliest in ``order`` when tied."""
    forced = frozenset[str]().union(*(one for one in sets if len(one) == 1))
    open_sets = [one for one in sets if not one & forced]
    size = 0
    while True:
        extra = _touch(open_sets, frozenset(), size, order)
        if extra is not None:
            return forced | extra
        size += 1


def _touch(
    sets: Sequence[frozenset[str]], chosen: frozenset[str], left: int, order: Sequence[str]
) -> frozenset[str] | None:
    untouched = next((one for one in sets if not one & chosen), None)
    if untouched is None:
        return chosen
    if left == 0:
        return None
    for name in order:
        if name in untouched:
            found = _touch(sets, chosen | {name}, left - 1, order)
            if found is not None:
                return found
    return None
