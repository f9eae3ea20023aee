"""True or false for a whole column at once: terms that are simplified, shared and worked out once.

A term is a column of booleans that is not there yet. Equal terms are one term, constants vanish, and what
several terms use is worked out once, so that a plan stays as small as the rules are. It knows no rule,
no fact and no questionnaire.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TypeAlias

from scoring.extra import needs_extra

with needs_extra("herscoren"):
    import numpy as np
    import numpy.typing as npt
    import polars as pl

Codes: TypeAlias = npt.NDArray[np.uint16]
Truths: TypeAlias = npt.NDArray[np.bool_]

Term: TypeAlias = int
"""The number of a term within its ``Logic``."""

FALSE: Term = 0
TRUE: Term = 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """Whether the code of a fact lies from ``first`` to ``last``; a null has code zero."""

    name: str
    """The column."""
    first: int
    last: int | None
    """None for no end."""
    kind: type[pl.UInt8] | type[pl.UInt16]
    """Of the column."""

    def expression(self) -> pl.Expr:
        """Over a frame."""
        column = pl.col(self.name).fill_null(0)
        if self.first == self.last:
            return column == pl.lit(self.first, self.kind)
        limits = [column >= pl.lit(self.first, self.kind)] if self.first > 0 else []
        limits += [column <= pl.lit(self.last, self.kind)] if self.last is not None else []
        return reduce(and_, limits)

    def of(self, codes: Codes) -> Truths:
        """Of an array of codes."""
        truths: Truths = codes >= self.first
        return truths if self.last is None else truths & (codes <= self.last)


class Logic:
    """Terms over the columns of one frame."""

    def __init__(self, prefix: str) -> None:
        """``prefix`` starts the name of every helper column; no column of the frame may start with it."""
        self._prefix = prefix
        self._nodes: list[tuple[str, tuple[Term, ...], Leaf | None]] = [
            ("false", (), None),
            ("true", (), None),
        ]
        self._known: dict[tuple[str, object], Term] = {}

    def leaf(self, leaf: Leaf) -> Term:
        """A term that reads the frame itself."""
        return self._node("leaf", (), leaf, leaf)

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
        if absorbing in parts or any(self._negated(part) in parts for part in parts):
            return absorbing
        if not parts:
            return neutral
        if len(parts) == 1:
            return parts.pop()
        ordered = tuple(sorted(parts))
        return self._node(kind, ordered, ordered)

    def _negated(self, term: Term) -> Term | None:
        """What ``term`` says is not so, when that is all it says."""
        kind, parts, _ = self._nodes[term]
        return parts[0] if kind == "not" else None

    def _node(self, kind: str, parts: tuple[Term, ...], key: object, leaf: Leaf | None = None) -> Term:
        found = self._known.get((kind, key))
        if found is None:
            found = self._known[kind, key] = len(self._nodes)
            self._nodes.append((kind, parts, leaf))
        return found

    def values(self, wanted: Sequence[Term], columns: Mapping[str, Codes]) -> list[Truths]:
        """The wanted terms over arrays of codes, all as long as each other."""
        length = len(next(iter(columns.values()), np.empty(1)))
        found: dict[Term, Truths] = {}
        for term in sorted(self.used(wanted)):
            kind, parts, leaf = self._nodes[term]
            if leaf is not None:
                found[term] = leaf.of(columns[leaf.name])
            elif kind == "not":
                found[term] = ~found[parts[0]]
            elif parts:
                found[term] = reduce(and_ if kind == "and" else or_, (found[part] for part in parts))
            else:
                found[term] = np.full(length, term == TRUE)
        return [found[term] for term in wanted]

    def leaves(self, wanted: Sequence[Term]) -> dict[str, list[Leaf]]:
        """Per fact everything that is asked of it."""
        found: dict[str, list[Leaf]] = {}
        for term in sorted(self.used(wanted)):
            leaf = self._nodes[term][2]
            if leaf is not None:
                found.setdefault(leaf.name, []).append(leaf)
        return found

    def border(self, facts: Collection[str], wanted: Sequence[Term]) -> list[Term]:
        """The terms through which alone ``facts`` reach the wanted terms: they read nothing else."""
        inside: dict[Term, bool] = {FALSE: False, TRUE: False}
        reached: dict[Term, None] = {}
        for term in sorted(self.used(wanted)):
            _, parts, leaf = self._nodes[term]
            if leaf is not None:
                inside[term] = leaf.name in facts
            elif parts:
                inside[term] = all(inside[part] for part in parts)
                if not inside[term]:
                    reached.update(dict.fromkeys(part for part in parts if inside[part]))
        reached.update(dict.fromkeys(term for term in wanted if inside[term]))
        return list(reached)

    def expressions(self, wanted: Sequence[Term]) -> tuple[list[list[pl.Expr]], list[pl.Expr]]:
        """The helper columns to add, stage by stage, and then one expression per wanted term."""
        users = self.used(wanted)
        stages: list[list[pl.Expr]] = []
        built: dict[Term, tuple[int, pl.Expr]] = {}
        for term in sorted(users):
            kind, parts, leaf = self._nodes[term]
            stage = max((built[part][0] for part in parts), default=0)
            made = self._expression(kind, [built[part][1] for part in parts], leaf)
            if users[term] > 1 and kind not in ("false", "true"):
                name = f"{self._prefix}{term}"
                while len(stages) <= stage:
                    stages.append([])
                stages[stage].append(made.alias(name))
                stage, made = stage + 1, pl.col(name)
            built[term] = stage, made
        return stages, [built[term][1] for term in wanted]

    def used(self, wanted: Sequence[Term]) -> dict[Term, int]:
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
    def _expression(kind: str, parts: list[pl.Expr], leaf: Leaf | None) -> pl.Expr:
        if kind == "not":
            return ~parts[0]
        if kind in ("and", "or"):
            return reduce(and_ if kind == "and" else or_, parts)
        return pl.lit(kind == "true") if leaf is None else leaf.expression()
