"""How it goes on after today, in sentences that can be said aloud. Pure; reads what was agreed, no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from interview.dates import short_day, week_day
from interview.klant import Klant
from interview.record import Rol
from interview.session.closing import by_post_unasked, municipality_first
from interview.session.road import state_words
from interview.session.state import State

WARNING = "▲"
"""Begins a line that somebody has to look at before the plan goes."""


def how_it_goes_on(state: State, klant: Klant, today: date) -> tuple[str, ...]:
    """What was agreed for after today, one sentence a line; the first one is how far the plan is."""
    return tuple(_lines(state, klant, today))


def _lines(state: State, klant: Klant, today: date) -> Iterator[str]:
    record = state.record
    contact, first = record.plan.contact, municipality_first(record)
    yield state_words(record)
    if record.samenvatting_klopt:
        yield "De samenvatting klopt, zei de klant."
    if contact.naam:
        yield f"Vaste contactpersoon: {', '.join(filter(None, (contact.naam, contact.telefoon)))}"
    if contact.volgende is not None:
        yield f"Wij spreken elkaar weer op {week_day(contact.volgende)}."
    if record.moment_apart is not None and Rol.PARTNER not in record.aanwezigen:
        # A partner need not hear that the klant is spoken alone; the werkvoorraad knows the day.
        yield f"Wij spreken elkaar alleen op {week_day(record.moment_apart)}."
    if first is not None:
        when = f", vanaf {short_day(first.begin)}" if first.begin else ""
        yield f"De gemeente doet eerst: {first.wat.rstrip('.')}{when}."
    yield from _way(state, klant, today)
    if record.hoe_was_het:
        yield f"Zo vond de klant het: “{record.hoe_was_het}”"


def _way(state: State, klant: Klant, today: date) -> Iterator[str]:
    """How the klant gets the plan, with a warning where others may read it."""
    chosen = state.record.plan.kanaal
    if chosen is None:
        return
    said = next((one.zeg for one in state.content.gemeente.kanalen(today) if one.id is chosen), "")
    yield f"Uw plan: {said or chosen.value.replace('_', ' ')}"
    if by_post_unasked(klant, chosen):
        yield f"{WARNING} Post is niet veilig voor deze klant."
