"""What can have happened to a judgement: niveaus, what hinders, facts, the own oordeel and the advice."""

from __future__ import annotations

from typing import Literal

from interview.record import (
    Advies,
    Feit,
    Herscoring,
    KlantReactie,
    Oordeel,
    OordeelNaGesprek,
)
from interview.session.event import SessionEvent
from questionnaires.answers import Belemmert, EigenCijfer, GeenWaarde, Niveau


class NiveauGezet(SessionEvent):
    """The niveau, a reason for none, or None for nothing yet."""

    soort: Literal["niveau_gezet"] = "niveau_gezet"
    leefgebied: str
    niveau: Niveau | GeenWaarde | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class BelemmertGezet(SessionEvent):
    """Holds back work or taking part now."""

    soort: Literal["belemmert_gezet"] = "belemmert_gezet"
    leefgebied: str
    belemmert: Belemmert | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class SpoedGezet(SessionEvent):
    """Needs something soon."""

    soort: Literal["spoed_gezet"] = "spoed_gezet"
    leefgebied: str
    spoed: bool


class EigenCijferGezet(SessionEvent):
    """The klant's own 0-10."""

    soort: Literal["eigen_cijfer_gezet"] = "eigen_cijfer_gezet"
    leefgebied: str
    cijfer: EigenCijfer | None


class BewijsGekozen(SessionEvent):
    """What backs the niveau, whole."""

    soort: Literal["bewijs_gekozen"] = "bewijs_gekozen"
    leefgebied: str
    bewijs: tuple[str, ...]


class FeitVastgelegd(SessionEvent):
    """A recorded fact; None takes it away."""

    soort: Literal["feit_vastgelegd"] = "feit_vastgelegd"
    feit: str
    inhoud: Feit | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class OordeelVastgelegd(SessionEvent):
    """The own judgement, before the advice."""

    soort: Literal["oordeel_vastgelegd"] = "oordeel_vastgelegd"
    oordeel: Oordeel


class AdviesGetoond(SessionEvent):
    """The advice was shown; the own judgement is frozen from here."""

    soort: Literal["advies_getoond"] = "advies_getoond"
    advies: Advies


class AdviesReactieGegeven(SessionEvent):
    """What the klant says of the advice."""

    soort: Literal["advies_reactie_gegeven"] = "advies_reactie_gegeven"
    reactie: KlantReactie


class OordeelNaGesprekVastgelegd(SessionEvent):
    """The judgement after talking it over."""

    soort: Literal["oordeel_na_gesprek_vastgelegd"] = "oordeel_na_gesprek_vastgelegd"
    oordeel: OordeelNaGesprek


class HerscoringVastgelegd(SessionEvent):
    """Another regelset was scored on the same gesprek; kept beside the advice."""

    soort: Literal["herscoring_vastgelegd"] = "herscoring_vastgelegd"
    herscoring: Herscoring
