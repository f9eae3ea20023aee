"""Which certificate a command signs with or believes, outside an open store.

Owns the practice certificates for commands that open no store: these lie beside the others, with
their passphrase in a file of its own, because practice has nothing to protect. It must never
take a practice certificate unless that was asked for or is said aloud.
"""

from __future__ import annotations

import secrets
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands.passphrase import add_passphrase, obtain

if TYPE_CHECKING:
    from asn1crypto import x509  # type: ignore[import-untyped]

    from interview.commands.parser import CommandParser
    from interview.locations import Locations
    from interview.plan.certificates import SigningCredential
    from interview.plan.practice_certificates import PracticeCertificates


def add_certificate(parser: CommandParser, whose: str) -> None:
    """The options to sign with an own certificate."""
    parser.option("--certificaat", "P12", f"teken met dit certificaat van {whose} (PKCS#12)")
    add_passphrase(parser, "--certificaat-wachtzin-van", "de wachtzin van het certificaat")


def chosen_certificate(given: Namespace, at: datetime) -> SigningCredential | None:
    """The certificate that was named, opened; None when none was.

    Raises KlantbeeldError: the CERTIFICAAT codes, or as ``obtain``.
    """
    if given.certificaat is None:
        return None
    from interview.plan.certificates import load_credential

    passphrase = obtain(given.certificaat_wachtzin_van, "De wachtzin van het certificaat")
    return load_credential(Path(given.certificaat), passphrase.encode(), at)


def loose_practice(locations: Locations, at: datetime) -> tuple[PracticeCertificates, bytes]:
    """The practice certificates of commands that open no store; made on first use.

    Raises KlantbeeldError: CERTIFICAAT-MAP or CERTIFICAAT-ONLEESBAAR.
    """
    from interview.commands.files import read_limited
    from interview.plan.practice_certificates import ensure_practice_certificates, forget_practice_keys
    from interview.plan.private_file import write_private_file

    folder, kept = locations.loose_certificates_dir, locations.loose_passphrase_file
    if not kept.is_file():
        write_private_file(kept, secrets.token_urlsafe(24).encode())
        forget_practice_keys(folder)
    passphrase = read_limited(kept, 1024)
    return ensure_practice_certificates(folder, passphrase, at), passphrase


def practice_authorities() -> tuple[x509.Certificate, ...]:
    """Every practice authority of this machine: of the user's store, of loose commands and of the demo."""
    from interview.locations import Locations
    from interview.plan.certificates import load_trusted_certificates
    from interview.plan.practice_certificates import PracticeCertificates

    places = (Locations.for_user(), Locations.for_demo())
    folders = [
        folder for place in places for folder in (place.certificates_dir, place.loose_certificates_dir)
    ]
    files = [PracticeCertificates.within(folder).authority for folder in folders]
    return tuple(found for file in files if file.is_file() for found in load_trusted_certificates(file))
