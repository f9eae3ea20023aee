"""Everything that can have happened in a gesprek. The journal of these events is the truth.

Events are facts: they are never refused when read back, never renamed, and a new field needs
a default. What may happen is decided in ``decide``; what it changes is in ``state``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from interview.record import (
    Einde,
    Stap,
    Tekst,
    Versies,
)
from interview.session.event import SessionEvent
from interview.session.events_judgement import (
    AdviesGetoond,
    AdviesReactieGegeven,
    BelemmertGezet,
    BewijsGekozen,
    EigenCijferGezet,
    FeitVastgelegd,
    HerscoringVastgelegd,
    NiveauGezet,
    OordeelNaGesprekVastgelegd,
    OordeelVastgelegd,
    SpoedGezet,
)
from interview.session.events_plan import (
    AfspraakGenoteerd,
    ContactGezet,
    DocumentGemaakt,
    EvaluatiesGezet,
    GaatGoedGezet,
    OnderdeelVerwijderd,
    Ondertekend,
    PapierBevestigd,
    PlanHerzien,
    PlanReactieGegeven,
    PlanVastgesteld,
    PlichtenGezet,
)
from interview.session.events_road import (
    AkkoordGegeven,
    BesluitVastgelegd,
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
from questionnaires.answers import Antwoord

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
    "BesluitVastgelegd",
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
    "HerscoringVastgelegd",
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
    | HerscoringVastgelegd
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
    | BesluitVastgelegd
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

NOT_UNDOABLE = (
    GesprekBegonnen,
    PlekGekozen,
    Ongedaan,
    Hersteld,
    ZittingBegonnen,
    ZittingGezet,
    HerscoringVastgelegd,
)
"""These leave the record as it is, are themselves about undoing, or were not done at the table as one's own
words: who sits there, and what other rules say."""

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
