"""Certificates for tests that are not practice ones: an authority of a made-up municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

AT = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
PASSPHRASE = b"drie losse woorden"


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that can issue to anyone, for any time and purpose."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def trusted(self) -> tuple[asn1_x509.Certificate, ...]:
        return (asn1_x509.Certificate.load(self.certificate.public_bytes(Encoding.DER)),)


def make_authority(name: str = "Fictieve CA") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _subject(name)
    return Authority(_certificate(subject, key, subject, key, authority=True), key)


def issue(
    authority: Authority,
    path: Path,
    holder: str,
    *,
    begin: datetime = AT - timedelta(days=30),
    end: datetime = AT + timedelta(days=365),
    for_signing: bool = True,
    rsa_bits: int | None = None,
) -> Path:
    """Write a PKCS#12 file for ``holder`` and return where it is."""
    key = (
        ec.generate_private_key(ec.SECP256R1())
        if rsa_bits is None
        else rsa.generate_private_key(65537, rsa_bits)
    )
    certificate = _certificate(
        _subject(holder),
        key,
        authority.certificate.subject,
        authority.key,
        begin=begin,
        end=end,
        for_signing=for_signing,
    )
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", key, certificate, [authority.certificate], BestAvailableEncryption(PASSPHRASE)
        )
    )
    return path


def _subject(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    authority: bool = False,
    begin: datetime = AT - timedelta(days=3650),
    end: datetime = AT + timedelta(days=3650),
    for_signing: bool = True,
) -> x509.Certificate:
    signing = for_signing and not authority
    usage = x509.KeyUsage(signing, signing, not signing, False, False, authority, authority, False, False)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(issuer_key, SHA256())
    )
