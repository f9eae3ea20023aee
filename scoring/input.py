"""The facts of one person in the form rules read: every value a set of what it may still be.

It passes on only what a regelset declares, so that no other answer can reach a rule. It
must never turn an unknown into a value: what is not known stays everything it can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.answers import Belemmert, GeenWaarde
from questionnaires.conditions import LEFT_OUT, Bounds, Options, Possible
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from scoring.bounds import ChoiceDomain, Domain, NumberDomain

if TYPE_CHECKING:
    from scoring.rules import Regelset

NIVEAU = "niveau."
BELEMMERT = "belemmert."
FEIT = "feit."


@dataclass(frozen=True, slots=True)
class ScoringInput:
    """Exactly the facts a regelset declares, in its order; hashable, so an outcome can be remembered."""

    items: tuple[tuple[str, Possible], ...]

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
    items: list[tuple[str, Possible]] = []
    for name, domain in regelset.table.domains.items():
        if name in hidden and domain.left_out_allowed:
            items.append((name, LEFT_OUT))
            continue
        value: str | int | GeenWaarde | None
        if name.startswith(NIVEAU):
            value = niveaus.get(name.removeprefix(NIVEAU))
        elif name.startswith(BELEMMERT):
            judged = belemmert.get(name.removeprefix(BELEMMERT))
            value = None if judged is None or judged is Belemmert.WEET_NIET else judged.value
        else:
            value = feiten.get(name.removeprefix(FEIT))
        items.append((name, _possible(name, value, domain)))
    return ScoringInput(tuple(items))


def _possible(name: str, value: str | int | GeenWaarde | None, domain: Domain) -> Possible:
    if value is None or isinstance(value, GeenWaarde):
        return domain.unknown
    match domain:
        case NumberDomain(lo, hi) if isinstance(value, int) and lo <= value <= hi:
            return Bounds(value, value)
        case ChoiceDomain(ids) if value in ids:
            return Options(frozenset({str(value)}))
    raise KlantbeeldError(
        ContentErrorCode.ONGELDIG,
        "de regelset kent de waarde van dit feit niet",
        where=name,
        remedy="Kies een regelset die bij de vragenlijst van dit gesprek hoort.",
    )
