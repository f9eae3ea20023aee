"""Opening the SQLCipher database with the settings that were measured to lose nothing.

Owns the order of those settings, the refusals at the door (not encrypted, wrong key, in use, read-only)
and the translation of database errors. It knows no table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from sqlcipher3 import dbapi2

from interview.store.errors import StoreErrorCode, store_error
from interview.store.files import file_error
from questionnaires.errors import KlantbeeldError

Value = str | int | bytes | None
Row = tuple[Value, ...]

DatabaseError: type[Exception] = dbapi2.Error
"""What the library raises; not a subclass of the standard library's error."""

_PLAIN_HEADER = b"SQLite format 3\x00"
_SMALLEST_DATABASE = 512

_CODES = {
    1: StoreErrorCode.SCHEMA_PAST_NIET,  # SQLITE_ERROR: our statements are fixed, so the tables differ
    5: StoreErrorCode.IN_GEBRUIK,  # SQLITE_BUSY
    6: StoreErrorCode.IN_GEBRUIK,  # SQLITE_LOCKED
    8: StoreErrorCode.ALLEEN_LEZEN,  # SQLITE_READONLY
    10: StoreErrorCode.LEESFOUT,  # SQLITE_IOERR
    11: StoreErrorCode.BESCHADIGD,  # SQLITE_CORRUPT
    13: StoreErrorCode.SCHIJF_VOL,  # SQLITE_FULL
    14: StoreErrorCode.LEESFOUT,  # SQLITE_CANTOPEN
    19: StoreErrorCode.DUBBEL,  # SQLITE_CONSTRAINT
    26: StoreErrorCode.BESCHADIGD,  # SQLITE_NOTADB
}


class Cursor(Protocol):
    """The part of a DB-API cursor in use here."""

    @property
    def rowcount(self) -> int:
        """Rows changed."""

    def fetchall(self) -> list[Row]:
        """All rows."""

    def fetchone(self) -> Row | None:
        """The next row."""


class Connection(Protocol):
    """The part of a DB-API connection in use here."""

    @property
    def in_transaction(self) -> bool:
        """True between BEGIN and its end."""

    def execute(self, sql: str, parameters: Sequence[Value] = (), /) -> Cursor:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Iterable[Sequence[Value]], /) -> Cursor:
        """Run one statement for many rows."""

    def close(self) -> None:
        """Close it."""


def open_connection(place: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open (or make) the encrypted database and hold it for this process alone.

    Args:
        place: the database file.
        key: the raw SQLCipher key, 32 bytes.
        create: make a new file; it must not exist.

    Raises:
        KlantbeeldError: not encrypted, wrong key, in use, read-only, damaged or missing.
    """
    _check_file(place, create=create)
    try:
        connection = _connect(place)
    except DatabaseError as error:
        raise database_error(error, place.name) from None
    try:
        _configure(connection, key, place.name)
    except DatabaseError as error:
        connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == 26:
            raise store_error(StoreErrorCode.SLEUTEL_PAST_NIET, place.name) from None
        raise database_error(error, place.name) from None
    except KlantbeeldError:
        connection.close()
        raise
    return connection


def ensure_free(place: Path) -> None:
    """Refuse at once when another process holds the store, before a passphrase costs two seconds.

    Raises:
        KlantbeeldError: it is in use.
    """
    if not place.exists():
        return
    try:
        connection = _connect(place)
    except DatabaseError:
        return
    try:
        connection.execute("PRAGMA cipher_log_level=none")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except DatabaseError as error:
        # Without the key every other answer only says that the file is encrypted.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == 5:
            raise store_error(StoreErrorCode.IN_GEBRUIK, place.name) from None
    finally:
        connection.close()


def ensure_encrypted(place: Path) -> None:
    """Refuse a database whose header can be read.

    Raises:
        KlantbeeldError: it is not encrypted, or cannot be read.
    """
    try:
        with place.open("rb") as stream:
            header = stream.read(len(_PLAIN_HEADER))
    except OSError as error:
        raise file_error(error, place) from None
    if header == _PLAIN_HEADER:
        raise store_error(StoreErrorCode.NIET_VERSLEUTELD, place.name)


def database_error(error: Exception, where: str) -> KlantbeeldError:
    """The coded error for an error of the library. Its own text is dropped: it may quote a value."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return store_error(_CODES.get(code, StoreErrorCode.LEESFOUT), where)


def as_text(value: Value) -> str:
    """A column that the schema says is text."""
    if not isinstance(value, str):
        raise store_error(StoreErrorCode.BESCHADIGD)
    return value


def as_number(value: Value) -> int:
    """A column that the schema says is an integer."""
    if not isinstance(value, int):
        raise store_error(StoreErrorCode.BESCHADIGD)
    return value


def as_bytes(value: Value) -> bytes:
    """A column that the schema says is a blob."""
    if not isinstance(value, bytes):
        raise store_error(StoreErrorCode.BESCHADIGD)
    return value


def _check_file(place: Path, *, create: bool) -> None:
    if create:
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            raise store_error(StoreErrorCode.BESTAAT_AL, place.name) from None
        except OSError as error:
            raise file_error(error, place) from None
        return
    if not place.exists():
        raise store_error(StoreErrorCode.ONTBREEKT, place.name)
    ensure_encrypted(place)
    if place.stat().st_size < _SMALLEST_DATABASE:
        raise store_error(StoreErrorCode.BESCHADIGD, place.name)
    if not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)):
        raise store_error(StoreErrorCode.ALLEEN_LEZEN, place.name)


def _connect(place: Path) -> Connection:
    # mode=rw: a missing file is an error and never a new, empty store.
    address = place.absolute().as_uri() + "?mode=rw"
    connection: Connection = dbapi2.connect(address, uri=True, isolation_level=None, timeout=0)
    return connection


def _configure(connection: Connection, key: bytes, name: str) -> None:
    # First of all, since the library writes its complaints to standard error, through the screen.
    connection.execute("PRAGMA cipher_log_level=none")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if version is None or not version[0]:
        # A library without encryption ignores the key and would write everything in clear.
        raise store_error(StoreErrorCode.NIET_VERSLEUTELD, name)
    # Before WAL: so no shared-memory file is mapped, whose loss on a full disk kills the process.
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    if connection.execute("PRAGMA journal_mode=WAL").fetchone() != ("wal",):
        raise store_error(StoreErrorCode.ALLEEN_LEZEN, name)
    connection.execute("PRAGMA synchronous=FULL")
    # For macOS, where an ordinary fsync does not reach the medium.
    connection.execute("PRAGMA fullfsync=ON")
    connection.execute("PRAGMA checkpoint_fullfsync=ON")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    # The first write lock, held from here on: a second instance is refused at the door and not later.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    connection.execute("COMMIT")
