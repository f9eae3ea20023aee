"""The form of a questionnaire file: leefgebieden, vragen, prompts and feiten, as frozen models.

A questionnaire says what may be asked and what may be recorded. It never says what an
answer is worth for a category: that belongs to a regelset.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.conditions import Row, parse_row

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
Version = Annotated[str, Field(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}$")]
Text = Annotated[str, Field(min_length=1, max_length=1000)]

_SAID = re.compile(r'"([^"]+)"')

VraagSoort = Literal["janee", "keuze", "meerkeuze", "getal", "tekst"]
Erbij = Literal["kind", "partner"]
"""Someone who may be at the table, and before whom some things are not brought up."""


class _Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Bron(_Content):
    """Where a subject, rule or text comes from."""

    titel: Text
    """The report, law or professional source."""
    plaats: str = ""
    """Page, section or article."""
    eigen: bool = False
    """True when it is our own design; then ``reden`` says why."""
    reden: str = ""
    """Why our own design was needed."""


class Keuze(_Content):
    """One answer that can be chosen."""

    id: Identifier
    """Stable name in records."""
    tekst: Text
    """What the consultant reads, in plain Dutch."""
    wijst_op: tuple[int, int] | None = None
    """The plausible band of niveaus this answer points at, lowest and highest; a check, never a score."""
    genoteerd: str = ""
    """How the check afterwards names it, after "U noteerde": for example "een deurwaarder"."""


class Prompt(_Content):
    """A doorvraag: one open question to take the talk further."""

    tekst: Text
    """Spoken Dutch, short, open, never starting with waarom."""
    bij: tuple[str, ...] = ()
    """Words in the notes of this leefgebied that make this prompt fit; empty fits always."""
    toon_als: dict[str, object] = Field(default_factory=dict)
    """Condition on answers that makes this prompt fit."""
    niet_bij: tuple[Erbij, ...] = ()
    """Never shown while one of these is there."""

    @cached_property
    def condition(self) -> Row:
        """``toon_als`` as a row of tests."""
        return parse_row(self.toon_als, "doorvraag")


class Vraag(_Content):
    """One thing that can be recorded about a leefgebied; never read aloud as it stands."""

    id: Identifier
    """Name within the leefgebied; the full name is ``leefgebied.vraag``."""
    tekst: Text
    """What the consultant wants to know, as a natural Dutch question."""
    soort: VraagSoort
    """What kind of answer fits."""
    keuzes: tuple[Keuze, ...] = ()
    """For ``keuze`` and ``meerkeuze``; a ``janee`` may carry them to add ``wijst_op``."""
    kern: bool = False
    """One or two per leefgebied; all other vragen are optional."""
    laagste: int = 0
    """Lowest whole number for a ``getal``."""
    hoogste: int = 100
    """Highest whole number for a ``getal``."""
    eenheid: str = ""
    """Unit of a ``getal``, for example uren per week."""
    nvt: bool = False
    """Whether n.v.t. is an allowed answer."""
    vraag_eerst: str = ""
    """A sentence that asks permission first, for tender subjects."""
    toon_als: dict[str, object] = Field(default_factory=dict)
    """Shown only when this holds over other answers (full names)."""
    niet_bij: tuple[Erbij, ...] = ()
    """Not shown while one of these is there; an answer that was given counts all the same."""
    bron: Bron | None = None
    """Source of the topic, where there is one."""

    @cached_property
    def condition(self) -> Row:
        """``toon_als`` as a row of tests."""
        return parse_row(self.toon_als, f"vraag {self.id}")


class Observatie(_Content):
    """Something a consultant may see or hear; it may raise a question and never decides."""

    id: Identifier
    """Name within the leefgebied."""
    tekst: Text
    """What is seen, as behaviour, without judgement."""
    wijst_op: tuple[int, int] | None = None
    """The plausible band of niveaus it points at."""
    genoteerd: str = ""
    """How the check afterwards names it, after "U noteerde"."""


class Gespreksweerstand(_Content):
    """What helps when the talk gets stuck, one short line each."""

    boos: Text
    """When someone is angry."""
    bang: Text
    """When someone is afraid."""
    verleden: Text
    """When someone stays in the past."""

    @cached_property
    def gesproken(self) -> tuple[str, ...]:
        """What stands between quotation marks: the sentences meant to be said."""
        return tuple(said for line in (self.boos, self.bang, self.verleden) for said in _SAID.findall(line))


class Leefgebied(_Content):
    """One card of the conversation and one row of the matrix."""

    id: Identifier
    """Stable name, see the glossary."""
    titel: Text
    """Full name on the card."""
    kort: Annotated[str, Field(min_length=1, max_length=10)]
    """Name in the narrow list."""
    klantwoord: Text
    """What we call it to the klant."""
    toets: Annotated[str, Field(pattern=r"^[a-z]$")]
    """The one letter that opens this card."""
    heeft_niveau: bool = True
    """False only for the opening card."""
    nvt: bool = False
    """Whether this whole leefgebied may be n.v.t."""
    niet_bij: tuple[Erbij, ...] = ()
    """The whole leefgebied waits while one of these is there."""
    bron: Bron
    """Where the leefgebied comes from."""
    starter: Text
    """The open question to begin with."""
    doorvraag: tuple[Prompt, ...]
    """Prompts; the card shows the two that fit best."""
    reflectie: Text
    """The start of a reflection, to be finished by the consultant."""
    klopt_dat: Text
    """The check that closes the subject."""
    schaalvraag: Text
    """Asks for the klant's own 0-10."""
    observeren: tuple[Text, ...] = ()
    """What to look and listen for."""
    weerstand: Gespreksweerstand
    """What helps when it gets hard."""
    trefwoorden: tuple[str, ...] = ()
    """Lower-case words that suggest this leefgebied while typing; whole words or stems ending in ``*``."""
    ankers: tuple[Text, ...] = ()
    """Five behavioural anchors, from 1 loopt vast to 5 sterk punt."""
    vraag: tuple[Vraag, ...] = ()
    """What can be recorded."""
    observatie: tuple[Observatie, ...] = ()
    """What can be noted as seen."""

    @cached_property
    def gesproken(self) -> tuple[str, ...]:
        """Every text of this card that is said to the klant, in the order of the talk."""
        return (
            *(vraag.vraag_eerst for vraag in self.vraag if vraag.vraag_eerst),
            self.starter,
            *(prompt.tekst for prompt in self.doorvraag),
            self.reflectie,
            self.klopt_dat,
            self.schaalvraag,
            *self.weerstand.gesproken,
        )


class FeitKeuze(_Content):
    """One value of a feit."""

    id: Identifier
    tekst: Text


class FeitDefinitie(_Content):
    """A recorded fact that rules may read."""

    id: Identifier
    """Stable name, for example ``arbeidsvermogen``."""
    titel: Text
    """What the consultant sees."""
    vraag: Text
    """The question it answers."""
    soort: Literal["keuze", "getal", "datum"]
    """What kind of value fits."""
    keuzes: tuple[FeitKeuze, ...] = ()
    """For ``keuze``."""
    laagste: int = 0
    """For ``getal``."""
    hoogste: int = 100
    """For ``getal``."""
    eenheid: str = ""
    """For ``getal``."""
    nodig: bool = False
    """Whether an advice needs it (a value or a reason for none)."""
    bron_vragen: bool = False
    """Whether a source must be recorded with it."""
    toon_als: dict[str, object] = Field(default_factory=dict)
    """Shown only when this holds over other feiten (``feit.<id>``)."""
    alleen_als_gelezen: bool = False
    """Whether it is asked for only where the rules or the services of the gesprek read it."""
    bron: Bron | None = None
    """Where the fact comes from."""

    @cached_property
    def condition(self) -> Row:
        """``toon_als`` as a row of tests."""
        return parse_row(self.toon_als, f"feit {self.id}")


class Vragenlijst(_Content):
    """One released questionnaire: never changed after release, only succeeded."""

    formaat: Literal["klantbeeld-vragenlijst/1"]
    """Form of this file."""
    naam: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
    """Name, also of its folder."""
    versie: Version
    """Semantic version, also of its file."""
    geldig_vanaf: date
    """First day it may be used."""
    titel: Text
    """What people call it."""
    toelichting: Text
    """What it is and what it is not."""
    bronnen: tuple[Bron, ...]
    """The sources as a whole."""
    leefgebied: tuple[Leefgebied, ...]
    """In the order of the cards; the first has no niveau."""
    feit: tuple[FeitDefinitie, ...]
    """Facts that rules may read."""

    @cached_property
    def per_leefgebied(self) -> dict[str, Leefgebied]:
        """Leefgebied id to leefgebied, in card order."""
        return {gebied.id: gebied for gebied in self.leefgebied}

    @cached_property
    def matrix(self) -> tuple[Leefgebied, ...]:
        """The leefgebieden that carry a niveau."""
        return tuple(gebied for gebied in self.leefgebied if gebied.heeft_niveau)

    @cached_property
    def vragen(self) -> dict[str, tuple[Leefgebied, Vraag]]:
        """Full name ``leefgebied.vraag`` to its leefgebied and vraag."""
        return {
            f"{gebied.id}.{vraag.id}": (gebied, vraag) for gebied in self.leefgebied for vraag in gebied.vraag
        }

    @cached_property
    def voorwaarden(self) -> tuple[tuple[str, Row], ...]:
        """Every name shown on a condition, ``leefgebied.vraag`` or ``feit.<id>``, with that condition."""
        return (
            *((name, vraag.condition) for name, (_, vraag) in self.vragen.items() if vraag.toon_als),
            *((f"feit.{feit.id}", feit.condition) for feit in self.feit if feit.toon_als),
        )

    @cached_property
    def altijd_getoond(self) -> frozenset[str]:
        """Every name that is shown on no condition."""
        conditional = {name for name, _ in self.voorwaarden}
        return self.namen - conditional

    @cached_property
    def namen(self) -> frozenset[str]:
        """All names an answer can have: ``leefgebied.vraag`` and ``feit.<id>``."""
        return frozenset(self.vragen) | {f"feit.{feit.id}" for feit in self.feit}

    @cached_property
    def feiten(self) -> dict[str, FeitDefinitie]:
        """Feit id to definition."""
        return {feit.id: feit for feit in self.feit}
