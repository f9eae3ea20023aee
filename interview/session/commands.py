"""Everything that can be asked of a gesprek. ``decide`` says what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interview.record import (
    Einde,
    Stap,
)
from interview.session.commands_judgement import (
    GeefAdviesReactie,
    KiesBewijs,
    LegFeitVast,
    LegHerscoringVast,
    LegOordeelNaGesprekVast,
    LegOordeelVast,
    ToonAdvies,
    ZetBelemmert,
    ZetEigenCijfer,
    ZetNiveau,
    ZetSpoed,
)
from interview.session.commands_plan import (
    BevestigPapier,
    GeefPlanReactie,
    HerzienPlan,
    MeldDocument,
    NoteerAfspraak,
    Onderteken,
    StelVast,
    VerwijderOnderdeel,
    ZetContact,
    ZetEvaluaties,
    ZetGaatGoed,
    ZetPlichten,
)
from interview.session.commands_visit import (
    BeginZitting,
    Evalueer,
    GeefAkkoord,
    GeefTerug,
    GeefVerklaring,
    KiesKanaal,
    LegBesluitVast,
    LegDelingVast,
    LegInformatieVast,
    LegTerugvertelVast,
    LegVoor,
    MeldAanvaard,
    MeldBesproken,
    NoteerHoeWasHet,
    PlanMomentApart,
    ReikUit,
    RoadCommand,
    TrekDelingIn,
    VisitCommand,
    ZetRegeling,
    ZetZitting,
)
from questionnaires.answers import Antwoord

__all__ = [
    "BeginZitting",
    "BevestigPapier",
    "Command",
    "DeelNotitieIn",
    "Evalueer",
    "GaNaar",
    "GeefAdviesReactie",
    "GeefAkkoord",
    "GeefAntwoord",
    "GeefPlanReactie",
    "GeefTerug",
    "GeefVerklaring",
    "Heropen",
    "Herstel",
    "HerzienPlan",
    "KiesBewijs",
    "KiesKanaal",
    "KiesVoorbereiding",
    "LeesCitaatVoor",
    "LegBesluitVast",
    "LegDelingVast",
    "LegFeitVast",
    "LegHerscoringVast",
    "LegInformatieVast",
    "LegNotitieVast",
    "LegOordeelNaGesprekVast",
    "LegOordeelVast",
    "LegSamenvattingVast",
    "LegTerugvertelVast",
    "LegVoor",
    "MaakOngedaan",
    "MaakSnelleNotitie",
    "MarkeerCitaat",
    "MeldAanvaard",
    "MeldBesproken",
    "MeldDocument",
    "NoteerAfspraak",
    "NoteerDoel",
    "NoteerHoeWasHet",
    "NoteerWens",
    "Onderteken",
    "PlanMomentApart",
    "ReikUit",
    "RoadCommand",
    "SluitAf",
    "StelVast",
    "ToonAdvies",
    "TrekDelingIn",
    "VerwijderCitaat",
    "VerwijderOnderdeel",
    "VisitCommand",
    "ZetBelemmert",
    "ZetContact",
    "ZetEigenCijfer",
    "ZetEvaluaties",
    "ZetGaatGoed",
    "ZetNiveau",
    "ZetObservatie",
    "ZetPlichten",
    "ZetRegeling",
    "ZetSpoed",
    "ZetZitting",
]


@dataclass(frozen=True, slots=True)
class KiesVoorbereiding:
    """Dossier read beforehand, or open on purpose."""

    wijze: Literal["dossier", "open"]


@dataclass(frozen=True, slots=True)
class GaNaar:
    """Go somewhere; resuming lands there."""

    stap: Stap
    leefgebied: str | None = None
    veld: str | None = None


@dataclass(frozen=True, slots=True)
class LegNotitieVast:
    """The whole text of a leefgebied, when its field is left."""

    leefgebied: str
    tekst: str


@dataclass(frozen=True, slots=True)
class LegSamenvattingVast:
    """What was given back to the klant."""

    tekst: str
    klopt: bool | None = None


@dataclass(frozen=True, slots=True)
class MaakSnelleNotitie:
    """Note something without a place yet."""

    tekst: str


@dataclass(frozen=True, slots=True)
class DeelNotitieIn:
    """Give a quick note its leefgebied; None throws it away."""

    id: str
    leefgebied: str | None


@dataclass(frozen=True, slots=True)
class MarkeerCitaat:
    """Mark the klant's own words."""

    leefgebied: str
    tekst: str


@dataclass(frozen=True, slots=True)
class LeesCitaatVoor:
    """The quote was read back; ``goed`` lets it print."""

    id: str
    goed: bool


@dataclass(frozen=True, slots=True)
class VerwijderCitaat:
    """Take the mark away."""

    id: str


@dataclass(frozen=True, slots=True)
class GeefAntwoord:
    """Answer a vraag by its full name; None takes the answer away."""

    vraag: str
    antwoord: Antwoord | None


@dataclass(frozen=True, slots=True)
class ZetObservatie:
    """Note that something was seen, by full name."""

    observatie: str
    gezien: bool


@dataclass(frozen=True, slots=True)
class NoteerWens:
    """A new wens, or a new wording of one."""

    tekst: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NoteerDoel:
    """A new doel, or a new wording of one."""

    tekst: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class SluitAf:
    """End the gesprek in one of the lawful ways."""

    einde: Einde
    hoe_was_het: str = ""


@dataclass(frozen=True, slots=True)
class Heropen:
    """Go on after an ending."""


@dataclass(frozen=True, slots=True)
class MaakOngedaan:
    """Undo the last change."""


@dataclass(frozen=True, slots=True)
class Herstel:
    """Do the last undone change again."""


Command = (
    KiesVoorbereiding
    | GaNaar
    | LegNotitieVast
    | LegSamenvattingVast
    | MaakSnelleNotitie
    | DeelNotitieIn
    | MarkeerCitaat
    | LeesCitaatVoor
    | VerwijderCitaat
    | GeefAntwoord
    | ZetObservatie
    | ZetNiveau
    | ZetBelemmert
    | ZetSpoed
    | ZetEigenCijfer
    | KiesBewijs
    | LegFeitVast
    | NoteerWens
    | NoteerDoel
    | NoteerAfspraak
    | VerwijderOnderdeel
    | LegOordeelVast
    | ToonAdvies
    | GeefAdviesReactie
    | LegOordeelNaGesprekVast
    | LegHerscoringVast
    | ZetGaatGoed
    | ZetPlichten
    | ZetContact
    | ZetEvaluaties
    | GeefPlanReactie
    | Onderteken
    | BevestigPapier
    | MeldDocument
    | StelVast
    | HerzienPlan
    | SluitAf
    | Heropen
    | MaakOngedaan
    | Herstel
    | VisitCommand
    | RoadCommand
)
"""Any command."""
