"""What Mijn plan says, as data: an allow-list, never a copy of the record with things taken out.

Everything that prints and everything in the embedded file comes from these models, so what is not
named here cannot leave: no niveau, category, observation, diagnosis, matter of other people,
refused answer, reason of an override, or number of a citizen. Names of people are not in it
either; they stand on the page only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from interview.record import (
    Aard,
    Arbeidsverplichtingen,
    Gelezen,
    Getekendmet,
    Ondertekenkeuze,
    Ondertekenwijze,
    Reactie,
    Wie,
)


class _PlanModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class PlanAfspraak(_PlanModel):
    """One agreement as the klant reads it."""

    id: str
    """Stable within the gesprek, so that versions can be compared."""
    wie: Wie
    """Who does it."""
    wat: str
    """What, in plain words."""
    aard: Aard
    """Duty, own choice, or someone else's task."""
    begin: date | None
    """First day; None only while the plan is a concept."""
    eind: date | None
    """Last day; None only while the plan is a concept."""
    derde: str
    """The organisation that does it, or empty."""
    grondslag: str
    """The article of law, only with a duty."""
    voorstel: bool
    """A service that the municipality still has to say yes to."""


class PlanReactie(_PlanModel):
    """What the klant says of one part."""

    onderdeel: str
    """``wensen``, ``doelen`` or ``afspraak:<id>``."""
    reactie: Reactie
    woorden: str
    """In the klant's own words, or empty."""


class PlanPlichten(_PlanModel):
    """Which duties hold."""

    arbeidsverplichtingen: Arbeidsverplichtingen
    tot: date | None
    """Until when an exemption runs."""


class PlanContact(_PlanModel):
    """Whom the klant can reach."""

    naam: str
    telefoon: str
    volgende: date | None
    """When they speak next."""


class PlanOndertekening(_PlanModel):
    """What the klant chose about signing; never a reason."""

    keuze: Ondertekenkeuze
    op: date
    wijze: Ondertekenwijze | None
    """None when the klant did not sign."""
    naam: str
    """As typed, or empty."""
    gelezen: Gelezen
    bedenktijd_tot: date | None
    getekend_met: Getekendmet | None = None
    """What the klant signed with on the screen, if that is how it went."""


class PlanInhoud(_PlanModel):
    """The whole of Mijn plan, without the names on it."""

    formaat: Literal["klantbeeld-mijn-plan/1"] = "klantbeeld-mijn-plan/1"
    versie: int
    gesprek_op: date
    """Day of the talk."""
    wensen: tuple[str, ...]
    citaten: tuple[str, ...] = Field(default=())
    """Own words that were read back and found right."""
    gaat_goed: tuple[str, ...]
    doelen: tuple[str, ...]
    afspraken: tuple[PlanAfspraak, ...]
    plichten: PlanPlichten
    contact: PlanContact
    terugkijken: tuple[date, ...]
    """Days on which klant and municipality look back together."""
    reacties: tuple[PlanReactie, ...]
    ondertekening: PlanOndertekening | None
    """None while the plan is a concept."""


@dataclass(frozen=True, slots=True)
class CanonicalJson:
    """A text that is the same for the same content, and its fingerprint."""

    text: str
    sha256: str
    """Of the text in UTF-8, 64 hexadecimal digits."""


def canonical(content: BaseModel) -> CanonicalJson:
    """Return ``content`` as JSON with sorted keys, no spaces and plain UTF-8."""
    text = json.dumps(
        content.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return CanonicalJson(text, hashlib.sha256(text.encode()).hexdigest())


def printed_fingerprint(sha256: str) -> str:
    """Return the fingerprint as it stands on paper: groups of four, easy to compare by eye."""
    return " ".join(sha256[start : start + 4] for start in range(0, len(sha256), 4))
