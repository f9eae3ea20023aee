"""Who may read a Signaal: the one person or post that the gemeentepakket names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interview.signaal.errors import SignaalErrorCode, signaal_error
from interview.signaal.sealing import check_public_key

if TYPE_CHECKING:
    from questionnaires.gemeentepakket.model import Gemeentepakket, SignaalOntvanger


def recipient_of(pakket: Gemeentepakket | None, on: date) -> SignaalOntvanger:
    """The recipient as it holds on ``on``, with a key that can seal.

    Raises:
        KlantbeeldError: SIGNAAL-GEEN-ONTVANGER when nobody is named in full, SIGNAAL-SLEUTEL-ONGELDIG.
    """
    found = None if pakket is None else pakket.signaal
    if found is None or found.invullen or found.geldig_vanaf > on:
        raise signaal_error(SignaalErrorCode.GEEN_ONTVANGER)
    if not (found.naam and found.telefoon and found.sleutel):
        raise signaal_error(SignaalErrorCode.GEEN_ONTVANGER)
    check_public_key(found.sleutel)
    return found
