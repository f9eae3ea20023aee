"""The practice certificates: an own authority, a consultant and a municipality's seal.

Owns how they are issued. The authority's key is thrown away at once, so nothing more can ever be
issued under it. They must never pass for real ones: each names itself in its subject, and the
check refuses them unless practice was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from interview.plan.certificates import PRACTICE_UNIT
from interview.plan.private_file import write_private_file

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

VALID_BEFORE = timedelta(days=400)
"""Practice stories begin in the past: their first gesprek may be a year old."""
VALID_AFTER = timedelta(days=3650)
KEY_DERIVATION_ROUNDS = 100_000
ALL_FILES = 3


@dataclass(frozen=True, slots=True)
class PracticeCertificates:
    """Where the three files are."""

    authority: Path
    """PEM, to trust practice signatures by; holds earlier practice authorities too."""
    consultant: Path
    """PKCS#12."""
    municipality: Path
    """PKCS#12 of the seal."""

    @classmethod
    def within(cls, folder: Path) -> PracticeCertificates:
        """Where they are, or would be, in ``folder``."""
        return cls(
            authority=folder / "oefen-ca.pem",
            consultant=folder / "oefen-consultant.p12",
            municipality=folder / "oefen-gemeente.p12",
        )

    @property
    def present(self) -> tuple[Path, ...]:
        """Those that are there."""
        return tuple(path for path in (self.authority, self.consultant, self.municipality) if path.exists())


def ensure_practice_certificates(
    folder: Path, passphrase: bytes, at: datetime, consultant: str = "Consultant"
) -> PracticeCertificates:
    """Return the practice certificates in ``folder``, making them when one is missing.

    ``consultant`` is the name in the consultant's certificate; ``passphrase`` protects both
    PKCS#12 files.

    Raises:
        KlantbeeldError: ``CERTIFICAAT-MAP``.
    """
    files = PracticeCertificates.within(folder)
    if len(files.present) < ALL_FILES:
        _issue(files, passphrase, at, consultant)
    return files


def forget_practice_keys(folder: Path) -> None:
    """Remove what nobody has the passphrase of any more; the authority stays, to check what it signed."""
    files = PracticeCertificates.within(folder)
    files.consultant.unlink(missing_ok=True)
    files.municipality.unlink(missing_ok=True)


def _issue(files: PracticeCertificates, passphrase: bytes, at: datetime, consultant: str) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding

    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority_name = _name("Oefen-CA Klantbeeld")
    authority = _certificate(authority_name, authority_key, authority_name, authority_key, at, authority=True)
    holders = ((files.consultant, consultant), (files.municipality, "Gemeente Voorbeeld (zegel)"))
    for path, holder in holders:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(_name(holder), key, authority_name, authority_key, at, authority=False)
        write_private_file(path, _archive(holder, key, certificate, authority, passphrase))
    # Documents signed under an authority that was here before must stay checkable.
    earlier = files.authority.read_bytes() if files.authority.exists() else b""
    write_private_file(files.authority, earlier + authority.public_bytes(Encoding.PEM))


def _name(holder: str) -> x509.Name:
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Oefenomgeving Klantbeeld"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, PRACTICE_UNIT),
            x509.NameAttribute(NameOID.COMMON_NAME, holder[:64]),
        ]
    )


def _certificate(
    subject: x509.Name,
    key: EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: EllipticCurvePrivateKey,
    at: datetime,
    *,
    authority: bool,
) -> x509.Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    issuer_identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - VALID_BEFORE)
        .not_valid_after(at + VALID_AFTER)
        .add_extension(
            x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True
        )
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(issuer_identifier, critical=False)
        .sign(issuer_key, SHA256())
    )


def _archive(
    holder: str,
    key: EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    authority: x509.Certificate,
    passphrase: bytes,
) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(KEY_DERIVATION_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(SHA256())
        .build(passphrase)
    )
    return pkcs12.serialize_key_and_certificates(holder.encode(), key, certificate, [authority], encryption)
