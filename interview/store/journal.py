"""The journal of events and its chain: the truth on disk of every gesprek.

Each row carries SHA-256 over the row before it, its own metadata and its **ciphertext**. Over ciphertext,
since a hash of "ja" or "nee" can be guessed, and so that the chain still holds when the key of the klant
is destroyed. The head stands in the gesprek row, so that a cut tail is found too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from interview.store.connection import Connection, as_bytes, as_number, as_text
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, store_error
from interview.store.model import StoredEvent
from interview.store.sealing import Seal
from questionnaires.errors import KlantbeeldError


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain of one gesprek."""

    number: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class _SealedEvent:
    number: int
    soort: str
    tijdstip: str
    chain: bytes
    sealed: bytes


def first_head(gesprek_id: str) -> Head:
    """Where the chain of a new gesprek starts: its identity, so that chains cannot be exchanged."""
    return Head(0, hashlib.sha256(b"klantbeeld journaal 1 " + gesprek_id.encode("utf-8")).digest())


def append_events(
    connection: Connection, gesprek_id: str, head: Head, events: Sequence[StoredEvent], seal: Seal
) -> Head:
    """Write ``events`` behind ``head`` inside the caller's transaction; returns the new head."""
    rows = []
    for event in events:
        number = head.number + 1
        place = ("gebeurtenis", gesprek_id, number, event.soort, event.tijdstip)
        sealed = seal.close_text(event.payload, *place)
        head = Head(number, _link(head.chain, number, event.soort, event.tijdstip, sealed))
        rows.append((gesprek_id, number, event.soort, event.tijdstip, head.chain, sealed))
    connection.executemany(
        "INSERT INTO gebeurtenis (gesprek_id, volgnummer, soort, tijdstip, ketting, geheim)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )
    return head


def read_events(database: Database, gesprek_id: str, head: Head, seal: Seal) -> list[StoredEvent]:
    """The events of one gesprek in order, after checking the whole chain.

    Raises:
        KlantbeeldError: the chain is broken, or a payload does not open.
    """
    return [
        StoredEvent(
            row.soort,
            row.tijdstip,
            seal.open_text(row.sealed, "gebeurtenis", gesprek_id, row.number, row.soort, row.tijdstip),
        )
        for row in _checked_rows(database, gesprek_id, head)
    ]


def check_chain(database: Database, gesprek_id: str, head: Head) -> None:
    """Check the chain of one gesprek without any key.

    Raises:
        KlantbeeldError: a row was changed, added, removed or moved.
    """
    _checked_rows(database, gesprek_id, head)


def _checked_rows(database: Database, gesprek_id: str, head: Head) -> list[_SealedEvent]:
    rows = [
        _SealedEvent(as_number(number), as_text(soort), as_text(tijdstip), as_bytes(chain), as_bytes(sealed))
        for number, soort, tijdstip, chain, sealed in database.rows(
            "SELECT volgnummer, soort, tijdstip, ketting, geheim FROM gebeurtenis"
            " WHERE gesprek_id = ? ORDER BY volgnummer",
            (gesprek_id,),
        )
    ]
    found = first_head(gesprek_id)
    for row in rows:
        link = _link(found.chain, row.number, row.soort, row.tijdstip, row.sealed)
        if row.number != found.number + 1 or row.chain != link:
            raise _broken(gesprek_id, row.number)
        found = Head(row.number, link)
    if found != head:
        raise _broken(gesprek_id, head.number)
    return rows


def _link(before: bytes, number: int, soort: str, tijdstip: str, sealed: bytes) -> bytes:
    metadata = hashlib.sha256()
    for part in (str(number), soort, tijdstip):
        encoded = part.encode("utf-8")
        metadata.update(len(encoded).to_bytes(4, "big") + encoded)
    return hashlib.sha256(before + metadata.digest() + hashlib.sha256(sealed).digest()).digest()


def _broken(gesprek_id: str, number: int) -> KlantbeeldError:
    return store_error(StoreErrorCode.JOURNAAL_GEBROKEN, f"gesprek {gesprek_id}, gebeurtenis {number}")
