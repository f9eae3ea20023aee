"""The codes of what can go wrong with certificates, signing and checking."""

from __future__ import annotations

from enum import StrEnum


class PlanErrorCode(StrEnum):
    """What can stop a plan from being signed, sealed or checked at all."""

    CERTIFICAAT_ONLEESBAAR = "CERTIFICAAT-ONLEESBAAR"
    """The file is not there, too large, or not a certificate file."""
    CERTIFICAAT_WACHTZIN = "CERTIFICAAT-WACHTZIN"
    """The passphrase does not open the certificate file."""
    CERTIFICAAT_SLEUTEL = "CERTIFICAAT-SLEUTEL"
    """The file has no key of its own, or a key too weak to sign with."""
    CERTIFICAAT_DOEL = "CERTIFICAAT-DOEL"
    """The certificate was not issued for signing."""
    CERTIFICAAT_VERLOPEN = "CERTIFICAAT-VERLOPEN"
    """The certificate's last day has passed."""
    CERTIFICAAT_NOG_NIET_GELDIG = "CERTIFICAAT-NOG-NIET-GELDIG"
    """The certificate's first day is still to come, or this computer's clock is wrong."""
    CERTIFICAAT_MAP = "CERTIFICAAT-MAP"
    """The folder for certificates cannot be written."""
    TEKENEN_MISLUKT = "TEKENEN-MISLUKT"
    """The document cannot be signed as it is."""
    ZEGEL_GEWEIGERD = "ZEGEL-GEWEIGERD"
    """The document is not an intact plan, signed by the klant, with the consultant's signature alone."""
    CONTROLE_GEEN_PDF = "CONTROLE-GEEN-PDF"
    """What was given to check is not a PDF at all."""
    CONTROLE_TE_GROOT = "CONTROLE-TE-GROOT"
    """The file is larger than any document of this program."""
    VORIGE_VERSIE = "PLAN-VORIGE-VERSIE"
    """The stored content of the version before cannot be read."""
