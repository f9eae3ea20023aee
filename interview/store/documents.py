"""Produced documents, kept inside the store and sealed under the key of their klant.

Inside and not as files beside it, so that a document and the event that tells of it share one backup, one
key and one erasure. This module makes no document.
"""

from __future__ import annotations

import hashlib

from interview.store.connection import as_bytes, as_number, as_text
from interview.store.database import Database
from interview.store.errors import StoreErrorCode, store_error
from interview.store.gesprekken import Gesprekken
from interview.store.model import DocumentRow


class Documents:
    """Keeping and reading documents."""

    def __init__(self, database: Database, gesprekken: Gesprekken) -> None:
        """Both stay owned by the store."""
        self._database = database
        self._gesprekken = gesprekken

    def add(self, gesprek_id: str, soort: str, versie: int, content: bytes, at: str) -> DocumentRow:
        """Keep one version of one document; a version is never replaced.

        Raises:
            KlantbeeldError: that version is there already, or the klant was erased.
        """
        digest = hashlib.sha256(content).hexdigest()
        row = DocumentRow(gesprek_id, soort, versie, at, len(content), digest)
        sealed = self._gesprekken.seal_of(gesprek_id).close(content, "document", gesprek_id, soort, versie)
        self._database.transaction(
            lambda connection: connection.execute(
                "INSERT INTO document (gesprek_id, soort, versie, tijdstip, grootte, sha256, geheim)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (gesprek_id, soort, versie, at, row.grootte, row.sha256, sealed),
            )
        )
        return row

    def all(self, gesprek_id: str) -> list[DocumentRow]:
        """The documents of one gesprek, by kind and version."""
        rows = self._database.rows(
            "SELECT soort, versie, tijdstip, grootte, sha256 FROM document"
            " WHERE gesprek_id = ? ORDER BY soort, versie",
            (gesprek_id,),
        )
        return [
            DocumentRow(
                gesprek_id, as_text(soort), as_number(versie), as_text(at), as_number(size), as_text(digest)
            )
            for soort, versie, at, size, digest in rows
        ]

    def content(self, gesprek_id: str, soort: str, versie: int) -> bytes:
        """The bytes of one document.

        Raises:
            KlantbeeldError: no such document, or it does not open.
        """
        rows = self._database.rows(
            "SELECT geheim FROM document WHERE gesprek_id = ? AND soort = ? AND versie = ?",
            (gesprek_id, soort, versie),
        )
        if not rows:
            raise store_error(StoreErrorCode.ONBEKEND, f"{soort} {versie} van gesprek {gesprek_id}")
        seal = self._gesprekken.seal_of(gesprek_id)
        return seal.open(as_bytes(rows[0][0]), "document", gesprek_id, soort, versie)
