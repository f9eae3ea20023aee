"""Everything that can have happened in a gesprek. The journal of these events is the truth.

Events are facts: they are never refused when read back, never renamed, and a new field needs
a default. What may happen is decided in ``decide``; what it changes is in ``state``.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interview.record import (
    Advies,
    Afspraak,
    Contact,
    DocumentVerwijzing,
    Einde,
    Feit,
    KlantReactie,
    Ondertekening,
    Oordeel,
    OordeelNaGesprek,
    Plichten,
    Stap,
    Tekst,
    Versies,
)
from interview.session.event import SessionEvent
from interview.session.events_road import (
    AkkoordGegeven,
    DelingVastgelegd,
    KanaalGekozen,
    PlanBesproken,
    PlanGeevalueerd,
    PlanTeruggegeven,
    PlanUitgereikt,
    PlanVoorgelegd,
)
from interview.session.events_visit import (
    HoeWasHetGenoteerd,
    InformatieGegeven,
    MomentApartGepland,
    RegelingGezet,
    TerugvertelVastgelegd,
    VerklaringGegeven,
    ZittingBegonnen,
    ZittingGezet,
)
from questionnaires.answers import Antwoord, Belemmert, EigenCijfer, GeenWaarde, Niveau

__all__ = [
    "BARRIERS",
    "EVENT_ADAPTER",
    "NOT_UNDOABLE",
    "AdviesGetoond",
    "AdviesReactieGegeven",
    "AfspraakGenoteerd",
    "AkkoordGegeven",
    "AntwoordGegeven",
    "BelemmertGezet",
    "BewijsGekozen",
    "CitaatGemarkeerd",
    "CitaatVerwijderd",
    "CitaatVoorgelezen",
    "ContactGezet",
    "DelingVastgelegd",
    "DocumentGemaakt",
    "DoelGenoteerd",
    "EigenCijferGezet",
    "EvaluatiesGezet",
    "Event",
    "FeitVastgelegd",
    "GaatGoedGezet",
    "GesprekAfgesloten",
    "GesprekBegonnen",
    "GesprekHeropend",
    "Hersteld",
    "HoeWasHetGenoteerd",
    "InformatieGegeven",
    "KanaalGekozen",
    "MomentApartGepland",
    "NiveauGezet",
    "NotitieVastgelegd",
    "ObservatieGezet",
    "OnderdeelVerwijderd",
    "Ondertekend",
    "Ongedaan",
    "OordeelNaGesprekVastgelegd",
    "OordeelVastgelegd",
    "PapierBevestigd",
    "PlanBesproken",
    "PlanGeevalueerd",
    "PlanHerzien",
    "PlanReactieGegeven",
    "PlanTeruggegeven",
    "PlanUitgereikt",
    "PlanVastgesteld",
    "PlanVoorgelegd",
    "PlekGekozen",
    "PlichtenGezet",
    "RegelingGezet",
    "SamenvattingVastgelegd",
    "SessionEvent",
    "SnelleNotitieGemaakt",
    "SnelleNotitieIngedeeld",
    "SpoedGezet",
    "TerugvertelVastgelegd",
    "VerklaringGegeven",
    "VoorbereidingGekozen",
    "WensGenoteerd",
    "ZittingBegonnen",
    "ZittingGezet",
]


class GesprekBegonnen(SessionEvent):
    """The first event of every gesprek."""

    soort: Literal["gesprek_begonnen"] = "gesprek_begonnen"
    gesprek_id: str
    klant_id: str
    versies: Versies
    gepland_op: datetime | None = None


class VoorbereidingGekozen(SessionEvent):
    """Dossier read beforehand, or open on purpose."""

    soort: Literal["voorbereiding_gekozen"] = "voorbereiding_gekozen"
    wijze: Literal["dossier", "open"]


class PlekGekozen(SessionEvent):
    """The consultant went somewhere; resuming lands here."""

    soort: Literal["plek_gekozen"] = "plek_gekozen"
    stap: Stap
    leefgebied: str | None = None
    veld: str | None = None


class NotitieVastgelegd(SessionEvent):
    """The free text of a leefgebied, whole, when its field was left."""

    soort: Literal["notitie_vastgelegd"] = "notitie_vastgelegd"
    leefgebied: str
    tekst: Tekst


class SamenvattingVastgelegd(SessionEvent):
    """What was given back to the klant, and whether it was right."""

    soort: Literal["samenvatting_vastgelegd"] = "samenvatting_vastgelegd"
    tekst: Tekst
    klopt: bool | None = None


class SnelleNotitieGemaakt(SessionEvent):
    """A note without a place yet."""

    soort: Literal["snelle_notitie_gemaakt"] = "snelle_notitie_gemaakt"
    id: str
    tekst: str


class SnelleNotitieIngedeeld(SessionEvent):
    """A quick note went to a leefgebied, at the end of its text; None threw it away."""

    soort: Literal["snelle_notitie_ingedeeld"] = "snelle_notitie_ingedeeld"
    id: str
    leefgebied: str | None


class CitaatGemarkeerd(SessionEvent):
    """The klant's own words were marked."""

    soort: Literal["citaat_gemarkeerd"] = "citaat_gemarkeerd"
    id: str
    leefgebied: str
    tekst: str


class CitaatVoorgelezen(SessionEvent):
    """Read back; ``goed`` says whether it may print."""

    soort: Literal["citaat_voorgelezen"] = "citaat_voorgelezen"
    id: str
    goed: bool


class CitaatVerwijderd(SessionEvent):
    """The mark was taken away; the note stays."""

    soort: Literal["citaat_verwijderd"] = "citaat_verwijderd"
    id: str


class AntwoordGegeven(SessionEvent):
    """An answer to a vraag; None takes it away."""

    soort: Literal["antwoord_gegeven"] = "antwoord_gegeven"
    vraag: str
    antwoord: Antwoord | None


class ObservatieGezet(SessionEvent):
    """Something was seen, or after all not."""

    soort: Literal["observatie_gezet"] = "observatie_gezet"
    observatie: str
    gezien: bool


class NiveauGezet(SessionEvent):
    """The niveau, a reason for none, or None for nothing yet."""

    soort: Literal["niveau_gezet"] = "niveau_gezet"
    leefgebied: str
    niveau: Niveau | GeenWaarde | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class BelemmertGezet(SessionEvent):
    """Holds back work or taking part now."""

    soort: Literal["belemmert_gezet"] = "belemmert_gezet"
    leefgebied: str
    belemmert: Belemmert | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class SpoedGezet(SessionEvent):
    """Needs something soon."""

    soort: Literal["spoed_gezet"] = "spoed_gezet"
    leefgebied: str
    spoed: bool


class EigenCijferGezet(SessionEvent):
    """The klant's own 0-10."""

    soort: Literal["eigen_cijfer_gezet"] = "eigen_cijfer_gezet"
    leefgebied: str
    cijfer: EigenCijfer | None


class BewijsGekozen(SessionEvent):
    """What backs the niveau, whole."""

    soort: Literal["bewijs_gekozen"] = "bewijs_gekozen"
    leefgebied: str
    bewijs: tuple[str, ...]


class FeitVastgelegd(SessionEvent):
    """A recorded fact; None takes it away."""

    soort: Literal["feit_vastgelegd"] = "feit_vastgelegd"
    feit: str
    inhoud: Feit | None
    reden: str = ""
    """Why, when it changed after the advice was shown."""


class WensGenoteerd(SessionEvent):
    """A wens, new or reworded."""

    soort: Literal["wens_genoteerd"] = "wens_genoteerd"
    id: str
    tekst: str


class DoelGenoteerd(SessionEvent):
    """A doel, new or reworded."""

    soort: Literal["doel_genoteerd"] = "doel_genoteerd"
    id: str
    tekst: str


class AfspraakGenoteerd(SessionEvent):
    """An afspraak, new or changed."""

    soort: Literal["afspraak_genoteerd"] = "afspraak_genoteerd"
    afspraak: Afspraak


class OnderdeelVerwijderd(SessionEvent):
    """A wens, doel or afspraak was taken away."""

    soort: Literal["onderdeel_verwijderd"] = "onderdeel_verwijderd"
    id: str


class OordeelVastgelegd(SessionEvent):
    """The own judgement, before the advice."""

    soort: Literal["oordeel_vastgelegd"] = "oordeel_vastgelegd"
    oordeel: Oordeel


class AdviesGetoond(SessionEvent):
    """The advice was shown; the own judgement is frozen from here."""

    soort: Literal["advies_getoond"] = "advies_getoond"
    advies: Advies


class AdviesReactieGegeven(SessionEvent):
    """What the klant says of the advice."""

    soort: Literal["advies_reactie_gegeven"] = "advies_reactie_gegeven"
    reactie: KlantReactie


class OordeelNaGesprekVastgelegd(SessionEvent):
    """The judgement after talking it over."""

    soort: Literal["oordeel_na_gesprek_vastgelegd"] = "oordeel_na_gesprek_vastgelegd"
    oordeel: OordeelNaGesprek


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


class GesprekAfgesloten(SessionEvent):
    """One of the lawful endings, or broken off."""

    soort: Literal["gesprek_afgesloten"] = "gesprek_afgesloten"
    einde: Einde
    hoe_was_het: str = ""


class GesprekHeropend(SessionEvent):
    """Work goes on after an ending."""

    soort: Literal["gesprek_heropend"] = "gesprek_heropend"


class Ongedaan(SessionEvent):
    """The last undoable event was undone."""

    soort: Literal["ongedaan"] = "ongedaan"


class Hersteld(SessionEvent):
    """The last undone event was done again."""

    soort: Literal["hersteld"] = "hersteld"


Event = Annotated[
    GesprekBegonnen
    | VoorbereidingGekozen
    | PlekGekozen
    | NotitieVastgelegd
    | SamenvattingVastgelegd
    | SnelleNotitieGemaakt
    | SnelleNotitieIngedeeld
    | CitaatGemarkeerd
    | CitaatVoorgelezen
    | CitaatVerwijderd
    | AntwoordGegeven
    | ObservatieGezet
    | NiveauGezet
    | BelemmertGezet
    | SpoedGezet
    | EigenCijferGezet
    | BewijsGekozen
    | FeitVastgelegd
    | WensGenoteerd
    | DoelGenoteerd
    | AfspraakGenoteerd
    | OnderdeelVerwijderd
    | OordeelVastgelegd
    | AdviesGetoond
    | AdviesReactieGegeven
    | OordeelNaGesprekVastgelegd
    | GaatGoedGezet
    | PlichtenGezet
    | ContactGezet
    | EvaluatiesGezet
    | PlanReactieGegeven
    | Ondertekend
    | PapierBevestigd
    | DocumentGemaakt
    | PlanVastgesteld
    | PlanHerzien
    | GesprekAfgesloten
    | GesprekHeropend
    | Ongedaan
    | Hersteld
    | ZittingBegonnen
    | ZittingGezet
    | InformatieGegeven
    | MomentApartGepland
    | RegelingGezet
    | VerklaringGegeven
    | TerugvertelVastgelegd
    | HoeWasHetGenoteerd
    | PlanBesproken
    | PlanVoorgelegd
    | AkkoordGegeven
    | PlanTeruggegeven
    | KanaalGekozen
    | PlanUitgereikt
    | PlanGeevalueerd
    | DelingVastgelegd,
    Field(discriminator="soort"),
]
"""Any event, told apart by ``soort``."""

EVENT_ADAPTER: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads an event from its JSON."""

NOT_UNDOABLE = (GesprekBegonnen, PlekGekozen, Ongedaan, Hersteld, ZittingBegonnen, ZittingGezet)
"""These leave the record as it is, are themselves about undoing, or say who sits at the table."""

BARRIERS = (
    VoorbereidingGekozen,
    AdviesGetoond,
    Ondertekend,
    PapierBevestigd,
    DocumentGemaakt,
    PlanVastgesteld,
    PlanHerzien,
    GesprekAfgesloten,
    GesprekHeropend,
    PlanVoorgelegd,
    AkkoordGegeven,
    PlanTeruggegeven,
    PlanUitgereikt,
    PlanGeevalueerd,
)
"""Undo never reaches back across these: they were seen, signed or sent."""
