"""What can have happened while a plan was written and signed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from interview.record import (
    Afspraak,
    Contact,
    DocumentVerwijzing,
    KlantReactie,
    Ondertekening,
    Plichten,
)
from interview.session.event import SessionEvent


class AfspraakGenoteerd(SessionEvent):
    """An afspraak, new or changed."""

    soort: Literal["afspraak_genoteerd"] = "afspraak_genoteerd"
    afspraak: Afspraak


class OnderdeelVerwijderd(SessionEvent):
    """A wens, doel or afspraak was taken away."""

    soort: Literal["onderdeel_verwijderd"] = "onderdeel_verwijderd"
    id: str


class GaatGoedGezet(SessionEvent):
    """What goes well, as it will stand in the plan."""

    soort: Literal["gaat_goed_gezet"] = "gaat_goed_gezet"
    regels: tuple[str, ...]


class PlichtenGezet(SessionEvent):
    """The duties that hold."""

    soort: Literal["plichten_gezet"] = "plichten_gezet"
    plichten: Plichten


class ContactGezet(SessionEvent):
    """Whom the klant can reach, and when they speak next."""

    soort: Literal["contact_gezet"] = "contact_gezet"
    contact: Contact


class EvaluatiesGezet(SessionEvent):
    """When klant and consultant look back together, in order."""

    soort: Literal["evaluaties_gezet"] = "evaluaties_gezet"
    datums: tuple[date, ...]


class PlanReactieGegeven(SessionEvent):
    """What the klant says of one part of the plan."""

    soort: Literal["plan_reactie_gegeven"] = "plan_reactie_gegeven"
    onderdeel: str
    reactie: KlantReactie | None


class Ondertekend(SessionEvent):
    """The klant chose one of the four; signing is one of them."""

    soort: Literal["ondertekend"] = "ondertekend"
    ondertekening: Ondertekening


class PapierBevestigd(SessionEvent):
    """The page with ink came back and was seen."""

    soort: Literal["papier_bevestigd"] = "papier_bevestigd"


class DocumentGemaakt(SessionEvent):
    """A PDF was made and stored."""

    soort: Literal["document_gemaakt"] = "document_gemaakt"
    document: DocumentVerwijzing


class PlanVastgesteld(SessionEvent):
    """The municipality put its seal on the plan."""

    soort: Literal["plan_vastgesteld"] = "plan_vastgesteld"


class PlanHerzien(SessionEvent):
    """A correction begins the next version; the former stays as it was."""

    soort: Literal["plan_herzien"] = "plan_herzien"
    reden: str
    inhoud: str
    """Canonical JSON of the version that is replaced."""
    sha256: str
