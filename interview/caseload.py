"""Klanten and planned gesprekken: what the werkvoorraad shows and what happens before a gesprek begins.

Every method asks the store thread and gives a future; nothing here touches a screen. A klant
whose key was destroyed is not shown anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from interview.klant import Klant, checked
from interview.store.identifiers import new_identity
from interview.store.model import GesprekRow, GesprekSummary, PlannedGesprek

if TYPE_CHECKING:
    from interview.store.store import Store
    from interview.store_thread import Clock, StoreThread

CONSULTANT_SETTING = "consultant"

PLANNED = "gepland"
"""Status of a gesprek that was not begun."""
OPEN = "open"
"""Status of a gesprek that was begun and not ended; after that it is how it ended."""


@dataclass(frozen=True, slots=True)
class Consultant:
    """Who works with this store; printed on documents, entered at the first start."""

    naam: str = ""
    organisatie: str = ""
    functie: str = ""
    telefoon: str = ""
    gemeente: str = ""
    """For which municipality the gesprekken are held."""

    def to_json(self) -> str:
        """As it is kept in the store."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Consultant:
        """Read what :meth:`to_json` wrote."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One line of the werkvoorraad."""

    gesprek_id: str
    klant: Klant
    gepland_op: datetime | None
    status: str
    """``gepland``, ``open`` or how it ended."""
    stap: str
    """Where it was left; empty when not begun."""
    voortgang: str
    """For example ``7 van 11``; empty at the start."""
    planstatus: str
    terug_op: date | None
    """The first day on which someone has something to do; None when there is no day for it."""
    terug_reden: str
    bijgewerkt_op: datetime


@dataclass(frozen=True, slots=True)
class Worklist:
    """The werkvoorraad as of one day."""

    vandaag: tuple[WorkItem, ...]
    """Planned for today or earlier and not begun, by time."""
    lopend: tuple[WorkItem, ...]
    """Begun and not ended, longest untouched first."""
    terugkomen: tuple[WorkItem, ...]
    """Ended, with something still to do, by day."""
    niet_getekend: tuple[WorkItem, ...]
    """Ended without a signature: counted apart, and asking nothing of anyone; by day."""
    komend: tuple[WorkItem, ...]
    """Planned for a later day."""
    afgerond: tuple[WorkItem, ...]
    """Ended, nothing left to do."""

    @property
    def alles(self) -> tuple[WorkItem, ...]:
        """Every line, in the order shown."""
        return (
            *self.vandaag,
            *self.lopend,
            *self.terugkomen,
            *self.niet_getekend,
            *self.komend,
            *self.afgerond,
        )


THINKS = "bedenktijd"
THOUGHT = "bedenktijd voorbij"
"""The klant thinks it over, and when those days are over."""
BY_POST = "plan met de post sturen"
NOT_BY_POST = "plan uitreiken, geen post"
"""The way the klant chose, and when post is not safe any more."""
PLAN_WORDS = {
    "concept": "concept",
    "besproken": "besproken",
    "ondertekend": "getekend",
    "bedenktijd": "bedenktijd",
    "niet_ondertekend": "niet getekend",
    "voorgelegd": "voorgelegd",
    "teruggegeven": "teruggegeven",
    "vastgesteld": "vastgesteld",
    "uitgereikt": "uitgereikt",
    "geevalueerd": "teruggekeken",
}
"""Each state of a plan in a word or two."""
UNSIGNED = ("bedenktijd", "niet_ondertekend")
"""Plan states of a klant who thinks it over or chose not to sign."""


class Caseload:
    """The klanten and gesprekken of one store."""

    def __init__(self, thread: StoreThread, clock: Clock) -> None:
        """``thread`` stays owned by the caller."""
        self._thread = thread
        self._clock = clock

    def worklist(self) -> Future[Worklist]:
        """The werkvoorraad now."""
        today = self._clock().date()
        return self._thread.submit(lambda store: _worklist(store, today))

    def klant(self, klant_id: str) -> Future[Klant]:
        """One klant."""
        return self._thread.submit(lambda store: _klant(store, klant_id))

    def klanten(self) -> Future[tuple[Klant, ...]]:
        """All klanten that can be read, by name."""

        def work(store: Store) -> tuple[Klant, ...]:
            found = [Klant.from_json(row.payload) for row in store.klanten() if row.payload is not None]
            return tuple(sorted(found, key=lambda klant: (klant.achternaam.casefold(), klant.klant_id)))

        return self._thread.submit(work)

    def add(self, klanten: Sequence[Klant]) -> Future[tuple[Klant, ...]]:
        """Add klanten, all or none; each gets an id. Raises what ``checked`` raises, before writing."""
        return self.add_and_plan([(klant, None) for klant in klanten])

    def add_and_plan(self, people: Sequence[tuple[Klant, datetime | None]]) -> Future[tuple[Klant, ...]]:
        """Add klanten with when their first gesprek is, if that is known: all in one commit, or none.

        Each klant gets an id. Raises what ``checked`` raises, before writing.
        """
        now = self._clock()
        ready = tuple(checked(replace(klant, klant_id=new_identity(now)), now.date()) for klant, _ in people)
        planned = [
            _planned(klant.klant_id, when, now)
            for klant, (_, when) in zip(ready, people, strict=True)
            if when is not None
        ]

        def work(store: Store) -> tuple[Klant, ...]:
            store.add_klanten({klant.klant_id: klant.to_json() for klant in ready}, planned)
            return ready

        return self._thread.submit(work)

    def change(self, klant: Klant) -> Future[Klant]:
        """Replace what is kept of one klant. Raises what ``checked`` raises, before writing."""
        ready = checked(klant, self._clock().date())

        def work(store: Store) -> Klant:
            store.update_klant(ready.klant_id, ready.to_json())
            return ready

        return self._thread.submit(work)

    def plan(self, klant_id: str, when: datetime) -> Future[str]:
        """Plan a gesprek; gives its id."""
        gesprek = _planned(klant_id, when, self._clock())

        def work(store: Store) -> str:
            store.create_gesprek(gesprek.gesprek_id, gesprek.klant_id, (), "", gesprek.summary)
            return gesprek.gesprek_id

        return self._thread.submit(work)

    def gesprek(self, gesprek_id: str) -> Future[WorkItem]:
        """One line of the werkvoorraad."""
        today = self._clock().date()
        return self._thread.submit(lambda store: _item(store, store.gesprek(gesprek_id), today))

    def history(self, klant_id: str, except_gesprek: str = "") -> Future[tuple[WorkItem, ...]]:
        """The other gesprekken with this klant that were begun, newest first."""
        today = self._clock().date()

        def work(store: Store) -> tuple[WorkItem, ...]:
            rows = [
                row
                for row in store.gesprekken()
                if row.klant_id == klant_id and row.gesprek_id != except_gesprek and row.volgnummer > 0
            ]
            return tuple(_item(store, row, today) for row in reversed(rows))

        return self._thread.submit(work)

    def document(self, gesprek_id: str) -> Future[str]:
        """The GespreksRecord of a gesprek, as JSON."""
        return self._thread.submit(lambda store: store.document(gesprek_id))

    def consultant(self) -> Future[Consultant]:
        """Who works with this store; empty before the first start was finished."""

        def work(store: Store) -> Consultant:
            kept = store.setting(CONSULTANT_SETTING)
            return Consultant() if kept is None else Consultant.from_json(kept)

        return self._thread.submit(work)

    def set_consultant(self, consultant: Consultant) -> Future[None]:
        """Keep who works with this store."""
        text = consultant.to_json()
        return self._thread.submit(lambda store: store.set_setting(CONSULTANT_SETTING, text))


def _planned(klant_id: str, when: datetime, now: datetime) -> PlannedGesprek:
    waiting = GesprekSummary(
        gepland_op=when.isoformat(), status=PLANNED, stap="", bijgewerkt_op=now.isoformat()
    )
    return PlannedGesprek(new_identity(now), klant_id, waiting)


def _klant(store: Store, klant_id: str) -> Klant:
    row = store.klant(klant_id)
    if row.payload is None:
        return Klant(klant_id=klant_id, achternaam="(gewist)")
    return Klant.from_json(row.payload)


def _item(store: Store, row: GesprekRow, today: date) -> WorkItem:
    summary = row.summary
    back = None if summary.terug_op is None else date.fromisoformat(summary.terug_op)
    klant = _klant(store, row.klant_id)
    return WorkItem(
        gesprek_id=row.gesprek_id,
        klant=klant,
        gepland_op=None if summary.gepland_op is None else datetime.fromisoformat(summary.gepland_op),
        status=summary.status,
        stap=summary.stap,
        voortgang=summary.voortgang,
        planstatus=summary.planstatus,
        terug_op=back,
        terug_reden=_reason(summary, klant, back, today),
        bijgewerkt_op=datetime.fromisoformat(summary.bijgewerkt_op),
    )


def _reason(summary: GesprekSummary, klant: Klant, back: date | None, today: date) -> str:
    """What is to be done; days go by, and wishes change, without anything being written in the gesprek."""
    reason = summary.terug_reden
    if reason.startswith(BY_POST) and "post_niet_veilig" in klant.contactwens:
        return NOT_BY_POST + reason.removeprefix(BY_POST)
    over = back is not None and back < today and summary.planstatus == UNSIGNED[0]
    if over and reason.startswith(THINKS) and not reason.startswith(THOUGHT):
        return THOUGHT + reason.removeprefix(THINKS)
    return reason


def _worklist(store: Store, today: date) -> Worklist:
    items = [_item(store, row, today) for row in store.gesprekken()]
    waiting = [item for item in items if item.status == PLANNED]
    ended = [item for item in items if item.status not in (PLANNED, OPEN)]
    others = [item for item in ended if item.planstatus not in UNSIGNED]
    return Worklist(
        vandaag=tuple(sorted((i for i in waiting if _day(i) <= today), key=_moment)),
        lopend=tuple(sorted((i for i in items if i.status == OPEN), key=lambda i: i.bijgewerkt_op)),
        terugkomen=tuple(sorted((i for i in others if i.terug_reden), key=_come_back)),
        niet_getekend=tuple(sorted((i for i in ended if i.planstatus in UNSIGNED), key=_come_back)),
        komend=tuple(sorted((i for i in waiting if _day(i) > today), key=_moment)),
        afgerond=tuple(
            sorted((i for i in others if not i.terug_reden), key=lambda i: i.bijgewerkt_op, reverse=True)
        ),
    )


def _come_back(item: WorkItem) -> date:
    return item.terug_op or date.max


def _day(item: WorkItem) -> date:
    return _moment(item).date()


def _moment(item: WorkItem) -> datetime:
    return item.gepland_op or item.bijgewerkt_op
