"""Making and unlocking a store: the only place where a passphrase meets a database.

Owns the order in which files come into being, so that a power cut half-way leaves nothing unusable.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview.locations import Locations
from interview.store.connection import ensure_encrypted, ensure_free
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, StoreNoticeCode, store_error
from interview.store.files import Ballast, private_folder, sync_folder
from interview.store.kdf import KdfParameters, Progress
from interview.store.keyfile import KeyFileFolder
from interview.store.keys import (
    check_new_passphrase,
    create_keys,
    master_from_passphrase,
    master_from_recovery,
    open_keys,
)
from interview.store.migrations import migrate
from interview.store.settings import Settings
from interview.store.store import Store

if TYPE_CHECKING:
    from interview.store.recovery import RecoveryRecipient


def exists(locations: Locations) -> bool:
    """True when there is a store here, or part of one: then nothing new may be made over it."""
    return locations.store_file.exists() or _folder(locations).present()


def create(
    locations: Locations,
    passphrase: str,
    recovery: RecoveryRecipient,
    kdf: KdfParameters | None = None,
    progress: Progress | None = None,
    settings: Mapping[str, str] | None = None,
) -> Store:
    """Make a store without klanten and open it.

    Args:
        locations: where.
        passphrase: at least twelve characters.
        recovery: the municipality's recipient, or that of a confirmed recovery sheet.
        kdf: other Argon2id parameters than the measured ones; for tests and the demo.
        progress: see ``kdf.Progress``.
        settings: what it holds from the beginning: there is no store without them, also after a power cut.

    Raises:
        KlantbeeldError: there is one already, or the passphrase or the disk refuses.
    """
    if exists(locations):
        raise store_error(StoreErrorCode.BESTAAT_AL, locations.store_file.name)
    folder = _folder(locations)
    keys = create_keys(folder, passphrase, recovery, kdf or KdfParameters(), progress)
    private_folder(locations.data_dir)
    _keep_private(locations)
    # What an interrupted attempt left behind has no key file and so was never used.
    locations.new_store_file.unlink(missing_ok=True)
    locations.new_store_file.with_name(locations.new_store_file.name + "-wal").unlink(missing_ok=True)
    database = Database(locations.new_store_file, keys.store_key, _ballast(locations), create=True)
    try:
        migrate(database, lambda version: None)
        kept = Settings(database, keys.settings_key)
        for name, value in (settings or {}).items():
            kept.keep(name, value)
    finally:
        database.close()
    keys.save()
    _finish_creation(locations)
    return open_with_master(locations, keys.master)


def unlock(locations: Locations, passphrase: str, progress: Progress | None = None) -> Store:
    """Open the store by its passphrase.

    Raises:
        KlantbeeldError: wrong passphrase, in use, not encrypted, damaged, missing or read-only.
    """
    _check_before_unlocking(locations)
    file, _ = _folder(locations).read()
    return open_with_master(locations, master_from_passphrase(file, passphrase, progress))


def recover(
    locations: Locations,
    secret: str,
    new_passphrase: str,
    kdf: KdfParameters | None = None,
    progress: Progress | None = None,
) -> Store:
    """Open the store by the recovery key and give it a new passphrase; the old one opens nothing any more.

    Raises:
        KlantbeeldError: the recovery key is not of this store, or the new passphrase is too short.
    """
    check_new_passphrase(new_passphrase)
    _check_before_unlocking(locations)
    file, _ = _folder(locations).read()
    store = open_with_master(locations, master_from_recovery(file, secret))
    try:
        store.keys.set_passphrase(new_passphrase, kdf or KdfParameters(), progress)
    except BaseException:
        store.close()
        raise
    return store


def open_with_master(locations: Locations, master: bytes) -> Store:
    """Open the store by its master key: for a fresh process of our own that got it over a pipe."""
    _finish_creation(locations)
    folder = _folder(locations)
    keys = open_keys(folder, folder.read()[0], master)
    ballast = _ballast(locations)
    _keep_private(locations)
    database = Database(locations.store_file, keys.store_key, ballast)
    try:
        notices = [StoreNoticeCode.SLEUTELKOPIE_GEBRUIKT] if keys.reload() else []
        ballast.lay()
        migrate(database, lambda version: _copy_before_migration(database, locations, version))
        return Store(database, keys, ballast, notices)
    except BaseException:
        database.close()
        raise


def _check_before_unlocking(locations: Locations) -> None:
    """Everything that can refuse without the passphrase does so before it costs two seconds."""
    _finish_creation(locations)
    if not locations.store_file.exists():
        raise store_error(StoreErrorCode.ONTBREEKT, locations.store_file.name)
    ensure_encrypted(locations.store_file)
    ensure_free(locations.store_file)


def _finish_creation(locations: Locations) -> None:
    """Give a new database its name, once its keys are safe on disk."""
    new = locations.new_store_file
    if new.exists() and locations.key_file.exists() and not locations.store_file.exists():
        new.replace(locations.store_file)
        sync_folder(locations.data_dir)


def _copy_before_migration(database: Database, locations: Locations, version: int) -> None:
    # A migration that failed after its copy must be able to try again, and never over that copy.
    attempt = 1
    while (place := locations.copy_before_migration(version, attempt)).exists():
        attempt += 1
    database.copy_to(place)


def _keep_private(locations: Locations) -> None:
    """Shut out other users, also after files came back from a copy."""
    # A portable file system may know no permissions, and one that is read-only is refused later with its
    # own error; the encryption does not depend on this.
    with contextlib.suppress(OSError):
        locations.data_dir.chmod(0o700)
        for place in (locations.store_file, locations.key_file):
            if place.exists():
                place.chmod(0o600)


def _folder(locations: Locations) -> KeyFileFolder:
    return KeyFileFolder(locations.key_file, locations.key_backups)


def _ballast(locations: Locations) -> Ballast:
    return Ballast(locations.ballast_file)
