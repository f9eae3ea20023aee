"""From gesprekken to what is counted of them: judgements beside the advice.

Owns which parts of a record are compared: agreement is ``oordeel_vooraf`` beside ``advies``, override is
``besluit_gemeente`` beside it, and ``oordeel_na_gesprek`` is a view apart; all by the afstand of the rules of
then. It takes no word and no name out of a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.errors import KlantbeeldError
from scoring.agreement import Apart, Beoordeling, Cijfers, Uitkomst, compare, measure

if TYPE_CHECKING:
    from interview.library import Library
    from interview.record import BesluitGemeente, GespreksRecord, InhoudVersie, OordeelNaGesprek
    from scoring.rules import Regelset


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one source."""

    cijfers: Cijfers
    zinnen: dict[tuple[str, str], str]
    """Regelset (name and version) and rule to how that rule reads."""
    niet_gelezen: Counter[str]
    """Code of the refusal to how many gesprekken could not be read."""


def measured(records: Iterable[GespreksRecord | KlantbeeldError], library: Library) -> Measured:
    """Count all of ``records``; a refusal is counted too, and stops nothing."""
    rules = _Rules(library)
    judged: list[Beoordeling] = []
    apart: Counter[Apart] = Counter()
    unreadable: Counter[str] = Counter()
    for record in records:
        if isinstance(record, KlantbeeldError):
            unreadable[str(record.code)] += 1
            continue
        found = rules.judged(record)
        if isinstance(found, Apart):
            apart[found] += 1
        else:
            judged.append(found)
    return Measured(measure(judged, apart), rules.sentences(), unreadable)


class _Rules:
    """The regelsets the gesprekken were advised by; each is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str], Regelset | None] = {}

    def judged(self, record: GespreksRecord) -> Beoordeling | Apart:
        """How the judgements in a record lie beside its advice, or why they are not compared."""
        advice, before, decided = record.advies, record.oordeel_vooraf, record.besluit_gemeente
        if advice is None:
            return Apart.GEEN_ADVIES
        if advice.categorie is None:
            return Apart.ONBEPAALD
        if before is None:
            return Apart.NOG_OPEN
        regelset = self._regelset(record)
        if regelset is None:
            return Apart.REGELS_ONBEKEND
        distance = {one.id: one.afstand for one in regelset.categorie}
        after = record.oordeel_na_gesprek
        said = [one.categorie for one in (advice, before, after, decided) if one is not None]
        named = {one for one in said if one is not None}
        if not named <= distance.keys():
            return Apart.REGELS_ONBEKEND
        return Beoordeling(
            regelset=_label(record.versies.regelset),
            regel=advice.regel if advice.regel in regelset.per_regel else UNKNOWN_RULE,
            vooraf=compare(before.categorie, advice.categorie, distance),
            besluit=_beside(decided, advice.categorie, distance),
            gewijzigd=bool(record.wijzigingen_na_advies),
            na_gesprek=_beside(after, advice.categorie, distance),
        )

    def _regelset(self, record: GespreksRecord) -> Regelset | None:
        version = record.versies.regelset
        key = (version.naam, version.versie)
        if key not in self._known:
            try:
                # An exact version means the same on every day.
                self._known[key] = self._library.ruleset("@".join(key), record.begonnen_op.date())
            except KlantbeeldError:
                self._known[key] = None
        found = self._known[key]
        return found if found is not None and found.inhoud_hash == version.sha256 else None

    def sentences(self) -> dict[tuple[str, str], str]:
        """How every rule of these regelsets reads."""
        return {
            (f"{naam} {versie}", regel.id): regel.zin
            for (naam, versie), regelset in self._known.items()
            if regelset is not None
            for regel in regelset.regel
        }


def _beside(
    said: OordeelNaGesprek | BesluitGemeente | None, advised: str, distance: Mapping[str, int]
) -> Uitkomst:
    return Uitkomst.NOG_GEEN if said is None else compare(said.categorie, advised, distance)


UNKNOWN_RULE = "onbekend"
"""In place of a rule that the regelset does not have."""


def _label(version: InhoudVersie) -> str:
    return f"{version.naam} {version.versie}"
