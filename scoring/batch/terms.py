"""A rule table as terms over columns of codes: surely and possibly, as ``scoring.engine`` has them.

It holds the meaning of the batch engine: per test, derived fact, rule and category a pair of terms. What a
code means it takes from ``questionnaires.packing``, what a test means from ``questionnaires.conditions``;
it never judges a row itself and never reads a frame.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from questionnaires.conditions import (
    LEFT_OUT,
    Bounds,
    Options,
    Opzoek,
    Possible,
    RangeTest,
    Row,
    Slechtste,
    Tel,
    Test,
)
from questionnaires.packing import FIRST_VALUE, NoValue, PackedField
from scoring.batch.logic import FALSE, TRUE, Leaf, Logic, Term
from scoring.bounds import ChoiceDomain, Domain, NumberDomain
from scoring.extra import needs_extra
from scoring.table import RuleTable

with needs_extra("herscoren"):
    import polars as pl


@dataclass(frozen=True, slots=True)
class Pair:
    """Whether something holds, per row."""

    surely: Term
    possibly: Term


NEVER = Pair(FALSE, FALSE)


class Recorded:
    """One recorded fact: every code it can have, with what the fact may then still be."""

    def __init__(self, logic: Logic, name: str, domain: Domain, field: PackedField | None) -> None:
        """``field`` None: no column holds this fact, so it is unknown in every row."""
        self._logic = logic
        self._name = name
        self._field = field
        self.meaning = code_meanings(domain, field)

    def where(self, holds: Callable[[Possible], bool]) -> Term:
        """Whether ``holds`` is true of what the fact may be."""
        chosen = frozenset(code for code, possible in self.meaning.items() if holds(possible))
        if not chosen:
            return FALSE
        if len(chosen) == len(self.meaning):
            return TRUE
        left = frozenset(self.meaning) - chosen
        runs, gaps = _runs(chosen, self.meaning), _runs(left, self.meaning)
        if len(gaps) < len(runs):
            return self._logic.negation(self._within(gaps))
        return self._within(runs)

    def test(self, test: Test) -> Pair:
        """The verdict of a test."""
        return Pair(
            self.where(lambda possible: test.on(possible).surely),
            self.where(lambda possible: test.on(possible).possibly),
        )

    def lowest_from(self, limit: int) -> Term:
        """Its lowest value is ``limit`` or more."""
        return self.where(lambda possible: isinstance(possible, Bounds) and possible.lo >= limit)

    def highest_from(self, limit: int) -> Term:
        """Its highest value is ``limit`` or more."""
        return self.where(lambda possible: isinstance(possible, Bounds) and possible.hi >= limit)

    @property
    def present(self) -> Term:
        """It is a number, and not left out."""
        return self.where(lambda possible: isinstance(possible, Bounds))

    def _within(self, runs: Iterable[tuple[int, int | None]]) -> Term:
        kind = pl.UInt16 if self._field is not None and self._field.width == 2 else pl.UInt8
        return self._logic.any_of(
            TRUE if first == 0 and last is None else self._logic.leaf(Leaf(self._name, first, last, kind))
            for first, last in runs
        )


def code_meanings(domain: Domain, field: PackedField | None) -> dict[int, Possible]:
    """Every code that has a meaning under ``domain``, with what the fact may then still be, in order."""
    if field is None:
        return {NoValue.NIET_BEKEND: domain.unknown}
    meaning: dict[int, Possible] = dict.fromkeys(range(FIRST_VALUE), domain.unknown)
    if domain.left_out_allowed:
        meaning[NoValue.WEGGELATEN] = LEFT_OUT
    match domain:
        case NumberDomain(lo, hi) if not field.ids:
            for number in range(max(lo, field.lowest), min(hi, field.highest) + 1):
                meaning[FIRST_VALUE + number - field.lowest] = Bounds(number, number)
        case ChoiceDomain(ids):
            for place, choice in enumerate(field.ids):
                if choice in ids:
                    meaning[FIRST_VALUE + place] = Options(frozenset({choice}))
    return meaning


def _runs(chosen: Collection[int], every: Iterable[int]) -> list[tuple[int, int | None]]:
    """``chosen`` as few runs of codes, where a code outside ``every`` may go either way; None is no end."""
    runs: list[tuple[int, int | None]] = []
    ordered = sorted(every)
    inside = False
    for place, code in enumerate(ordered):
        if code not in chosen:
            inside = False
            continue
        first = runs.pop()[0] if inside else (code if place else 0)
        runs.append((first, None if place == len(ordered) - 1 else code))
        inside = True
    return runs


class Counted:
    """A ``tel``: from how many surely pass to how many possibly do."""

    def __init__(self, logic: Logic, pairs: Collection[Pair]) -> None:
        """``pairs`` of everything that is counted."""
        self._logic = logic
        self._surely = [pair.surely for pair in pairs]
        self._possibly = [pair.possibly for pair in pairs]

    present: Term = TRUE

    def lowest_from(self, limit: int) -> Term:
        """At least ``limit`` surely pass."""
        return self._logic.at_least(limit, self._surely)

    def highest_from(self, limit: int) -> Term:
        """At least ``limit`` possibly pass."""
        return self._logic.at_least(limit, self._possibly)

    def test(self, test: Test) -> Pair:
        """The verdict of a test."""
        return _range(self._logic, self, test)


class Lowest:
    """A ``slechtste``: the lowest of the numbers that are not left out."""

    def __init__(self, logic: Logic, members: Collection[Number]) -> None:
        """The numbers, recorded or derived."""
        self._logic = logic
        self._members = members

    @property
    def present(self) -> Term:
        """Not all are left out."""
        return self._logic.any_of(member.present for member in self._members)

    def lowest_from(self, limit: int) -> Term:
        """The lowest that it may be is ``limit`` or more; or all are left out."""
        return self._all_from((member.present, member.lowest_from(limit)) for member in self._members)

    def highest_from(self, limit: int) -> Term:
        """The highest that it may be is ``limit`` or more; or all are left out."""
        return self._all_from((member.present, member.highest_from(limit)) for member in self._members)

    def test(self, test: Test) -> Pair:
        """The verdict of a test."""
        return _range(self._logic, self, test)

    def _all_from(self, members: Iterable[tuple[Term, Term]]) -> Term:
        return self._logic.all_of(
            self._logic.any_of((self._logic.negation(present), reaches)) for present, reaches in members
        )


class Chosen:
    """An ``opzoek``: every value that it may still take."""

    def __init__(self, logic: Logic, possible: Mapping[str, Term]) -> None:
        """Per value whether it is possible."""
        self._logic = logic
        self._possible = possible

    present: Term = FALSE

    def lowest_from(self, _limit: int) -> Term:
        """It is no number."""
        return FALSE

    def highest_from(self, _limit: int) -> Term:
        """It is no number."""
        return FALSE

    def test(self, test: Test) -> Pair:
        """The verdict of a test."""
        if isinstance(test, RangeTest):
            return NEVER
        inside = [term for value, term in self._possible.items() if value in test.values]
        outside = [term for value, term in self._possible.items() if value not in test.values]
        return Pair(self._logic.negation(self._logic.any_of(outside)), self._logic.any_of(inside))


Number = Recorded | Counted | Lowest | Chosen
"""A fact in terms; only the last can be no number at all, as the first can."""


def _range(logic: Logic, number: Counted | Lowest, test: Test) -> Pair:
    if not isinstance(test, RangeTest):
        return NEVER
    from_low = (number.lowest_from(test.lo), number.highest_from(test.lo)) if test.lo is not None else ()
    above = (number.lowest_from(test.hi + 1), number.highest_from(test.hi + 1)) if test.hi is not None else ()
    surely = [number.present, *from_low[:1], *(logic.negation(term) for term in above[1:])]
    possibly = [number.present, *from_low[1:], *(logic.negation(term) for term in above[:1])]
    return Pair(logic.all_of(surely), logic.all_of(possibly))


@dataclass(frozen=True, slots=True)
class OutcomeTerms:
    """What is known of every row, in terms."""

    possible: tuple[tuple[str, Term], ...]
    """Per category, by priority, whether it is possible."""
    determined: Term
    """Exactly one category is possible."""
    decides: tuple[tuple[str, Term], ...]
    """Per rule whether it gives the category; the first of several counts."""

    @property
    def wanted(self) -> list[Term]:
        """All of them: ``determined``, the categories, the rules."""
        return [self.determined, *(term for _, term in self.possible), *(term for _, term in self.decides)]


def outcome_terms(logic: Logic, table: RuleTable, fields: Mapping[str, PackedField]) -> OutcomeTerms:
    """The whole table in terms; ``fields`` holds the facts that have a column."""
    facts: dict[str, Number] = {}
    recorded = [Recorded(logic, name, domain, fields.get(name)) for name, domain in table.domains.items()]
    facts.update(zip(table.domains, recorded, strict=True))
    for name, derived in table.tables:
        match derived:
            case Tel(of, test):
                facts[name] = Counted(logic, [facts[member].test(test) for member in of])
            case Slechtste(of):
                facts[name] = Lowest(logic, [facts[member] for member in of])
            case Opzoek():
                facts[name] = _looked_up(logic, derived, facts)
    rules = {rule.id: _row(logic, rule.row, facts) for rule in table.rows}
    possible = _possible(logic, table, rules)
    only = _only(logic, dict(possible))
    return OutcomeTerms(
        possible=possible,
        determined=logic.any_of(only.values()),
        decides=_decides(logic, table, rules, only),
    )


def _row(logic: Logic, row: Row, facts: Mapping[str, Number]) -> Pair:
    pairs = [facts[name].test(test) for name, test in row.tests]
    return Pair(logic.all_of(pair.surely for pair in pairs), logic.all_of(pair.possibly for pair in pairs))


def _looked_up(logic: Logic, opzoek: Opzoek, facts: Mapping[str, Number]) -> Chosen:
    found: dict[str, list[Term]] = {}
    reached = TRUE
    for row, value in opzoek.rows:
        pair = _row(logic, row, facts)
        found.setdefault(value, []).append(logic.all_of((reached, pair.possibly)))
        reached = logic.all_of((reached, logic.negation(pair.surely)))
    found.setdefault(opzoek.anders, []).append(reached)
    return Chosen(logic, {value: logic.any_of(terms) for value, terms in found.items()})


def _possible(logic: Logic, table: RuleTable, rules: Mapping[str, Pair]) -> tuple[tuple[str, Term], ...]:
    found: list[tuple[str, Term]] = []
    still_open = TRUE
    for rank in table.ranks:
        surely = [logic.any_of(rules[rule.id].surely for rule in of) for _, of in rank]
        for place, (categorie, of) in enumerate(rank):
            # Rules of equal priority never hold together in a checked regelset; the engine takes the first.
            before = logic.negation(logic.any_of(surely[:place]))
            after = logic.negation(logic.any_of(surely[place + 1 :]))
            possibly = logic.any_of(rules[rule.id].possibly for rule in of)
            stays = logic.any_of((surely[place], after))
            found.append((categorie, logic.all_of((still_open, before, possibly, stays))))
        still_open = logic.all_of((still_open, logic.negation(logic.any_of(surely))))
    return tuple(found)


def _only(logic: Logic, possible: Mapping[str, Term]) -> dict[str, Term]:
    """Per category whether it is the only possible one."""
    found = {}
    for categorie, term in possible.items():
        others = logic.any_of(other for name, other in possible.items() if name != categorie)
        found[categorie] = logic.all_of((term, logic.negation(others)))
    return found


def _decides(
    logic: Logic, table: RuleTable, rules: Mapping[str, Pair], only: Mapping[str, Term]
) -> tuple[tuple[str, Term], ...]:
    """Of the only possible category the rules that surely hold; when none does, those that possibly do."""
    found: list[tuple[str, Term]] = []
    for rank in table.ranks:
        for categorie, of in rank:
            none_surely = logic.negation(logic.any_of(rules[rule.id].surely for rule in of))
            for rule in of[:-1]:
                pair = rules[rule.id]
                holds = logic.any_of((pair.surely, logic.all_of((none_surely, pair.possibly))))
                found.append((rule.id, logic.all_of((only[categorie], holds))))
            # What is left when no rule before it holds.
            found += [(rule.id, only[categorie]) for rule in of[-1:]]
    return tuple(found)
