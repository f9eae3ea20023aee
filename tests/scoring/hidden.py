"""Hiding answers of complete records at random, to see what a regelset then still says."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from scoring.engine import possible_categories
from scoring.input import ScoringInput
from scoring.table import RuleTable


class HiddenAnswers(NamedTuple):
    """What came out for one kind of mistake each; every one of them must stay 0."""

    wrong: int
    """One category was advised, and it was not the true one."""
    truth_lost: int
    """The true category was not among the possible ones."""
    enlarged: int
    """Answering one of the hidden questions made another category possible."""
    settled: int
    """Not a mistake: how many still got one category."""


def with_answers_hidden(
    records: Iterable[tuple[ScoringInput, str]], table: RuleTable, seed: int
) -> HiddenAnswers:
    """Hide each fact of each record with a chance that differs per record, then answer one of them.

    ``records`` holds complete inputs with their true category.
    """
    random = Random(seed)
    unknown = table.unknown
    wrong = truth_lost = enlarged = settled = 0
    for invoer, truth in records:
        facts = invoer.facts
        share = random.random()
        hidden = [name for name in table.split_order if random.random() < share]
        seen = {**facts, **{name: unknown[name] for name in hidden}}
        mogelijk = possible_categories(seen, table)
        settled += len(mogelijk) == 1
        wrong += len(mogelijk) == 1 and mogelijk[0] != truth
        truth_lost += truth not in mogelijk
        if hidden:
            answered = random.choice(hidden)
            after = possible_categories({**seen, answered: facts[answered]}, table)
            enlarged += not set(after) <= set(mogelijk)
    return HiddenAnswers(wrong, truth_lost, enlarged, settled)
