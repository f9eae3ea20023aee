"""The facts of one person in the form rules read: every value a set of what it may still be.

It passes on only what a regelset declares, so that no other answer can reach a rule. It
must never turn an unknown into a value: what is not known stays everything it can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.conditions import Possible
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.coded import Coded, CodedFact, Item

if TYPE_CHECKING:
    from scoring.rules import Regelset

NIVEAU = "niveau."
BELEMMERT = "belemmert."
FEIT = "feit."


@dataclass(frozen=True, slots=True)
class ScoringInput:
    """Exactly the facts a regelset declares, in its order; hashable."""

    items: tuple[tuple[str, Possible], ...]
    kind: int | None = field(default=None, compare=False)
    """The number of everybody the rules cannot tell from this person; None when it was not worked out."""

    @property
    def facts(self) -> dict[str, Possible]:
        """Fact name to what it may still be."""
        return dict(self.items)

    def with_fact(self, name: str, value: Possible) -> ScoringInput:
        """The same person with one fact replaced; raises KeyError for a fact that is not declared."""
        if name not in self.facts:
            raise KeyError(name)
        return ScoringInput(tuple((key, value if key == name else old) for key, old in self.items))


def build(
    regelset: Regelset,
    niveaus: Mapping[str, int | GeenWaarde | None],
    belemmert: Mapping[str, Belemmert | None],
    feiten: Mapping[str, str | int | GeenWaarde | None],
    hidden: Collection[str] = frozenset(),
) -> ScoringInput:
    """Bring recorded values into the form rules read.

    ``niveaus`` and ``belemmert`` are per leefgebied, ``feiten`` per feit id. ``hidden`` holds the full
    names (``niveau.gezin``, ``belemmert.gezin``, ``feit.x``) of facts that are surely hidden, or n.v.t.
    where the questionnaire allows it. They are left out only where the regelset allows that as well;
    everywhere else, and for every reason for having no value, a fact may still be anything.

    Raises KlantbeeldError (INHOUD-ONGELDIG), naming the fact and never the value, when a record holds
    something the regelset does not know: guessing what it means could change somebody's category.
    """
    rooms: dict[str, Mapping[str, object]] = {"niveau": niveaus, "belemmert": belemmert, "feit": feiten}
    items: list[Item] = []
    kind = 0
    for fact in regelset.coded_facts:
        name, room, key, known, _, left_out = fact
        value = rooms[room].get(key)
        found = known.get(value)
        if found is None:
            found = _without_value(fact, value)
        if left_out is not None and name in hidden:
            found = left_out
        item, weight = found
        items.append(item)
        kind += weight
    return ScoringInput(tuple(items), kind)


def _without_value(fact: CodedFact, value: object) -> Coded:
    if value is None or isinstance(value, GeenWaarde) or value is Belemmert.WEET_NIET:
        return fact.unknown
    raise KlantbeeldError(
        ContentErrorCode.ONGELDIG,
        "de regelset kent de waarde van dit feit niet",
        where=fact.name,
        remedy="Kies een regelset die bij de vragenlijst van dit gesprek hoort.",
    )
