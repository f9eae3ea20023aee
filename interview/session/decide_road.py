"""Decisions about the road of a plan: discussed, given to the klantmanager, decided, handed over, shared.

A third party never decides about rights and duties: only the klantmanager's yes lets the
municipality put its seal (Participatiewet art. 7 lid 4).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from interview.errors import KlantbeeldError, SessionErrorCode
from interview.plain_text import one_line
from interview.record import (
    Afspraak,
    Akkoord,
    BesluitGemeente,
    Deling,
    GehoudenEvaluatie,
    PlanStatus,
    Teruggave,
    Uitreiking,
    Voorlegging,
    Wie,
)
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.decision import differs_from_advice
from interview.session.refusals import known_category, line_of, note_of, refuse
from interview.session.state import State

Events = tuple[happened.Event, ...]

CAN_BE_OFFERED = (PlanStatus.ONDERTEKEND, PlanStatus.NIET_ONDERTEKEND, PlanStatus.BEDENKTIJD)
"""What may go to the klantmanager; during the time to think only once that time is over."""
LIVED_WITH = (PlanStatus.UITGEREIKT, PlanStatus.GEEVALUEERD)
"""Only what the klant has can be looked back on."""


def decide_road(state: State, command: ask.Command, at: datetime) -> Events | None:
    """The events of a command of this part, or None when it belongs elsewhere."""
    match command:
        case ask.MeldBesproken():
            discussed = state.record.plan.status is not PlanStatus.CONCEPT
            return () if discussed else (happened.PlanBesproken(op=at),)
        case ask.LegVoor() | ask.GeefAkkoord() | ask.GeefTerug():
            return _with_klantmanager(state, command, at)
        case ask.LegBesluitVast():
            return _decided(state, command, at)
        case ask.KiesKanaal():
            if command.kanaal is state.record.plan.kanaal:
                return ()
            return (happened.KanaalGekozen(op=at, kanaal=command.kanaal),)
        case ask.ReikUit() | ask.Evalueer():
            return _after_the_seal(state, command, at)
        case ask.LegDelingVast() | ask.TrekDelingIn() | ask.MeldAanvaard():
            return _share(state, command, at)
        case _:
            return None


def _with_klantmanager(
    state: State, command: ask.LegVoor | ask.GeefAkkoord | ask.GeefTerug, at: datetime
) -> Events:
    plan = state.record.plan
    if isinstance(command, ask.LegVoor):
        if plan.status not in CAN_BE_OFFERED:
            raise _not_now("dit plan kan nu niet naar de klantmanager")
        signature = plan.ondertekening
        deadline = None if signature is None else signature.bedenktijd_tot
        if plan.status is PlanStatus.BEDENKTIJD and deadline is not None and at.date() <= deadline:
            raise _not_now("de klant denkt nog na", "Wacht tot de bedenktijd voorbij is.")
        offered = Voorlegging(aan=line_of(command.aan, "klantmanager"), op=at)
        return (happened.PlanVoorgelegd(op=at, voorlegging=offered),)
    if plan.status is not PlanStatus.VOORGELEGD:
        raise _not_now("dit plan ligt niet bij de klantmanager", "Leg het plan eerst voor.")
    if isinstance(command, ask.GeefAkkoord):
        if plan.akkoord is not None:
            return ()
        agreed = Akkoord(door=line_of(command.door, "klantmanager"), op=at)
        return (happened.AkkoordGegeven(op=at, akkoord=agreed),)
    given_back = Teruggave(reden=line_of(command.reden, "reden"), door=one_line(command.door), op=at)
    return (happened.PlanTeruggegeven(op=at, teruggave=given_back),)


def _decided(state: State, command: ask.LegBesluitVast, at: datetime) -> Events:
    agreed, known = state.record.plan.akkoord, state.record.besluit_gemeente
    if agreed is None:
        raise _not_now("de klantmanager zei nog geen ja tegen dit plan", "Noteer eerst wie ja zegt.")
    known_category(state, command.categorie)
    differs = differs_from_advice(state.record, command.categorie)
    if differs and command.redencode is None:
        raise refuse(
            SessionErrorCode.REDEN_NODIG,
            "het besluit van de gemeente wijkt af van het advies",
            "Kies een reden bij het verschil.",
        )
    decided = BesluitGemeente(
        categorie=command.categorie,
        redencode=command.redencode if differs else None,
        toelichting=note_of(command.toelichting),
        door=agreed.door,
        planversie=state.record.plan.versie,
        op=at,
    )
    if known is not None and known.model_copy(update={"op": at}) == decided:
        return ()
    return (happened.BesluitVastgelegd(op=at, besluit=decided),)


def _after_the_seal(state: State, command: ask.ReikUit | ask.Evalueer, at: datetime) -> Events:
    plan = state.record.plan
    if command.datum > at.date():
        raise refuse(SessionErrorCode.DATUM_PAST_NIET, "die dag moet nog komen", "Kies vandaag of eerder.")
    if isinstance(command, ask.ReikUit):
        if plan.status is not PlanStatus.VASTGESTELD:
            raise _not_now("dit plan is nog niet vastgesteld")
        channel = command.kanaal or plan.kanaal
        if channel is None:
            raise _not_now("de klant koos nog niet hoe", "Vraag hoe de klant het plan wil krijgen.")
        handed = Uitreiking(kanaal=channel, datum=command.datum, op=at)
        return (happened.PlanUitgereikt(op=at, uitreiking=handed),)
    if plan.status not in LIVED_WITH:
        raise _not_now("de klant heeft dit plan nog niet", "Noteer eerst dat het plan is uitgereikt.")
    held = GehoudenEvaluatie(datum=command.datum, uitkomst=note_of(command.uitkomst), op=at)
    return (happened.PlanGeevalueerd(op=at, evaluatie=held),)


def _share(
    state: State, command: ask.LegDelingVast | ask.TrekDelingIn | ask.MeldAanvaard, at: datetime
) -> Events:
    afspraak = next((one for one in state.record.afspraken if one.id == command.afspraak), None)
    known = state.record.delingen.get(command.afspraak)
    if isinstance(command, ask.LegDelingVast):
        return _record_sharing(state, afspraak, known, command, at)
    if known is None:
        raise refuse(SessionErrorCode.ONBEKEND, "over deze afspraak is niets gedeeld", where=command.afspraak)
    if isinstance(command, ask.TrekDelingIn):
        if known.ingetrokken_op is not None:
            return ()
        changed = known.model_copy(update={"ingetrokken_op": at, "geen_bezwaar": False})
    else:
        if known.aanvaard_op is not None:
            return ()
        changed = known.model_copy(update={"aanvaard_op": at})
    return (happened.DelingVastgelegd(op=at, afspraak=command.afspraak, deling=changed),)


def _record_sharing(
    state: State, afspraak: Afspraak | None, known: Deling | None, command: ask.LegDelingVast, at: datetime
) -> Events:
    if afspraak is None or afspraak.wie is not Wie.DERDE:
        raise refuse(
            SessionErrorCode.DELEN_NIET,
            "delen hoort bij een afspraak die iemand anders doet",
            where=command.afspraak,
        )
    wanted = command.deling
    back = wanted.terugkomdatum or at.date() + timedelta(
        days=state.content.gemeente.instellingen.terugkomdagen
    )
    deling = wanted.model_copy(
        update={
            "ontvanger": line_of(wanted.ontvanger, "ontvanger"),
            "doel": line_of(wanted.doel, "doel"),
            "gegevens": tuple(line for line in map(one_line, wanted.gegevens) if line),
            "praktisch": one_line(wanted.praktisch),
            "grondslag": line_of(wanted.grondslag, "grondslag"),
            "terugkomdatum": back,
            "op": at if known is None else known.op,
            "ingetrokken_op": None if wanted.geen_bezwaar else wanted.ingetrokken_op,
        }
    )
    return (
        ()
        if deling == known
        else (happened.DelingVastgelegd(op=at, afspraak=command.afspraak, deling=deling),)
    )


def may_share(deling: Deling) -> bool:
    """Whether something may go to the third party now: never after a no, whether a yes is needed or not."""
    agreed = deling.geen_bezwaar is True or (not deling.geen_bezwaar_nodig and deling.geen_bezwaar is None)
    return deling.klant_geinformeerd and agreed and deling.ingetrokken_op is None


def _not_now(what: str, remedy: str = "") -> KlantbeeldError:
    return refuse(SessionErrorCode.PLAN_NOG_NIET, what, remedy)
