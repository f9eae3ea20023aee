"""A gesprek of which the plan can be made, on a cheap store and with a clock that stands still."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from interview.conversation import Conversation
from interview.desk import Desk
from interview.record import Wie
from interview.session import commands as ask
from interview.tui.visit import Visit
from tests.interview.desks import START, make_desk, planned_gesprek, still_clock

TODAY = START.date()


def new_visit(root: Path) -> Visit:
    """A visit with an invented klant, the gesprek just begun."""
    desk = make_desk(root, still_clock)
    planned_gesprek(desk)
    return same_visit(desk)


def same_visit(desk: Desk) -> Visit:
    """The one gesprek of ``desk``, opened again."""
    item = desk.caseload.worklist().result().alles[0]
    return Visit(desk, item.klant, desk.open_gesprek(item.gesprek_id), START)


def tell(conversation: Conversation, *commands: ask.Command) -> None:
    """Carry out commands and wait for the disk."""
    for command in commands:
        conversation.do(command).result()


def fill_plan(conversation: Conversation) -> None:
    """A plan that can be signed: a wens, a doel and two afspraken with dates."""
    tell(
        conversation,
        ask.NoteerWens("Ik wil weer buiten werken."),
        ask.NoteerDoel("In mei werk ik twee dagen in het groen."),
        ask.ZetGaatGoed(("Ik sta elke dag op tijd op.",)),
        ask.NoteerAfspraak(
            "Ik neem mijn brieven mee.", begin=TODAY + timedelta(days=2), eind=TODAY + timedelta(days=14)
        ),
        ask.NoteerAfspraak(
            "Bram belt de schuldhulp.",
            Wie.GEMEENTE,
            begin=TODAY + timedelta(days=2),
            eind=TODAY + timedelta(days=9),
        ),
        ask.ZetEvaluaties((TODAY + timedelta(days=42),)),
    )
