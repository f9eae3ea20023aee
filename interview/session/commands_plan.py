"""What can be asked while a plan is written and signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.record import (
    Aard,
    Contact,
    DocumentVerwijzing,
    Gelezen,
    Getekendmet,
    KlantReactie,
    Ondertekenkeuze,
    Ondertekenwijze,
    Plichten,
    Terugvertel,
    Wie,
)


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
