"""Decisions about judging: niveaus, feiten, the own judgement, the advice and what follows it."""

from __future__ import annotations

from datetime import date, datetime

from interview.errors import SessionErrorCode
from interview.plain_text import one_line
from interview.record import Feit, Oordeel, OordeelNaGesprek
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.advice import advise, missing_for_advice
from interview.session.herscoring import already_kept
from interview.session.refusals import known_category, known_leefgebied, note_of, refuse
from interview.session.state import State
from questionnaires.answers import GeenWaarde
from questionnaires.schema import FeitDefinitie, Leefgebied

Events = tuple[happened.Event, ...]

Judgement = ask.ZetNiveau | ask.ZetBelemmert | ask.ZetSpoed | ask.ZetEigenCijfer | ask.KiesBewijs


def decide_oordeel(state: State, command: ask.Command, at: datetime) -> Events | None:
    """The events of a command of this part, or None when it belongs elsewhere."""
    match command:
        case ask.ZetNiveau() | ask.ZetBelemmert() | ask.ZetSpoed() | ask.ZetEigenCijfer() | ask.KiesBewijs():
            return _judge(state, command, at)
        case ask.LegFeitVast():
            return _record_fact(state, command, at)
        case ask.LegOordeelVast():
            return _judge_beforehand(state, command, at)
        case ask.ToonAdvies():
            return _show_advice(state, at)
        case ask.GeefAdviesReactie():
            _advice_shown(state)
            if state.record.reactie_advies == command.reactie:
                return ()
            return (happened.AdviesReactieGegeven(op=at, reactie=command.reactie),)
        case ask.LegOordeelNaGesprekVast():
            return _judge_afterwards(state, command, at)
        case ask.LegHerscoringVast():
            return _score_again(state, command, at)
        case _:
            return None


def _judge(state: State, command: Judgement, at: datetime) -> Events:
    gebied = known_leefgebied(state, command.leefgebied)
    known = state.record.leefgebied(gebied.id)
    match command:
        case ask.ZetNiveau():
            if known.niveau == command.niveau and type(known.niveau) is type(command.niveau):
                return ()
            _check_niveau(gebied, command.niveau)
            reason = _reason(state, command.reden, f"niveau.{gebied.id}")
            return (happened.NiveauGezet(op=at, leefgebied=gebied.id, niveau=command.niveau, reden=reason),)
        case ask.ZetBelemmert():
            if known.belemmert == command.belemmert:
                return ()
            _check_has_niveau(gebied)
            reason = _reason(state, command.reden, f"belemmert.{gebied.id}")
            return (
                happened.BelemmertGezet(
                    op=at, leefgebied=gebied.id, belemmert=command.belemmert, reden=reason
                ),
            )
        case ask.ZetSpoed():
            if known.spoed == command.spoed:
                return ()
            return (happened.SpoedGezet(op=at, leefgebied=gebied.id, spoed=command.spoed),)
        case ask.ZetEigenCijfer():
            if command.cijfer is not None and not 0 <= command.cijfer <= 10:
                raise refuse(
                    SessionErrorCode.ANTWOORD_PAST_NIET,
                    "een eigen cijfer is 0 tot en met 10",
                    where=gebied.id,
                )
            if known.eigen_cijfer == command.cijfer:
                return ()
            return (happened.EigenCijferGezet(op=at, leefgebied=gebied.id, cijfer=command.cijfer),)
        case ask.KiesBewijs():
            if known.bewijs == command.bewijs:
                return ()
            return (happened.BewijsGekozen(op=at, leefgebied=gebied.id, bewijs=command.bewijs),)


def _check_has_niveau(gebied: Leefgebied) -> None:
    if not gebied.heeft_niveau:
        raise refuse(SessionErrorCode.ANTWOORD_PAST_NIET, "deze kaart krijgt geen niveau", where=gebied.id)


def _check_niveau(gebied: Leefgebied, niveau: int | GeenWaarde | None) -> None:
    _check_has_niveau(gebied)
    if isinstance(niveau, GeenWaarde):
        if niveau is GeenWaarde.NVT and not gebied.nvt:
            raise refuse(
                SessionErrorCode.ANTWOORD_PAST_NIET,
                "n.v.t. kan niet bij dit leefgebied",
                "Kies 'niet besproken' of 'weet niet'.",
                gebied.id,
            )
    elif niveau is not None and not 1 <= niveau <= 5:
        raise refuse(SessionErrorCode.ANTWOORD_PAST_NIET, "een niveau is 1 tot en met 5", where=gebied.id)


def _reason(state: State, given: str, where: str) -> str:
    """The reason for a change; needed once the advice was shown."""
    reason = one_line(given)
    if state.record.advies is not None and not reason:
        raise refuse(
            SessionErrorCode.REDEN_NODIG,
            "het advies is al getoond",
            "Schrijf kort waarom dit verandert.",
            where,
        )
    return reason


def _record_fact(state: State, command: ask.LegFeitVast, at: datetime) -> Events:
    definition = state.content.vragenlijst.feiten.get(command.feit)
    if definition is None:
        raise refuse(SessionErrorCode.ONBEKEND, "dit feit staat niet in de vragenlijst", where=command.feit)
    if state.record.feiten.get(command.feit) == command.inhoud:
        return ()
    if command.inhoud is not None:
        _check_fact(definition, command.inhoud)
    reason = _reason(state, command.reden, f"feit.{command.feit}")
    return (happened.FeitVastgelegd(op=at, feit=command.feit, inhoud=command.inhoud, reden=reason),)


def _check_fact(definition: FeitDefinitie, fact: Feit) -> None:
    value = fact.waarde.waarde
    if fact.waarde.geen is not None:
        fits = fact.waarde.geen is not GeenWaarde.NVT
    else:
        match definition.soort:
            case "keuze":
                fits = any(keuze.id == value for keuze in definition.keuzes)
            case "getal":
                fits = isinstance(value, int) and definition.laagste <= value <= definition.hoogste
            case "datum":
                fits = isinstance(value, str) and _is_date(value)
    if not fits:
        raise refuse(SessionErrorCode.ANTWOORD_PAST_NIET, "deze waarde past niet", where=definition.id)
    if definition.bron_vragen and fact.waarde.geen is None and not one_line(fact.bron):
        raise refuse(
            SessionErrorCode.ANTWOORD_PAST_NIET,
            "hier hoort een bron bij",
            "Noteer wie of wat dit zegt.",
            definition.id,
        )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _judge_beforehand(state: State, command: ask.LegOordeelVast, at: datetime) -> Events:
    if state.record.advies is not None:
        raise refuse(
            SessionErrorCode.OORDEEL_BEVROREN,
            "uw oordeel vooraf staat vast sinds het advies getoond is",
            "Leg een ander inzicht vast als oordeel na het gesprek.",
        )
    known_category(state, command.categorie)
    known = state.record.oordeel_vooraf
    reason = note_of(command.reden)
    if known is not None and (known.categorie, known.reden) == (command.categorie, reason):
        return ()
    return (
        happened.OordeelVastgelegd(op=at, oordeel=Oordeel(categorie=command.categorie, reden=reason, op=at)),
    )


def _show_advice(state: State, at: datetime) -> Events:
    if state.record.advies is not None:
        return ()
    if state.record.oordeel_vooraf is None:
        raise refuse(
            SessionErrorCode.OORDEEL_NODIG,
            "uw eigen oordeel is nog niet vastgelegd",
            "Kies eerst zelf, daarna ziet u het advies.",
        )
    missing = missing_for_advice(state)
    if missing:
        raise refuse(
            SessionErrorCode.ONVOLLEDIG,
            f"voor een advies ontbreekt nog iets bij: {', '.join(part.titel for part in missing)}",
            "Vul een waarde in, of een reden waarom die er niet is.",
        )
    return (happened.AdviesGetoond(op=at, advies=advise(state, at)),)


def _advice_shown(state: State) -> None:
    if state.record.advies is None:
        raise refuse(SessionErrorCode.OORDEEL_NODIG, "het advies is nog niet getoond")


def _judge_afterwards(state: State, command: ask.LegOordeelNaGesprekVast, at: datetime) -> Events:
    _advice_shown(state)
    known_category(state, command.categorie)
    advice = state.record.advies
    differs = advice is not None and command.categorie != advice.categorie
    if differs and command.redencode is None:
        raise refuse(
            SessionErrorCode.REDEN_NODIG,
            "uw oordeel wijkt af van het advies",
            "Kies een reden bij het verschil.",
        )
    judgement = OordeelNaGesprek(
        categorie=command.categorie,
        redencode=command.redencode if differs else None,
        toelichting=note_of(command.toelichting),
        op=at,
    )
    known = state.record.oordeel_na_gesprek
    if known is not None and known.model_copy(update={"op": at}) == judgement:
        return ()
    return (happened.OordeelNaGesprekVastgelegd(op=at, oordeel=judgement),)


def _score_again(state: State, command: ask.LegHerscoringVast, at: datetime) -> Events:
    # Before the advice was shown an outcome would be seen by who still has to judge.
    _advice_shown(state)
    found = command.herscoring.model_copy(update={"op": at})
    if already_kept(state.record, found):
        return ()
    return (happened.HerscoringVastgelegd(op=at, herscoring=found),)
