"""The one writer of a gesprek: command, events, COMMIT, acknowledgement, view.

The app, line mode, practice and headless commands all drive a gesprek through
:class:`Conversation`, and everything else in the store goes through the same
:class:`StoreThread`: one thread does all the writing, so that "opgeslagen" can only follow a
commit. Note text goes to a draft row within two seconds and becomes one event when its field
is left. Nothing here shows anything or decides anything about a gesprek.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from interview.errors import KlantbeeldError
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide import decide
from interview.session.state import State, apply, replay
from interview.store.model import GesprekSummary, StoredEvent
from interview.store_thread import Clock, StoreThread, system_clock
from interview.summary import summary_of

if TYPE_CHECKING:
    from datetime import datetime

    from interview.session.content import Content
    from interview.store.store import Store

DRAFT_DELAY = 0.4
"""Seconds of rest after which typed text is kept."""
DRAFT_MAXIMUM = 2.0
"""Seconds after which typed text is kept however fast someone types."""

NOTE_FIELD = "notitie."
"""Before a leefgebied id: the draft of its free text."""
SUMMARY_FIELD = "samenvatting"
QUICK_NOTE_FIELD = "snelle_notitie"
WISH_FIELD = "wens"
GOAL_FIELD = "doel"
HOW_FIELD = "hoe_was_het"
STATEMENT_FIELD = "verklaring."
"""Before the name of a judgement: the klant's own statement beside it."""


class Conversation:
    """One open gesprek. :attr:`state` is always what has been committed."""

    def __init__(
        self,
        thread: StoreThread,
        state: State,
        number: int,
        clock: Clock,
        first: happened.GesprekBegonnen | None = None,
    ) -> None:
        """Use :meth:`start` or :meth:`resume`; ``number`` is that of the last event."""
        self._thread = thread
        self._first = first
        self._clock = clock
        self._number = number
        self.state = state
        self._lock = threading.Lock()
        self._drafts: dict[str, tuple[str, float]] = {}
        self._on_saved: Callable[[], None] | None = None
        self.failure: KlantbeeldError | None = None
        """The last draft that could not be kept, when there is one."""

    @property
    def gesprek_id(self) -> str:
        """Which gesprek this is."""
        return self.state.record.gesprek_id

    @property
    def saved(self) -> bool:
        """Whether everything typed so far is on disk."""
        with self._lock:
            return not self._drafts

    def when_saved(self, callback: Callable[[], None] | None) -> None:
        """Call back, in the store thread, each time typed text has reached the disk.

        There is one listener, the front end of the moment; a later call replaces it, and
        None lets it go, with the screen behind it.
        """
        self._on_saved = callback

    @classmethod
    def start(
        cls,
        thread: StoreThread,
        content: Content,
        first: happened.GesprekBegonnen,
        clock: Clock = system_clock,
    ) -> Future[Conversation]:
        """Open a gesprek that was planned.

        It begins with the first command, which also writes ``first``: who only looks leaves it planned
        as it was. A draft of before becomes an event, as in :meth:`resume`.
        """

        def work(store: Store) -> Conversation:
            conversation = cls(thread, replay(content, [first]), 0, clock, first)
            conversation._keep_drafts(store)
            return conversation

        return thread.submit(work)

    @classmethod
    def resume(
        cls,
        thread: StoreThread,
        gesprek_id: str,
        load: Callable[[happened.GesprekBegonnen], Content],
        clock: Clock = system_clock,
        *,
        take_drafts: bool = True,
    ) -> Future[Conversation]:
        """Open a gesprek that was begun, with the content it was begun with.

        Text that was still a draft when the program stopped becomes an event first, so that
        nothing has to be asked about it; not so where nobody is there to see it (``take_drafts``).
        """

        def work(store: Store) -> Conversation:
            events = [
                happened.EVENT_ADAPTER.validate_json(stored.payload) for stored in store.events(gesprek_id)
            ]
            first = events[0]
            assert isinstance(first, happened.GesprekBegonnen)
            conversation = cls(thread, replay(load(first), events), len(events), clock)
            if take_drafts:
                conversation._keep_drafts(store)
            return conversation

        return thread.submit(work)

    def do(self, command: ask.Command) -> Future[State]:
        """Carry out a command. The future is done after the commit, or carries the refusal."""
        return self._thread.submit(lambda store: self._do(store, command))

    def type(self, field: str, text: str) -> None:
        """Text as it is being typed in ``field``: kept as a draft within two seconds."""
        now = time.monotonic()
        with self._lock:
            since = self._drafts[field][1] if field in self._drafts else now
            self._drafts[field] = (text, since)
        when = min(now + DRAFT_DELAY, since + DRAFT_MAXIMUM)
        self._thread.at(when, f"concept {field}", lambda store: self._save_draft(store, field))

    def discard(self, field: str) -> Future[None]:
        """Forget what was being typed in ``field``: the person chose not to keep it."""
        return self._thread.submit(lambda store: self._drop_draft(store, field))

    def flush(self) -> Future[None]:
        """Keep every draft now: on pause, on the privacy key, before the terminal goes away."""

        def work(store: Store) -> None:
            with self._lock:
                fields = list(self._drafts)
            for field in fields:
                self._save_draft(store, field)

        return self._thread.submit(work)

    def keep_drafts(self) -> Future[None]:
        """Make events of every draft, also of a line in a dialog that will not be finished."""

        def work(store: Store) -> None:
            with self._lock:
                fields = list(self._drafts)
            for field in fields:
                self._save_draft(store, field)
            self._keep_drafts(store)

        return self._thread.submit(work)

    def _save_draft(self, store: Store, field: str) -> None:
        self._thread.forget(f"concept {field}")
        with self._lock:
            known = self._drafts.get(field)
        if known is None:
            return
        try:
            store.save_draft(self.gesprek_id, field, known[0], self._now())
        except KlantbeeldError as error:
            self.failure = error
            return
        with self._lock:
            if self._drafts.get(field) == known:
                del self._drafts[field]
        self.failure = None
        if self._on_saved is not None:
            self._on_saved()

    def _now(self) -> str:
        return self._clock().isoformat()

    def _do(self, store: Store, command: ask.Command) -> State:
        at = self._clock()
        before, opening = self.state, tuple[happened.Event, ...]()
        if self._first is not None:
            began = self._first.model_copy(update={"op": at})
            before, opening = replay(before.content, [began]), (began,)
        events = decide(before, command, at)
        finished = _finished_field(command)
        if not events:
            if finished is not None:
                self._drop_draft(store, finished)
            return self.state
        after = before
        for event in events:
            after = apply(after, event)
        self._number = store.append(
            self.gesprek_id,
            [_stored(event) for event in (*opening, *events)],
            after.record.model_dump_json(),
            self._summary(store, command, after, at),
            () if finished is None else (finished,),
            after=self._number,
        )
        if finished is not None:
            self._forget_draft(finished)
        self._first, self.state = None, after
        return after

    def _summary(self, store: Store, command: ask.Command, after: State, at: datetime) -> GesprekSummary:
        summary = summary_of(after, at)
        if not isinstance(command, ask.LegHerscoringVast):
            return summary
        # Nobody worked on this gesprek: it keeps its place in the werkvoorraad.
        return replace(summary, bijgewerkt_op=store.gesprek(self.gesprek_id).summary.bijgewerkt_op)

    def _forget_draft(self, field: str) -> None:
        self._thread.forget(f"concept {field}")
        with self._lock:
            self._drafts.pop(field, None)

    def _drop_draft(self, store: Store, field: str) -> None:
        self._forget_draft(field)
        store.save_draft(self.gesprek_id, field, "", self._now())

    def _keep_drafts(self, store: Store) -> None:
        for field, text in store.drafts(self.gesprek_id).items():
            leefgebied = field.removeprefix(NOTE_FIELD)
            if field.startswith(NOTE_FIELD):
                command: ask.Command = ask.LegNotitieVast(leefgebied, text)
            elif field == SUMMARY_FIELD:
                command = ask.LegSamenvattingVast(text, self.state.record.samenvatting_klopt)
            elif field == HOW_FIELD:
                command = ask.NoteerHoeWasHet(text)
            elif field.startswith(STATEMENT_FIELD):
                command = ask.GeefVerklaring(field.removeprefix(STATEMENT_FIELD), text)
            elif text.strip():
                command = ask.MaakSnelleNotitie(text)
            else:
                continue
            try:
                self._do(store, command)
            except KlantbeeldError as error:
                # Closed or of another questionnaire: the draft stays where it is, and is shown as unsaved.
                self.failure = error
                continue
            self._drop_draft(store, field)


def _stored(event: happened.Event) -> StoredEvent:
    return StoredEvent(event.soort, event.op.isoformat(), event.model_dump_json())


def _finished_field(command: ask.Command) -> str | None:
    """The field whose draft a command makes an event of."""
    match command:
        case ask.LegNotitieVast():
            return f"{NOTE_FIELD}{command.leefgebied}"
        case ask.LegSamenvattingVast():
            return SUMMARY_FIELD
        case ask.MaakSnelleNotitie():
            return QUICK_NOTE_FIELD
        case ask.NoteerWens():
            return WISH_FIELD
        case ask.NoteerDoel():
            return GOAL_FIELD
        case ask.NoteerHoeWasHet():
            return HOW_FIELD
        case ask.GeefVerklaring():
            return f"{STATEMENT_FIELD}{command.onderdeel}"
        case _:
            return None
