"""From facts to the possible categories, with the trace of every rule: deterministic, whole numbers only.

A category is advised when it is the only possible one; otherwise the outcome is onbepaald,
which is a normal answer. It must never fill in an unknown, read a clock, or look at a text.

How the set is found: categories are walked by their declared priority. Every category that
one of its rules possibly gives is kept; the walk stops at the first that a rule surely gives.
Narrowing a fact can only turn "possibly" into "no" or "surely", so an answer never enlarges
the set, and the true category is always in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.conditions import Facts, Possible, Verdict, with_derived

if TYPE_CHECKING:
    from scoring.input import ScoringInput
    from scoring.rules import Regelset
    from scoring.table import RuleRow, RuleTable


@dataclass(frozen=True, slots=True)
class RegelsetVersie:
    """Which rules gave an outcome."""

    naam: str
    versie: str
    sha256: str
    """Hash of the file; empty for rules that did not come from a file."""


class ToetsSpoor(NamedTuple):
    """One test of one rule on one fact; what the fact is, the input says."""

    feit: str
    """Name of the fact, recorded or derived."""
    toets: str
    """The test, in the notation of the file."""
    zeker: bool
    """It holds whatever the unknowns turn out to be."""
    mogelijk: bool
    """It holds for at least one value the fact may have."""


class RegelSpoor(NamedTuple):
    """How one rule came out."""

    regel: str
    categorie: str
    zeker: bool
    mogelijk: bool
    toetsen: tuple[ToetsSpoor, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a regelset says about a person, and how it got there: the same for all it cannot tell apart."""

    regelset: RegelsetVersie
    categorie: str | None
    """The advised category, or None for onbepaald."""
    mogelijk: tuple[str, ...]
    """Every category that is still possible, by priority."""
    beslissend: tuple[str, ...]
    """Ids of the rules that give ``categorie``, in order; empty when onbepaald."""
    spoor: tuple[RegelSpoor, ...]
    """Every rule, by priority and id; the order of the file never shows."""

    @property
    def onbepaald(self) -> bool:
        """Whether more than one category is still possible."""
        return self.categorie is None


MOST_REMEMBERED = 50_000
"""Outcomes of one regelset; beyond it they are forgotten and worked out again."""


def score(invoer: ScoringInput, regelset: Regelset) -> Outcome:
    """Score one person under one regelset: tens of microseconds, and less for a kind that was seen before."""
    if invoer.kind is None:
        return _judge(invoer, regelset)
    remembered = regelset.outcomes
    outcome = remembered.get(invoer.kind)
    if outcome is None:
        outcome = _judge(invoer, regelset)
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        remembered[invoer.kind] = outcome
    return outcome


def _judge(invoer: ScoringInput, regelset: Regelset) -> Outcome:
    table = regelset.table
    facts = with_derived(invoer.facts, table.tables)
    mogelijk = _walk(facts, table)
    spoor = tuple(_trace(rule, facts) for rule in table.rows)
    categorie = mogelijk[0] if len(mogelijk) == 1 else None
    return Outcome(
        regelset=RegelsetVersie(regelset.naam, regelset.versie, regelset.inhoud_hash),
        categorie=categorie,
        mogelijk=mogelijk,
        beslissend=_deciding(spoor, categorie),
        spoor=spoor,
    )


def possible_categories(facts: Facts, table: RuleTable) -> tuple[str, ...]:
    """The possible categories by priority, without a trace: for searches over many states."""
    return _walk(with_derived(facts, table.tables), table)


def categories_after(
    name: str, values: Sequence[Possible], complete: Facts, verdicts: Mapping[str, Verdict], table: RuleTable
) -> tuple[tuple[str, ...], ...]:
    """Per value of one fact the categories that are possible with it: quicker than each state anew.

    ``complete`` holds the derived facts too, and ``verdicts`` what every rule says of it.
    """
    others = {rule: verdict for rule, verdict in verdicts.items() if name not in table.reads[rule]}
    found = []
    for value in values:
        facts = {**complete, name: value}
        for fed, derived in table.feeds[name]:
            facts[fed] = derived.value(facts)
        found.append(_walk(facts, table, others))
    return tuple(found)


def _walk(
    facts: Mapping[str, Possible], table: RuleTable, known: Mapping[str, Verdict] = MappingProxyType({})
) -> tuple[str, ...]:
    found: list[str] = []
    for rank in table.ranks:
        maybe: list[str] = []
        for categorie, rules in rank:
            possibly = False
            for rule in rules:
                verdict = known.get(rule.id) or rule.row.on(facts)
                if verdict.surely:
                    # Rules of equal priority were proven never to hold together, so the others are out.
                    return (*found, categorie)
                possibly = possibly or verdict.possibly
            if possibly:
                maybe.append(categorie)
        found += maybe
    return tuple(found)


def _trace(rule: RuleRow, facts: Mapping[str, Possible]) -> RegelSpoor:
    zeker = mogelijk = True
    toetsen = []
    for name, test in rule.row.tests:
        surely, possibly = test.on(facts[name])
        zeker = zeker and surely
        mogelijk = mogelijk and possibly
        toetsen.append(ToetsSpoor(name, str(test), surely, possibly))
    return RegelSpoor(rule.id, rule.categorie, zeker, mogelijk, tuple(toetsen))


def _deciding(spoor: tuple[RegelSpoor, ...], categorie: str | None) -> tuple[str, ...]:
    """The rules that surely give the category; when none alone does, those that together must."""
    own = [regel for regel in spoor if regel.categorie == categorie]
    surely = tuple(regel.regel for regel in own if regel.zeker)
    return surely or tuple(regel.regel for regel in own if regel.mogelijk)
