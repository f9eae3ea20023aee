"""The form of a demo story: what happened in a gesprek with somebody who does not exist.

Days are counted from the day the demo is made, so that the werkvoorraad is never out of date.
What a story leaves out has not happened yet.
"""

from __future__ import annotations

import tomllib
from datetime import date, time
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from interview.record import (
    Aard,
    Arbeidsverplichtingen,
    Einde,
    Gelezen,
    Informatiewijze,
    Ondertekenkeuze,
    Ondertekenwijze,
    Plaats,
    Reactie,
    Redencode,
    Rol,
    Stap,
    Terugvertel,
    Wie,
)
from questionnaires.answers import Belemmert, GeenWaarde

Dag = Annotated[int, Field(ge=-730, le=730)]
"""Days from today; the past is negative. What falls in a weekend moves to the next working day."""


class StoryModel(BaseModel):
    """Frozen, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Quote(StoryModel):
    """The klant's own words."""

    leefgebied: str
    tekst: str
    goed: bool = False
    """Read back and found right."""


class Reply(StoryModel):
    """What the klant said of something."""

    reactie: Reactie
    woorden: str = ""


class Fact(StoryModel):
    """A recorded feit."""

    waarde: str | int
    bron: str = ""


class Judgement(StoryModel):
    """The own judgement, before or after the talk about the advice."""

    categorie: str | None = None
    reden: str = ""
    redencode: Redencode | None = None


class Agreement(StoryModel):
    """One afspraak."""

    wie: Wie
    wat: str
    begin: Dag | None = None
    eind: Dag | None = None
    aard: Aard | None = None
    derde: str = ""
    traject: str | None = None
    leefgebied: str | None = None
    reactie: Reply | None = None


class Signing(StoryModel):
    """How the plan was signed, or not."""

    keuze: Ondertekenkeuze
    terugvertel: Terugvertel = Terugvertel.JA
    gelezen: Gelezen = Gelezen.ZELF
    wijze: Ondertekenwijze | None = None


class Begin(StoryModel):
    """How a visit began."""

    plaats: Plaats
    erbij: tuple[Rol, ...] = ()
    later_weg: tuple[Rol, ...] = ()
    """Of those, who left while the talk went on."""
    legitimatie: bool = True
    laptop: bool | None = True
    informatie: Informatiewijze | None = None
    op_papier: Dag | None = None
    """Day on which it was held on paper."""


class Gesprek(StoryModel):
    """One conversation, as far as it came."""

    dag: Dag
    tijd: time
    begonnen: bool = True
    """False for one that is only planned."""
    voorbereiding: Literal["dossier", "open"] | None = None
    begin: Begin | None = None
    moment_apart: Dag | None = None
    """A day to speak alone."""
    notities: dict[str, str] = Field(default_factory=dict)
    """Leefgebied to what was noted, in the order of the talk."""
    losse_notities: tuple[str, ...] = ()
    citaten: tuple[Quote, ...] = ()
    wensen: tuple[str, ...] = ()
    doelen: tuple[str, ...] = ()
    samenvatting: str = ""
    antwoorden: dict[str, str | int | tuple[str, ...]] = Field(default_factory=dict)
    """Full vraag name to its answer; a vraag on which others depend comes first."""
    niet: dict[str, GeenWaarde] = Field(default_factory=dict)
    """Leefgebied to why it has no niveau."""
    observaties: tuple[str, ...] = ()
    niveaus: dict[str, int] = Field(default_factory=dict)
    belemmert: dict[str, Belemmert] = Field(default_factory=dict)
    spoed: tuple[str, ...] = ()
    cijfers: dict[str, int] = Field(default_factory=dict)
    bewijs: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    feiten: dict[str, Fact] = Field(default_factory=dict)
    oordeel: Judgement | None = None
    """With it the advice is shown, too."""
    reactie_advies: Reply | None = None
    oordeel_na: Judgement | None = None
    afspraken: tuple[Agreement, ...] = ()
    gaat_goed: tuple[str, ...] = ()
    plichten: Arbeidsverplichtingen | None = None
    contact: Dag | None = None
    """Day of the next contact."""
    evaluaties: tuple[Dag, ...] = ()
    tekenen: Signing | None = None
    einde: Einde | None = None
    hoe_was_het: str = ""
    voorgelegd: str = ""
    """To whom the plan went afterwards, when it did."""
    bekeken: Dag | None = None
    """Day on which the plan was looked at again, after the end."""
    stap: Stap | None = None
    """Where it was left."""
    leefgebied: str | None = None
    """On which card it was left."""


class Person(StoryModel):
    """Somebody who does not exist."""

    achternaam: str
    voorletters: str
    aanhef: Literal["mw", "dhr", "geen"]
    geboren: date
    telefoon: str = ""
    contactwens: tuple[str, ...] = ()
    taal: str = ""
    gesprek: Gesprek


class Stories(StoryModel):
    """The whole demo."""

    formaat: Literal["klantbeeld-demo/1"]
    wachtzin: str
    """Opens the demo store; printed, because there is nothing to hide."""
    consultant: str
    organisatie: str
    functie: str
    telefoon: str
    gemeente: str
    voorbeeld: str
    """Surname of the klant whose gesprek is the sample without a terminal."""
    klant: tuple[Person, ...]


def load_stories() -> Stories:
    """The stories that come with the program."""
    text = resources.files("interview.demo").joinpath("klanten.toml").read_text(encoding="utf-8")
    return Stories.model_validate(tomllib.loads(text))
