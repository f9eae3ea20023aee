"""Certificates to sign with: reading a PKCS#12 file, keeping one, and the ones for practice.

Owns what makes a certificate fit to sign with, and the files they live in. It must never write a
key without a passphrase, never leave a half-written file, and never issue anything but a
practice certificate, which says so in its own subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.plan.errors import PlanErrorCode
from interview.plan.private_file import write_private_file
from questionnaires.errors import KlantbeeldError

if TYPE_CHECKING:
    from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from pyhanko.sign.signers import SimpleSigner

PRACTICE_UNIT = "Oefencertificaat"
"""Organisational unit in the subject of every practice certificate; no real one may carry it."""
MAXIMUM_FILE_SIZE = 256 * 1024
"""Bytes; a PKCS#12 file with a whole chain stays under a tenth of this."""
MINIMUM_RSA_BITS = 2048


@dataclass(frozen=True, slots=True)
class SigningCredential:
    """A key that is open for signing, with what a screen may say about it."""

    signer: SimpleSigner
    """The key and its chain, in memory only."""
    name: str
    """Common name of the holder, as the certificate has it."""
    practice: bool
    """True for a practice certificate: no document signed with it counts outside practice."""
    valid_until: datetime
    """Last moment (aware) at which it may sign."""


def load_credential(path: Path, passphrase: bytes, at: datetime) -> SigningCredential:
    """Open the PKCS#12 file at ``path`` for signing at the moment ``at``.

    Raises:
        KlantbeeldError: ``CERTIFICAAT-ONLEESBAAR``, ``-WACHTZIN``, ``-SLEUTEL``, ``-DOEL``,
            ``-VERLOPEN`` or ``-NOG-NIET-GELDIG``.
    """
    return _credential(_read(path), passphrase, at, path.name)


def keep_credential(source: Path, target: Path, passphrase: bytes, at: datetime) -> SigningCredential:
    """Copy the own PKCS#12 file ``source`` to ``target`` after proving that it can sign.

    The copy is byte for byte, for the owner's eyes only; nothing is written when the file cannot
    be used.

    Raises:
        KlantbeeldError: as :func:`load_credential`, or ``CERTIFICAAT-MAP``.
    """
    content = _read(source)
    credential = _credential(content, passphrase, at, source.name)
    write_private_file(target, content)
    return credential


def load_trusted_certificates(path: Path) -> tuple[asn1_x509.Certificate, ...]:
    """Return the certificates in the PEM or DER file at ``path``, to trust signatures by.

    Raises:
        KlantbeeldError: ``CERTIFICAAT-ONLEESBAAR``.
    """
    from asn1crypto import x509 as asn1_x509
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    content = _read(path)
    try:
        if b"-----BEGIN" in content:
            found = x509.load_pem_x509_certificates(content)
        else:
            found = [x509.load_der_x509_certificate(content)]
    except ValueError as unreadable:
        raise _unreadable(path.name) from unreadable
    return tuple(asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in found)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAXIMUM_FILE_SIZE + 1)
    except OSError as missing:
        raise _unreadable(path.name) from missing
    if len(content) > MAXIMUM_FILE_SIZE:
        raise _unreadable(path.name)
    return content


def _unreadable(where: str) -> KlantbeeldError:
    return KlantbeeldError(
        PlanErrorCode.CERTIFICAAT_ONLEESBAAR,
        "Dit bestand is geen certificaat dat wij kunnen lezen.",
        where=where,
        remedy="Kies een bestand dat eindigt op .p12 of .pfx. Om te vertrouwen: .pem of .crt.",
    )


def _credential(content: bytes, passphrase: bytes, at: datetime, where: str) -> SigningCredential:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    found, certificate, others = _open_archive(content, passphrase, where)
    key = _strong_key(found, where)
    _require_purpose(certificate, where)
    _require_valid(certificate, at, where)
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    chain.register_multiple([asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in others])
    signer = SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        cert_registry=chain,
        # A root in the file proves nothing, and its bytes would be open to change.
        embed_roots=False,
    )
    return SigningCredential(
        signer=signer,
        name=common_name(certificate),
        practice=is_practice(certificate),
        valid_until=certificate.not_valid_after_utc,
    )


def _open_archive(
    content: bytes, passphrase: bytes, where: str
) -> tuple[PrivateKeyTypes, x509.Certificate, list[x509.Certificate]]:
    from asn1crypto import pkcs12 as asn1_pkcs12
    from cryptography.hazmat.primitives.serialization import pkcs12

    try:
        # The library has one error for "no PKCS#12" and "wrong passphrase"; a user needs two.
        asn1_pkcs12.Pfx.load(content, strict=True)["auth_safe"]["content_type"].native  # noqa: B018
    except (ValueError, TypeError, KeyError) as unreadable:
        raise _unreadable(where) from unreadable
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase)
    except ValueError as refused:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_WACHTZIN,
            "Deze wachtzin opent het certificaat niet.",
            where=where,
            remedy="Probeer het opnieuw. Let op hoofdletters. Kwijt? Vraag een nieuw certificaat aan.",
        ) from refused
    if key is None or certificate is None:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_SLEUTEL,
            "In dit bestand zit geen sleutel om mee te tekenen.",
            where=where,
            remedy="Exporteer het certificaat opnieuw, met de persoonlijke sleutel erbij.",
        )
    return key, certificate, others


def _strong_key(key: PrivateKeyTypes, where: str) -> EllipticCurvePrivateKey | RSAPrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= MINIMUM_RSA_BITS:
        return key
    raise KlantbeeldError(
        PlanErrorCode.CERTIFICAAT_SLEUTEL,
        "De sleutel in dit certificaat is te zwak of van een soort die wij niet kennen.",
        where=where,
        remedy=f"Gebruik een sleutel van het soort EC, of RSA van ten minste {MINIMUM_RSA_BITS} bits.",
    )


def _require_purpose(certificate: x509.Certificate, where: str) -> None:
    from cryptography import x509

    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        may_sign = usage.content_commitment
    except x509.ExtensionNotFound:
        may_sign = False
    if not may_sign:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_DOEL,
            "Dit certificaat is niet bedoeld om documenten mee te ondertekenen.",
            where=where,
            remedy="Vraag een certificaat voor ondertekenen aan (onweerlegbaarheid).",
        )


def _require_valid(certificate: x509.Certificate, at: datetime, where: str) -> None:
    if at > certificate.not_valid_after_utc:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_VERLOPEN,
            f"Dit certificaat is verlopen op {certificate.not_valid_after_utc:%d-%m-%Y}.",
            where=where,
            remedy="Vraag een nieuw certificaat aan. Het plan is bewaard en kan later getekend worden.",
        )
    if at < certificate.not_valid_before_utc:
        raise KlantbeeldError(
            PlanErrorCode.CERTIFICAAT_NOG_NIET_GELDIG,
            f"Dit certificaat geldt pas vanaf {certificate.not_valid_before_utc:%d-%m-%Y}.",
            where=where,
            remedy="Kijk of de datum van deze computer klopt.",
        )


def common_name(certificate: x509.Certificate) -> str:
    """Name of the holder, or the whole subject when it has no common name."""
    from cryptography.x509.oid import NameOID

    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def is_practice(certificate: x509.Certificate) -> bool:
    """True when the certificate says of itself that it is for practice only."""
    from cryptography.x509.oid import NameOID

    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(unit.value == PRACTICE_UNIT for unit in units)
