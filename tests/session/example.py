"""The packaged content and small gesprekken, for the tests of the session."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from interview.library import Library
from interview.locations import Locations
from interview.record import Feit, Versies
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.content import Content
from interview.session.decide import decide
from interview.session.state import State, apply, begin
from questionnaires.answers import Antwoord, Belemmert

AT = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


@lru_cache(maxsize=1)
def packaged() -> tuple[Content, Versies]:
    """What comes with the program."""
    return Library(Locations.for_user({"KLANTBEELD_MAP": "nergens"})).newest(AT.date())


def new_state() -> State:
    """A gesprek that has just begun."""
    content, versies = packaged()
    return begin(content, first_event(versies))


def first_event(versies: Versies) -> happened.GesprekBegonnen:
    """The first event of the sample gesprek."""
    return happened.GesprekBegonnen(op=AT, gesprek_id="g-1", klant_id="k-1", versies=versies)


def after(state: State, *commands: ask.Command) -> State:
    """The state after these commands, a minute apart."""
    moment = AT
    for command in commands:
        moment += timedelta(minutes=1)
        for event in decide(state, command, moment):
            state = apply(state, event)
    return state


def judged(state: State | None = None) -> State:
    """Everything an advice needs: all goes well, except that geld hinders."""
    known = state or new_state()
    commands: list[ask.Command] = []
    for gebied in known.content.vragenlijst.matrix:
        hinders = gebied.id == "geld"
        commands.append(ask.ZetNiveau(gebied.id, 2 if hinders else 4))
        commands.append(ask.ZetBelemmert(gebied.id, Belemmert.JA if hinders else Belemmert.NEE))
    commands.append(ask.LegFeitVast("arbeidsvermogen", fact("ja")))
    commands.append(ask.LegFeitVast("arbeidsvermogen_basis", fact("inschatting")))
    return after(known, *commands)


def fact(value: str | int) -> Feit:
    """A recorded value with a source."""
    return Feit(waarde=Antwoord(waarde=value), bron="gesprek")


def advised() -> State:
    """The advice was shown."""
    state = judged()
    category = state.content.regelset.categorie[0].id
    return after(state, ask.LegOordeelVast(category, "zo zie ik het"), ask.ToonAdvies())


def with_plan(state: State | None = None) -> State:
    """A plan that can be signed."""
    day = AT.date()
    return after(
        state or new_state(),
        ask.NoteerWens("Ik wil weer rust in huis."),
        ask.NoteerAfspraak("Ik bel mijn zus", begin=day, eind=day + timedelta(days=7)),
    )
