"""The road of a plan in line mode: where it is, what came before, and one thing that can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview.dates import day_words
from interview.linear.closing import ask_channel
from interview.linear.judging import REASONS
from interview.linear.reader import Choice
from interview.linear.signing import revise, sign
from interview.record import PlanStatus
from interview.session import commands as ask
from interview.session.decision import (
    accepting,
    category_choices,
    category_name,
    decision_stand,
    differs_from_advice,
    proposed,
    said_before,
)
from interview.session.road import MOVES, Stage, Zet, possible, road, why_no_seal

if TYPE_CHECKING:
    from interview.linear.visit import LineVisit

HERE = {"geweest": "geweest", "nu": "hier", "straks": "komt nog", "anders": "overgeslagen"}
MOVE_WORDS = {
    Zet.KIES_OPNIEUW: "kiezen",
    Zet.NIEUWE_VERSIE: "nieuwe versie",
}
"""What is typed, where that is not its own name."""


def follow_plan(visit: LineVisit) -> None:
    """Read the road, then do one thing."""
    record, reader = visit.state.record, visit.reader
    reader.say("", f"De weg van dit plan, versie {record.plan.versie}")
    reader.say(*(f"- versie {one.versie}, vervangen: {one.reden}" for one in record.plan.eerdere_versies))
    reader.say(*(_line(stage) for stage in road(record, visit.today)))
    reader.say(*filter(None, (decision_stand(record),)))
    if record.plan.status is PlanStatus.VOORGELEGD:
        reader.say(*filter(None, (why_no_seal(record),)))
    moves = [Choice(zet, MOVE_WORDS.get(zet, zet.value), MOVES[zet]) for zet in possible(record, visit.today)]
    if not moves:
        reader.say("Hier is nu niets te doen.")
        return
    chosen = reader.choose("Wat wilt u doen?", moves, skip="niets")
    if chosen is None:
        return
    if chosen is Zet.KIES_OPNIEUW:
        if record.einde is None or visit.do(ask.Heropen(), "Het gesprek is weer open."):
            sign(visit)
    elif chosen is Zet.NIEUWE_VERSIE:
        revise(visit)
    elif chosen is Zet.ZEGEL:
        reader.say(
            "Het zegel zet de gemeente op kantoor; de sleutel blijft nooit op deze laptop. Daar typt men:",
            f"klantbeeld plan vaststellen --gesprek {visit.conversation.gesprek_id} --uit plan.pdf ...",
        )
    elif chosen is Zet.BESLUIT:
        write_decision(visit)
    else:
        command = _command(visit, chosen)
        if command is not None and visit.do(command, "Opgeslagen.") and chosen is Zet.AKKOORD:
            write_decision(visit)


def _line(stage: Stage) -> str:
    parts = (stage.wat, HERE[stage.stand], day_words(stage.dag), stage.uitleg)
    return "- " + ", ".join(part for part in parts if part)


def _command(visit: LineVisit, zet: Zet) -> ask.Command | None:
    """What to ask of the session after the questions of this move; None when one was skipped."""
    reader, plan = visit.reader, visit.state.record.plan
    to = "" if plan.voorlegging is None else plan.voorlegging.aan
    match zet:
        case Zet.PAPIER:
            seen = reader.agrees("Is het getekende papier binnen, en zag u de handtekening zelf?")
            return ask.BevestigPapier() if seen else None
        case Zet.VOORLEGGEN:
            to = reader.text("Aan wie legt u het plan voor? Naam of functie")
            return ask.LegVoor(to) if to else None
        case Zet.AKKOORD:
            by = reader.text_or("Wie zegt ja tegen dit plan? Naam of functie", to)
            return ask.GeefAkkoord(by) if by else None
        case Zet.TERUGGEVEN:
            reason = reader.text("Wat moet er anders?")
            return ask.GeefTerug(reason, reader.text_or("Wie gaf het terug?", to)) if reason else None
        case Zet.UITREIKEN:
            return _handed_over(visit)
        case _:
            day = reader.day("Op welke dag keek u samen terug?", visit.today, last=visit.today)
            if day is None:
                return None
            return ask.Evalueer(day, reader.text("Wat vond u samen? (mag leeg blijven)"))


def write_decision(visit: LineVisit) -> None:
    """What the municipality decides: an empty line takes what was proposed, or leaves it for later."""
    record, regelset, reader = visit.state.record, visit.state.content.regelset, visit.reader
    known = proposed(record)
    reader.say("De gemeente beslist, niet u. U schrijft het alleen op.", *said_before(record, regelset))
    choices: list[Choice[tuple[str | None, ...]]] = [
        Choice((one,), "open" if one is None else words, words) for one, words in category_choices(regelset)
    ]
    choices.append(Choice((), "later", "nog niet opschrijven"))
    usual = "later" if known is None else category_name(regelset, known.categorie)
    chosen = reader.choose("Wat besluit de gemeente?", choices, skip=usual)
    if chosen is None and known is not None:
        chosen = (known.categorie,)
    if not chosen:
        return
    command = accepting(record, chosen[0]) or _explained(visit, chosen[0])
    if command is not None:
        visit.do(command, "Het besluit van de gemeente is opgeslagen.")


def _explained(visit: LineVisit, categorie: str | None) -> ask.LegBesluitVast | None:
    reason = None
    if differs_from_advice(visit.state.record, categorie):
        reason = visit.reader.choose(
            "Waarom is het besluit anders dan het advies?", REASONS, skip="niets opschrijven"
        )
        if reason is None:
            return None
    told = visit.reader.text("Wil de gemeente er iets bij zeggen? (mag leeg blijven)")
    return ask.LegBesluitVast(categorie, reason, told)


def _handed_over(visit: LineVisit) -> ask.Command | None:
    """When and how the klant really got it."""
    day = visit.reader.day("Op welke dag kreeg de klant het plan?", visit.today, last=visit.today)
    if day is None:
        return None
    known = visit.state.record.plan.kanaal
    named = next(
        (one.zeg for one in visit.state.content.gemeente.kanalen(visit.today) if one.id is known), ""
    )
    if known is not None and visit.reader.agrees(f"{named or known.value} Was het zo?") is not False:
        return ask.ReikUit(day, known)
    channel = ask_channel(visit, "Hoe kreeg de klant het plan?")
    return None if channel is None else ask.ReikUit(day, channel)
