"""What is not known and could decide, with the best next question first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from questionnaires.conditions import Facts, Possible, with_derived
from scoring.bounds import is_known
from scoring.engine import categories_after, possible_categories
from scoring.table import RuleTable

if TYPE_CHECKING:
    from scoring.input import ScoringInput
    from scoring.rules import Regelset


@dataclass(frozen=True, slots=True)
class Question:
    """One unknown fact and what each kind of answer would leave possible."""

    name: str
    answers: tuple[tuple[Possible, tuple[str, ...]], ...]
    """One value for each group the rules can tell apart, with the categories it leaves."""

    @property
    def settles(self) -> bool:
        """Whether at least one answer leaves only one category."""
        return any(len(mogelijk) == 1 for _, mogelijk in self.answers)

    @property
    def expected(self) -> Fraction:
        """How many categories it leaves on average, each group of answers counted once."""
        return Fraction(sum(len(mogelijk) for _, mogelijk in self.answers), len(self.answers))


def next_question(invoer: ScoringInput, regelset: Regelset) -> str | None:
    """The name of the fact that is best asked next; None when nothing unknown could decide."""
    questions = open_questions(invoer.facts, regelset.table)
    return questions[0].name if questions else None


def open_questions(facts: Facts, table: RuleTable) -> tuple[Question, ...]:
    """Unknown facts of which an answer leaves fewer categories, the most telling first.

    When no single answer does, the unknown facts that undecided rules read: only several answers
    together can settle it then.
    """
    before = possible_categories(facts, table)
    if len(before) < 2:
        return ()
    complete = with_derived(facts, table.tables)
    verdicts = {rule.id: rule.row.on(complete) for rule in table.rows}
    asked = []
    for name in table.domains:
        if name in table.split_order and not is_known(facts[name]):
            values = table.alternatives(name, facts[name])
            left = categories_after(name, values, complete, verdicts, table)
            asked.append(Question(name, tuple(zip(values, left, strict=True))))
    telling = [question for question in asked if question.expected < len(before)]
    if not telling:
        undecided = frozenset[str]().union(
            *(table.reads[rule] for rule, verdict in verdicts.items() if verdict == (False, True))
        )
        telling = [question for question in asked if question.name in undecided]
    return tuple(sorted(telling, key=lambda question: question.expected))
