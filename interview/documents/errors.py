"""The codes of what can go wrong between a record and a PDF. Texts stand where they are raised."""

from __future__ import annotations

from enum import StrEnum


class DocumentErrorCode(StrEnum):
    """What can stop a document from being made."""

    PANGO_ONTBREEKT = "DOCUMENT-PANGO-ONTBREEKT"
    """The system library that shapes text is not on this machine; the record is complete and can wait."""
    SJABLOON_ONTBREEKT = "DOCUMENT-SJABLOON-ONTBREEKT"
    """A template, style sheet or font of the program itself is not where it belongs."""
    SJABLOON_ONGELDIG = "DOCUMENT-SJABLOON-ONGELDIG"
    """A template asks for something that the view model does not have."""
    GEGEVENS_ONTBREKEN = "DOCUMENT-GEGEVENS-ONTBREKEN"
    """The record does not yet hold what the document needs."""
    TEKSTEN_ONGELDIG = "DOCUMENT-TEKSTEN-ONGELDIG"
    """The file with the municipality's sentences is missing or not of its form."""
    HANDTEKENING_ONGELDIG = "DOCUMENT-HANDTEKENING-ONGELDIG"
    """The imported picture of a signature cannot be used."""
