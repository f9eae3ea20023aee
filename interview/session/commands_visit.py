"""What can be asked around the talk and about the road of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from interview.record import Deling, Informatiewijze, Redencode, Regelingstand, Terugvertel, Zitting
from questionnaires.gemeentepakket.model import KanaalId


@dataclass(frozen=True, slots=True)
class BeginZitting:
    """Sit down, for the first time or again."""


@dataclass(frozen=True, slots=True)
class ZetZitting:
    """Something about the present sitting; its moment and who was there before are kept as they are."""

    zitting: Zitting


@dataclass(frozen=True, slots=True)
class LegInformatieVast:
    """The klant was informed, with the text of the gemeentepakket."""

    wijze: Informatiewijze


@dataclass(frozen=True, slots=True)
class PlanMomentApart:
    """Agree on a day to speak alone; None takes it back."""

    datum: date | None


@dataclass(frozen=True, slots=True)
class ZetRegeling:
    """How it is with one minimaregeling; None for nothing yet."""

    regeling: str
    stand: Regelingstand | None


@dataclass(frozen=True, slots=True)
class GeefVerklaring:
    """The klant's own statement beside a judgement; an empty one takes it away."""

    onderdeel: str
    """``niveau.<leefgebied>``, ``oordeel`` or ``advies``."""
    tekst: str


@dataclass(frozen=True, slots=True)
class LegTerugvertelVast:
    """Could the klant tell what was agreed, when nothing is signed now?"""

    terugvertel: Terugvertel


@dataclass(frozen=True, slots=True)
class NoteerHoeWasHet:
    """How the klant found the talk, in own words; never needed."""

    tekst: str


@dataclass(frozen=True, slots=True)
class MeldBesproken:
    """The plan was gone through with the klant."""


@dataclass(frozen=True, slots=True)
class LegVoor:
    """Give the plan to the klantmanager."""

    aan: str


@dataclass(frozen=True, slots=True)
class GeefAkkoord:
    """The klantmanager says yes."""

    door: str


@dataclass(frozen=True, slots=True)
class LegBesluitVast:
    """What the municipality decided, by whoever said yes to the plan; None leaves it open."""

    categorie: str | None
    redencode: Redencode | None = None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class GeefTerug:
    """The klantmanager wants it otherwise."""

    reden: str
    door: str = ""


@dataclass(frozen=True, slots=True)
class KiesKanaal:
    """How the klant wants to receive the plan."""

    kanaal: KanaalId


@dataclass(frozen=True, slots=True)
class ReikUit:
    """The klant got the plan."""

    datum: date
    kanaal: KanaalId | None = None
    """None takes the way that was chosen."""


@dataclass(frozen=True, slots=True)
class Evalueer:
    """Klant and municipality looked back."""

    datum: date
    uitkomst: str = ""


@dataclass(frozen=True, slots=True)
class LegDelingVast:
    """What a third party gets to know about one afspraak, whole."""

    afspraak: str
    deling: Deling


@dataclass(frozen=True, slots=True)
class TrekDelingIn:
    """The klant takes "geen bezwaar" back."""

    afspraak: str


@dataclass(frozen=True, slots=True)
class MeldAanvaard:
    """The third party said yes."""

    afspraak: str


VisitCommand = (
    BeginZitting
    | ZetZitting
    | LegInformatieVast
    | PlanMomentApart
    | ZetRegeling
    | GeefVerklaring
    | LegTerugvertelVast
    | NoteerHoeWasHet
)
"""Any command around the talk."""

RoadCommand = (
    MeldBesproken
    | LegVoor
    | GeefAkkoord
    | LegBesluitVast
    | GeefTerug
    | KiesKanaal
    | ReikUit
    | Evalueer
    | LegDelingVast
    | TrekDelingIn
    | MeldAanvaard
)
"""Any command about the road of a plan."""
