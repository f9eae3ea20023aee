"""Everything that can be asked of a gesprek. ``decide`` says what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from interview.record import (
    Aard,
    Contact,
    DocumentVerwijzing,
    Einde,
    Feit,
    Gelezen,
    Getekendmet,
    KlantReactie,
    Ondertekenkeuze,
    Ondertekenwijze,
    Plichten,
    Redencode,
    Stap,
    Terugvertel,
    Wie,
)
from interview.session.commands_visit import (
    BeginZitting,
    Evalueer,
    GeefAkkoord,
    GeefTerug,
    GeefVerklaring,
    KiesKanaal,
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
from questionnaires.answers import Antwoord, Belemmert, GeenWaarde

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
    "LegDelingVast",
    "LegFeitVast",
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
class ZetNiveau:
    """Judge a leefgebied, give a reason for no niveau, or take it away with None."""

    leefgebied: str
    niveau: int | GeenWaarde | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class ZetBelemmert:
    """Judge whether it holds back work or taking part."""

    leefgebied: str
    belemmert: Belemmert | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class ZetSpoed:
    """Flag that something is needed soon."""

    leefgebied: str
    spoed: bool


@dataclass(frozen=True, slots=True)
class ZetEigenCijfer:
    """The klant's own 0-10; None takes it away."""

    leefgebied: str
    cijfer: int | None


@dataclass(frozen=True, slots=True)
class KiesBewijs:
    """What backs the niveau, whole."""

    leefgebied: str
    bewijs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegFeitVast:
    """Record a fact; None takes it away."""

    feit: str
    inhoud: Feit | None
    reden: str = ""


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
class NoteerAfspraak:
    """A new afspraak, or a changed one, whole."""

    wat: str
    wie: Wie = Wie.KLANT
    aard: Aard | None = None
    """None takes what fits who does it; never ``moet``."""
    begin: date | None = None
    eind: date | None = None
    derde: str = ""
    grondslag: str = ""
    akkoord_klantmanager: bool = False
    traject: str | None = None
    leefgebied: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class VerwijderOnderdeel:
    """Take a wens, doel or afspraak away."""

    id: str


@dataclass(frozen=True, slots=True)
class LegOordeelVast:
    """The own judgement, before the advice; None when not choosing."""

    categorie: str | None
    reden: str = ""


@dataclass(frozen=True, slots=True)
class ToonAdvies:
    """Freeze the own judgement and show the advice."""


@dataclass(frozen=True, slots=True)
class GeefAdviesReactie:
    """What the klant says of the advice."""

    reactie: KlantReactie


@dataclass(frozen=True, slots=True)
class LegOordeelNaGesprekVast:
    """The judgement after talking it over."""

    categorie: str | None
    redencode: Redencode | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class ZetGaatGoed:
    """What goes well, as it will stand in the plan."""

    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZetPlichten:
    """The duties that hold."""

    plichten: Plichten


@dataclass(frozen=True, slots=True)
class ZetContact:
    """Whom the klant can reach, and when they speak next."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class ZetEvaluaties:
    """When klant and consultant look back together."""

    datums: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class GeefPlanReactie:
    """What the klant says of one part of the plan; None takes it away."""

    onderdeel: str
    reactie: KlantReactie | None


@dataclass(frozen=True, slots=True)
class Onderteken:
    """The klant's choice of the four, after the terugvertelvraag."""

    keuze: Ondertekenkeuze
    terugvertel: Terugvertel
    gelezen: Gelezen
    wijze: Ondertekenwijze | None = None
    naam: str = ""
    afbeelding: str = ""
    reden: str = ""
    getekend_met: Getekendmet | None = None


@dataclass(frozen=True, slots=True)
class BevestigPapier:
    """The page with ink came back and was seen."""


@dataclass(frozen=True, slots=True)
class MeldDocument:
    """A PDF was made and stored."""

    document: DocumentVerwijzing


@dataclass(frozen=True, slots=True)
class StelVast:
    """The municipality put its seal on the plan."""


@dataclass(frozen=True, slots=True)
class HerzienPlan:
    """Start the next version; ``inhoud`` is the canonical JSON of the present one."""

    reden: str
    inhoud: str
    sha256: str


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
