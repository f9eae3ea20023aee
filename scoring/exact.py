"""Exact answers over everything that unknown facts may turn out to be.

Intervals are quick and never too narrow, but can be too wide. Here a state is split on
its unknown facts until intervals decide, so every answer holds for every completion.
A search has a budget of judged states and says so when it is spent; it never guesses.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from questionnaires.conditions import Facts, Possible, with_derived
from scoring.bounds import is_known
from scoring.engine import possible_categories
from scoring.table import RuleRow, RuleTable

State = dict[str, Possible]
"""Fact name to what it may still be, for every declared fact."""

Judgement = Callable[[State], bool | None]
"""True: this state is what is sought. False: nothing below it is. None: split it further."""

PROOF_BUDGET = 200_000
"""For proofs when a regelset is loaded or tested; far above what a real regelset needs."""


class BudgetSpent(Exception):
    """The search would take longer than the caller allowed; nothing was concluded."""


def find(start: Facts, table: RuleTable, judge: Judgement, budget: int) -> State | None:
    """The first state within ``start`` that ``judge`` accepts, or None when there is none.

    Raises BudgetSpent when ``budget`` states did not settle it.
    """
    waiting: list[State] = [dict(start)]
    while waiting:
        if budget <= 0:
            raise BudgetSpent
        budget -= 1
        state = waiting.pop()
        verdict = judge(state)
        if verdict:
            return state
        if verdict is None:
            name = next(name for name in table.split_order if not is_known(state[name]))
            waiting.extend({**state, name: value} for value in table.alternatives(name, state[name])[::-1])
    return None


def exact_categories(facts: Facts, table: RuleTable, budget: int) -> frozenset[str] | None:
    """Exactly the categories that some completion of ``facts`` gets; None when the budget is spent."""
    found: set[str] = set()

    def collect(state: State) -> bool | None:
        mogelijk = possible_categories(state, table)
        if len(mogelijk) == 1:
            found.update(mogelijk)
        return False if found.issuperset(mogelijk) else None

    try:
        find(facts, table, collect, budget)
    except BudgetSpent:
        return None
    return frozenset(found)


def counterexample(facts: Facts, categorie: str, table: RuleTable, budget: int) -> State | None:
    """A state within ``facts`` of which the category surely is another one, or None when there is none.

    Raises BudgetSpent.
    """

    def differs(state: State) -> bool | None:
        mogelijk = possible_categories(state, table)
        if categorie not in mogelijk:
            return True
        return False if len(mogelijk) == 1 else None

    return find(facts, table, differs, budget)


def find_gap(table: RuleTable, budget: int = PROOF_BUDGET) -> State | None:
    """A state in which no rule holds, or None when every complete state gets a category."""

    def no_rule(state: State) -> bool | None:
        facts = with_derived(state, table.tables)
        verdicts = [rule.row.on(facts) for rule in table.rows]
        if any(verdict.surely for verdict in verdicts):
            return False
        return None if any(verdict.possibly for verdict in verdicts) else True

    return find(table.unknown, table, no_rule, budget)


def find_conflict(table: RuleTable, budget: int = PROOF_BUDGET) -> tuple[RuleRow, RuleRow] | None:
    """Two rules of equal priority and different category that hold together in some state, or None."""
    for rank in table.ranks:
        for (_, some), (_, others) in combinations(rank, 2):
            for one in some:
                for other in others:
                    if _hold_together(one, other, table, budget):
                        return one, other
    return None


def _hold_together(one: RuleRow, other: RuleRow, table: RuleTable, budget: int) -> bool:
    def both(state: State) -> bool | None:
        facts = with_derived(state, table.tables)
        first = one.row.on(facts)
        second = other.row.on(facts)
        if first.surely and second.surely:
            return True
        return None if first.possibly and second.possibly else False

    return find(table.unknown, table, both, budget) is not None
