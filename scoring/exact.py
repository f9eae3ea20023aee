"""Exact answers over everything that unknown facts may turn out to be.

Intervals are quick and never too narrow, but can be too wide. Here a state is split on
its unknown facts until intervals decide, so every answer holds for every completion.
A search has a budget of judged states and says so when it is spent; it never guesses.
"""

from __future__ import annotations

from collections.abc import Callable

from questionnaires.conditions import Facts, Possible
from scoring.bounds import is_known
from scoring.engine import possible_categories
from scoring.table import RuleTable

State = dict[str, Possible]
"""Fact name to what it may still be, for every declared fact."""

Judgement = Callable[[State], bool | None]
"""True: this state is what is sought. False: nothing below it is. None: split it further."""


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
