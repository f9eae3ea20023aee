"""With what the consultant signs on this machine: an own certificate, or one for practice.

Owns which of the two is used. The passphrase of the practice certificate is
made here and kept in the encrypted store; that of an own certificate is never kept. A certificate
that was opened stays open until the desk is closed, so that the passphrase is asked once.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from interview.plan.certificates import SigningCredential, keep_credential, load_credential

if TYPE_CHECKING:
    from interview.desk import Desk
    from interview.locations import Locations
    from interview.plan.practice_certificates import PracticeCertificates
    from interview.store.store import Store

PRACTICE_SETTING = "oefencertificaat"
"""The setting that holds the passphrase of the practice certificates."""

_opened: WeakKeyDictionary[Desk, SigningCredential] = WeakKeyDictionary()


def has_own_certificate(locations: Locations) -> bool:
    """Whether the consultant chose an own certificate."""
    return locations.own_certificate_file.is_file()


def keep_own_certificate(desk: Desk, source: Path, passphrase: str, at: datetime) -> SigningCredential:
    """Take ``source`` as the consultant's certificate from now on, and leave it open.

    Raises KlantbeeldError: the CERTIFICAAT codes; nothing was kept then.
    """
    kept = keep_credential(source, desk.locations.own_certificate_file, passphrase.encode(), at)
    _opened[desk] = kept
    return kept


def open_own_certificate(desk: Desk, passphrase: str, at: datetime) -> SigningCredential:
    """Open the consultant's own certificate. Raises KlantbeeldError: the CERTIFICAAT codes."""
    opened = load_credential(desk.locations.own_certificate_file, passphrase.encode(), at)
    _opened[desk] = opened
    return opened


def ready_credential(desk: Desk, at: datetime) -> SigningCredential | None:
    """What can sign without asking: the certificate that is open, else the practice one.

    None when there is an own certificate that still needs its passphrase. Waits for the disk.
    Raises KlantbeeldError: the CERTIFICAAT codes.
    """
    known = _opened.get(desk)
    if known is not None and known.valid_until >= at:
        return known
    if has_own_certificate(desk.locations):
        return None
    files, passphrase = practice_certificates(desk, at)
    opened = load_credential(files.consultant, passphrase, at)
    _opened[desk] = opened
    return opened


def practice_seal(desk: Desk, at: datetime) -> SigningCredential:
    """The municipality's seal for practice; a real one never lives on this machine.

    Raises KlantbeeldError: the CERTIFICAAT codes.
    """
    files, passphrase = practice_certificates(desk, at)
    return load_credential(files.municipality, passphrase, at)


def practice_certificates(desk: Desk, at: datetime) -> tuple[PracticeCertificates, bytes]:
    """The practice certificates and what opens them; made on first use. Waits for the disk.

    Raises KlantbeeldError: CERTIFICAAT-MAP.
    """
    from interview.plan.practice_certificates import ensure_practice_certificates, forget_practice_keys

    folder = desk.locations.certificates_dir
    name = desk.caseload.consultant().result().naam or "Consultant"

    def passphrase_of(store: Store) -> tuple[str, bool]:
        known = store.setting(PRACTICE_SETTING)
        if known:
            return known, False
        made = secrets.token_urlsafe(24)
        store.set_setting(PRACTICE_SETTING, made)
        return made, True

    passphrase, fresh = desk.thread.submit(passphrase_of).result()
    if fresh:
        # Files of an earlier store cannot be opened by anyone any more; what they signed stays checkable.
        forget_practice_keys(folder)
    return ensure_practice_certificates(folder, passphrase.encode(), at, name), passphrase.encode()
