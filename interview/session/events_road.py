"""What can have happened to a plan after it was written: discussed, decided, handed over, shared."""

from __future__ import annotations

from typing import Literal

from interview.record import (
    Akkoord,
    BesluitGemeente,
    Deling,
    GehoudenEvaluatie,
    Teruggave,
    Uitreiking,
    Voorlegging,
)
from interview.session.event import SessionEvent
from questionnaires.gemeentepakket.model import KanaalId


class PlanBesproken(SessionEvent):
    """The klant was asked to tell what was agreed: the plan was gone through together."""

    soort: Literal["plan_besproken"] = "plan_besproken"


class PlanVoorgelegd(SessionEvent):
    """The plan went to the klantmanager."""

    soort: Literal["plan_voorgelegd"] = "plan_voorgelegd"
    voorlegging: Voorlegging


class AkkoordGegeven(SessionEvent):
    """The klantmanager said yes."""

    soort: Literal["akkoord_gegeven"] = "akkoord_gegeven"
    akkoord: Akkoord


class BesluitVastgelegd(SessionEvent):
    """What the municipality decided was written down."""

    soort: Literal["besluit_vastgelegd"] = "besluit_vastgelegd"
    besluit: BesluitGemeente


class PlanTeruggegeven(SessionEvent):
    """The klantmanager gave it back, with a reason."""

    soort: Literal["plan_teruggegeven"] = "plan_teruggegeven"
    teruggave: Teruggave


class KanaalGekozen(SessionEvent):
    """How the klant wants to receive the plan."""

    soort: Literal["kanaal_gekozen"] = "kanaal_gekozen"
    kanaal: KanaalId


class PlanUitgereikt(SessionEvent):
    """The klant got the plan."""

    soort: Literal["plan_uitgereikt"] = "plan_uitgereikt"
    uitreiking: Uitreiking


class PlanGeevalueerd(SessionEvent):
    """Klant and municipality looked back."""

    soort: Literal["plan_geevalueerd"] = "plan_geevalueerd"
    evaluatie: GehoudenEvaluatie


class DelingVastgelegd(SessionEvent):
    """What a third party gets to know about one afspraak, whole."""

    soort: Literal["deling_vastgelegd"] = "deling_vastgelegd"
    afspraak: str
    deling: Deling
