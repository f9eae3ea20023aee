"""The form of a gemeentepakket: every local text, number, word and setting, as frozen models.

Law and local policy change, and a lawyer has to be able to read along: so each entry says where it
comes from, whose it is, from when it holds, when it was last looked over and when it was read
aloud. It never holds a rule for a category and nothing about a klant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.schema import Identifier, Version

Line = Annotated[str, Field(max_length=300)]
Words = Annotated[str, Field(max_length=3000)]
FolderName = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,64}$")]
EntryId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,63}(\.[a-z0-9][a-z0-9_]{0,63})?$")]

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
"""A word in a text that stands for another."""

END_DATE = "{tot}"
"""Stands for a date that is only known when the text is used."""

RIGHT_PREFIX = "rechten."
"""A tekst with this before its name is one of the rights, printed in the order of the file."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))


class Entry(_Part):
    """What every entry says about itself."""

    bron: Line = ""
    """Article of law, decision or "eigen tekst"; empty only while ``invullen`` asks for it."""
    eigenaar: Line
    """Who at the municipality keeps it right: a function, not a person."""
    geldig_vanaf: date
    """First day on which it holds; of entries with the same id the newest that holds is used."""
    gecontroleerd: date | None = None
    """The day its owner last looked it over; it expires twelve months later. None when nobody did."""
    voorgelezen: date | None = None
    """The day it was read aloud to someone who reads little; None when that was not done."""
    invullen: Line = ""
    """What the municipality still has to fill in here; such an entry counts as missing."""


class Tekst(Entry):
    """A sentence or a few that a klant reads or hears."""

    id: EntryId
    tekst: Words = ""
    """Plain text, never markup; a line of its own is a paragraph. ``{word}`` stands for the wetswoord of
    that id as it is on the day, ``{gemeente}`` for the name on paper, ``{telefoon.fg}`` for the number of
    that contact and ``{bewaartermijn}`` for how long a dossier is kept."""
    tekst_met_datum: Words = ""
    """The same with ``{tot}`` in it, for what has an end date."""


class Wetswoord(Entry):
    """A word that the law changes: one entry for each period."""

    id: Identifier
    woord: Line = ""


class Klantwoord(Entry):
    """A word of ours and what a klant hears instead."""

    term: Line
    zeg: Line = ""


class Contactpunt(Entry):
    """A place a klant can turn to."""

    id: Literal["gemeente", "fg", "toezichthouder", "klacht", "clientondersteuning", "rechtshulp"]
    naam: Line = ""
    telefoon: Line = ""
    email: Line = ""
    adres: Line = ""
    uitleg: Line = ""
    """For what, in one klant-facing sentence."""

    @property
    def bereikbaar(self) -> bool:
        """Whether someone can be reached there."""
        return bool(self.naam and (self.telefoon or self.email or self.adres))


class Noodnummer(_Part):
    """A number to call, in large figures."""

    naam: Line
    nummer: Line
    wanneer: Line = ""
    """For example ``dag en nacht``."""


class Noodgeval(StrEnum):
    """The seven situations of the Stopkaart."""

    DIRECT_GEVAAR = "direct_gevaar"
    SUICIDE = "suicide"
    GEWELD = "geweld"
    """Violence, or a child in danger; never asked about with partner or children present."""
    ONTRUIMING = "ontruiming"
    """Eviction, cut off, health insurance."""
    GEEN_ETEN = "geen_eten"
    """No food, money or medicine."""
    VERWARD = "verward"
    """Confused or intoxicated: no scoring, no plan, no signature."""
    AGRESSIE = "agressie"


class Stopkaart(Entry):
    """What to do in one of those situations, by the protocol of this municipality."""

    id: Noodgeval
    titel: Line
    stappen: tuple[Line, ...] = Field(default=(), max_length=8)
    """Short lines for the consultant, in order."""
    nummers: tuple[Noodnummer, ...] = Field(default=(), max_length=4)

    @property
    def te_bellen(self) -> tuple[Noodnummer, ...]:
        """The numbers that can be called: where a sentence stands, nobody answers."""
        return tuple(one for one in self.nummers if sum(sign.isdecimal() for sign in one.nummer) >= 3)


class SignaalOntvanger(Entry):
    """Who receives a Signaal."""

    naam: Line = ""
    functie: Line = ""
    telefoon: Line = ""
    sleutel: Line = ""
    """Public age key; only its holder can read a Signaal."""


class Regelingsoort(StrEnum):
    """Who offers a minimaregeling."""

    LANDELIJK = "landelijk"
    GEMEENTE = "gemeente"
    FONDS = "fonds"
    HULP = "hulp"


class Minimaregeling(Entry):
    """Something a klant with little money may ask for. A name and a door, never a calculation of rights."""

    id: Identifier
    soort: Regelingsoort
    titel: Line
    uitleg: Line = ""
    """What it is for, one klant-facing sentence."""
    waar: Line = ""
    """Where it is asked for."""
    tot: date | None = None
    """Last day on which it exists, when that is known."""


class KanaalId(StrEnum):
    """The ways in which a klant can receive the plan."""

    POST = "post"
    OPHALEN = "ophalen"
    VEILIGE_MAIL = "veilige_mail"
    BERICHTENBOX = "berichtenbox"
    PRINTER = "printer"
    """Printed at the table on a portable printer."""
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    BEWAREN = "bewaren"
    """Kept at the office, because post is not safe."""


class Kanaal(Entry):
    """A way that this municipality offers."""

    id: KanaalId
    zeg: Line
    """How it is asked: klant-facing."""


class Ritme(_Part):
    """Minutes per step of a visit, as a guide only."""

    begin: int = Field(default=5, ge=0, le=240)
    gesprek: int = Field(default=45, ge=0, le=240)
    teruggeven: int = Field(default=5, ge=0, le=240)
    uitwerken: int = Field(default=10, ge=0, le=240)
    plan: int = Field(default=20, ge=0, le=240)
    """Advice and plan, with signing."""
    afsluiten: int = Field(default=5, ge=0, le=240)

    @property
    def minuten(self) -> int:
        """Of a whole visit."""
        return self.begin + self.gesprek + self.teruggeven + self.uitwerken + self.plan + self.afsluiten


class Instellingen(_Part):
    """How this municipality works."""

    instrument: FolderName = "zwolle"
    """Name of the regels and the diensten of a new gesprek; one that was begun keeps its own."""
    bezwaar: Literal["concept", "besluit", "bijlage"] = "concept"
    """Which text prints: a decision follows, the plan is the decision itself, or it goes with one."""
    klok: bool = True
    """Whether the header shows the minutes; a consultant may hide them."""
    ritme: Ritme = Ritme()
    tolk_extra_procent: int = Field(default=50, ge=0, le=200)
    """So much longer a visit takes with a tolk."""
    bedenktijd_werkdagen: int = Field(default=5, ge=1, le=60)
    plan_later_werkdagen: int = Field(default=10, ge=1, le=60)
    terugkomdagen: int = Field(default=42, ge=1, le=366)
    """After so many days a klant who was referred is asked how it goes."""
    bewaartermijn_maanden: int = Field(default=0, ge=0, le=240)
    """How long a dossier is kept after service ended; 0 when not filled in."""
    signaal_bewaartermijn_maanden: int = Field(default=0, ge=0, le=240)
    """How long a Signaal is kept by its recipient; 0 when not filled in."""


Dated = TypeVar("Dated", bound=Entry)


class Gemeentepakket(_Part):
    """One file of one municipality."""

    formaat: Literal["klantbeeld-gemeentepakket/1"]
    naam: FolderName
    """Name of its folder: ``den-voorbeeld`` for Gemeente Den Voorbeeld."""
    versie: Version
    gemeente: Annotated[str, Field(min_length=1, max_length=100)]
    """As it stands on paper: ``Gemeente Voorbeeld``."""
    fictief: bool = False
    """True for an invented municipality: good for practice, refused for a real visit."""
    geldig_vanaf: date
    instellingen: Instellingen = Instellingen()
    tekst: tuple[Tekst, ...] = ()
    wetswoord: tuple[Wetswoord, ...] = ()
    klantwoord: tuple[Klantwoord, ...] = ()
    contact: tuple[Contactpunt, ...] = ()
    stopkaart: tuple[Stopkaart, ...] = ()
    signaal: SignaalOntvanger | None = None
    minimaregeling: tuple[Minimaregeling, ...] = ()
    kanaal: tuple[Kanaal, ...] = ()

    def zin(self, wanted: str, on: date) -> str:
        """The text of this id as it holds on ``on``; empty when there is none or it is not filled in.

        A text with a word that nothing stands for counts as not filled in: nobody reads a bracket aloud.
        """
        found = self.entry(wanted, on)
        return "" if found is None or found.invullen else self._whole(found.tekst, on)

    def zin_tot(self, wanted: str, on: date, tot: str) -> str:
        """The same with its end date in it; without a written date, or a text for it, just the text."""
        found = self.entry(wanted, on)
        if found is None or found.invullen or not tot or not found.tekst_met_datum:
            return self.zin(wanted, on)
        return self._whole(found.tekst_met_datum.replace(END_DATE, tot), on)

    def _whole(self, text: str, on: date) -> str:
        filled = self.with_words(text, on)
        return "" if PLACEHOLDER.search(filled) else filled

    def entry(self, wanted: str, on: date) -> Tekst | None:
        """The entry behind a text, with where it comes from."""
        return newest((one for one in self.tekst if one.id == wanted), on)

    def rechten(self, on: date) -> tuple[str, ...]:
        """The rights of a klant, in the order of the file."""
        ids = dict.fromkeys(one.id for one in self.tekst if one.id.startswith(RIGHT_PREFIX))
        return tuple(text for text in (self.zin(wanted, on) for wanted in ids) if text)

    def with_words(self, text: str, on: date) -> str:
        """``text`` with the words, names and numbers as they are on ``on``; an unknown word stays."""
        known = self.woorden(on)
        return PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text)

    def woorden(self, on: date) -> Mapping[str, str]:
        """What may stand between brackets in a text, and what it stands for on ``on``."""
        found = {"gemeente": self.gemeente}
        for wanted in {one.id for one in self.wetswoord}:
            word = newest((one for one in self.wetswoord if one.id == wanted), on)
            if word is not None and word.woord and not word.invullen:
                found[wanted] = word.woord
        for place in {one.id for one in self.contact}:
            contact = self.contactpunt(place, on)
            if contact is not None and contact.telefoon:
                found[f"telefoon.{place}"] = contact.telefoon
        if self.instellingen.bewaartermijn_maanden:
            found["bewaartermijn"] = _period(self.instellingen.bewaartermijn_maanden)
        return found

    def klantwoorden(self, on: date) -> Mapping[str, str]:
        """Our word to the klant's word."""
        found = {
            one.term: newest((o for o in self.klantwoord if o.term == one.term), on)
            for one in self.klantwoord
        }
        return {term: one.zeg for term, one in found.items() if one is not None and one.zeg}

    def contactpunt(self, wanted: str, on: date) -> Contactpunt | None:
        """The place of this id that can be reached; None when it is not filled in."""
        found = newest((one for one in self.contact if one.id == wanted), on)
        return found if found is not None and not found.invullen and found.bereikbaar else None

    def stopkaarten(self, on: date) -> tuple[Stopkaart, ...]:
        """What is there for each of the seven situations, in their order."""
        found = (newest((one for one in self.stopkaart if one.id is geval), on) for geval in Noodgeval)
        return tuple(one for one in found if one is not None)

    def regelingen(self, on: date) -> tuple[Minimaregeling, ...]:
        """The minimaregelingen that exist on ``on``, by who offers them, in the order of the file."""
        ids = dict.fromkeys(one.id for one in self.minimaregeling)
        found = (newest((one for one in self.minimaregeling if one.id == wanted), on) for wanted in ids)
        alive = [one for one in found if one is not None and (one.tot is None or on <= one.tot)]
        return tuple(sorted(alive, key=lambda one: list(Regelingsoort).index(one.soort)))

    def kanalen(self, on: date) -> tuple[Kanaal, ...]:
        """The ways to receive the plan that are offered, in their order."""
        found = (newest((one for one in self.kanaal if one.id is wanted), on) for wanted in KanaalId)
        return tuple(one for one in found if one is not None and not one.invullen)


def newest(entries: Iterable[Dated], on: date) -> Dated | None:
    """Of entries about the same thing the one that holds on ``on``."""
    return max(
        (one for one in entries if one.geldig_vanaf <= on), key=lambda one: one.geldig_vanaf, default=None
    )


def _period(months: int) -> str:
    """In words a klant uses."""
    years, rest = divmod(months, 12)
    if rest:
        return "1 maand" if months == 1 else f"{months} maanden"
    return f"{years} jaar"
