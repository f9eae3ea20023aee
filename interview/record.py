"""GespreksRecord v1: the one form in which a gesprek is filed, exported, bundled and scored again.

It is a projection of the journal and holds no more of the klant than a reference. The one name in
it is the one typed under the plan, and an export leaves that out. Keys are Dutch and follow the
glossary. It never holds a Signaal.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.answers import Antwoord, Belemmert, EigenCijfer, GeenWaarde, Niveau

FORMAAT = "klantbeeld-gesprek/1"

Tekst = Annotated[str, Field(max_length=20_000)]
Regel = Annotated[str, Field(min_length=1, max_length=1_000)]


class RecordModel(BaseModel):
    """Frozen, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Stap(StrEnum):
    """Where in the gesprek the consultant is."""

    BEGIN = "begin"
    GESPREK = "gesprek"
    TERUGGEVEN = "teruggeven"
    UITWERKEN = "uitwerken"
    OORDEEL = "oordeel"
    ADVIES = "advies"
    PLAN = "plan"
    TEKENEN = "tekenen"
    AFSLUITEN = "afsluiten"


class Reactie(StrEnum):
    """What the klant says of something."""

    EENS = "eens"
    ONEENS = "oneens"
    WEET_NIET = "weet_niet"


class Wie(StrEnum):
    """Who does what an afspraak says."""

    KLANT = "klant"
    GEMEENTE = "gemeente"
    SAMEN = "samen"
    DERDE = "derde"


class Aard(StrEnum):
    """The nature of an afspraak; ``moet`` is never a default."""

    MOET = "moet"
    KIEST_KLANT_ZELF = "kiest_klant_zelf"
    GEMEENTE = "gemeente"
    DERDE = "derde"


class Redencode(StrEnum):
    """Why the judgement after the talk differs from the advice."""

    KLANT_WEET_MEER = "klant_weet_meer"
    GEGEVENS_MISSEN = "gegevens_missen"
    PAS_VERANDERD = "pas_veranderd"
    MEDISCH_ADVIES_WACHT = "medisch_advies_wacht"
    WENS_KLANT = "wens_klant"
    GEEN_PLEK = "geen_plek_of_wachtlijst"
    REGEL_PAST_NIET = "regel_past_niet"
    ANDERS = "anders"


class Arbeidsverplichtingen(StrEnum):
    """Which work duties hold for the klant, as recorded from a source."""

    VOLLEDIG = "volledig"
    ONTHEFFING_9_2 = "ontheffing_9_2"
    ONTHEFFING_9A = "ontheffing_9a"
    ONTHEFFING_9_5 = "ontheffing_9_5"
    ONBEKEND = "onbekend"


class Ondertekenkeuze(StrEnum):
    """The four equal choices."""

    TEKENT_NU = "tekent_nu"
    DENKT_NA = "denkt_na"
    TEKENT_ONEENS = "tekent_oneens"
    TEKENT_NIET = "tekent_niet"


class Ondertekenwijze(StrEnum):
    """How the klant's name came on the plan."""

    NAAM_GETYPT = "naam_getypt"
    """Typed by the consultant while the klant was there."""
    KRUISJE = "kruisje"
    """A mark made by the klant."""
    PAPIER = "papier"
    """Ink on the printed page, still to be confirmed."""
    AFBEELDING = "afbeelding"
    """An imported image of the signature."""


class Terugvertel(StrEnum):
    """Could the klant tell what was agreed?"""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Gelezen(StrEnum):
    """How the klant came to know the text."""

    ZELF = "zelf"
    VOORGELEZEN = "voorgelezen"
    TOLK = "tolk"


class PlanStatus(StrEnum):
    """How far the plan is."""

    CONCEPT = "concept"
    BESPROKEN = "besproken"
    ONDERTEKEND = "ondertekend"
    BEDENKTIJD = "bedenktijd"
    NIET_ONDERTEKEND = "niet_ondertekend"
    VASTGESTELD = "vastgesteld"


class Einde(StrEnum):
    """The lawful endings of a gesprek, and breaking off."""

    PLAN_NU = "plan_nu"
    PLAN_LATER = "plan_later"
    ZWOLLE = "klantmanager_maakt_plan"
    AFGEBROKEN = "afgebroken"


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
    voorgelezen_en_goed: bool = False
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
    spoed: bool = False
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
    akkoord_klantmanager: bool = False
    """Needed with ``moet``."""
    traject: str | None = None
    """Id in the catalogue, when it comes from there."""
    leefgebied: str | None = None
    """Where it belongs, when it does."""


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


class WijzigingNaAdvies(RecordModel):
    """A judgement or fact that was changed after the advice was shown."""

    veld: str
    """For example ``niveau.geld``."""
    van: str
    naar: str
    reden: Regel
    op: datetime


class KlantReactie(RecordModel):
    """The klant's answer to one part: the advice, a doel, an afspraak."""

    reactie: Reactie
    woorden: str = ""
    """In the klant's own words."""


class OordeelNaGesprek(RecordModel):
    """The judgement after talking the advice over."""

    categorie: str | None
    redencode: Redencode | None = None
    """Needed when it differs from the advice."""
    toelichting: Tekst = ""
    op: datetime


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
    """Id of the stored image, when one was imported."""
    reden: str = ""
    """Only if the klant wants to give one; empty is a value."""
    bedenktijd_tot: date | None = None
    """Last day to think it over."""
    papier_bevestigd: bool = False
    """The signed page came back and was seen."""


class DocumentVerwijzing(RecordModel):
    """A PDF that was made."""

    soort: Literal["mijn_plan", "verslag"]
    versie: int
    document_id: str
    sha256: str
    op: datetime


class EerderePlanversie(RecordModel):
    """A plan that was replaced by a correction; it stays."""

    versie: int
    inhoud: str
    """Canonical JSON of what it said."""
    sha256: str
    reden: Regel
    """Why it was corrected."""


class Plan(RecordModel):
    """Everything of the plan that is not a wens, doel or afspraak."""

    versie: int = 1
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
    teller: int = 0
    """Source of the ids within this record."""
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
    samenvatting: Tekst = ""
    """What was given back to the klant."""
    samenvatting_klopt: bool | None = None
    """Whether the klant found it right."""
    oordeel_vooraf: Oordeel | None = None
    advies: Advies | None = None
    wijzigingen_na_advies: tuple[WijzigingNaAdvies, ...] = ()
    reactie_advies: KlantReactie | None = None
    oordeel_na_gesprek: OordeelNaGesprek | None = None
    plan: Plan = Plan()
    einde: Einde | None = None
    """How the gesprek ended; None while it runs."""
    hoe_was_het: str = ""
    """How the klant found the talk; never linked to a consultant."""

    def leefgebied(self, leefgebied_id: str) -> LeefgebiedRecord:
        """What is recorded there; an empty record when nothing is."""
        return self.leefgebieden.get(leefgebied_id) or LeefgebiedRecord()
