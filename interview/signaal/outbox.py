"""The folder of sealed Signalen: put there durably, counted, and given to whoever brings them away.

Everything in it is unreadable on this machine. A name is random; only the moment of a file tells something:
since when it waits. A Signaal that was given moves to a folder beside it, and is removed only when asked.
"""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interview.signaal.errors import SignaalErrorCode, signaal_error
from interview.signaal.practice import is_practice
from interview.signaal.sealing import seal
from interview.store.files import Ballast, file_error, private_folder, sync_folder, write_durably
from interview.whole_file import write_whole_file

if TYPE_CHECKING:
    from interview.locations import Locations
    from interview.signaal.model import Signaal
    from questionnaires.gemeentepakket.model import SignaalOntvanger

PATTERN = "signaal-*.age"
LARGEST = 1024 * 1024
"""Bytes; a sealed Signaal is a thirtieth of it."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the consultant sees once it is on disk: who gets it, and what to say on the phone."""

    code: str
    naam: str
    functie: str
    telefoon: str
    oefen: bool
    """Sealed to the published key of practice."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait to be brought away, since when, and how many were."""

    aantal: int
    sinds: datetime | None
    """Of the oldest that waits."""
    codes: tuple[str, ...]
    """Of those that wait: random, and what is said on the phone."""
    gegeven: int
    """Brought away, and still here too."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one round of giving did."""

    bestanden: tuple[str, ...]
    """Names of the files that stand in the folder now, each equal to ours."""
    verwijderd: int
    """How many are no longer here."""


def keep(locations: Locations, ontvanger: SignaalOntvanger, signaal: Signaal) -> Receipt:
    """Seal ``signaal`` for ``ontvanger``; when this gives an answer, a power cut cannot take it away.

    Raises:
        KlantbeeldError: SIGNAAL-SLEUTEL-ONGELDIG, or what the disk refuses (OPSLAG-...). Nothing was kept.
    """
    sealed = seal(signaal, ontvanger.sleutel)
    folder = locations.signalen_dir
    private_folder(folder)
    target = folder / f"signaal-{signaal.code.replace('-', '')}-{os.urandom(4).hex()}.age"
    # Danger is what the reserve of the disk is for.
    Ballast(locations.ballast_file).with_room(lambda: write_durably(target, sealed))
    _sync(folder.parent)
    return Receipt(
        signaal.code, ontvanger.naam, ontvanger.functie, ontvanger.telefoon, is_practice(ontvanger.sleutel)
    )


def waiting(locations: Locations) -> Waiting:
    """What lies here, without opening anything. Raises KlantbeeldError when the disk refuses."""
    files = _files(locations.signalen_dir)
    try:
        oldest = min((path.stat().st_mtime for path in files), default=None)
    except OSError as error:
        raise file_error(error, locations.signalen_dir) from None
    since = None if oldest is None else datetime.fromtimestamp(oldest, UTC)
    codes = tuple(f"{code[:3]}-{code[3:]}" for code in (path.name.split("-")[1] for path in files))
    return Waiting(len(files), since, codes, len(_files(locations.given_signalen_dir)))


def give(locations: Locations, target: Path, *, remove: bool = False) -> Given:
    """Copy what waits into ``target``; a file counts as given only when it reads back the same.

    Args:
        locations: where they wait.
        target: a folder that is there, on a stick as a rule.
        remove: also take them off this machine, with those that were given before and stand in ``target``
            as well. Without it they move to a folder of their own.

    Raises:
        KlantbeeldError: SIGNAAL-MAP-ONTBREEKT, -ANDERS or -SCHRIJFT-NIET; what was not given stays waiting.
    """
    if not target.is_dir():
        raise signaal_error(SignaalErrorCode.MAP_ONTBREEKT, str(target))
    given_dir = locations.given_signalen_dir
    to_give = _files(locations.signalen_dir)
    if remove:
        to_give += _files(given_dir)
    else:
        private_folder(given_dir)
    for path in to_give:
        _copy_checked(path, target / path.name)
    try:
        sync_folder(target)
    except OSError as error:
        # Some sticks and shares know no such call; then the file itself, which was synced, has to do.
        if error.errno != errno.EINVAL:
            raise signaal_error(SignaalErrorCode.MAP_SCHRIJFT_NIET, target.name) from None
    # Only now, when the folder that names the copies is on disk as well.
    try:
        for path in to_give:
            if remove:
                path.unlink()
            else:
                path.replace(given_dir / path.name)
    except OSError as error:
        raise file_error(error, locations.signalen_dir) from None
    _sync(locations.signalen_dir)
    if given_dir.is_dir():
        _sync(given_dir)
    return Given(tuple(path.name for path in to_give), len(to_give) if remove else 0)


def _copy_checked(source: Path, target: Path) -> None:
    try:
        content = source.read_bytes()
    except OSError as error:
        raise file_error(error, source) from None
    try:
        known = target.exists()
        if not known:
            write_whole_file(target, content)
        same = _digest_from_device(target) == hashlib.sha256(content).digest()
    except OSError:
        raise signaal_error(SignaalErrorCode.MAP_SCHRIJFT_NIET, target.name) from None
    if not same:
        other = SignaalErrorCode.MAP_ANDERS if known else SignaalErrorCode.MAP_SCHRIJFT_NIET
        raise signaal_error(other, target.name)


def _digest_from_device(path: Path) -> bytes:
    """The hash of what the device holds; where the system can, not of what it still has in memory."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").digest()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(PATTERN))


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise file_error(error, folder) from None
