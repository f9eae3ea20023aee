"""Decisions about the talk itself: notes, quotes, answers, observations, wensen and doelen."""

from __future__ import annotations

from datetime import datetime

from interview.errors import SessionErrorCode
from interview.session import commands as ask
from interview.session import events as happened
from interview.session.refusals import known_leefgebied, line_of, note_of, plan_can_change, refuse
from interview.session.state import State
from questionnaires.answers import Antwoord, GeenWaarde
from questionnaires.schema import Vraag
from questionnaires.visibility import visible

Events = tuple[happened.Event, ...]


def decide_gesprek(state: State, command: ask.Command, at: datetime) -> Events | None:
    """The events of a command of this part, or None when it belongs elsewhere."""
    match command:
        case ask.KiesVoorbereiding():
            if state.record.voorbereiding == command.wijze:
                return ()
            return (happened.VoorbereidingGekozen(op=at, wijze=command.wijze),)
        case ask.LegNotitieVast():
            known_leefgebied(state, command.leefgebied)
            text = note_of(command.tekst)
            if text == state.record.leefgebied(command.leefgebied).notitie:
                return ()
            return (happened.NotitieVastgelegd(op=at, leefgebied=command.leefgebied, tekst=text),)
        case ask.LegSamenvattingVast():
            text = note_of(command.tekst)
            if (text, command.klopt) == (state.record.samenvatting, state.record.samenvatting_klopt):
                return ()
            return (happened.SamenvattingVastgelegd(op=at, tekst=text, klopt=command.klopt),)
        case ask.MaakSnelleNotitie():
            text = line_of(command.tekst, "snelle notitie")
            return (happened.SnelleNotitieGemaakt(op=at, id=_next_id(state, "n"), tekst=text),)
        case ask.DeelNotitieIn():
            return _file_note(state, command, at)
        case ask.MarkeerCitaat() | ask.LeesCitaatVoor() | ask.VerwijderCitaat():
            return _quote(state, command, at)
        case ask.GeefAntwoord():
            return _answer(state, command, at)
        case ask.ZetObservatie():
            return _observe(state, command, at)
        case ask.NoteerWens() | ask.NoteerDoel():
            return _note_wish_or_goal(state, command, at)
        case _:
            return None


def _next_id(state: State, letter: str) -> str:
    return f"{letter}{state.record.teller + 1}"


def _file_note(state: State, command: ask.DeelNotitieIn, at: datetime) -> Events:
    if command.leefgebied is not None:
        known_leefgebied(state, command.leefgebied)
    if all(note.id != command.id for note in state.record.snelle_notities):
        raise refuse(SessionErrorCode.ONBEKEND, "deze snelle notitie is er niet", where=command.id)
    return (happened.SnelleNotitieIngedeeld(op=at, id=command.id, leefgebied=command.leefgebied),)


def _quote(
    state: State, command: ask.MarkeerCitaat | ask.LeesCitaatVoor | ask.VerwijderCitaat, at: datetime
) -> Events:
    if isinstance(command, ask.MarkeerCitaat):
        known_leefgebied(state, command.leefgebied)
        text = line_of(command.tekst, "citaat").strip("\"'\u201c\u201d\u2018\u2019\u275d ")
        text = line_of(text, "citaat")
        if any(q.leefgebied == command.leefgebied and q.tekst == text for q in state.record.citaten):
            return ()
        return (
            happened.CitaatGemarkeerd(
                op=at, id=_next_id(state, "c"), leefgebied=command.leefgebied, tekst=text
            ),
        )
    if all(quote.id != command.id for quote in state.record.citaten):
        raise refuse(SessionErrorCode.ONBEKEND, "dit citaat is er niet", where=command.id)
    if isinstance(command, ask.LeesCitaatVoor):
        return (happened.CitaatVoorgelezen(op=at, id=command.id, goed=command.goed),)
    return (happened.CitaatVerwijderd(op=at, id=command.id),)


def _answer(state: State, command: ask.GeefAntwoord, at: datetime) -> Events:
    found = state.content.vragenlijst.vragen.get(command.vraag)
    if found is None:
        raise refuse(
            SessionErrorCode.ONBEKEND, "deze vraag staat niet in de vragenlijst", where=command.vraag
        )
    if state.record.antwoorden.get(command.vraag) == command.antwoord:
        return ()
    if command.antwoord is not None:
        if command.vraag not in visible(state.content.vragenlijst, state.record.antwoorden):
            raise refuse(
                SessionErrorCode.ANTWOORD_PAST_NIET,
                "deze vraag hoort nu niet gesteld te worden",
                where=command.vraag,
            )
        check_answer(found[1], command.antwoord, command.vraag)
    return (happened.AntwoordGegeven(op=at, vraag=command.vraag, antwoord=command.antwoord),)


def check_answer(vraag: Vraag, antwoord: Antwoord, where: str) -> None:
    """Raises GESPREK-ANTWOORD-PAST-NIET when ``antwoord`` is not one that ``vraag`` allows."""
    if antwoord.geen is not None:
        fits = antwoord.geen is not GeenWaarde.NVT or vraag.nvt
    else:
        choices = {keuze.id for keuze in vraag.keuzes} or {"ja", "nee"}
        value = antwoord.waarde
        match vraag.soort:
            case "janee" | "keuze":
                fits = isinstance(value, str) and value in choices
            case "meerkeuze":
                fits = isinstance(value, tuple) and len(value) > 0 and choices.issuperset(value)
            case "getal":
                fits = isinstance(value, int) and vraag.laagste <= value <= vraag.hoogste
            case "tekst":
                fits = isinstance(value, str)
    if not fits:
        raise refuse(
            SessionErrorCode.ANTWOORD_PAST_NIET,
            "dit antwoord past niet bij de vraag",
            "Kies een van de antwoorden op het scherm.",
            where,
        )


def _observe(state: State, command: ask.ZetObservatie, at: datetime) -> Events:
    leefgebied, _, local = command.observatie.partition(".")
    known = known_leefgebied(state, leefgebied).observatie
    if all(observatie.id != local for observatie in known):
        raise refuse(
            SessionErrorCode.ONBEKEND,
            "deze observatie staat niet in de vragenlijst",
            where=command.observatie,
        )
    if (command.observatie in state.record.observaties) == command.gezien:
        return ()
    return (happened.ObservatieGezet(op=at, observatie=command.observatie, gezien=command.gezien),)


def _note_wish_or_goal(state: State, command: ask.NoteerWens | ask.NoteerDoel, at: datetime) -> Events:
    plan_can_change(state)
    wish = isinstance(command, ask.NoteerWens)
    text = line_of(command.tekst, "wens" if wish else "doel")
    known = {part.id: part.tekst for part in (state.record.wensen if wish else state.record.doelen)}
    if command.id is not None and command.id not in known:
        raise refuse(SessionErrorCode.ONBEKEND, "dit onderdeel is er niet", where=command.id)
    if command.id is not None and known[command.id] == text:
        return ()
    if wish:
        return (happened.WensGenoteerd(op=at, id=command.id or _next_id(state, "w"), tekst=text),)
    return (happened.DoelGenoteerd(op=at, id=command.id or _next_id(state, "d"), tekst=text),)
