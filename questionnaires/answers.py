"""What an answer can be: a value, or one of four different reasons for having none.

Unknown is never healthy. The four reasons stay apart in everything that is stored,
shown or exported; only the scoring bounds treat some of them alike.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator


class GeenWaarde(StrEnum):
    """Why there is no value."""

    NIET_BESPROKEN = "niet_besproken"
    """The subject did not come up."""
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"
    """The klant prefers not to say; never exported as unwillingness."""
    WEET_NIET = "weet_niet"
    """Asked, and the klant or the consultant does not know."""
    NVT = "nvt"
    """Does not apply to this klant; only where the questionnaire allows it."""


GEEN_WAARDE_WOORDEN: dict[GeenWaarde, str] = {
    GeenWaarde.NIET_BESPROKEN: "niet besproken",
    GeenWaarde.WIL_NIET_ZEGGEN: "wil niet zeggen",
    GeenWaarde.WEET_NIET: "weet niet",
    GeenWaarde.NVT: "n.v.t.",
}
"""The words a consultant sees for each reason."""


class Belemmert(StrEnum):
    """Does this leefgebied hold back work or taking part now? A judgement apart from the niveau."""

    JA = "ja"
    NEE = "nee"
    WEET_NIET = "weet_niet"


LAAGSTE_NIVEAU = 1
HOOGSTE_NIVEAU = 5

Niveau = Annotated[int, Field(strict=True, ge=LAAGSTE_NIVEAU, le=HOOGSTE_NIVEAU)]
"""How it goes in a leefgebied, set by the consultant against behavioural anchors."""

NIVEAU_WOORDEN: dict[int, str] = {
    1: "loopt vast",
    2: "moeilijk",
    3: "wisselend",
    4: "gaat goed",
    5: "sterk punt",
}
"""The fixed word beside each digit; the anchors in the questionnaire say what it looks like."""

EigenCijfer = Annotated[int, Field(strict=True, ge=0, le=10)]
"""The klant's own score for a leefgebied; spoken, never converted to a niveau."""


class Antwoord(BaseModel):
    """One recorded answer to one vraag: exactly one of a value and a reason for none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waarde: Annotated[int, Field(strict=True)] | str | tuple[str, ...] | None = None
    """A number, the id of one keuze, or the ids of several keuzes."""
    geen: GeenWaarde | None = None
    """Why there is no value."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Antwoord:
        if (self.waarde is None) == (self.geen is None):
            raise ValueError("een antwoord heeft een waarde of een reden, niet beide en niet geen van beide")
        return self
