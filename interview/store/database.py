"""The open database of this process: one thread, whole transactions, coded errors.

Owns the transaction rule (all or nothing, once more when the reserve made room) and the owner thread.
It knows no table and no key of a klant.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from interview.store.connection import (
    Connection,
    DatabaseError,
    Row,
    Value,
    database_error,
    ensure_encrypted,
    open_connection,
)
from interview.store.errors import StoreErrorCode, store_error
from interview.store.files import Ballast, file_error, partial_name, private_folder, sync_folder

Result = TypeVar("Result")


class Database:
    """One connection, used by the one thread that opened it."""

    def __init__(self, place: Path, key: bytes, ballast: Ballast, *, create: bool = False) -> None:
        """Open the file at ``place``; see ``open_connection`` for what is refused."""
        self._place = place
        self._key = key
        self._ballast = ballast
        self._connection = open_connection(place, key, create=create)
        self._owner = threading.get_ident()

    @property
    def place(self) -> Path:
        """The database file."""
        return self._place

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """All rows of one reading statement."""
        self._check_thread()
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except DatabaseError as error:
            raise database_error(error, self._place.name) from None

    def transaction(self, work: Callable[[Connection], Result]) -> Result:
        """Do ``work`` in one transaction; on return it is committed and on disk.

        ``work`` may run twice (full disk), so it must only act on the connection. Called within ``work`` of
        another transaction it becomes part of that one, and is committed with it or not at all.

        Raises:
            KlantbeeldError: nothing of ``work`` was kept.
        """
        self._check_thread()
        if self._connection.in_transaction:
            return work(self._connection)
        return self._ballast.with_room(lambda: self._attempt(work))

    def copy_to(self, target: Path) -> None:
        """Write an encrypted, checked copy under the same key. ``target`` must not exist.

        Raises:
            KlantbeeldError: it exists, there is no room, or the copy does not pass its check.
        """
        self._check_thread()
        private_folder(target.parent)
        if target.exists():
            raise store_error(StoreErrorCode.KOPIE_BESTAAT_AL, target.name)
        temporary = partial_name(target)
        try:
            temporary.unlink(missing_ok=True)
            # Made first and empty, so that it is never readable for others.
            os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            self._connection.execute("VACUUM INTO ?", (str(temporary),))
            ensure_encrypted(temporary)
            self._check_copy(temporary)
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
            temporary.replace(target)
            sync_folder(target.parent)
        except DatabaseError as error:
            raise database_error(error, target.name) from None
        except OSError as error:
            raise file_error(error, target) from None
        finally:
            temporary.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        self._check_thread()
        self._connection.close()

    def _attempt(self, work: Callable[[Connection], Result]) -> Result:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work(connection)
            connection.execute("COMMIT")
            return result
        except DatabaseError as error:
            raise database_error(error, self._place.name) from None
        finally:
            if connection.in_transaction:
                # On a failing disk this fails too; the error that brought us here says it already.
                with contextlib.suppress(DatabaseError):
                    connection.execute("ROLLBACK")

    def _check_copy(self, copy: Path) -> None:
        checked = open_connection(copy, self._key)
        try:
            if checked.execute("PRAGMA cipher_integrity_check").fetchall():
                raise store_error(StoreErrorCode.BESCHADIGD, copy.name)
        finally:
            checked.close()

    def _check_thread(self) -> None:
        if threading.get_ident() != self._owner:
            raise store_error(StoreErrorCode.VERKEERDE_DRAAD)
