"""What a gesprek is after its events: the record, the place, and what can be undone.

``apply`` is total: it never refuses an event that once happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from interview.record import GespreksRecord, KlantVerwijzing, Stap
from interview.session import events as happened
from interview.session.changes import changed
from interview.session.content import Content

UNDO_DEPTH = 200
"""How many steps back are kept; older ones stay in the journal only."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where the consultant is: resuming lands here."""

    stap: Stap = Stap.BEGIN
    leefgebied: str | None = None
    veld: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One gesprek in memory. Records share what did not change, so that undo is cheap."""

    content: Content
    record: GespreksRecord
    plek: Plek = Plek()
    undo: tuple[GespreksRecord, ...] = ()
    redo: tuple[GespreksRecord, ...] = ()


def begin(content: Content, event: happened.GesprekBegonnen) -> State:
    """The state after the first event."""
    record = GespreksRecord(
        gesprek_id=event.gesprek_id,
        klant=KlantVerwijzing(klant_id=event.klant_id),
        versies=event.versies,
        gepland_op=event.gepland_op,
        begonnen_op=event.op,
    )
    return State(content, record)


def replay(content: Content, events: Iterable[happened.Event]) -> State:
    """The state after all events, the first of which is GesprekBegonnen."""
    remaining = iter(events)
    first = next(remaining)
    if not isinstance(first, happened.GesprekBegonnen):
        raise ValueError("a journal begins with gesprek_begonnen")
    state = begin(content, first)
    for event in remaining:
        state = apply(state, event)
    return state


def apply(state: State, event: happened.Event) -> State:
    """The state after one more event."""
    match event:
        case happened.PlekGekozen():
            return replace(state, plek=Plek(event.stap, event.leefgebied, event.veld))
        case happened.Ongedaan():
            if not state.undo:
                return state
            back = _not_taken_back(state.undo[-1], state.record)
            return replace(state, record=back, undo=state.undo[:-1], redo=(*state.redo, state.record))
        case happened.Hersteld():
            if not state.redo:
                return state
            again = _not_taken_back(state.redo[-1], state.record)
            return replace(state, record=again, redo=state.redo[:-1], undo=(*state.undo, state.record))
        case happened.ZittingBegonnen() | happened.ZittingGezet() | happened.HerscoringVastgelegd():
            return replace(state, record=changed(state.record, event))
        case happened.GesprekBegonnen():
            return state
    record = changed(state.record, event)
    if isinstance(event, happened.BARRIERS) or _klant_says_no(event):
        return replace(state, record=record, undo=(), redo=())
    return replace(state, record=record, undo=(*state.undo, state.record)[-UNDO_DEPTH:], redo=())


def _klant_says_no(event: happened.Event) -> bool:
    """Undo would give a klant's yes back that the klant took away."""
    if not isinstance(event, happened.DelingVastgelegd):
        return False
    return event.deling.ingetrokken_op is not None or event.deling.geen_bezwaar is False


def _not_taken_back(record: GespreksRecord, now: GespreksRecord) -> GespreksRecord:
    """``record`` with what undo leaves as it is ``now``: who sits at the table, and what other rules said."""
    if (record.zittingen, record.herscoringen) == (now.zittingen, now.herscoringen):
        return record
    return record.model_copy(
        update={
            "zittingen": now.zittingen,
            "gesprek_datum": now.gesprek_datum,
            "herscoringen": now.herscoringen,
        }
    )
