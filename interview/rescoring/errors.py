"""The codes of what can go wrong in a herscoring as a whole, and the words for what went to quarantine.

A single record never stops a run: what is wrong with it gets the code of the room that found it.
"""

from __future__ import annotations

from enum import StrEnum

from questionnaires.errors import ContentErrorCode, KlantbeeldError


class RescoringErrorCode(StrEnum):
    """Why a herscoring cannot begin or go on."""

    BRON = "HERSCOOR-BRON"
    """There is nothing at this place that can be read as gesprekken."""
    BRON_GEWIJZIGD = "HERSCOOR-BRON-GEWIJZIGD"
    """The source is not what it was when this run began."""
    ANDERE_BEREKENING = "HERSCOOR-ANDERE-BEREKENING"
    """The folder holds another run."""
    MAP = "HERSCOOR-MAP"
    """The folder cannot be used for what comes out."""
    SCHRIJVEN = "HERSCOOR-SCHRIJVEN"
    """What came out cannot be written."""


QUARANTINE_WORDS: dict[str, str] = {
    "BESTAND-ONLEESBAAR": "Het bestand is niet te lezen of te groot.",
    "BESTAND-ONGELDIG": "Dit is geen gesprek dat wij kennen.",
    ContentErrorCode.ONBEKEND: "De vragenlijst van dit gesprek is hier niet geïnstalleerd.",
    ContentErrorCode.GEWIJZIGD: "De vragenlijst is niet meer zoals in dit gesprek.",
    ContentErrorCode.ONGELDIG: "Een waarde past niet bij de vragenlijst of bij de regels.",
}
"""For each code in a quarantine, what it means in general."""


def quarantine_words(code: str) -> str:
    """What a code in the quarantine means, for a person."""
    return QUARANTINE_WORDS.get(code, "Dit gesprek is niet te lezen.")


def rescoring_error(code: RescoringErrorCode, what: str, where: str, remedy: str) -> KlantbeeldError:
    """An error to raise; ``where`` names a file or a key, never what a person said."""
    return KlantbeeldError(code, what, where=where, remedy=remedy)
