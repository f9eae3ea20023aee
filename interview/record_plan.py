"""The plan in a GespreksRecord: afspraken, duties, contact, signing, and the road after it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field, StrictBool, StrictInt

from interview.record_values import (
    Aard,
    Arbeidsverplichtingen,
    Gelezen,
    Getekendmet,
    Ondertekenkeuze,
    Ondertekenwijze,
    PlanStatus,
    Reactie,
    RecordModel,
    Regel,
    Tekst,
    Terugvertel,
    Wie,
)
from questionnaires.gemeentepakket.model import KanaalId


class Afspraak(RecordModel):
    """One agreement. Begin and end may come later, but a plan cannot be signed without."""

    id: str
    wie: Wie
    wat: Regel
    aard: Aard
    begin: date | None = None
    eind: date | None = None
    derde: str = ""
    """The organisation, when a third party does it."""
    grondslag: str = ""
    """The article, only with ``moet``."""
    akkoord_klantmanager: StrictBool = False
    """Needed with ``moet``."""
    traject: str | None = None
    """Id in the catalogue, when it comes from there."""
    leefgebied: str | None = None
    """Where it belongs, when it does."""


class KlantReactie(RecordModel):
    """The klant's answer to one part: the advice, a doel, an afspraak."""

    reactie: Reactie
    woorden: str = ""
    """In the klant's own words."""


class Plichten(RecordModel):
    """The duties that hold, and who says so."""

    arbeidsverplichtingen: Arbeidsverplichtingen = Arbeidsverplichtingen.ONBEKEND
    bron: str = ""
    tot: date | None = None
    """Until when an exemption runs."""


class Contact(RecordModel):
    """Whom the klant can reach, and when they speak next."""

    naam: str = ""
    telefoon: str = ""
    volgende: date | None = None
    """Next contact date."""


class Ondertekening(RecordModel):
    """What the klant chose about signing, and how it was done."""

    keuze: Ondertekenkeuze
    op: datetime
    terugvertel: Terugvertel
    gelezen: Gelezen
    wijze: Ondertekenwijze | None = None
    """None when the klant did not sign."""
    naam: str = ""
    """As typed; never shown as if handwritten."""
    afbeelding: str = ""
    """Id of the stored image or drawing, when there is one."""
    getekend_met: Getekendmet | None = None
    """Only when the klant signed on the screen; with a typed name: by the klant, not by the consultant."""
    reden: str = ""
    """Only if the klant wants to give one; empty is a value."""
    bedenktijd_tot: date | None = None
    """Last day to think it over."""
    papier_bevestigd: StrictBool = False
    """The signed page came back and was seen."""


class DocumentVerwijzing(RecordModel):
    """A PDF that was made."""

    soort: Literal["mijn_plan", "verslag", "partneruittreksel"]
    versie: StrictInt
    document_id: str
    sha256: str
    op: datetime
    afspraak: str | None = None
    """Which afspraak, for a partneruittreksel."""


class EerderePlanversie(RecordModel):
    """A plan that was replaced by a correction; it stays."""

    versie: StrictInt
    inhoud: str
    """Canonical JSON of what it said."""
    sha256: str
    reden: Regel
    """Why it was corrected."""


class Voorlegging(RecordModel):
    """The plan went to the klantmanager, who decides."""

    aan: Regel
    """Name or function."""
    op: datetime


class Akkoord(RecordModel):
    """The klantmanager said yes; the seal can follow."""

    door: Regel
    op: datetime


class Teruggave(RecordModel):
    """The klantmanager gave the plan back."""

    reden: Regel
    door: str = ""
    op: datetime


class Uitreiking(RecordModel):
    """The klant got the plan."""

    kanaal: KanaalId
    datum: date
    op: datetime


class GehoudenEvaluatie(RecordModel):
    """Klant and municipality looked back."""

    datum: date
    uitkomst: Tekst = ""
    """In a few words, agreed with the klant."""
    op: datetime


class Deling(RecordModel):
    """What goes to a third party about one afspraak, and on what ground."""

    ontvanger: Regel
    """The organisation, with where to reach it."""
    doel: Regel
    gegevens: tuple[Regel, ...] = ()
    """Which data, in plain words."""
    praktisch: str = ""
    """Practical needs, such as a tolk or a lift."""
    grondslag: Regel
    """Article of law."""
    klant_geinformeerd: StrictBool = False
    geen_bezwaar_nodig: StrictBool = True
    """Whether the ground asks for the klant's written "geen bezwaar"."""
    geen_bezwaar: StrictBool | None = None
    """What the klant said; None when not asked yet."""
    warm: StrictBool = False
    """Called together, at the table."""
    terugkomdatum: date | None = None
    """When the klant is asked how it goes there."""
    op: datetime
    ingetrokken_op: datetime | None = None
    """The klant took "geen bezwaar" back: from then on nothing is shared."""
    aanvaard_op: datetime | None = None
    """The third party said yes; open until then."""


class Plan(RecordModel):
    """Everything of the plan that is not a wens, doel or afspraak."""

    versie: StrictInt = 1
    status: PlanStatus = PlanStatus.CONCEPT
    gaat_goed: tuple[str, ...] = ()
    """What goes well, in plain words, chosen with the klant."""
    plichten: Plichten = Plichten()
    contact: Contact = Contact()
    evaluaties: tuple[date, ...] = ()
    reacties: dict[str, KlantReactie] = Field(default_factory=dict)
    """Part (``wensen``, ``doelen``, ``afspraak:<id>``) to what the klant says."""
    ondertekening: Ondertekening | None = None
    documenten: tuple[DocumentVerwijzing, ...] = ()
    eerdere_versies: tuple[EerderePlanversie, ...] = ()
    vastgesteld_op: datetime | None = None
    voorlegging: Voorlegging | None = None
    akkoord: Akkoord | None = None
    """Of the klantmanager; without it no seal."""
    teruggave: Teruggave | None = None
    kanaal: KanaalId | None = None
    """How the klant wants to receive the plan."""
    uitreiking: Uitreiking | None = None
    gehouden_evaluaties: tuple[GehoudenEvaluatie, ...] = ()
