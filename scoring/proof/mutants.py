"""Small faults put into a regelset on purpose, to see whether its checks and examples notice.

One change at a time: a limit moved, a test dropped, a category swapped. A change that gives the same
category in every state is no fault and is left out. It never changes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from questionnaires.conditions import LEFT_OUT, Possible
from questionnaires.errors import KlantbeeldError
from scoring.check import check_parts
from scoring.examples import failing_examples
from scoring.input import BELEMMERT, FEIT, NIVEAU
from scoring.proof.cells import Axis, CellSpace
from scoring.proof.logic import Judged, judge, logical_findings
from scoring.proof.model import FindingCode, Witness
from scoring.proof.mutations import Mutation, mutations_of
from scoring.proof.outcomes import Outcomes, outcomes_of
from scoring.rules import Regelset


class KilledBy(StrEnum):
    """What noticed a fault."""

    VOORBEELD = "voorbeeld"
    """A worked example comes out differently."""
    CONTROLE = "controle"
    """The file is refused."""
    BEWIJS = "bewijs"
    """The proof has a blocking finding that was not there before."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault, and whether it was noticed."""

    text: str
    """What was changed, in plain Dutch."""
    killed_by: KilledBy | None
    """None for a fault that nothing noticed."""
    witness: Witness | None
    """For a fault that nothing noticed: the smallest state in which it gives another category, one that a
    worked example can describe where there is one."""


def mutants(regelset: Regelset) -> Iterator[Mutant]:
    """Every fault that changes some category, in a fixed order; ``regelset`` must pass its own checks."""
    before = {(finding.code, finding.subject) for finding in logical_findings(judge(regelset))}
    for mutation in mutations_of(regelset):
        found = _judged(mutation, regelset, before)
        if found is not None:
            yield found


def _judged(mutation: Mutation, regelset: Regelset, before: set[tuple[FindingCode, str]]) -> Mutant | None:
    """The mutant of a mutation; None when it changes no category."""
    changed = mutation.regelset
    try:
        check_parts(changed, "")
    except KlantbeeldError:
        return Mutant(mutation.text, KilledBy.CONTROLE, None)
    old = judge(regelset, changed).outcomes
    new = outcomes_of(changed.table, old.space)
    differ = _differ(old, new)
    if not differ:
        return None
    if failing_examples(changed):
        return Mutant(mutation.text, KilledBy.VOORBEELD, None)
    after = {(finding.code, finding.subject) for finding in logical_findings(Judged(changed, new))}
    if after - before:
        return Mutant(mutation.text, KilledBy.BEWIJS, None)
    writable = differ & _writable(old.space)
    return Mutant(mutation.text, None, Judged(regelset, old).witness(writable or differ))


def _differ(old: Outcomes, new: Outcomes) -> int:
    """The cells that get another category."""
    same = old.without & new.without
    for categorie, cells in old.per_categorie.items():
        same |= cells & new.per_categorie[categorie]
    return old.space.everything & ~same


def _writable(space: CellSpace) -> int:
    """The cells that a worked example can describe: n.v.t. is of a whole leefgebied, and never of a feit."""
    found = space.everything
    for name, axis in space.axes.items():
        absent = _cells_of(axis, lambda group: group == (LEFT_OUT,))
        if name.startswith(FEIT):
            found &= ~absent
            continue
        room, _, gebied = name.partition(".")
        other = space.axes.get(f"{BELEMMERT if room + '.' == NIVEAU else NIVEAU}{gebied}")
        if other is not None and LEFT_OUT in other.digits:
            found &= ~(absent & _cells_of(other, lambda group: LEFT_OUT not in group))
    return found


def _cells_of(axis: Axis, picked: Callable[[tuple[Possible, ...]], bool]) -> int:
    found = 0
    for group, mask in zip(axis.groups, axis.masks, strict=True):
        if picked(group):
            found |= mask
    return found
