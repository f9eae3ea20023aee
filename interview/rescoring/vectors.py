"""The cache of packed vectors beside the store: quick to read, never the truth, never backed up.

It is a SQLCipher file under a key of its own, derived from that of the store (HKDF, RFC 5869), so that
neither opens the other. A row holds no word of a klant, and its freshness is the head of the journal it was
made from. Whatever is wrong with the file (missing, damaged, another key, another form) it is made anew.

The vector of a klant who was erased stays in this file until the next run of herscoren on this machine,
which removes every row whose gesprek is not in the store any more, and overwrites where it stood.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from interview.rescoring.entries import Entry
from interview.store.connection import (
    Connection,
    DatabaseError,
    Row,
    as_bytes,
    as_number,
    as_text,
    database_error,
    open_connection,
)
from interview.store.errors import StoreErrorCode
from interview.store.files import file_error, private_folder
from interview.store.model import JournalHead
from questionnaires.errors import KlantbeeldError

Result = TypeVar("Result")

FORM = 1
"""Of the table, and of what ``recorded_facts`` and ``pack`` make of a record; another one is made anew."""

KEY_PURPOSE = b"klantbeeld packed vectors 1"

_TABLE = """
    CREATE TABLE vector (
        gesprek_id TEXT PRIMARY KEY,
        volgnummer INTEGER NOT NULL,
        ketting BLOB NOT NULL,
        vragenlijst TEXT NOT NULL,
        vragenlijst_sha256 TEXT NOT NULL,
        indeling TEXT NOT NULL,
        gemeente TEXT NOT NULL,
        oud TEXT,
        had_advies INTEGER NOT NULL,
        oude_regels TEXT NOT NULL,
        vector BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
"""
_COLUMNS = (
    "gesprek_id, volgnummer, ketting, vragenlijst, vragenlijst_sha256, indeling,"
    " gemeente, oud, had_advies, oude_regels, vector"
)


def cache_key(store_key: bytes) -> bytes:
    """The key of the cache that belongs to a store: 32 bytes from which the store's cannot be worked out."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=KEY_PURPOSE).derive(store_key)


class Kept:
    """One row, as it was kept."""

    __slots__ = ("entry", "head", "indeling", "vragenlijst_sha256")

    def __init__(self, row: Row) -> None:
        """``row`` has the columns of the table, in their order."""
        gesprek_id, number, chain, questionnaire, digest, layout, municipality, old, had, rules, vector = row
        self.head = JournalHead(as_text(gesprek_id), as_number(number), as_bytes(chain))
        self.vragenlijst_sha256 = as_text(digest)
        self.indeling = as_text(layout)
        self.entry = Entry(
            gesprek_id=self.head.gesprek_id,
            gemeente=as_text(municipality),
            oud=None if old is None else as_text(old),
            had_advies=bool(as_number(had)),
            oude_regels=as_text(rules),
            vragenlijst=as_text(questionnaire),
            vector=as_bytes(vector),
        )


class VectorCache:
    """The open cache file; used by the thread that opened it."""

    def __init__(self, place: Path, key: bytes) -> None:
        """Open the file, or make it. Raises KlantbeeldError when it is in use, or the disk refuses."""
        self._place = place
        self._key = key
        private_folder(place.parent)
        self._connection = self._opened() or self._made()

    def between(self, first: str, last: str) -> dict[str, Kept]:
        """What is kept of the gesprekken from ``first`` to ``last``, both included."""

        def read(connection: Connection) -> dict[str, Kept]:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM vector WHERE gesprek_id BETWEEN ? AND ?",  # noqa: S608 - our own text
                (first, last),
            ).fetchall()
            return {kept.head.gesprek_id: kept for kept in map(Kept, rows)}

        return self._tried(read, {})

    def keep(self, fresh: Collection[tuple[JournalHead, Entry, str, str]]) -> None:
        """Keep entries, each with its head, the hash of its questionnaire and its layout."""
        rows = [
            (
                head.gesprek_id,
                head.volgnummer,
                head.ketting,
                entry.vragenlijst,
                digest,
                layout,
                entry.gemeente,
                entry.oud,
                int(entry.had_advies),
                entry.oude_regels,
                entry.vector,
            )
            for head, entry, digest, layout in fresh
        ]
        marks = ", ".join("?" * 11)
        statement = f"INSERT OR REPLACE INTO vector ({_COLUMNS}) VALUES ({marks})"  # noqa: S608 - our own text
        self._write(lambda connection: connection.executemany(statement, rows))

    def keep_only(self, present: Iterable[str]) -> int:
        """Remove every row whose gesprek is not among ``present``, which comes sorted; tells how many."""
        gone = list(_missing(self._known(), iter(present)))
        if gone:
            self._write(
                lambda connection: connection.executemany(
                    "DELETE FROM vector WHERE gesprek_id = ?", [(name,) for name in gone]
                )
            )
        return len(gone)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _known(self) -> Iterator[str]:
        after = ""
        while True:
            page = self._page(after)
            if not page:
                return
            yield from page
            after = page[-1]

    def _page(self, after: str) -> list[str]:
        def read(connection: Connection) -> list[str]:
            rows = connection.execute(
                "SELECT gesprek_id FROM vector WHERE gesprek_id > ? ORDER BY gesprek_id LIMIT 5000", (after,)
            ).fetchall()
            return [as_text(row[0]) for row in rows]

        return self._tried(read, [])

    def _write(self, work: Callable[[Connection], object]) -> None:
        def all_of_it(connection: Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            work(connection)
            connection.execute("COMMIT")

        self._tried(all_of_it, None)

    def _tried(self, work: Callable[[Connection], Result], otherwise: Result) -> Result:
        """What ``work`` gives; a file that turns out to be damaged is made anew and gives ``otherwise``."""
        try:
            return work(self._connection)
        except DatabaseError as error:
            found = database_error(error, self._place.name)
        except KlantbeeldError as error:
            found = error
        if found.code in (StoreErrorCode.SCHIJF_VOL, StoreErrorCode.ALLEEN_LEZEN, StoreErrorCode.IN_GEBRUIK):
            raise found
        self._connection.close()
        self._connection = self._made()
        return otherwise

    def _opened(self) -> Connection | None:
        """The file as it is; nothing when it cannot be used and must be made anew."""
        try:
            connection = open_connection(self._place, self._key)
        except KlantbeeldError as error:
            if error.code == StoreErrorCode.IN_GEBRUIK:
                raise
            return None
        try:
            fits = connection.execute("PRAGMA user_version").fetchone() == (FORM,)
        except DatabaseError:
            fits = False
        if not fits:
            connection.close()
        return connection if fits else None

    def _made(self) -> Connection:
        try:
            for suffix in ("", "-wal", "-journal", "-shm"):
                self._place.with_name(self._place.name + suffix).unlink(missing_ok=True)
        except OSError as error:
            raise file_error(error, self._place) from None
        connection = open_connection(self._place, self._key, create=True)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA user_version = {FORM}")
        connection.execute("COMMIT")
        return connection


def _missing(known: Iterator[str], present: Iterator[str]) -> Iterator[str]:
    """Which of ``known`` are not in ``present``; both sorted."""
    here = next(present, None)
    for name in known:
        while here is not None and here < name:
            here = next(present, None)
        if here != name:
            yield name
