"""The closed lists of a GespreksRecord, and the model that all its parts share.

Values are Dutch and stored as they are; one that was released is never renamed or taken away.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

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
    """Typed: by the consultant while the klant was there, or by the klant on the screen."""
    KRUISJE = "kruisje"
    """A mark made by the klant."""
    PAPIER = "papier"
    """Ink on the printed page, still to be confirmed."""
    AFBEELDING = "afbeelding"
    """An imported image of the signature."""
    GETEKEND = "getekend"
    """Drawn by the klant on the screen."""


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
    """How far the plan is, from concept to looking back."""

    CONCEPT = "concept"
    BESPROKEN = "besproken"
    ONDERTEKEND = "ondertekend"
    BEDENKTIJD = "bedenktijd"
    NIET_ONDERTEKEND = "niet_ondertekend"
    VOORGELEGD = "voorgelegd"
    """With the klantmanager, who says yes or gives it back."""
    TERUGGEGEVEN = "teruggegeven"
    """The klantmanager wants it otherwise; a new version follows."""
    VASTGESTELD = "vastgesteld"
    """The municipality put its seal on it."""
    UITGEREIKT = "uitgereikt"
    """The klant has it, by the way the klant chose."""
    GEEVALUEERD = "geevalueerd"
    """Klant and municipality looked back; work goes on in a new version, or ends."""


class Einde(StrEnum):
    """The lawful endings of a gesprek, and breaking off."""

    PLAN_NU = "plan_nu"
    PLAN_LATER = "plan_later"
    ZWOLLE = "klantmanager_maakt_plan"
    AFGEBROKEN = "afgebroken"


class Plaats(StrEnum):
    """Where a sitting is held."""

    THUIS = "thuis"
    KANTOOR = "kantoor"
    ELDERS = "elders"
    TELEFOON = "telefoon"


class Rol(StrEnum):
    """Who else is there: a role, never a name."""

    PARTNER = "partner"
    KIND = "kind"
    TOLK = "tolk"
    """A professional one, at the table or by telephone; never a child."""
    GEBARENTOLK = "gebarentolk"
    BEGELEIDER = "begeleider"
    """Whom the klant brought along; the letter invites to do so."""
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    BEWINDVOERDER = "bewindvoerder"
    """Or curator: recorded, and never signs for the klant here."""
    COLLEGA = "collega"
    ANDERS = "anders"


class Informatiewijze(StrEnum):
    """How the klant was told what is done with what is written down."""

    VOORGELEZEN = "voorgelezen"
    KAART = "kaart"
    """The information card was given and its main lines were said."""
    VIA_TOLK = "via_tolk"


class Regelingstand(StrEnum):
    """How it is with one minimaregeling. A check, never a calculation of rights."""

    HEEFT = "heeft"
    HEEFT_NIET = "heeft_niet"
    WEET_NIET = "weet_niet"
    NVT = "nvt"
    WIL_NIET = "wil_niet"
    VRAAGT_GEMEENTE_AAN = "vraagt_gemeente_aan"
    VRAAGT_KLANT_AAN = "vraagt_klant_aan"


class Getekendmet(StrEnum):
    """What the klant signed with on the screen, as the browser tells."""

    PEN = "pen"
    VINGER = "vinger"
    MUIS = "muis"
    TOETSENBORD = "toetsenbord"
    """The klant typed a name instead of drawing."""
    ONBEKEND = "onbekend"
