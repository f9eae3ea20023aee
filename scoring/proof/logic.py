"""Gaps, conflicts, dead rows, facts without influence and steps the wrong way, over every state.

Each finding carries the smallest state that shows it. It must never repair anything, and never
weigh how often a state happens: that is for a population.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, permutations

from questionnaires.conditions import Opzoek, Possible
from scoring.proof.cells import CellSpace, Groups
from scoring.proof.favour import values_in_order, worse_steps
from scoring.proof.model import Finding, FindingCode, Witness
from scoring.proof.outcomes import Outcomes, deciding, outcomes_of, tables_read
from scoring.rules import Regelset


@dataclass(frozen=True)
class Judged:
    """A regelset with every outcome it can have."""

    regelset: Regelset
    outcomes: Outcomes

    @property
    def space(self) -> CellSpace:
        """All cells."""
        return self.outcomes.space

    def witness(self, cells: int) -> Witness:
        """The smallest state of a set that is not empty."""
        state = self.space.nearest(cells)
        away = tuple(name for name, value in state.items() if value != self.space.neutral(name))
        return Witness(state, away)

    def kort(self, categorie: str) -> str:
        """The short name of a category, between quotes."""
        return f"“{self.regelset.per_categorie[categorie].kort}”"

    def woord(self, naam: str) -> str:
        """What a fact is called, between quotes; a belemmert and a niveau say which they are."""
        return f"“{self.regelset.per_feit[naam].woord}” ({naam})"

    @cached_property
    def per_afstand(self) -> dict[int, int]:
        """Distance to work to the cells that have it."""
        found: dict[int, int] = {}
        for categorie, cells in self.outcomes.per_categorie.items():
            afstand = self.regelset.per_categorie[categorie].afstand
            found[afstand] = found.get(afstand, 0) | cells
        return found


def groups_of(regelset: Regelset, *others: Regelset) -> Groups:
    """Per fact that a rule reads its values, those that no rule of any of these can tell apart together."""
    together = (regelset, *others)
    read = {name for one in together for name in one.table.split_order}
    found: dict[str, list[list[Possible]]] = {}
    for name, feit in regelset.per_feit.items():
        if name not in read:
            continue
        groups: dict[tuple[Possible, ...], list[Possible]] = {}
        for value in values_in_order(feit):
            groups.setdefault(tuple(one.table.cells[name][value] for one in together), []).append(value)
        found[name] = list(groups.values())
    return found


def judge(regelset: Regelset, *others: Regelset) -> Judged:
    """Every outcome of ``regelset``, over cells fine enough for ``others`` as well."""
    space = CellSpace(groups_of(regelset, *others), f"{regelset.naam}/{regelset.versie}.toml")
    return Judged(regelset, outcomes_of(regelset.table, space))


def logical_findings(judged: Judged) -> tuple[Finding, ...]:
    """Everything that is wrong whatever the population; all of it blocks a release."""
    return (
        *gaps(judged),
        *conflicts(judged),
        *dead_rules(judged),
        *dead_rows(judged),
        *without_influence(judged),
        *wrong_way(judged),
    )


def gaps(judged: Judged) -> Iterator[Finding]:
    """The smallest state in which no rule holds."""
    if judged.outcomes.without:
        yield Finding(
            FindingCode.GAT,
            True,
            "",
            "Er is een geval waarin geen enkele regel geldt.",
            judged.witness(judged.outcomes.without),
        )


def conflicts(judged: Judged) -> Iterator[Finding]:
    """Rules that contradict each other, also where a category of higher priority would go first."""
    holds = judged.outcomes.holds
    for rank in judged.regelset.table.ranks:
        for (_, some), (_, others) in combinations(rank, 2):
            for one in some:
                for other in others:
                    both = holds[one.id] & holds[other.id]
                    if both:
                        yield Finding(
                            FindingCode.BOTSING,
                            True,
                            f"{one.id} {other.id}",
                            f"De regels {one.id} en {other.id} gelden allebei, hebben gelijke prioriteit en "
                            f"geven een andere categorie: {judged.kort(one.categorie)} en "
                            f"{judged.kort(other.categorie)}.",
                            judged.witness(both),
                        )


def dead_rules(judged: Judged) -> Iterator[Finding]:
    """Rules that decide in no state."""
    outcomes = judged.outcomes
    for rule in judged.regelset.table.rows:
        if outcomes.decides[rule.id]:
            continue
        if not outcomes.holds[rule.id]:
            yield Finding(
                FindingCode.GELDT_NOOIT,
                True,
                rule.id,
                f"De voorwaarde van regel {rule.id} geldt in geen enkel geval.",
            )
            continue
        first = deciding(judged.regelset.table.rows, outcomes, outcomes.holds[rule.id])
        yield Finding(
            FindingCode.ALTIJD_INGEHAALD,
            True,
            rule.id,
            f"Regel {rule.id} beslist nooit: waar hij geldt, gaat een andere categorie voor "
            f"(door {', '.join(first)}).",
            judged.witness(outcomes.holds[rule.id]),
        )


def spare_rules(judged: Judged) -> Iterator[Finding]:
    """Rules that could go without anybody noticing; they may be kept for their sentence or source."""
    outcomes = judged.outcomes
    for rule in judged.regelset.table.rows:
        own = outcomes.decides[rule.id]
        beside = [
            other
            for other in judged.regelset.table.rows
            if other.categorie == rule.categorie and other.id != rule.id and outcomes.holds[other.id] & own
        ]
        left = own
        for other in beside:
            left &= ~outcomes.holds[other.id]
        if own and not left:
            yield Finding(
                FindingCode.KAN_WEG,
                False,
                rule.id,
                f"Zonder regel {rule.id} blijft elke uitkomst gelijk: waar hij beslist, geldt ook "
                f"{' of '.join(other.id for other in beside)}, voor dezelfde categorie.",
                judged.witness(own),
            )


def dead_rows(judged: Judged) -> Iterator[Finding]:
    """Alternatives of a look-up that are never taken."""
    table = judged.regelset.table
    conditions = judged.outcomes.conditions
    read = tables_read(table)
    for name, derived in table.tables:
        if name not in read or not isinstance(derived, Opzoek):
            continue
        taken = conditions.lookup(derived)
        for number, ((row, value), cells) in enumerate(zip(derived.rows, taken, strict=False), start=1):
            if cells:
                continue
            place = f"rij {number} ({value}) van {name}"
            own = conditions.row(row)
            if own:
                yield Finding(
                    FindingCode.ALTIJD_INGEHAALD,
                    True,
                    f"{name} {number}",
                    f"Van afgeleid feit {name} telt {place} nooit: een eerdere rij geldt dan ook.",
                    judged.witness(own),
                )
            else:
                yield Finding(
                    FindingCode.GELDT_NOOIT,
                    True,
                    f"{name} {number}",
                    f"De voorwaarde van {place} geldt in geen enkel geval.",
                )


def without_influence(judged: Judged) -> Iterator[Finding]:
    """Facts that rules read, and that change the category in no state."""
    table = judged.regelset.table
    for name, axis in judged.space.axes.items():
        # When no digit differs from the next, all of them give the same.
        if any(changed(judged.outcomes, name, old, new) for old, new in pairwise(range(len(axis.groups)))):
            continue
        readers = [rule.id for rule in table.rows if name in table.reads[rule.id]]
        where = 0
        for rule in readers:
            where |= judged.outcomes.holds[rule]
        yield Finding(
            FindingCode.ZONDER_INVLOED,
            True,
            name,
            f"Het feit {judged.woord(name)} verandert in geen enkel geval de categorie, "
            f"en toch leest een regel het ({', '.join(readers)}).",
            judged.witness(where or judged.space.everything),
        )


def changed(outcomes: Outcomes, name: str, old: int, new: int) -> int:
    """The cells with digit ``old`` that get another category when that digit becomes ``new``."""
    return differing(outcomes.space, (*outcomes.per_categorie.values(), outcomes.without), name, old, new)


def differing(space: CellSpace, parts: tuple[int, ...], name: str, old: int, new: int) -> int:
    """The cells with digit ``old`` that get into another of ``parts`` when that digit becomes ``new``.

    ``parts`` holds every cell exactly once.
    """
    same = 0
    for cells in parts:
        same |= cells & space.before_step(cells, name, old, new)
    return space.axes[name].masks[old] & ~same


def wrong_way(judged: Judged) -> Iterator[Finding]:
    """Steps to a less favourable value that bring someone nearer to work, and exceptions without use."""
    regelset = judged.regelset
    per_categorie = judged.outcomes.per_categorie
    allowed = {(one.feit, one.van, one.naar) for one in regelset.uitzondering}
    used: set[tuple[str, str, str]] = set()
    for name, axis in judged.space.axes.items():
        steps = {
            (axis.digits[old], axis.digits[new]): None for old, new in worse_steps(regelset.per_feit[name])
        }
        for farther, nearer in permutations(regelset.categorie, 2):
            if nearer.afstand >= farther.afstand:
                continue
            key = (name, farther.id, nearer.id)
            cells = 0
            for old, new in steps:
                if old != new:
                    cells |= per_categorie[farther.id] & judged.space.before_step(
                        per_categorie[nearer.id], name, old, new
                    )
            if not cells:
                continue
            used.add(key)
            if key not in allowed:
                yield Finding(
                    FindingCode.NIET_MONOTOON,
                    True,
                    " ".join(key),
                    f"Als {judged.woord(name)} ongunstiger wordt, komt iemand dichter bij werk: van "
                    f"{judged.kort(farther.id)} naar {judged.kort(nearer.id)}.",
                    judged.witness(cells),
                )
    for one in regelset.uitzondering:
        if (one.feit, one.van, one.naar) not in used:
            yield Finding(
                FindingCode.UITZONDERING_ONGEBRUIKT,
                True,
                f"{one.feit} {one.van} {one.naar}",
                f"De uitzondering voor {one.feit}, van {one.van} naar {one.naar}, komt in geen geval voor.",
            )
