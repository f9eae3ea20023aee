"""The consultant's desk: one unlocked store and all that front ends may ask of it.

Screens, line mode and headless commands get everything here and never touch the store. It owns
the lifetime of the store thread; what it hands out stops working when the desk is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from interview.caseload import CONSULTANT_SETTING, Caseload, Consultant
from interview.errors import KlantbeeldError, SessionErrorCode
from interview.locations import Locations
from interview.store_thread import Clock, StoreThread, system_clock

if TYPE_CHECKING:
    from interview.conversation import Conversation
    from interview.library import Library
    from interview.record import GespreksRecord
    from interview.session.content import Content
    from interview.session.events import GesprekBegonnen
    from interview.store.kdf import KdfParameters, Progress
    from interview.store.recovery import RecoveryRecipient
    from interview.store.store import Store
    from questionnaires.gemeentepakket.model import Gemeentepakket


class Desk:
    """One open store with its klanten, content and gesprekken."""

    practice = False
    """Whether an invented municipality will do: for the demo and for practice, never for a real visit."""

    def __init__(self, locations: Locations, thread: StoreThread, clock: Clock) -> None:
        """Use :meth:`unlock` or :meth:`create`."""
        self.locations = locations
        self.clock = clock
        self.thread = thread
        self.caseload = Caseload(thread, clock)

    @staticmethod
    def exists(locations: Locations) -> bool:
        """Whether there is a store here to unlock."""
        from interview.store import opening

        return opening.exists(locations)

    @classmethod
    def unlock(
        cls,
        locations: Locations,
        passphrase: str,
        progress: Progress | None = None,
        clock: Clock = system_clock,
    ) -> Desk:
        """Open the store; takes a second or two in a child process. Raises what the store raises."""
        from interview.store import opening

        return cls._opened(locations, lambda: opening.unlock(locations, passphrase, progress), clock)

    @classmethod
    def create(
        cls,
        locations: Locations,
        passphrase: str,
        recovery: RecoveryRecipient,
        consultant: Consultant,
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
        clock: Clock = system_clock,
    ) -> Desk:
        """Make a new store, never without its ``consultant``, and open it. Raises what the store raises."""
        from interview.store import opening

        settings = {CONSULTANT_SETTING: consultant.to_json()}
        return cls._opened(
            locations,
            lambda: opening.create(locations, passphrase, recovery, kdf, progress, settings),
            clock,
        )

    @classmethod
    def recover(
        cls,
        locations: Locations,
        secret: str,
        new_passphrase: str,
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
        clock: Clock = system_clock,
    ) -> Desk:
        """Open the store by the recovery key and give it a new passphrase. Raises what the store raises."""
        from interview.store import opening

        return cls._opened(
            locations, lambda: opening.recover(locations, secret, new_passphrase, kdf, progress), clock
        )

    @classmethod
    def _opened(cls, locations: Locations, open_store: Callable[[], Store], clock: Clock) -> Desk:
        thread = StoreThread(open_store)
        thread.opened.result()
        return cls(locations, thread, clock)

    @cached_property
    def library(self) -> Library:
        """The content installed here; loaded when a gesprek is first opened, not at the start."""
        from interview.library import Library

        return Library(self.locations, gemeente=self.caseload.consultant().result().gemeente)

    @property
    def gemeente(self) -> Gemeentepakket:
        """The municipality's own file as it is today. Waits for the disk the first time."""
        return self.library.gemeente(self.clock().date())

    def open_gesprek(self, gesprek_id: str) -> Conversation:
        """Open a planned gesprek, which begins with the first command, or resume one; waits for the disk.

        Raises KlantbeeldError when the store or the content refuses, and GEMEENTE-NIET-KLAAR when nobody
        could be called from this visit, or nothing said about what is written down.
        """
        from interview.conversation import Conversation

        # The store thread itself asks for the content: it must be at hand before that.
        library = self.library
        row = self.thread.submit(lambda store: store.gesprek(gesprek_id)).result()
        if row.volgnummer > 0:
            return Conversation.resume(self.thread, gesprek_id, self._content_of, self.clock).result()
        from interview.session.events import GesprekBegonnen

        now = self.clock()
        content, versies = library.newest(now.date())
        if not self.practice:
            _ready_for_a_visit(content.gemeente, now.date())
        planned = row.summary.gepland_op
        first = GesprekBegonnen(
            op=now,
            gesprek_id=gesprek_id,
            klant_id=row.klant_id,
            versies=versies,
            gepland_op=None if planned is None else datetime.fromisoformat(planned),
        )
        return Conversation.start(self.thread, content, first, self.clock).result()

    def record(self, gesprek_id: str) -> Future[GespreksRecord]:
        """The record of a gesprek that was begun."""
        from interview.record import GespreksRecord

        return self.thread.submit(
            lambda store: GespreksRecord.model_validate_json(store.document(gesprek_id))
        )

    def _content_of(self, first: GesprekBegonnen) -> Content:
        return self.library.pinned(first.versies)

    def close(self) -> None:
        """Keep every draft and close the store."""
        self.thread.close()


def says_closed(error: BaseException) -> bool:
    """Whether an error says only that the store is closed already, which is no defect."""
    from interview.store.errors import StoreErrorCode

    return isinstance(error, KlantbeeldError) and error.code == StoreErrorCode.GESLOTEN


def _ready_for_a_visit(pakket: Gemeentepakket, on: date) -> None:
    """Raises GEMEENTE-NIET-KLAAR without numbers to call and someone to turn to."""
    from questionnaires.gemeentepakket.check import visit_gaps

    gaps = visit_gaps(pakket, on)
    if pakket.fictief:
        what, where = "deze gemeente is verzonnen: haar nummers bestaan niet", pakket.naam
    elif gaps:
        what, where = "het gemeentepakket is nog niet klaar voor een bezoek", gaps[0].waar
    else:
        return
    raise KlantbeeldError(
        SessionErrorCode.GEMEENTE_NIET_KLAAR,
        what,
        where=where,
        remedy="Zet het pakket van uw gemeente erin met: klantbeeld gemeente installeer BESTAND. "
        "Oefenen kan altijd met: klantbeeld demo.",
    )
