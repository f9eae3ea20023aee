"""The code of what can go wrong with the page for the klant; whatever it is made of has codes of its own."""

from __future__ import annotations

from enum import StrEnum


class ClientPageErrorCode(StrEnum):
    """Why there is no page."""

    GEEN_PLEK = "KLANTPAGINA-GEEN-PLEK"
    """The computer lets the program listen nowhere."""
