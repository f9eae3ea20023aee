"""Files of the store: written whole, for the user alone, with a reserve for when the disk is full.

Owns no name and no content; it gives what a disk refuses its code.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from interview.store.errors import StoreErrorCode, store_error
from interview.whole_file import write_whole_file
from questionnaires.errors import KlantbeeldError

BALLAST_SIZE = 1024 * 1024
"""Bytes kept in reserve: enough for more than a hundred further answers on a full disk."""

Result = TypeVar("Result")


def private_folder(folder: Path) -> None:
    """Make ``folder`` for the user alone, if it is not there. An existing folder is left as it is."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(error, folder) from None


def write_durably(target: Path, content: bytes) -> None:
    """Replace ``target`` by ``content`` such that a power cut leaves the old or the new, never a mixture.

    Raises:
        KlantbeeldError: the disk is full, read-only or failing.
    """
    private_folder(target.parent)
    try:
        # Always the same name: what a killed write left behind is covered by the next one, so that a key that
        # must disappear cannot stay in a forgotten piece.
        write_whole_file(target, content, partial_name(target))
        sync_folder(target.parent)
    except OSError as error:
        raise file_error(error, target) from None


def partial_name(target: Path) -> Path:
    """Where ``target`` is written before it gets its name."""
    return target.with_name(f".{target.name}.deel")


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_error(error: OSError, place: Path) -> KlantbeeldError:
    """The coded error for a failing file operation; only the name of the file is told."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return store_error(StoreErrorCode.SCHIJF_VOL, place.name)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return store_error(StoreErrorCode.ALLEEN_LEZEN, place.name)
    return store_error(StoreErrorCode.LEESFOUT, place.name)


class Ballast:
    """A file of reserved space, given up once when the disk is full."""

    def __init__(self, place: Path) -> None:
        """``place`` is where the reserve lies; nothing is written yet."""
        self._place = place
        self.spent = False
        """True once the reserve was given up in this process."""

    def lay(self) -> None:
        """Put the reserve there if it is not. A disk without room for it is no error here."""
        if self._place.exists() and self._place.stat().st_size >= BALLAST_SIZE:
            return
        try:
            # Random bytes: a file system that compresses must not shrink the reserve to nothing.
            write_durably(self._place, os.urandom(BALLAST_SIZE))
        except KlantbeeldError as error:
            if error.code is not StoreErrorCode.SCHIJF_VOL:
                raise

    def with_room(self, work: Callable[[], Result]) -> Result:
        """Do ``work``; when the disk is full, give up the reserve and do it once more.

        Raises:
            KlantbeeldError: what ``work`` raised, or disk full when there is no reserve left.
        """
        try:
            return work()
        except KlantbeeldError as error:
            if error.code is not StoreErrorCode.SCHIJF_VOL or not self._release():
                raise
        return work()

    def _release(self) -> bool:
        try:
            self._place.unlink()
        except FileNotFoundError:
            return False
        self.spent = True
        return True
