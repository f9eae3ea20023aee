"""Seals a Signaal so that only its recipient can read it, and opens it for that recipient.

The form is age (https://age-encryption.org/v1): the recipient needs nothing of ours to read it. Everything
happens in memory. age does not prove who wrote a file; the code that is said on the phone does.
"""

from __future__ import annotations

from pydantic import ValidationError

from interview.signaal.errors import SignaalErrorCode, signaal_error
from interview.signaal.model import Signaal

SEALED_AT_ONCE = 32 * 1024
"""Bytes before sealing, whatever was written: the size of a file must not tell how much that was."""


def check_public_key(sleutel: str) -> None:
    """Raises KlantbeeldError SIGNAAL-SLEUTEL-ONGELDIG unless ``sleutel`` is a public age key."""
    import pyrage

    try:
        pyrage.x25519.Recipient.from_str(sleutel)
    except (pyrage.RecipientError, UnicodeEncodeError):
        raise signaal_error(SignaalErrorCode.SLEUTEL_ONGELDIG) from None


def seal(signaal: Signaal, sleutel: str) -> bytes:
    """``signaal`` for the holder of the secret half of ``sleutel``, and nobody else.

    Raises:
        KlantbeeldError: SIGNAAL-SLEUTEL-ONGELDIG.
    """
    import pyrage

    check_public_key(sleutel)
    content = signaal.model_dump_json().encode("utf-8")
    # Spaces behind JSON are no part of it, so that any program reads what age opens.
    padded = content.ljust(-(-len(content) // SEALED_AT_ONCE) * SEALED_AT_ONCE)
    return bytes(pyrage.encrypt(padded, [pyrage.x25519.Recipient.from_str(sleutel)]))


def unseal(sealed: bytes, secret: str, where: str = "") -> Signaal:
    """The Signaal in ``sealed``, by the secret key of its recipient.

    Raises:
        KlantbeeldError: SIGNAAL-GAAT-NIET-OPEN; ``where`` names the file.
    """
    import pyrage

    try:
        opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)])
        return Signaal.model_validate_json(opened)
    except (pyrage.DecryptError, pyrage.IdentityError, ValidationError, UnicodeEncodeError):
        raise signaal_error(SignaalErrorCode.GAAT_NIET_OPEN, where) from None
