"""Who may read a Signaal: the one person or post that the gemeentepakket names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from interview.signaal.errors import SignaalErrorCode, signaal_error
from interview.signaal.practice import is_practice
from interview.signaal.sealing import check_public_key

if TYPE_CHECKING:
    from questionnaires.gemeentepakket.model import Gemeentepakket, SignaalOntvanger


def recipient_of(pakket: Gemeentepakket, on: date, *, practice: bool) -> SignaalOntvanger:
    """The recipient as it holds on ``on``, with a key that can seal.

    Args:
        pakket: of the municipality.
        on: today.
        practice: whether an invented recipient will do, whose key is published. Never for real work: what
            is sealed to that key, anybody can read.

    Raises:
        KlantbeeldError: SIGNAAL-GEEN-ONTVANGER when nobody is named in full, SIGNAAL-SLEUTEL-ONGELDIG.
    """
    found = pakket.signaal
    if found is None or found.invullen or found.geldig_vanaf > on:
        raise signaal_error(SignaalErrorCode.GEEN_ONTVANGER, pakket.naam)
    if not (found.naam and found.telefoon and found.sleutel):
        raise signaal_error(SignaalErrorCode.GEEN_ONTVANGER, pakket.naam)
    if not practice and (pakket.fictief or is_practice(found.sleutel)):
        raise signaal_error(SignaalErrorCode.GEEN_ONTVANGER, pakket.naam)
    check_public_key(found.sleutel)
    return found
