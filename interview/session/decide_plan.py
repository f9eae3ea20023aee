"""Decisions about the plan: afspraken, duties, contact, reactions, signing and versions."""

from __future__ import annotations

from datetime import datetime

from interview.errors import SessionErrorCode
from interview.plain_text import one_line
from interview.record import (
    Aard,
    Afspraak,
    Ondertekening,
    Ondertekenkeuze,
    Ondertekenwijze,
    PlanStatus,
    Terugvertel,
    Wie,
)
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.duty_checks import doctor_says, words_about_health
from interview.session.plan_checks import may_be_duty, plan_gaps
from interview.session.refusals import known_leefgebied, line_of, plan_can_change, refuse
from interview.session.state import State
from interview.session.workdays import add_working_days

Events = tuple[happened.Event, ...]

SIGNING = (Ondertekenkeuze.TEKENT_NU, Ondertekenkeuze.TEKENT_ONEENS)

USUAL_AARD = {
    Wie.KLANT: Aard.KIEST_KLANT_ZELF,
    Wie.SAMEN: Aard.KIEST_KLANT_ZELF,
    Wie.GEMEENTE: Aard.GEMEENTE,
    Wie.DERDE: Aard.DERDE,
}


def decide_plan(state: State, command: ask.Command, at: datetime) -> Events | None:
    """The events of a command of this part, or None when it belongs elsewhere."""
    match command:
        case ask.NoteerAfspraak():
            return _note_afspraak(state, command, at)
        case ask.VerwijderOnderdeel():
            plan_can_change(state)
            record = state.record
            wishes = {wens.id for wens in record.wensen}
            goals = {doel.id for doel in record.doelen}
            if command.id not in wishes | goals | {afspraak.id for afspraak in record.afspraken}:
                raise refuse(SessionErrorCode.ONBEKEND, "dit onderdeel is er niet", where=command.id)
            return (happened.OnderdeelVerwijderd(op=at, id=command.id),)
        case ask.ZetGaatGoed() | ask.ZetPlichten() | ask.ZetContact() | ask.ZetEvaluaties():
            return _set_part(state, command, at)
        case ask.GeefPlanReactie():
            plan_can_change(state)
            if state.record.plan.reacties.get(command.onderdeel) == command.reactie:
                return ()
            return (happened.PlanReactieGegeven(op=at, onderdeel=command.onderdeel, reactie=command.reactie),)
        case ask.Onderteken():
            return _sign(state, command, at)
        case ask.BevestigPapier() | ask.StelVast() | ask.HerzienPlan() | ask.MeldDocument():
            return _after_signing(state, command, at)
        case _:
            return None


def _note_afspraak(state: State, command: ask.NoteerAfspraak, at: datetime) -> Events:
    plan_can_change(state)
    known = {afspraak.id: afspraak for afspraak in state.record.afspraken}
    if command.id is not None and command.id not in known:
        raise refuse(SessionErrorCode.ONBEKEND, "deze afspraak is er niet", where=command.id)
    if command.leefgebied is not None:
        known_leefgebied(state, command.leefgebied)
    aard = command.aard or USUAL_AARD[command.wie]
    if aard is Aard.MOET:
        _check_duty(state, command)
    afspraak = Afspraak(
        id=command.id or f"a{state.record.teller + 1}",
        wie=command.wie,
        wat=line_of(command.wat, "afspraak"),
        aard=aard,
        begin=command.begin,
        eind=command.eind,
        derde=one_line(command.derde),
        grondslag=one_line(command.grondslag),
        akkoord_klantmanager=command.akkoord_klantmanager,
        traject=command.traject,
        leefgebied=command.leefgebied,
    )
    if known.get(afspraak.id) == afspraak:
        return ()
    return (happened.AfspraakGenoteerd(op=at, afspraak=afspraak),)


def _check_duty(state: State, command: ask.NoteerAfspraak) -> None:
    if command.wie in (Wie.GEMEENTE, Wie.DERDE):
        raise refuse(SessionErrorCode.MOET_NIET, "alleen een afspraak van de klant kan een plicht zijn")
    if not one_line(command.grondslag):
        raise refuse(
            SessionErrorCode.MOET_NIET,
            "een plicht heeft een wetsartikel nodig",
            "Noteer het artikel, of kies 'kiest klant zelf'.",
        )
    if not may_be_duty(state.record, command.leefgebied):
        raise refuse(
            SessionErrorCode.MOET_NIET,
            "over gezondheid, gewoontes en relaties kan niets moeten zonder advies van een arts",
            "Kies 'kiest klant zelf'.",
            command.leefgebied or "",
        )
    if command.leefgebied is None and not doctor_says(state) and words_about_health(state, command.wat):
        raise refuse(
            SessionErrorCode.MOET_NIET,
            "deze woorden gaan over gezondheid, gewoontes of relaties, en dan kan het geen plicht zijn",
            "Kies 'kiest klant zelf'. Gaat het ergens anders over? Noteer de afspraak op die kaart.",
        )


def _set_part(
    state: State,
    command: ask.ZetGaatGoed | ask.ZetPlichten | ask.ZetContact | ask.ZetEvaluaties,
    at: datetime,
) -> Events:
    plan_can_change(state)
    plan = state.record.plan
    match command:
        case ask.ZetGaatGoed():
            lines = tuple(line for line in (one_line(text) for text in command.regels) if line)
            return () if lines == plan.gaat_goed else (happened.GaatGoedGezet(op=at, regels=lines),)
        case ask.ZetPlichten():
            if command.plichten == plan.plichten:
                return ()
            return (happened.PlichtenGezet(op=at, plichten=command.plichten),)
        case ask.ZetContact():
            if command.contact == plan.contact:
                return ()
            return (happened.ContactGezet(op=at, contact=command.contact),)
        case ask.ZetEvaluaties():
            days = tuple(sorted(set(command.datums)))
            return () if days == plan.evaluaties else (happened.EvaluatiesGezet(op=at, datums=days),)


def _sign(state: State, command: ask.Onderteken, at: datetime) -> Events:
    plan_can_change(state)
    if plan_gaps(state.record):
        raise refuse(
            SessionErrorCode.PLAN_ONVOLLEDIG,
            "het plan is nog niet compleet",
            "Kijk welke regels in het plan nog iets missen.",
        )
    signs = command.keuze in SIGNING
    if signs:
        _check_signature(command)
    deadline = None
    if command.keuze is Ondertekenkeuze.DENKT_NA:
        working_days = state.content.gemeente.instellingen.bedenktijd_werkdagen
        deadline = add_working_days(at.date(), working_days)
    signature = Ondertekening(
        keuze=command.keuze,
        op=at,
        terugvertel=command.terugvertel,
        gelezen=command.gelezen,
        wijze=command.wijze if signs else None,
        naam=one_line(command.naam) if signs else "",
        afbeelding=command.afbeelding if signs else "",
        getekend_met=command.getekend_met if signs else None,
        reden=one_line(command.reden),
        bedenktijd_tot=deadline,
    )
    return (happened.Ondertekend(op=at, ondertekening=signature),)


def _check_signature(command: ask.Onderteken) -> None:
    if command.terugvertel is Terugvertel.NEE:
        raise refuse(
            SessionErrorCode.TEKENEN_NIET,
            "de klant kon niet vertellen wat er is afgesproken",
            "Leg het plan nog eens uit, of laat de klant er eerst over nadenken.",
        )
    lacks_name = command.wijze is Ondertekenwijze.NAAM_GETYPT and not one_line(command.naam)
    drawn = command.wijze in (Ondertekenwijze.AFBEELDING, Ondertekenwijze.GETEKEND)
    lacks_image = drawn and not command.afbeelding
    if command.wijze is None or lacks_name or lacks_image:
        raise refuse(
            SessionErrorCode.TEKENEN_NIET,
            "er is nog geen handtekening",
            "Kies hoe de klant tekent: naam, kruisje, op papier of een afbeelding.",
        )


def _after_signing(
    state: State,
    command: ask.BevestigPapier | ask.StelVast | ask.HerzienPlan | ask.MeldDocument,
    at: datetime,
) -> Events:
    plan = state.record.plan
    if isinstance(command, ask.MeldDocument):
        return (happened.DocumentGemaakt(op=at, document=command.document),)
    signature = plan.ondertekening
    if isinstance(command, ask.BevestigPapier):
        if signature is None or signature.wijze is not Ondertekenwijze.PAPIER:
            raise refuse(SessionErrorCode.TEKENEN_NIET, "dit plan is niet op papier getekend")
        return () if signature.papier_bevestigd else (happened.PapierBevestigd(op=at),)
    if isinstance(command, ask.StelVast):
        if signature is None or signature.keuze not in SIGNING:
            raise refuse(SessionErrorCode.VASTSTELLEN_NIET, "er is geen ondertekend plan om vast te stellen")
        if plan.status is not PlanStatus.VOORGELEGD or plan.akkoord is None:
            raise refuse(
                SessionErrorCode.VASTSTELLEN_NIET,
                "de klantmanager gaf nog geen akkoord",
                "Leg het plan voor en noteer het akkoord.",
            )
        if signature.wijze is Ondertekenwijze.PAPIER and not signature.papier_bevestigd:
            raise refuse(
                SessionErrorCode.VASTSTELLEN_NIET,
                "de handtekening op papier is nog niet bevestigd",
                "Bevestig eerst dat het getekende papier binnen is.",
            )
        return (happened.PlanVastgesteld(op=at),)
    if plan.status in (PlanStatus.CONCEPT, PlanStatus.BESPROKEN):
        return ()
    reason = line_of(command.reden, "reden")
    return (happened.PlanHerzien(op=at, reden=reason, inhoud=command.inhoud, sha256=command.sha256),)
