"""Which trajecten fit an outcome, and why: a catalogus of services, read against the same facts as the rules.

A traject is only recommended for a category that is advised or still possible; then it says
"misschien". It never widens an advice, never makes anything a duty, and every word it says
stands in the catalogus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from questionnaires.conditions import Row, parse_row
from questionnaires.errors import ContentErrorCode, KlantbeeldError
from questionnaires.schema import Bron, Identifier, Text, Version
from scoring.check import check_row
from scoring.check_meaning import check_bron
from scoring.engine import Outcome
from scoring.input import ScoringInput
from scoring.loader import find_content, read_checked, require_name
from scoring.rules import Regelset, RulesModel, Words

PACKAGED_CATALOGS = Path(__file__).parent / "catalogs"
"""The catalogi that come with the program, as ``<naam>/<versie>.toml``."""


class Aanbeveling(RulesModel):
    """One situation in which a traject is recommended."""

    als: dict[str, object]
    """The condition on recorded facts; without tests it always holds."""
    reden: Text
    """Why, in plain Dutch, when the condition holds."""
    nog_vragen: str = ""
    """What is still to be found out, when the condition only may hold."""
    bij_open_uitkomst: bool = False
    """Whether it fits only while more than one category is possible: a service that helps to find out."""

    @cached_property
    def row(self) -> Row:
        """The condition, read; raises KlantbeeldError (INHOUD-VOORWAARDE)."""
        return parse_row(self.als, "als")


class Traject(RulesModel):
    """One service."""

    id: Identifier
    """Stable name in records."""
    titel: Words
    """What professionals call it."""
    klantwoord: Words
    """What we call it to the klant, so that it fits after "We spreken af:"."""
    omschrijving: Text
    """What happens in it, for the klant."""
    categorieen: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The categories it serves."""
    rang: Annotated[int, Field(strict=True, ge=1, le=99)]
    """The lowest number is named first."""
    duur_weken: Annotated[int, Field(strict=True, ge=1, le=156)]
    """At most so many weeks before it is looked at again."""
    uren_per_week: Annotated[int, Field(strict=True, ge=1, le=40)] | None = None
    """Hours a week, where a source gives them."""
    nazorg_weken: Annotated[int, Field(strict=True, ge=1, le=52)] | None = None
    """Weeks of contact after it ended, where a source gives them."""
    aanbeveling: Annotated[tuple[Aanbeveling, ...], Field(min_length=1)]
    """When it is recommended; one that holds is enough."""
    bron: Bron
    """The source; ``eigen`` with a ``reden`` for what is ours."""


class Catalogus(RulesModel):
    """One released catalogue of services: never changed after release, only succeeded."""

    formaat: Literal["klantbeeld-catalogus/1"]
    """Form of this file."""
    naam: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    """Name, also of its folder."""
    versie: Version
    """Semantic version, also of its file."""
    geldig_vanaf: date
    """First day it may be used."""
    titel: Text
    """What people call it."""
    toelichting: Text
    """What it is and what it is not."""
    bronnen: tuple[Bron, ...]
    """The sources as a whole."""
    traject: tuple[Traject, ...]
    """The services."""
    inhoud_hash: str = ""
    """SHA-256 of the file, set by the loader and refused in a file."""

    @cached_property
    def per_traject(self) -> dict[str, Traject]:
        """Traject id to traject, in the order of the file."""
        return {traject.id: traject for traject in self.traject}


@dataclass(frozen=True, slots=True)
class Aanbevolen:
    """One recommended traject."""

    traject: str
    """Its id in the catalogus."""
    titel: str
    klantwoord: str
    omschrijving: str
    duur_weken: int
    reden: str
    """Why it is recommended, or what is still to be found out."""
    misschien: bool
    """The category or a fact it depends on is not settled."""


def recommend(outcome: Outcome, invoer: ScoringInput, catalogus: Catalogus) -> tuple[Aanbevolen, ...]:
    """The trajecten that fit, settled ones first, each with its reason; every order is by rank."""
    facts = invoer.facts
    found: list[tuple[bool, int, str, Aanbevolen]] = []
    for traject in catalogus.traject:
        served = set(traject.categorieen).intersection(outcome.mogelijk)
        if not served:
            continue
        fitting = [rij for rij in traject.aanbeveling if outcome.onbepaald or not rij.bij_open_uitkomst]
        reden = next((rij.reden for rij in fitting if rij.row.on(facts).surely), None)
        misschien = reden is None or len(served) < len(outcome.mogelijk)
        if reden is None:
            open_rows = (rij.nog_vragen for rij in fitting if rij.row.on(facts).possibly)
            reden = next(open_rows, None)
        if reden is not None:
            aanbevolen = Aanbevolen(
                traject.id,
                traject.titel,
                traject.klantwoord,
                traject.omschrijving,
                traject.duur_weken,
                reden,
                misschien,
            )
            found.append((misschien, traject.rang, traject.id, aanbevolen))
    return tuple(aanbevolen for *_, aanbevolen in sorted(found, key=lambda entry: entry[:3]))


def load_catalogus(path: Path, regelset: Regelset) -> Catalogus:
    """Read one catalogus and check it against the regelset it goes with.

    Raises KlantbeeldError as ``scoring.loader.load`` does.
    """
    return read_checked(path, Catalogus, lambda catalogus, where: check_catalogus(catalogus, regelset, where))


def load_named_catalogus(
    naam: str, versie: str, regelset: Regelset, folders: Sequence[Path] = (PACKAGED_CATALOGS,)
) -> Catalogus:
    """Read ``<naam>/<versie>.toml`` from the first folder that holds it; put own folders first.

    Raises KlantbeeldError: INHOUD-ONBEKEND when no folder holds it, else as ``load_catalogus``.
    """
    path = find_content("catalogus", naam, versie, folders)
    catalogus = load_catalogus(path, regelset)
    require_name(path, catalogus.naam, catalogus.versie)
    return catalogus


def check_catalogus(catalogus: Catalogus, regelset: Regelset, where: str) -> None:
    """Refuse a catalogus that names what the regelset does not know; ``where`` names its file.

    Raises KlantbeeldError: INHOUD-VOORWAARDE for a condition, INHOUD-ONGELDIG for all else.
    """
    domains = {feit.naam: feit.domain for feit in regelset.feit}
    seen: set[str] = set()
    for traject in catalogus.traject:
        place = f"{where}: traject {traject.id}"
        check_bron(traject.bron, place)
        if traject.id in seen:
            _refuse("dit traject komt twee keer voor", place)
        seen.add(traject.id)
        for categorie in traject.categorieen:
            if categorie not in regelset.per_categorie:
                _refuse(f"de categorie {categorie} is niet bekend", place)
        for rij in traject.aanbeveling:
            try:
                row = rij.row
            except KlantbeeldError as error:
                raise KlantbeeldError(error.code, error.what, where=place, remedy=error.remedy) from None
            check_row(row, domains, f"{place}, als")
            if bool(rij.als) != bool(rij.nog_vragen):
                _refuse("bij een voorwaarde hoort nog_vragen, en zonder voorwaarde juist niet", place)


def _refuse(what: str, where: str) -> None:
    raise KlantbeeldError(ContentErrorCode.ONGELDIG, what, where=where, remedy="Herstel dit in het bestand.")
