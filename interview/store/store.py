"""The store as the rest of the program sees it: one per process, used by one thread.

Owns nothing itself: it joins keys, database, klanten, gesprekken and documents. Whatever returns has been
committed to disk. It must never be called from a screen; the Conversation writer does that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from interview.store.connection import Connection, as_text
from interview.store.database import Database
from interview.store.documents import Documents
from interview.store.errors import StoreNoticeCode
from interview.store.files import Ballast
from interview.store.gesprekken import Gesprekken
from interview.store.keys import KeyRing
from interview.store.klanten import Klanten
from interview.store.model import (
    DocumentRow,
    GesprekRow,
    GesprekSummary,
    IntegrityReport,
    JournalHead,
    KlantRow,
    PlannedGesprek,
    StoredEvent,
)
from interview.store.settings import Settings


class Store:
    """The open store. Get one from ``opening``; every method may raise a KlantbeeldError of this room."""

    def __init__(
        self, database: Database, keys: KeyRing, ballast: Ballast, notices: Sequence[StoreNoticeCode] = ()
    ) -> None:
        """Join the parts and finish erasures that were interrupted."""
        self._database = database
        self._ballast = ballast
        self._klanten = Klanten(database, keys)
        self._gesprekken = Gesprekken(database, self._klanten)
        self._documents = Documents(database, self._gesprekken)
        self._settings = Settings(database, keys.settings_key)
        self._notices = list(notices)
        self.keys = keys
        """The opened keys: passphrase and recovery key are changed there."""
        if self._klanten.finish_erasures():
            self._notices.append(StoreNoticeCode.WISSEN_AFGEMAAKT)

    @property
    def notices(self) -> tuple[StoreNoticeCode, ...]:
        """What the store put right by itself since it was opened; texts in ``errors.NOTICE_TEXTS``."""
        spent = (StoreNoticeCode.RESERVE_GEBRUIKT,) if self._ballast.spent else ()
        return (*self._notices, *spent)

    def close(self) -> None:
        """Close the database and release the hold on it."""
        self._database.close()

    # klanten

    def add_klant(self, klant_id: str, payload: str) -> None:
        """Add one klant; the payload is JSON text."""
        self.add_klanten({klant_id: payload})

    def add_klanten(self, payloads: Mapping[str, str], planned: Sequence[PlannedGesprek] = ()) -> None:
        """Add klanten with what is planned with them, all or none: one write of the key file, one commit.

        Raises:
            KlantbeeldError: an identity is in use already; nothing was added.
        """
        self._ballast.with_room(lambda: self.keys.add_klanten(list(payloads)))

        def work(_: Connection) -> None:
            self._klanten.add(payloads)
            for gesprek in planned:
                self._gesprekken.create(gesprek.gesprek_id, gesprek.klant_id, (), "", gesprek.summary)

        self._database.transaction(work)

    def update_klant(self, klant_id: str, payload: str) -> None:
        """Replace what is kept of one klant."""
        self._klanten.update(klant_id, payload)

    def klant(self, klant_id: str) -> KlantRow:
        """One klant, whatever its state."""
        return self._klanten.one(klant_id)

    def klanten(self) -> list[KlantRow]:
        """All klanten, oldest first, erased ones included."""
        return self._klanten.all()

    def erase_klant(self, klant_id: str) -> None:
        """Make everything of one klant unreadable for good, here and in every backup of the store."""
        self._ballast.with_room(lambda: self._klanten.erase(klant_id))

    # gesprekken

    def create_gesprek(
        self,
        gesprek_id: str,
        klant_id: str,
        events: Sequence[StoredEvent],
        document: str,
        summary: GesprekSummary,
    ) -> int:
        """Make a gesprek with its first events (may be none); returns the number of the last one."""
        return self._gesprekken.create(gesprek_id, klant_id, events, document, summary)

    def append(
        self,
        gesprek_id: str,
        events: Sequence[StoredEvent],
        document: str,
        summary: GesprekSummary,
        clear_drafts: Sequence[str] = (),
        *,
        after: int,
    ) -> int:
        """Commit events with the projection and summary that follow from them, and drop their drafts.

        Args:
            gesprek_id: the gesprek.
            events: the new events, in order.
            document: the projection after these events, JSON text.
            summary: what the werkvoorraad shows from now on.
            clear_drafts: fields whose unfinished text is now part of an event.
            after: the number of the last event the writer has seen.

        Returns:
            The number of the last event, once everything is on disk.

        Raises:
            KlantbeeldError: conflict when there are later events; nothing was written.
        """
        return self._gesprekken.append(gesprek_id, events, document, summary, clear_drafts, after)

    def rewrite_document(self, gesprek_id: str, document: str, summary: GesprekSummary) -> None:
        """Replace the projection by one rebuilt from the journal."""
        self._gesprekken.rewrite_document(gesprek_id, document, summary)

    def events(self, gesprek_id: str) -> list[StoredEvent]:
        """The events in order, with the whole chain checked."""
        return self._gesprekken.events(gesprek_id)

    def document(self, gesprek_id: str) -> str:
        """The projection, JSON text."""
        return self._gesprekken.document(gesprek_id)

    def gesprekken(self) -> list[GesprekRow]:
        """The werkvoorraad, oldest first; erased klanten are left out. Opens nothing sealed."""
        return self._gesprekken.all()

    def journal_heads(self, after: str = "", limit: int = 1_000) -> list[JournalHead]:
        """How far the journals are of the next gesprekken behind ``after``, by id; not of erased klanten.

        Far lighter than the werkvoorraad: for whoever goes through all of them.
        """
        return self._gesprekken.heads(after, limit)

    def gesprek(self, gesprek_id: str) -> GesprekRow:
        """One line of the werkvoorraad."""
        return self._gesprekken.one(gesprek_id)

    def save_draft(self, gesprek_id: str, veld: str, text: str, at: str) -> None:
        """Keep the unfinished text of one field; empty text removes it."""
        self._gesprekken.save_draft(gesprek_id, veld, text, at)

    def drafts(self, gesprek_id: str) -> dict[str, str]:
        """Field to unfinished text, oldest first."""
        return self._gesprekken.drafts(gesprek_id)

    # documents and settings

    def add_document(self, gesprek_id: str, soort: str, versie: int, content: bytes, at: str) -> DocumentRow:
        """Keep one version of a produced document; a version is never replaced."""
        return self._documents.add(gesprek_id, soort, versie, content, at)

    def documents(self, gesprek_id: str) -> list[DocumentRow]:
        """The documents of one gesprek, without their bytes."""
        return self._documents.all(gesprek_id)

    def document_bytes(self, gesprek_id: str, soort: str, versie: int) -> bytes:
        """The bytes of one document."""
        return self._documents.content(gesprek_id, soort, versie)

    def setting(self, name: str) -> str | None:
        """One setting, or nothing."""
        return self._settings.one(name)

    def set_setting(self, name: str, value: str) -> None:
        """Keep one setting."""
        self._settings.keep(name, value)

    # care

    def integrity_check(self) -> IntegrityReport:
        """Check every page, the structure and every chain. Takes seconds on a large store."""
        pages = [str(row[0]) for row in self._database.rows("PRAGMA cipher_integrity_check")]
        if pages:
            # Reading on over damaged pages tells nothing more.
            return IntegrityReport(tuple(pages), (), ())
        structure = [str(row[0]) for row in self._database.rows("PRAGMA integrity_check")]
        structure += [
            f"verwijzing in {as_text(row[0])}" for row in self._database.rows("PRAGMA foreign_key_check")
        ]
        found = tuple(line for line in structure if line != "ok")
        return IntegrityReport((), found, tuple(self._gesprekken.broken_chains()))

    def backup(self, to: Path) -> None:
        """Write an encrypted, checked copy of the store. It opens with the key file, which is not in it."""
        self._database.copy_to(to)
