"""What can be asked about judgements: niveaus, what hinders, facts, the own oordeel and the advice."""

from __future__ import annotations

from dataclasses import dataclass

from interview.record import (
    Feit,
    Herscoring,
    KlantReactie,
    Redencode,
)
from questionnaires.answers import Belemmert, GeenWaarde


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
class LegHerscoringVast:
    """Keep what other rules say beside the advice; nothing when they said the same before."""

    herscoring: Herscoring
