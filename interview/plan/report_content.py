"""What the Klantbeeldverslag says, as data: the matrix, its evidence, the advice and what people made of it.

An allow-list as well, but of a professional report: it holds judgements and observations. It
never holds a Signaal, a number of a citizen, names of people, or an answer that was hidden by a
later one.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict


class _ReportModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class GegevenAntwoord(_ReportModel):
    """One vraag with its answer in words."""

    vraag: str
    antwoord: str


class LeefgebiedVerslag(_ReportModel):
    """One row of the matrix with what stands behind it."""

    id: str
    titel: str
    kort: str
    niveau: int | None
    """1 to 5, or None when there is a reason for none."""
    niveau_woord: str
    """The fixed word of the niveau, or the reason for none."""
    anker: str
    """The behavioural anchor of that niveau, or empty."""
    belemmert: str
    """ja, nee, weet niet, or empty when it was not judged."""
    spoed: bool
    eigen_cijfer: int | None
    """The klant's own 0-10."""
    gewijzigd: bool
    """Changed after the advice was shown."""
    notitie: str
    citaten: tuple[str, ...]
    observaties: tuple[str, ...]
    antwoorden: tuple[GegevenAntwoord, ...]
    bewijs: tuple[str, ...]
    """Which of these carry the niveau, in words."""
    verklaring: str = ""
    """What the klant says beside the niveau, in own words."""


class FeitVerslag(_ReportModel):
    """One recorded fact."""

    titel: str
    waarde: str
    bron: str
    datum: date | None


class OordeelVerslag(_ReportModel):
    """A judgement, an advice or what came out after talking."""

    categorie: str
    """Short name of the category, or onbepaald, or no choice."""
    voluit: str
    """The full published wording, or empty."""
    toelichting: str


class AdviesVerslag(_ReportModel):
    """What the rules said, and why."""

    categorie: str
    voluit: str
    zin: str
    """The deciding rule as one sentence."""
    mogelijk: tuple[str, ...]
    """Short names of every category still possible."""
    uitleg: tuple[str, ...]
    """What carried it, one sentence each."""
    anders_als: tuple[str, ...]
    """What would give another category."""
    open: tuple[str, ...]
    """What is not known and could decide."""
    trajecten: tuple[str, ...]
    """Recommended services, each with its reason where it is known."""
    later_gewijzigd: bool
    """The explanation of then cannot be given any more, because facts changed after the advice."""
    waarom_niet: tuple[str, ...] = ()
    """The rules for another category that came nearest, and why they do not hold."""
    opmerkingen: tuple[str, ...] = ()
    """Whether it is a close call, when to look again, how much contact goes with it, what lacks a source."""


class WijzigingVerslag(_ReportModel):
    """A change after the advice."""

    wat: str
    van: str
    naar: str
    reden: str


class RegelingVerslag(_ReportModel):
    """How it is with one minimaregeling. A check, never a right."""

    soort: str
    """Who offers it, in words."""
    titel: str
    """Its id, when no gemeentepakket names it any more."""
    stand: str


class VersieVerslag(_ReportModel):
    """A released file that was used."""

    soort: str
    naam: str
    versie: str
    sha256: str


class VerslagInhoud(_ReportModel):
    """The whole Klantbeeldverslag, without the names on it."""

    formaat: Literal["klantbeeld-verslag/1"] = "klantbeeld-verslag/1"
    gesprek_op: date
    planversie: int
    """Version of Mijn plan that goes with it."""
    leefgebieden: tuple[LeefgebiedVerslag, ...]
    opening: LeefgebiedVerslag | None
    """The opening card, which has no niveau."""
    samenvatting: str
    samenvatting_klopt: bool | None
    wensen: tuple[str, ...]
    doelen: tuple[str, ...]
    feiten: tuple[FeitVerslag, ...]
    oordeel_vooraf: OordeelVerslag | None
    advies: AdviesVerslag | None
    reactie_klant: str
    """In words, with the klant's own; empty when there is none."""
    oordeel_na_gesprek: OordeelVerslag | None
    reden_na_gesprek: str
    """Reason code in words, when the judgement differs from the advice."""
    besluit_gemeente: OordeelVerslag | None = None
    """What the municipality decided; None when that was not known yet."""
    besluit_door: str = ""
    """By which klantmanager, and on which day."""
    reden_besluit: str = ""
    """Reason code in words, when the decision differs from the advice."""
    wijzigingen: tuple[WijzigingVerslag, ...]
    regelingen: tuple[RegelingVerslag, ...] = ()
    """Only those about which something was said."""
    verklaring_oordeel: str = ""
    """What the klant says beside the consultant's judgement."""
    verklaring_advies: str = ""
    """What the klant says beside the advice."""
    herscoring: str = ""
    """What other rules said later, in one sentence; the advice stays as it was shown."""
    versies: tuple[VersieVerslag, ...]
