"""Decisions around the talk: sittings, who is there, being informed, regelingen and own statements."""

from __future__ import annotations

from datetime import datetime

from interview.errors import SessionErrorCode
from interview.record import Informatie, Verklaring, Zitting
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.refusals import known_leefgebied, note_of, refuse
from interview.session.state import State
from questionnaires.gemeentepakket.check import INFORMATION
from questionnaires.gemeentepakket.model import newest

Events = tuple[happened.Event, ...]

LEVEL_STATEMENT = "niveau."
"""Before a leefgebied: a statement beside its niveau."""
STATEMENTS = ("oordeel", "advies")
"""The other judgements a klant may say something beside."""


def decide_visit(state: State, command: ask.Command, at: datetime) -> Events | None:
    """The events of a command of this part, or None when it belongs elsewhere."""
    match command:
        case ask.BeginZitting():
            return (happened.ZittingBegonnen(op=at, zitting=Zitting(op=at)),)
        case ask.ZetZitting():
            return _set_sitting(state, command.zitting, at)
        case ask.LegInformatieVast():
            return _inform(state, command, at)
        case ask.PlanMomentApart():
            if command.datum == state.record.moment_apart:
                return ()
            return (happened.MomentApartGepland(op=at, datum=command.datum),)
        case ask.ZetRegeling():
            return _set_regeling(state, command, at)
        case ask.GeefVerklaring():
            return _state(state, command, at)
        case ask.LegTerugvertelVast():
            if command.terugvertel is state.record.terugvertel:
                return ()
            return (happened.TerugvertelVastgelegd(op=at, terugvertel=command.terugvertel),)
        case ask.NoteerHoeWasHet():
            told = note_of(command.tekst).strip()
            if told == state.record.hoe_was_het:
                return ()
            return (happened.HoeWasHetGenoteerd(op=at, tekst=told),)
        case _:
            return None


def _set_sitting(state: State, wanted: Zitting, at: datetime) -> Events:
    known = state.record.zitting
    if wanted.op_papier is not None and wanted.op_papier > at.date():
        raise refuse(
            SessionErrorCode.DATUM_PAST_NIET,
            "een gesprek op papier kan niet in de toekomst liggen",
            "Kies de dag waarop u met de klant sprak.",
        )
    present = tuple(dict.fromkeys(wanted.aanwezigen))
    before = () if known is None else known.erbij_geweest
    sitting = wanted.model_copy(
        update={
            "op": at if known is None else known.op,
            "aanwezigen": present,
            "erbij_geweest": tuple(dict.fromkeys((*before, *present))),
        }
    )
    if known is None:
        return (happened.ZittingBegonnen(op=at, zitting=sitting),)
    return () if sitting == known else (happened.ZittingGezet(op=at, zitting=sitting),)


def _inform(state: State, command: ask.LegInformatieVast, at: datetime) -> Events:
    gemeente = state.content.gemeente
    entry = newest((one for one in gemeente.tekst if one.id == INFORMATION), at.date())
    if entry is None or not gemeente.zin(INFORMATION, at.date()):
        raise refuse(
            SessionErrorCode.ONBEKEND,
            "in het gemeentepakket staat geen tekst om voor te lezen",
            "Vraag uw beheerder om die tekst.",
            INFORMATION,
        )
    version = f"{gemeente.naam} {gemeente.versie}, tekst van {entry.geldig_vanaf.isoformat()}"
    told = Informatie(tekst=version, wijze=command.wijze, op=at)
    return (happened.InformatieGegeven(op=at, informatie=told),)


def _set_regeling(state: State, command: ask.ZetRegeling, at: datetime) -> Events:
    if all(one.id != command.regeling for one in state.content.gemeente.minimaregeling):
        raise refuse(
            SessionErrorCode.ONBEKEND,
            "deze regeling staat niet in het gemeentepakket",
            where=command.regeling,
        )
    if state.record.minimaregelingen.get(command.regeling) == command.stand:
        return ()
    return (happened.RegelingGezet(op=at, regeling=command.regeling, stand=command.stand),)


def _state(state: State, command: ask.GeefVerklaring, at: datetime) -> Events:
    if command.onderdeel.startswith(LEVEL_STATEMENT):
        known_leefgebied(state, command.onderdeel.removeprefix(LEVEL_STATEMENT))
    elif command.onderdeel not in STATEMENTS:
        raise refuse(SessionErrorCode.ONBEKEND, "hier kan geen verklaring bij staan", where=command.onderdeel)
    text, known = note_of(command.tekst).strip(), state.record.verklaringen.get(command.onderdeel)
    if text == ("" if known is None else known.tekst):
        return ()
    given = Verklaring(tekst=text, op=at) if text else None
    return (happened.VerklaringGegeven(op=at, onderdeel=command.onderdeel, verklaring=given),)
