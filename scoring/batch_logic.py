"""True or false for a whole column at once: terms that are simplified, shared and worked out once.

A term is a column of booleans that is not there yet. Equal terms are one term, constants vanish, and what
several terms use is worked out once, so that a plan stays as small as the rules are. It knows no rule,
no fact and no questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TypeAlias

from scoring.batch_extra import needs_extra

with needs_extra("herscoren"):
    import polars as pl

Term: TypeAlias = int
"""The number of a term within its ``Logic``."""

FALSE: Term = 0
TRUE: Term = 1


class Logic:
    """Terms over the columns of one frame."""

    def __init__(self, prefix: str) -> None:
        """``prefix`` starts the name of every helper column; no column of the frame may start with it."""
        self._prefix = prefix
        self._nodes: list[tuple[str, tuple[Term, ...], pl.Expr | None]] = [
            ("false", (), None),
            ("true", (), None),
        ]
        self._known: dict[tuple[str, object], Term] = {}

    def leaf(self, key: str, expression: pl.Expr) -> Term:
        """A term that reads the frame itself; ``key`` says which, and equal keys are one term."""
        return self._node("leaf", (), key, expression)

    def negation(self, term: Term) -> Term:
        """Not ``term``."""
        if term in (FALSE, TRUE):
            return TRUE if term == FALSE else FALSE
        kind, parts, _ = self._nodes[term]
        return parts[0] if kind == "not" else self._node("not", (term,), (term,))

    def all_of(self, terms: Iterable[Term]) -> Term:
        """Every one of ``terms``; true without any."""
        return self._joined("and", terms, neutral=TRUE, absorbing=FALSE)

    def any_of(self, terms: Iterable[Term]) -> Term:
        """At least one of ``terms``; false without any."""
        return self._joined("or", terms, neutral=FALSE, absorbing=TRUE)

    def at_least(self, count: int, terms: Sequence[Term]) -> Term:
        """At least ``count`` of ``terms``, each counted where it stands."""
        if count <= 0:
            return TRUE
        if count > len(terms):
            return FALSE
        if count == 1:
            return self.any_of(terms)
        if count == len(terms):
            return self.all_of(terms)
        half = len(terms) // 2
        left, right = terms[:half], terms[half:]
        return self.any_of(
            self.all_of((self.at_least(some, left), self.at_least(count - some, right)))
            for some in range(max(0, count - len(right)), min(count, half) + 1)
        )

    def _joined(self, kind: str, terms: Iterable[Term], *, neutral: Term, absorbing: Term) -> Term:
        parts = {term for term in terms if term != neutral}
        if absorbing in parts or any(self.negation(part) in parts for part in parts):
            return absorbing
        if not parts:
            return neutral
        if len(parts) == 1:
            return parts.pop()
        ordered = tuple(sorted(parts))
        return self._node(kind, ordered, ordered)

    def _node(
        self, kind: str, parts: tuple[Term, ...], key: object, expression: pl.Expr | None = None
    ) -> Term:
        found = self._known.get((kind, key))
        if found is None:
            found = self._known[kind, key] = len(self._nodes)
            self._nodes.append((kind, parts, expression))
        return found

    def expressions(self, wanted: Sequence[Term]) -> tuple[list[list[pl.Expr]], list[pl.Expr]]:
        """The helper columns to add, stage by stage, and then one expression per wanted term."""
        users = self._users(wanted)
        stages: list[list[pl.Expr]] = []
        built: dict[Term, tuple[int, pl.Expr]] = {}
        for term in sorted(users):
            kind, parts, expression = self._nodes[term]
            stage = max((built[part][0] for part in parts), default=0)
            made = self._expression(kind, [built[part][1] for part in parts], expression)
            if users[term] > 1 and kind not in ("false", "true"):
                name = f"{self._prefix}{term}"
                while len(stages) <= stage:
                    stages.append([])
                stages[stage].append(made.alias(name))
                stage, made = stage + 1, pl.col(name)
            built[term] = stage, made
        return stages, [built[term][1] for term in wanted]

    def _users(self, wanted: Sequence[Term]) -> dict[Term, int]:
        """Every term that is needed, with how often."""
        users: dict[Term, int] = {}
        waiting = list(wanted)
        while waiting:
            term = waiting.pop()
            users[term] = users.get(term, 0) + 1
            if users[term] == 1:
                waiting.extend(self._nodes[term][1])
        return users

    @staticmethod
    def _expression(kind: str, parts: list[pl.Expr], expression: pl.Expr | None) -> pl.Expr:
        if kind == "not":
            return ~parts[0]
        if kind in ("and", "or"):
            return reduce(lambda one, other: one & other if kind == "and" else one | other, parts)
        return pl.lit(kind == "true") if expression is None else expression
