"""``decide(state, command, at)``: what comes of a command. Pure; raises a coded refusal or gives events."""

from __future__ import annotations

from datetime import datetime

from interview.errors import SessionErrorCode
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decide_gesprek import decide_gesprek
from interview.session.decide_oordeel import decide_oordeel
from interview.session.decide_plan import decide_plan
from interview.session.decide_road import decide_road
from interview.session.decide_visit import decide_visit
from interview.session.refusals import known_leefgebied, refuse, still_open
from interview.session.state import State

Events = tuple[happened.Event, ...]

ALWAYS_ALLOWED = (
    ask.GaNaar,
    ask.Heropen,
    ask.MeldDocument,
    ask.BevestigPapier,
    ask.StelVast,
    ask.HerzienPlan,
    ask.LegVoor,
    ask.GeefAkkoord,
    ask.LegBesluitVast,
    ask.GeefTerug,
    ask.KiesKanaal,
    ask.ReikUit,
    ask.Evalueer,
    ask.TrekDelingIn,
    ask.MeldAanvaard,
    ask.PlanMomentApart,
    ask.GeefVerklaring,
    ask.NoteerHoeWasHet,
    ask.LegHerscoringVast,
)
"""What may still be asked once the gesprek has ended."""


def decide(state: State, command: ask.Command, at: datetime) -> Events:
    """The events of ``command``, none when it changes nothing.

    Raises KlantbeeldError with a SessionErrorCode when it cannot be done now; the state is then
    as it was.
    """
    if not isinstance(command, ALWAYS_ALLOWED):
        still_open(state)
    match command:
        case ask.GaNaar():
            return _go(state, command, at)
        case ask.MaakOngedaan():
            if not state.undo:
                raise refuse(SessionErrorCode.NIETS_ONGEDAAN, "er is niets om ongedaan te maken")
            return (happened.Ongedaan(op=at),)
        case ask.Herstel():
            if not state.redo:
                raise refuse(SessionErrorCode.NIETS_ONGEDAAN, "er is niets om te herstellen")
            return (happened.Hersteld(op=at),)
        case ask.SluitAf():
            return (happened.GesprekAfgesloten(op=at, einde=command.einde, hoe_was_het=command.hoe_was_het),)
        case ask.Heropen():
            return () if state.record.einde is None else (happened.GesprekHeropend(op=at),)
    for decide_part in (decide_gesprek, decide_oordeel, decide_plan, decide_visit, decide_road):
        events = decide_part(state, command, at)
        if events is not None:
            return events
    raise AssertionError(f"no decision is written for {type(command).__name__}")


def _go(state: State, command: ask.GaNaar, at: datetime) -> Events:
    if command.leefgebied is not None:
        known_leefgebied(state, command.leefgebied)
    here = state.plek
    if (here.stap, here.leefgebied, here.veld) == (command.stap, command.leefgebied, command.veld):
        return ()
    return (happened.PlekGekozen(op=at, stap=command.stap, leefgebied=command.leefgebied, veld=command.veld),)
