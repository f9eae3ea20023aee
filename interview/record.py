"""GespreksRecord v1: the one form in which a gesprek is filed, exported, bundled and scored again.

It is a projection of the journal and holds no more of the klant than a reference. The one name in
it is the one typed under the plan, and an export leaves that out. Keys are Dutch and follow the
glossary. It never holds a Signaal.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field, StrictBool, StrictInt

from interview.record_plan import (
    Afspraak,
    Akkoord,
    Contact,
    Deling,
    DocumentVerwijzing,
    EerderePlanversie,
    GehoudenEvaluatie,
    KlantReactie,
    Ondertekening,
    Plan,
    Plichten,
    Teruggave,
    Uitreiking,
    Voorlegging,
)
from interview.record_values import (
    Aard,
    Arbeidsverplichtingen,
    Einde,
    Gelezen,
    Getekendmet,
    Informatiewijze,
    Ondertekenkeuze,
    Ondertekenwijze,
    Plaats,
    PlanStatus,
    Reactie,
    RecordModel,
    Redencode,
    Regel,
    Regelingstand,
    Rol,
    Stap,
    Tekst,
    Terugvertel,
    Wie,
)
from questionnaires.answers import Antwoord, Belemmert, EigenCijfer, GeenWaarde, Niveau

__all__ = [
    "FORMAAT",
    "Aard",
    "Advies",
    "Afspraak",
    "Akkoord",
    "Arbeidsverplichtingen",
    "BesluitGemeente",
    "Citaat",
    "Contact",
    "Deling",
    "DocumentVerwijzing",
    "Doel",
    "EerderePlanversie",
    "Einde",
    "Feit",
    "GehoudenEvaluatie",
    "Gelezen",
    "GespreksRecord",
    "Getekendmet",
    "Herscoring",
    "Informatie",
    "Informatiewijze",
    "InhoudVersie",
    "KlantReactie",
    "KlantVerwijzing",
    "LeefgebiedRecord",
    "Ondertekening",
    "Ondertekenkeuze",
    "Ondertekenwijze",
    "Oordeel",
    "OordeelNaGesprek",
    "Plaats",
    "Plan",
    "PlanStatus",
    "Plichten",
    "Reactie",
    "RecordModel",
    "Redencode",
    "Regel",
    "Regelingstand",
    "Rol",
    "SnelleNotitie",
    "Stap",
    "Tekst",
    "Teruggave",
    "Terugvertel",
    "Uitreiking",
    "Verklaring",
    "Versies",
    "Voorlegging",
    "Wens",
    "Wie",
    "WijzigingNaAdvies",
    "Zitting",
]

FORMAAT = "klantbeeld-gesprek/1"


class KlantVerwijzing(RecordModel):
    """Points at a klant without saying who that is."""

    klant_id: str
    """Id in the store it came from."""
    bsn: str | None = None
    """Only in an export that was asked for with ``--met-bsn``."""


class InhoudVersie(RecordModel):
    """Which released file was used."""

    naam: str
    versie: str
    sha256: str
    """Hash of the file as it was."""


class Versies(RecordModel):
    """The content this gesprek was begun with and keeps."""

    vragenlijst: InhoudVersie
    regelset: InhoudVersie
    catalogus: InhoudVersie
    gemeentepakket: InhoudVersie | None = None
    """None in a gesprek that was begun before there were any: then the newest counts."""


class Citaat(RecordModel):
    """The klant's own words."""

    id: str
    leefgebied: str
    tekst: Regel
    voorgelezen_en_goed: StrictBool = False
    """Read back to the klant and found right; only then may it print in Mijn plan."""


class SnelleNotitie(RecordModel):
    """A note made from anywhere, to be filed under a leefgebied later."""

    id: str
    tekst: Regel


class LeefgebiedRecord(RecordModel):
    """What is recorded about one leefgebied."""

    notitie: Tekst = ""
    """Free text by the consultant."""
    niveau: Niveau | GeenWaarde | None = None
    """The judgement, a reason for none, or nothing yet."""
    belemmert: Belemmert | None = None
    """Holds back work or taking part now."""
    spoed: StrictBool = False
    """Needs something soon; a flag of its own."""
    eigen_cijfer: EigenCijfer | None = None
    """The klant's own 0-10."""
    bewijs: tuple[str, ...] = ()
    """What backs the niveau: ``notitie``, ``citaat:<id>``, a vraag or an observatie by full name."""


class Feit(RecordModel):
    """One recorded fact that rules may read."""

    waarde: Antwoord
    bron: str = ""
    """Who or what says so."""
    datum: date | None = None
    """Of the source."""


class Wens(RecordModel):
    """What the klant wants, in own words."""

    id: str
    tekst: Regel


class Doel(RecordModel):
    """What klant and consultant work towards."""

    id: str
    tekst: Regel


class Oordeel(RecordModel):
    """The consultant's own judgement; frozen once the advice was shown."""

    categorie: str | None
    """Category id, or None when the consultant does not choose."""
    reden: Tekst = ""
    op: datetime


class Advies(RecordModel):
    """The rules' outcome as it was shown."""

    categorie: str | None
    """None when the rules leave it onbepaald."""
    mogelijk: tuple[str, ...]
    """Every category that the unknowns still allow."""
    regel: str | None
    """Id of the rule that decided."""
    zin: str
    """That rule as one Dutch sentence."""
    trajecten: tuple[str, ...]
    """Ids of the recommended trajecten, best first."""
    op: datetime


class Herscoring(RecordModel):
    """What another regelset, or a later version, says of this gesprek; the advice stays as it was shown."""

    op: datetime
    regelset: InhoudVersie
    """The rules that were scored with."""
    categorie: str | None
    """Category id of those rules; None when they leave it onbepaald."""
    titel: str = ""
    """The short name of that category, since those rules need not be installed here; empty for onbepaald."""
    mogelijk: tuple[str, ...]
    """Every category that the unknowns still allow."""
    regel: str | None
    """Id of the rule that decided."""
    zin: str
    """That rule as one Dutch sentence."""


class WijzigingNaAdvies(RecordModel):
    """A judgement or fact that was changed after the advice was shown."""

    veld: str
    """For example ``niveau.geld``."""
    van: str
    naar: str
    reden: Regel
    op: datetime


class OordeelNaGesprek(RecordModel):
    """The judgement after talking the advice over."""

    categorie: str | None
    redencode: Redencode | None = None
    """Needed when it differs from the advice."""
    toelichting: Tekst = ""
    op: datetime


class BesluitGemeente(RecordModel):
    """What the municipality decided when its klantmanager said yes; never the consultant's own word."""

    categorie: str | None
    """Category id, or None when the municipality leaves it open."""
    redencode: Redencode | None = None
    """Needed when the rules advised another category; None where they left it onbepaald."""
    toelichting: Tekst = ""
    door: Regel
    """Name or function, as with the akkoord it came with."""
    planversie: StrictInt
    """Version of the plan that the klantmanager said yes to."""
    op: datetime


class Zitting(RecordModel):
    """One sitting of a gesprek: where, and who was there."""

    op: datetime
    """When it was begun in the program."""
    plaats: Plaats | None = None
    aanwezigen: tuple[Rol, ...] = ()
    """Who is there now, besides the klant."""
    erbij_geweest: tuple[Rol, ...] = ()
    """Everyone who was there at some moment of this sitting."""
    legitimatie: StrictBool = False
    """The consultant showed a pass."""
    laptop_mag: StrictBool | None = None
    """Whether the klant finds the laptop all right; None when not asked yet."""
    op_papier: date | None = None
    """The day it was held, when it was written on paper and entered later."""


class Informatie(RecordModel):
    """The klant was informed; this is not a permission."""

    tekst: Regel
    """Which gemeentepakket, version and date the text had."""
    wijze: Informatiewijze
    op: datetime


class Verklaring(RecordModel):
    """What the klant wants to have stand beside a judgement."""

    tekst: Tekst
    op: datetime


class GespreksRecord(RecordModel):
    """One klantbeeldgesprek, whole."""

    formaat: Literal["klantbeeld-gesprek/1"] = "klantbeeld-gesprek/1"
    gesprek_id: str
    klant: KlantVerwijzing
    versies: Versies
    gepland_op: datetime | None = None
    begonnen_op: datetime
    """First event; the date of the talk unless ``gesprek_datum`` says otherwise."""
    gesprek_datum: date | None = None
    """Date of the talk when it was held on paper first."""
    voorbereiding: Literal["dossier", "open"] | None = None
    """Read the dossier beforehand, or went in open on purpose."""
    teller: StrictInt = 0
    """Source of the ids within this record."""
    zittingen: tuple[Zitting, ...] = ()
    """The sittings, oldest first."""
    informatie: tuple[Informatie, ...] = ()
    """Each time the klant was informed."""
    moment_apart: date | None = None
    """A day to speak alone about what had to wait."""
    leefgebieden: dict[str, LeefgebiedRecord] = Field(default_factory=dict)
    antwoorden: dict[str, Antwoord] = Field(default_factory=dict)
    """Full vraag name to answer; answers now hidden are kept and do not count."""
    observaties: tuple[str, ...] = ()
    """Full names of what was seen."""
    citaten: tuple[Citaat, ...] = ()
    snelle_notities: tuple[SnelleNotitie, ...] = ()
    feiten: dict[str, Feit] = Field(default_factory=dict)
    wensen: tuple[Wens, ...] = ()
    doelen: tuple[Doel, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    delingen: dict[str, Deling] = Field(default_factory=dict)
    """Id of an afspraak to what a third party gets to know."""
    minimaregelingen: dict[str, Regelingstand] = Field(default_factory=dict)
    """Id in the gemeentepakket to how it is."""
    samenvatting: Tekst = ""
    """What was given back to the klant."""
    samenvatting_klopt: StrictBool | None = None
    """Whether the klant found it right."""
    oordeel_vooraf: Oordeel | None = None
    advies: Advies | None = None
    herscoringen: tuple[Herscoring, ...] = ()
    """Later outcomes under other rules, oldest first; beside the advice, never in its place."""
    wijzigingen_na_advies: tuple[WijzigingNaAdvies, ...] = ()
    reactie_advies: KlantReactie | None = None
    oordeel_na_gesprek: OordeelNaGesprek | None = None
    besluit_gemeente: BesluitGemeente | None = None
    """None while nothing is decided, and in a gesprek from before this was kept."""
    verklaringen: dict[str, Verklaring] = Field(default_factory=dict)
    """``niveau.<leefgebied>``, ``oordeel``, ``advies`` to the klant's own statement beside it."""
    terugvertel: Terugvertel | None = None
    """Could the klant tell what was agreed, when the gesprek ended without signing?"""
    plan: Plan = Plan()
    einde: Einde | None = None
    """How the gesprek ended; None while it runs."""
    hoe_was_het: str = ""
    """How the klant found the talk; never linked to a consultant."""

    def leefgebied(self, leefgebied_id: str) -> LeefgebiedRecord:
        """What is recorded there; an empty record when nothing is."""
        return self.leefgebieden.get(leefgebied_id) or LeefgebiedRecord()

    @property
    def zitting(self) -> Zitting | None:
        """The last sitting; None before the first."""
        return self.zittingen[-1] if self.zittingen else None

    @property
    def aanwezigen(self) -> tuple[Rol, ...]:
        """Who is there now, besides the klant."""
        return self.zittingen[-1].aanwezigen if self.zittingen else ()
